"""Which exercise can stand for another that something speaks against, and as what step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import areas
from recoverytimer.exercise.contraindications import PersonalCautions, Restriction, strongest
from recoverytimer.exercise.dose import Dose, Measure, amount_range
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.exercise.limits import usual_hold
from recoverytimer.exercise.load import Load
from recoverytimer.routine.routine import Work

# What each further load weighs against the share of muscles in common.
FURTHER_LOAD = 0.15
EVERYWHERE = frozenset({"wall", "chair"})
# Nothing of this is put upon somebody whose own exercise did not ask for it.
DEMANDING = frozenset(
    {
        Load.BACK_ARCH,
        Load.BACK_LOAD,
        Load.BACK_ROUND,
        Load.BACK_TWIST,
        Load.BALANCE,
        Load.FAST_RUN,
        Load.HAMSTRING_LONG,
        Load.HEAD_LOW,
        Load.HELD_EFFORT,
        Load.HIP_BACK,
        Load.HIP_DEEP,
        Load.HIP_IN,
        Load.HIP_OUT,
        Load.IMPACT,
        Load.KNEE_DEEP,
        Load.KNEE_TWIST,
        Load.LEGS_WIDE,
        Load.NERVE_PULL,
        Load.ONE_LEG,
        Load.OUTER_HIP_HEAVY,
        Load.OUTER_HIP_LONG,
        Load.PELVIS_SPLIT,
    }
)
_ONE_SIDED = frozenset({Sides.LEFT, Sides.RIGHT, Sides.CHOSEN})


class Variants:
    """Finds the best sound variant of each exercise of a routine, for the same one the same.

    Args:
        used: the exercises that the routine keeps, which are not done twice instead of others.
        at_hand: what the routine needs anyway.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        mine: PersonalCautions,
        used: AbstractSet[str],
        at_hand: AbstractSet[str],
    ) -> None:
        self._exercises = exercises
        self._mine = mine
        self._used = set(used)
        self._at_hand = at_hand
        self._found: dict[tuple[str, str | None, bool], str | None] = {}

    def best_for(self, step: Work) -> str | None:
        """The exercise that stands for a step's; None where the step is better left out."""
        key = (step.exercise, step.swap, step.optional)
        if key not in self._found:
            found = self._found[key] = next(self._sound(step), None)
            if found is not None:
                self._used.add(found)
        return self._found[key]

    def blameless_swap(self, step: Work) -> str | None:
        """The swap that the routine names, without any restriction and not done anyway."""
        swap = self._exercises.get(step.swap or "")
        if step.swap is None or swap is None or step.swap in self._used:
            return None
        return None if self._mine.reasons(step.swap, swap) else step.swap

    def _sound(self, step: Work) -> Iterator[str]:
        """What may stand for it: the routine's own swap, the easier way, the nearest kin."""
        named = [step.swap] if step.swap else []
        if not step.optional:
            named += self._easier(step.exercise)
        yield from (n for n in named if n not in self._used and self._is_sound(n))
        if not step.optional:
            yield from self._kin(step.exercise)

    def _easier(self, exercise_id: str) -> Iterator[str]:
        """The easier ways of an exercise, of those the easier ones, and so on."""
        seen = {exercise_id}
        easier = self._exercises[exercise_id].easier
        while easier and easier.exercise and easier.exercise not in seen:
            seen.add(easier.exercise)
            yield easier.exercise
            other = self._exercises.get(easier.exercise)
            easier = other.easier if other else None

    def _kin(self, exercise_id: str) -> Iterator[str]:
        """Those of the same kind for the same place, what nothing speaks against and near first."""
        exercise = self._exercises[exercise_id]
        at_hand = {*EVERYWHERE, *self._at_hand, *exercise.equipment}
        kin = (
            name
            for name, other in self._known.items()
            if other.kind is exercise.kind
            and name not in self._used
            and at_hand.issuperset(other.equipment)
            and _is_for_the_same(exercise, other)
            and DEMANDING.isdisjoint(_further_loads(exercise, other))
        )
        yield from sorted(
            kin,
            key=lambda name: (
                bool(self._mine.reasons(name, self._known[name])),
                _distance(exercise, self._known[name]),
                name,
            ),
        )

    @cached_property
    def _known(self) -> Mapping[str, Exercise]:
        """What is sound, without harder ways of others and what does not say what it loads."""
        harder = {e.harder.exercise for e in self._exercises.values() if e.harder}
        return {
            name: exercise
            for name, exercise in self._exercises.items()
            if (exercise.loads or exercise.light_loads)
            and name not in harder
            and self._is_sound(name)
        }

    def _is_sound(self, exercise_id: str) -> bool:
        exercise = self._exercises.get(exercise_id)
        if exercise is None:
            return False
        return (strongest(self._mine.reasons(exercise_id, exercise)) or 0) <= Restriction.EASIER


def _is_for_the_same(exercise: Exercise, other: Exercise) -> bool:
    """Whether what one exercise is for above all is what the other is for as well."""
    first, others = exercise.muscles[:1], other.muscles[:2]
    return bool(set(first) & set(others) or set(areas(first)) & set(areas(others)))


def _distance(exercise: Exercise, other: Exercise) -> float:
    """How far two are apart: by their muscles, and by what the other asks in addition."""
    mine, others = set(exercise.muscles), set(other.muscles)
    further = len(_further_loads(exercise, other))
    return FURTHER_LOAD * further - len(mine & others) / len(mine | others)


def _further_loads(exercise: Exercise, other: Exercise) -> set[Load]:
    """What another loads that an exercise does not."""
    return set(other.loads) - {*exercise.loads, *exercise.light_loads}


def as_variant(step: Work, before: Exercise, name: str, after: Exercise) -> Work:
    """A step with another exercise in it, in a sensible dose, on the same sides if it has sides.

    A note or another swap was meant for the exercise before.
    """
    is_sided = after.sides not in {Sides.NONE, Sides.ALTERNATE}
    sides = step.sides or before.sides
    return replace(
        step,
        exercise=name,
        dose=_dose(step, before, after),
        sides=sides if is_sided and sides in _ONE_SIDED else None,
        extra_on_chosen=step.extra_on_chosen if is_sided else 0,
        swap=None,
        note=None,
    )


def _dose(step: Work, before: Exercise, after: Exercise) -> Dose | None:
    """As long a hold as the step has, within what is usual; else the usual dose of the other."""
    written, usual = step.dose or before.dose.one_set, after.dose.one_set
    if written.measures != (Measure.HOLD,) or usual.measures != (Measure.HOLD,):
        return None
    if not isinstance(written.hold, int | float):
        return None
    seconds = float(written.hold)
    if after.sides is Sides.EACH and (step.sides or before.sides) in {Sides.NONE, Sides.ALTERNATE}:
        seconds /= 2
    bounds = usual_hold(after) or amount_range(written.hold)
    return replace(usual, hold=min(max(seconds, bounds.low), bounds.high))
