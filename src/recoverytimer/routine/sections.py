"""When one wants a routine: the sections in which routines are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from itertools import islice
from types import MappingProxyType

from msgspec import Struct

from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.routine import BEFORE_A_RUN, Routine, played_exercises

MOST_FIRST = 6


class Section(Enum):
    """Sections in the order in which they are listed."""

    FIRST = auto()
    """Favourites and what was done last; what is here is in its own section, too."""
    OWN = auto()
    AFTER_A_RUN = auto()
    SORE = auto()
    STRENGTH = auto()
    BEFORE_A_RUN = auto()
    QUIET = auto()
    """In the evening, at a desk, on a rest day."""
    ICE_AND_HEAT = auto()


OF_TAGS: Mapping[str, Section] = MappingProxyType(
    {
        "after a run": Section.AFTER_A_RUN,
        "cool-down": Section.AFTER_A_RUN,
        "sore day": Section.SORE,
        "foam rolling": Section.SORE,
        "gentle": Section.SORE,
        "strength": Section.STRENGTH,
        BEFORE_A_RUN: Section.BEFORE_A_RUN,
        "warm-up": Section.BEFORE_A_RUN,
        "evening": Section.QUIET,
        "desk": Section.QUIET,
        "rest day": Section.QUIET,
        "ice": Section.ICE_AND_HEAT,
        "heat": Section.ICE_AND_HEAT,
        "contrast": Section.ICE_AND_HEAT,
    }
)
"""The first tag of a routine that is here says its section."""
OF_KINDS: Mapping[Kind, Section] = MappingProxyType(
    {
        Kind.STRETCH: Section.QUIET,
        Kind.MOBILITY: Section.QUIET,
        Kind.BREATHING: Section.QUIET,
        Kind.ACTIVE: Section.QUIET,
        Kind.REST: Section.QUIET,
        Kind.ROLL: Section.SORE,
        Kind.BALL: Section.SORE,
        Kind.STRENGTH: Section.STRENGTH,
        Kind.DYNAMIC: Section.BEFORE_A_RUN,
        Kind.COLD: Section.ICE_AND_HEAT,
        Kind.HEAT: Section.ICE_AND_HEAT,
    }
)
"""The kind of most exercises does it where no tag of a shipped routine says more."""


class Preferred(Struct, frozen=True):
    """What a person has said and done: ids of favourites, and of what was done, the newest first.

    Each is the id that the routine has now.
    """

    favourites: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def first(self) -> tuple[str, ...]:
        """What comes before all others, however much that is."""
        return tuple(dict.fromkeys((*self.favourites, *self.done)))


NOTHING_PREFERRED = Preferred()


class Listed(Struct, frozen=True):
    """A section and what is in it."""

    section: Section
    entries: tuple[RoutineEntry, ...]


def section_of(entry: RoutineEntry, exercises: Mapping[str, Exercise]) -> Section:
    """The one section of a routine; an own one without a tag for another is among the own ones."""
    routine = entry.to_edit
    tags = routine.tags if routine else ()
    said = next((OF_TAGS[tag] for tag in map(str.lower, tags) if tag in OF_TAGS), None)
    if said is not None or routine is None or entry.own:
        return said or Section.OWN
    return _by_kind(routine, exercises)


def in_sections(
    entries: Iterable[RoutineEntry], preferred: Preferred, exercises: Mapping[str, Exercise]
) -> tuple[Listed, ...]:
    """Routines in their sections, without empty ones; in each, favourites come first."""
    found: dict[Section, list[RoutineEntry]] = {section: [] for section in Section}
    by_id = {entry.id: entry for entry in entries}
    for name in dict.fromkeys((*preferred.favourites, *by_id)):
        if name in by_id:
            found[section_of(by_id[name], exercises)].append(by_id[name])
    first = (by_id[name] for name in preferred.first if name in by_id)
    found[Section.FIRST] = list(islice(first, MOST_FIRST))
    return tuple(Listed(one, tuple(listed)) for one, listed in found.items() if listed)


def by_section(
    entries: Iterable[RoutineEntry], preferred: Preferred, exercises: Mapping[str, Exercise]
) -> tuple[Listed, ...]:
    """The same where each routine is to be listed once."""
    listed = in_sections(entries, preferred, exercises)
    return tuple(one for one in listed if one.section is not Section.FIRST)


def _by_kind(routine: Routine, exercises: Mapping[str, Exercise]) -> Section:
    names = (step.exercise for _, step in played_exercises(routine))
    kinds = Counter(exercises[name].kind for name in names if name in exercises)
    return OF_KINDS[kinds.most_common(1)[0][0]] if kinds else Section.QUIET
