"""Routines as suggestions see them: what they treat, how gentle they are, what speaks against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from recoverytimer.exercise.bodyareas import Area, areas
from recoverytimer.exercise.contraindications import Contraindications
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.timeline import SegmentKind, Timing, Total, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline

MOST_OWN = 24


class Candidate(Struct, frozen=True, kw_only=True):
    """A routine that may be suggested.

    Attributes:
        equipment: what one needs for it.
        kinds: those of its exercises, the one with most time first.
        shares: for each area that it treats, the share of the time of its exercises.
    """

    id: str
    equipment: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    total: Total = Total(0.0)
    shares: Mapping[Area, float] = {}
    contraindications: Contraindications = Contraindications()
    tags: frozenset[str] = frozenset()
    hours_apart: float | None = None
    times_a_day: int | None = None
    times_a_week: int | None = None

    @property
    def kind(self) -> Kind:
        """The kind that takes most of the time."""
        return self.kinds[0] if self.kinds else Kind.REST

    @property
    def is_gentle(self) -> bool:
        """Whether there is no strength exercise in it."""
        return Kind.STRENGTH not in self.kinds


class Candidates:
    """All routines by id, each looked at when it is first asked for.

    Args:
        ids: all routines.
        own: those of them that the person made.
        look: gives a routine, or None where it cannot be played.
    """

    def __init__(
        self, ids: tuple[str, ...], own: tuple[str, ...], look: Callable[[str], Candidate | None]
    ) -> None:
        self._ids = ids
        self._own = own
        self._look = look
        self._seen: dict[str, Candidate | None] = {}

    def get(self, routine_id: str) -> Candidate | None:
        """A routine, or None where there is none or it cannot be played."""
        if routine_id not in self._seen:
            self._seen[routine_id] = self._look(routine_id)
        return self._seen[routine_id]

    def all(self) -> tuple[Candidate, ...]:
        """All that can be played."""
        return self._some(self._ids)

    def own(self) -> tuple[Candidate, ...]:
        """Those that the person made."""
        return self._some(self._own)

    def _some(self, ids: tuple[str, ...]) -> tuple[Candidate, ...]:
        found = (self.get(routine_id) for routine_id in ids)
        return tuple(candidate for candidate in found if candidate is not None)


def candidates_of(library: Library, timing: Timing, lately: Iterable[str] = ()) -> Candidates:
    """The routines of a library; of a person's own ones those done lately and the newest.

    Not all of them, as each has to be read before the first page can say anything.
    """

    def look(routine_id: str) -> Candidate | None:
        entry = library.routine(routine_id)
        return candidate(entry, library, timing) if entry else None

    shipped, made = library.shipped_ids(), library.own_ids()
    used = [routine_id for routine_id in lately if routine_id in made]
    own = tuple(dict.fromkeys((*used, *library.newest(made, MOST_OWN))))
    return Candidates((*shipped, *own), own, look)


def candidate(entry: RoutineEntry, library: Library, timing: Timing) -> Candidate | None:
    """What there is to know of a routine; None where its file is unsound."""
    routine = entry.routine
    if routine is None:
        return None
    portrait = portrait_of(routine, library.exercises, timing)
    return Candidate(
        id=entry.id,
        equipment=portrait.equipment,
        kinds=portrait.kinds,
        total=portrait.total,
        shares=_shares(entry, library, timing),
        contraindications=portrait.contraindications,
        tags=frozenset(routine.tags),
        hours_apart=routine.hours_apart,
        times_a_day=routine.times_a_day,
        times_a_week=routine.times_a_week,
    )


def _shares(entry: RoutineEntry, library: Library, timing: Timing) -> dict[Area, float]:
    """An exercise that works in several areas counts for each with its part of the time."""
    assert entry.routine is not None
    seconds: dict[Area, float] = {}
    whole = 0.0
    for segment in build_timeline(
        timeline_recipe(entry.routine, library.exercises, timing)
    ).segments:
        if segment.kind is SegmentKind.WORK and segment.exercise:
            whole += segment.weight_s
            treated = areas(library.exercises[segment.exercise].muscles)
            for area in treated:
                seconds[area] = seconds.get(area, 0.0) + segment.weight_s / len(treated)
    return {area: value / whole for area, value in seconds.items()} if whole else {}
