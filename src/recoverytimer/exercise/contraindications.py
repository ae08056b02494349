"""Which cautions speak against what, how strongly, and what may be done instead.

Worked out from what exercises load, the table of cautions and that of the parts that may be hurt,
here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from enum import IntEnum
from functools import cache
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import (
    CautionNote,
    LoadNote,
    PartNote,
    caution_notes,
    part_notes,
)
from recoverytimer.exercise.exercise import Exercise, Kind, Variant
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.exercise.load import Load

# What is assumed of exercises that do not say what they load, as those of older own files.
_AT_LEAST: Mapping[Kind, tuple[Load, ...]] = {
    Kind.ROLL: (Load.PRESS_THIGH, Load.PRESS_CALF),
    Kind.BALL: (Load.PRESS_THIGH, Load.PRESS_CALF),
    Kind.COLD: (Load.COLD_PACK,),
    Kind.HEAT: (Load.HEAT_PACK,),
}
_TAXING = frozenset({Kind.STRETCH, Kind.STRENGTH})
HURT = (Caution.ACUTE, Caution.FRACT, Caution.INFLAM, Caution.SURGERY)
"""With these nothing is to be strained."""
Parts = frozenset[tuple[Caution, InjuredPart]]
"""Where cautions are, as far as that is said."""


class Restriction(IntEnum):
    """How strongly a caution speaks against an exercise, the weakest first."""

    EASIER = 1
    ASK_FIRST = 2
    NEVER = 3


class Reason(Struct, frozen=True):
    """A caution that speaks against an exercise, and for which of its loads.

    Attributes:
        loads: none where the file itself names the caution.
        part: where it is, as far as that is said.
    """

    caution: Caution
    restriction: Restriction
    loads: tuple[Load, ...] = ()
    part: InjuredPart | None = None


class PersonalCautions(Struct, frozen=True):
    """What a person told: their cautions, where these are, and what they have asked about.

    Attributes:
        asked: ids of exercises, each with the caution for which a professional allowed it.
        parts: a caution that is not among them holds for all of the body.
    """

    cautions: frozenset[Caution] = frozenset()
    asked: frozenset[tuple[str, Caution]] = frozenset()
    parts: Parts = frozenset()

    @property
    def rule_out_all(self) -> tuple[Caution, ...]:
        """Those with which there is no routine at all, only the way to help."""
        return tuple(caution for caution in no_routine() if caution in self.cautions)

    def against(self, load: Load, of: Iterable[Caution] = Caution) -> Restriction | None:
        """How strongly they, or some of them, speak against a load on its own."""
        at = dict(self.parts)
        notes = (_table()[c] for c in of if c in self.cautions and c in _table())
        found = (_levels(note, at.get(note.code), (load,), ()).get(load) for note in notes)
        return max((Restriction(level) for level in found if level), default=None)

    def reasons(self, exercise_id: str, exercise: Exercise) -> tuple[Reason, ...]:
        """What speaks against an exercise for this person; what was asked about weighs less."""
        return tuple(
            replace(reason, restriction=Restriction.EASIER)
            if self._has_asked(exercise_id, reason)
            else reason
            for reason in reasons_against(exercise, self.parts)
            if reason.caution in self.cautions
        )

    def asked_about(self, exercise_id: str, exercise: Exercise) -> tuple[Reason, ...]:
        """What would be to be asked about an exercise if the person had not asked."""
        return tuple(
            reason
            for reason in reasons_against(exercise, self.parts)
            if reason.caution in self.cautions and self._has_asked(exercise_id, reason)
        )

    def _has_asked(self, exercise_id: str, reason: Reason) -> bool:
        is_to_ask = reason.restriction is Restriction.ASK_FIRST
        return is_to_ask and (exercise_id, reason.caution) in self.asked


NO_CAUTIONS = PersonalCautions()


class Contraindication(Struct, frozen=True):
    """What speaks against an exercise, and what may be done instead (None: leave it out)."""

    exercise: str
    reasons: tuple[Reason, ...]
    instead: Variant | None

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """The cautions that speak against it."""
        return tuple(reason.caution for reason in self.reasons)


class Contraindications(Struct, frozen=True):
    """What speaks against a routine: `own` against all of it, and its exercises, each once.

    What is only to be done more easily is not in it.
    """

    own: tuple[Caution, ...] = ()
    exercises: tuple[Contraindication, ...] = ()

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """All of them, those against the whole routine first."""
        of_exercises = (c for found in self.exercises for c in found.cautions)
        return tuple(dict.fromkeys((*self.own, *of_exercises)))

    def __bool__(self) -> bool:
        return bool(self.own or self.exercises)

    def with_cautions(self, mine: Container[Caution]) -> Self:
        """What of it holds for somebody with some cautions."""
        own = tuple(caution for caution in self.own if caution in mine)
        return type(self)(own, self._where(lambda _, reason: reason.caution in mine))

    def without_asked(self, asked: Container[tuple[str, Caution]]) -> Self:
        """What is left of it where a person has asked about some exercises."""
        return type(self)(
            self.own,
            self._where(
                lambda name, reason: (
                    reason.restriction is Restriction.NEVER or (name, reason.caution) not in asked
                )
            ),
        )

    def _where(self, holds: Callable[[str, Reason], bool]) -> tuple[Contraindication, ...]:
        """The exercises with those of their reasons that hold, where there are any."""
        some = (
            (found, tuple(reason for reason in found.reasons if holds(found.exercise, reason)))
            for found in self.exercises
        )
        return tuple(replace(found, reasons=kept) for found, kept in some if kept)


def reasons_against(exercise: Exercise, parts: Parts = frozenset()) -> tuple[Reason, ...]:
    """All that speaks against an exercise: of each caution the strongest, with its loads.

    A light load counts one level less. Cautions that the file names itself are to be asked about.
    What does not say what it loads may reach every part.
    """
    loads = exercise.loads
    if loads or exercise.light_loads:
        return _reasons(loads, exercise.light_loads, exercise.cautions, parts)
    hurt = HURT if exercise.kind in _TAXING else ()
    assumed, named = _AT_LEAST.get(exercise.kind, ()), (*exercise.cautions, *hurt)
    return _reasons(assumed, (), named, frozenset())


def cautions_against(exercise: Exercise) -> tuple[Caution, ...]:
    """All cautions with which an exercise is never to be done, or to be asked about first."""
    return tuple(r.caution for r in reasons_against(exercise) if r.restriction > Restriction.EASIER)


def strongest(reasons: Iterable[Reason]) -> Restriction | None:
    """How strongly all of some reasons speak; None where there are none."""
    return max((reason.restriction for reason in reasons), default=None)


def contraindications(
    own: tuple[Caution, ...],
    used: Iterable[str],
    exercises: Mapping[str, Exercise],
    parts: Parts = frozenset(),
) -> Contraindications:
    """What speaks against a routine with cautions of its own and with these exercises."""
    found = ((name, exercises[name]) for name in dict.fromkeys(used) if name in exercises)
    return Contraindications(
        tuple(dict.fromkeys((*own, *no_routine()))),
        tuple(
            Contraindication(name, reasons, _instead(exercise, exercises))
            for name, exercise in found
            if (
                reasons := tuple(
                    r
                    for r in reasons_against(exercise, parts)
                    if r.restriction > Restriction.EASIER
                )
            )
        ),
    )


@cache
def no_routine() -> tuple[Caution, ...]:
    """The cautions with which there is no routine at all."""
    return tuple(code for code, note in _table().items() if note.no_routine)


def restriction_of(note: LoadNote, load: Load) -> Restriction | None:
    """How strongly a caution, or a part that is hurt, speaks against a load."""
    if load in note.never:
        return Restriction.NEVER
    if load in note.ask_first:
        return Restriction.ASK_FIRST
    return Restriction.EASIER if load in note.easier else None


@cache
def _table() -> Mapping[Caution, CautionNote]:
    """The cautions that come with the app, which stay the same while it runs."""
    return caution_notes(shipped_resources())


@cache
def _part_table() -> Mapping[InjuredPart, PartNote]:
    """The parts that may be hurt, likewise."""
    return part_notes(shipped_resources())


@cache
def _reasons(
    loads: tuple[Load, ...], light_loads: tuple[Load, ...], named: tuple[Caution, ...], parts: Parts
) -> tuple[Reason, ...]:
    at = dict(parts)
    found = (
        _reason(note, at.get(note.code), loads, light_loads, named) for note in _table().values()
    )
    return tuple(reason for reason in found if reason is not None)


def _reason(
    note: CautionNote,
    part: InjuredPart | None,
    loads: tuple[Load, ...],
    light_loads: tuple[Load, ...],
    named: tuple[Caution, ...],
) -> Reason | None:
    levels = _levels(note, part, loads, light_loads)
    level = max(levels.values(), default=0)
    if note.code in named and level < Restriction.ASK_FIRST:
        return Reason(note.code, Restriction.ASK_FIRST)
    if not level:
        return None
    strong = tuple(load for load, one in levels.items() if one == level)
    return Reason(note.code, Restriction(level), strong, part)


def _levels(
    note: CautionNote,
    part: InjuredPart | None,
    loads: tuple[Load, ...],
    light_loads: tuple[Load, ...],
) -> dict[Load, int]:
    """How strongly a caution at a part, or somewhere, speaks against each of some loads."""
    somewhere = _levels_by(note, loads, light_loads)
    if part is None or part not in _part_table():
        return somewhere
    there = _levels_by(_part_table()[part], loads, light_loads)
    if note.ask_about_part:
        asked = int(Restriction.ASK_FIRST)
        there = {load: max(asked, somewhere[load]) if there[load] else 0 for load in there}
    return {
        load: max(level, somewhere[load] if load in note.anywhere else 0)
        for load, level in there.items()
    }


def _levels_by(
    note: LoadNote, loads: tuple[Load, ...], light_loads: tuple[Load, ...]
) -> dict[Load, int]:
    levels: dict[Load, int] = {load: restriction_of(note, load) or 0 for load in loads}
    for load in light_loads:
        levels[load] = max(levels.get(load, 0), (restriction_of(note, load) or 0) - 1)
    return levels


def _instead(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Variant | None:
    """The easier way, in words alone where its exercise is not there."""
    easier = exercise.easier
    if easier and easier.exercise and easier.exercise not in exercises:
        return Variant(text=easier.text)
    return easier
