"""What a routine is like: how long and with what; and for whom not."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from recoverytimer.exercise.contraindications import (
    Contraindications,
    Parts,
    contraindications,
)
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.routine.beforestart import asks_side
from recoverytimer.routine.choices import played_with
from recoverytimer.routine.routine import Routine, Work, played_exercises
from recoverytimer.routine.span import routine_total
from recoverytimer.routine.timeline import SegmentKind, Timing, Total, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline

# What is done on the side that is chosen counts; both sides are alike to whoever has not chosen.
ASSUMED_SIDE = Side.LEFT


class Portrait(Struct, frozen=True):
    """What a routine is like, derived from its steps; `exercise` is the one that shows it."""

    total: Total
    kinds: tuple[Kind, ...]
    equipment: tuple[str, ...]
    asks_side: bool
    exercise: str | None = None

    @property
    def kind(self) -> Kind:
        """The kind that takes most of the time."""
        return self.kinds[0] if self.kinds else Kind.REST


def portrait_of(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    timing: Timing,
    options: Collection[str] | None = None,
) -> Portrait:
    """What a routine is like when its steps are laid flat, with the options that are chosen.

    Where none are said, its total spans whatever may be chosen.
    """
    recipe = timeline_recipe(
        routine, exercises, timing, chosen_side=ASSUMED_SIDE, options=tuple(options or ())
    )
    timeline = build_timeline(recipe)
    seconds: dict[Kind, float] = {}
    each: dict[str, float] = {}
    for segment in timeline.segments:
        if segment.kind is SegmentKind.WORK and segment.exercise:
            kind = exercises[segment.exercise].kind
            seconds[kind] = seconds.get(kind, 0.0) + segment.weight_s
            each[segment.exercise] = each.get(segment.exercise, 0.0) + segment.weight_s
    there = played_with(routine, options)
    used = dict.fromkeys(step.exercise for _, step in there if isinstance(step, Work))
    return Portrait(
        total=routine_total(recipe, any_options=options is None),
        kinds=tuple(sorted(seconds, key=lambda k: -seconds[k])),
        equipment=tuple(dict.fromkeys(e for x in used for e in exercises[x].equipment)),
        exercise=_main_exercise(routine.picture, each, exercises),
        asks_side=asks_side(routine, exercises, options),
    )


def against(
    routine: Routine, exercises: Mapping[str, Exercise], parts: Parts = frozenset()
) -> Contraindications:
    """What speaks against a routine, for whomever; or where one is hurt at some parts."""
    used = (step.exercise for _, step in played_exercises(routine))
    return contraindications(routine.cautions, used, exercises, parts)


def _main_exercise(
    said: str | None, seconds: Mapping[str, float], exercises: Mapping[str, Exercise]
) -> str | None:
    """What is said or, where that is not done, takes longest; walking and lying tell little."""
    if said in seconds:
        return said
    telling = [n for n in seconds if exercises[n].kind not in {Kind.ACTIVE, Kind.REST}]
    return max(telling or seconds, key=lambda name: seconds[name], default=None)
