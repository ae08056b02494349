"""Which cautions speak against what, and what may be done instead: decided here alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Self

from msgspec import Struct

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Exercise, Kind, Variant

# Whole kinds that are not suggested with a caution, whatever the files say.
NOT_SUGGESTED: Mapping[Kind, frozenset[Caution]] = {
    Kind.STRENGTH: frozenset({Caution.ACUTE, Caution.FRACT, Caution.DVT, Caution.INFLAM}),
    Kind.STRETCH: frozenset({Caution.ACUTE}),
}


class Contraindication(Struct, frozen=True):
    """What speaks against an exercise, and what may be done instead (None: leave it out)."""

    exercise: str
    cautions: tuple[Caution, ...]
    instead: Variant | None


class Contraindications(Struct, frozen=True):
    """What speaks against a routine: `own` as its file says, and its exercises, each once."""

    own: tuple[Caution, ...] = ()
    exercises: tuple[Contraindication, ...] = ()

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """All of them, the routine's own first."""
        of_exercises = (c for found in self.exercises for c in found.cautions)
        return tuple(dict.fromkeys((*self.own, *of_exercises)))

    def __bool__(self) -> bool:
        return bool(self.own or self.exercises)

    def with_cautions(self, mine: Container[Caution]) -> Self:
        """What of it holds for somebody with some cautions."""
        some = (
            Contraindication(found.exercise, kept, found.instead)
            for found in self.exercises
            if (kept := tuple(c for c in found.cautions if c in mine))
        )
        return type(self)(tuple(c for c in self.own if c in mine), tuple(some))


def cautions_against(exercise: Exercise) -> tuple[Caution, ...]:
    """All cautions that speak against an exercise."""
    return exercise.cautions


def contraindications(
    own: tuple[Caution, ...], used: Iterable[str], exercises: Mapping[str, Exercise]
) -> Contraindications:
    """What speaks against a routine with cautions of its own and with these exercises."""
    found = ((name, exercises[name]) for name in dict.fromkeys(used) if name in exercises)
    return Contraindications(
        own,
        tuple(
            Contraindication(name, cautions, _instead(exercise, exercises))
            for name, exercise in found
            if (cautions := cautions_against(exercise))
        ),
    )


def is_suggested(kind: Kind, mine: frozenset[Caution]) -> bool:
    """Whether a kind of exercise may be suggested to somebody with some cautions at all."""
    return NOT_SUGGESTED.get(kind, frozenset()).isdisjoint(mine)


def _instead(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Variant | None:
    """The easier way, in words alone where its exercise is not there."""
    easier = exercise.easier
    if easier and easier.exercise and easier.exercise not in exercises:
        return Variant(text=easier.text)
    return easier
