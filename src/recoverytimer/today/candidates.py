"""Routines as suggestions see them: what they treat, how gentle they are, what speaks against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from recoverytimer.exercise.bodyareas import Area, areas
from recoverytimer.exercise.contraindications import (
    NO_CAUTIONS,
    Contraindications,
    PersonalCautions,
)
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.load import Load
from recoverytimer.routine.adapting import adapted
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import against, portrait_of
from recoverytimer.routine.routine import Routine, played_exercises
from recoverytimer.routine.timeline import SegmentKind, Timing, Total, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline

MOST_OWN = 24
HARD_WORK = frozenset(
    {
        Load.OUTER_HIP_WORK,
        Load.OUTER_HIP_HEAVY,
        Load.OUTER_HIP_LONG,
        Load.HAMSTRING_WORK,
        Load.HAMSTRING_LONG,
        Load.ADDUCTOR_WORK,
        Load.CALF_WORK,
        Load.KNEE_LOAD,
        Load.BACK_LOAD,
        Load.ONE_LEG,
        Load.HELD_EFFORT,
    }
)


class Candidate(Struct, frozen=True, kw_only=True):
    """A routine that may be suggested.

    Attributes:
        equipment: what one needs for it.
        kinds: those of its exercises, the one with most time first.
        shares: for each area that it treats, the share of the time of its exercises.
        contraindications: what speaks against it as it fits the person.
        gentle: whether its file calls it gentle.
        light: whether its strength exercises, if any, load no muscle fully.
        changes: in how many places it was adapted.
        kept: how much of its time is left of what its file has.
    """

    id: str
    equipment: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    total: Total = Total(0.0)
    shares: Mapping[Area, float] = {}
    contraindications: Contraindications = Contraindications()
    tags: frozenset[str] = frozenset()
    gentle: bool = False
    light: bool = False
    changes: int = 0
    kept: float = 1.0
    hours_apart: float | None = None
    times_a_day: int | None = None
    times_a_week: int | None = None

    @property
    def kind(self) -> Kind:
        """The kind that takes most of the time."""
        return self.kinds[0] if self.kinds else Kind.REST

    @property
    def works_hard(self) -> bool:
        """Whether there is a strength exercise in it that is more than light."""
        return Kind.STRENGTH in self.kinds and not self.light

    @property
    def is_strength(self) -> bool:
        """Whether it counts as a strength session."""
        return self.kind is Kind.STRENGTH and self.works_hard and not self.gentle


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


def candidates_of(
    library: Library,
    timing: Timing,
    lately: Iterable[str] = (),
    mine: PersonalCautions = NO_CAUTIONS,
) -> Candidates:
    """The routines of a library; of a person's own ones those done lately and the newest.

    Not all of them, as each has to be read before the first page can say anything. Each is seen as
    it fits the person.
    """

    def look(routine_id: str) -> Candidate | None:
        entry = library.routine(routine_id)
        return candidate(entry, library, timing, mine) if entry else None

    shipped, made = library.shipped_ids(), library.own_ids()
    used = [routine_id for routine_id in lately if routine_id in made]
    own = tuple(dict.fromkeys((*used, *library.newest(made, MOST_OWN))))
    return Candidates((*shipped, *own), own, look)


def candidate(
    entry: RoutineEntry, library: Library, timing: Timing, mine: PersonalCautions = NO_CAUTIONS
) -> Candidate | None:
    """What there is to know of a routine as it fits a person; None where its file is unsound.

    Where it cannot be made to fit, it is seen as it is written, with all that speaks against it.
    """
    if entry.routine is None:
        return None
    exercises = library.exercises
    found = adapted(entry.routine, exercises, mine)
    routine = found.routine or entry.routine
    portrait = portrait_of(routine, exercises, timing)
    return Candidate(
        id=entry.id,
        equipment=portrait.equipment,
        kinds=portrait.kinds,
        total=portrait.total,
        shares=_shares(routine, exercises, timing),
        contraindications=against(routine, exercises, mine.parts).without_asked(mine.asked),
        tags=frozenset(routine.tags),
        gentle=routine.gentle,
        light=not any(_is_hard(exercises[s.exercise]) for _, s in played_exercises(routine)),
        changes=len(found.changes) if found.routine else 0,
        kept=_kept(entry.routine, routine, exercises, timing),
        hours_apart=routine.hours_apart,
        times_a_day=routine.most_a_day,
        times_a_week=routine.most_a_week,
    )


def _kept(
    written: Routine, fits: Routine, exercises: Mapping[str, Exercise], timing: Timing
) -> float:
    if fits is written:
        return 1.0
    whole, left = (portrait_of(r, exercises, timing).total.seconds for r in (written, fits))
    return left / whole if whole else 1.0


def _is_hard(exercise: Exercise) -> bool:
    """Whether a strength exercise loads muscles fully, or does not say."""
    is_known = exercise.loads or exercise.light_loads
    return exercise.kind is Kind.STRENGTH and not (
        is_known and HARD_WORK.isdisjoint(exercise.loads)
    )


def _shares(
    routine: Routine, exercises: Mapping[str, Exercise], timing: Timing
) -> dict[Area, float]:
    """An exercise that works in several areas counts for each with its part of the time."""
    seconds: dict[Area, float] = {}
    whole = 0.0
    for segment in build_timeline(timeline_recipe(routine, exercises, timing)).segments:
        if segment.kind is SegmentKind.WORK and segment.exercise:
            whole += segment.weight_s
            treated = areas(exercises[segment.exercise].muscles)
            for area in treated:
                seconds[area] = seconds.get(area, 0.0) + segment.weight_s / len(treated)
    return {area: value / whole for area, value in seconds.items()} if whole else {}
