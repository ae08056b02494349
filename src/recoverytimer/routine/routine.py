"""What a routine file means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from recoverytimer.base.language import N_
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import MOST_ROUNDS, Dose, OneDuration, RangeText
from recoverytimer.exercise.exercise import CITABLE, FileId, LongText, ShortText, Sides, Tags, Texts

MOST_STEPS = 500
DEEPEST_GROUP = 4
LONGEST_REST_S = 3600
USUAL_TRIES = 3
BEFORE_A_RUN = "before a run"
"""A tag: such a routine warms up."""

Lead = Annotated[
    None | Annotated[float, Meta(ge=0, le=300)],
    Meta(description=N_("Write a number of seconds, from 0 to 300.")),
]
Rest = Annotated[
    float,
    Meta(ge=0, le=LONGEST_REST_S, description=N_("Write a number of seconds, from 0 to 3600.")),
]
Rounds = Annotated[
    Annotated[int, Meta(ge=1, le=MOST_ROUNDS)]
    | Annotated[str, Meta(pattern=r"^\d{1,2}(\+|-\d{1,2})$")],
    Meta(
        description=N_(
            'Write a number from 1 to 50, a minimum such as "2+", or a range such as "1-3".'
        )
    ),
]
RoundChoice = Annotated[
    None
    | Literal["first", "not first", "last", "not last"]
    | Annotated[tuple[Annotated[int, Meta(ge=1, le=MOST_ROUNDS)], ...], Meta(min_length=1)],
    Meta(
        description=N_(
            'Write "first", "not first", "last", "not last" or a list of rounds such as [1, 3].'
        )
    ),
]
Temperature = Annotated[
    Annotated[float, Meta(ge=0, le=42)] | RangeText | None,
    Meta(
        description=N_(
            'Write a number of degrees Celsius from 0 to 42, or a range such as "38-40".'
        )
    ),
]
StepPath = tuple[int, ...]
_MARKED = re.compile(r"(?P<text>.*\S)\s*\[(?P<mark>V2?|R|J)\]\s*", re.DOTALL)


class IfNo(StrEnum):
    """What the answer "no" leads to."""

    REPEAT = "repeat"
    SKIP = "skip"
    END = "end"


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question that must be answered with yes before the routine goes on.

    After `tries` times "no" with `if_no = "repeat"` the session ends.
    """

    ask: LongText
    if_no: IfNo = IfNo.REPEAT
    no_says: LongText | None = None
    tries: Annotated[int, Meta(ge=1, le=20)] = USUAL_TRIES


class Work(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An exercise with a dose; without one, the exercise's own."""

    exercise: FileId
    dose: Dose | None = None
    sides: Sides | None = None
    extra_on_chosen: Annotated[int, Meta(ge=0, le=10)] = 0
    swap: FileId | None = None
    note: LongText | None = None
    temperature: Temperature = None
    question: Question | None = None
    optional: bool = False
    in_rounds: RoundChoice = None
    prepare: Lead = None
    switch: Lead = None


class Pause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rest between steps."""

    rest: Rest
    note: LongText | None = None
    question: Question | None = None
    optional: bool = False
    in_rounds: RoundChoice = None


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question on its own."""

    question: Question
    note: LongText | None = None
    in_rounds: RoundChoice = None


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Steps done together for a number of rounds, with rest between rounds only."""

    steps: tuple[Step, ...]
    rounds: Rounds = 1
    rest_between: Rest = 0
    sides: Literal["each", "left", "right", "chosen"] | None = None
    name: ShortText | None = None
    optional: bool = False
    in_rounds: RoundChoice = None

    @property
    def fewest_rounds(self) -> int:
        """The rounds that are planned; more may be added while playing."""
        return int(str(self.rounds).partition("-")[0].rstrip("+"))

    @property
    def most_rounds(self) -> int | None:
        """The rounds that the file allows, or None where it leaves the end open."""
        text = str(self.rounds)
        return None if text.endswith("+") else int(text.rpartition("-")[2])


Step = Work | Pause | Ask | Group


class Routine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A named sequence of steps.

    `gentle`: what strength there is in it is meant for sore days, and is no strength session.
    """

    name: ShortText
    steps: tuple[Step, ...]
    summary: LongText | None = None
    when: LongText | None = None
    avoid: LongText | None = None
    notes: LongText | None = None
    tags: Tags = ()
    gentle: bool = False
    cautions: tuple[Caution, ...] = ()
    basis: Texts = ()
    origin: FileId | None = None
    prepare: Lead = None
    switch: Lead = None
    delay: OneDuration = None
    times_a_day: Annotated[int, Meta(ge=1, le=24)] | None = None
    times_a_week: Annotated[int, Meta(ge=1, le=50)] | None = None
    hours_apart: Annotated[
        Annotated[float, Meta(gt=0, le=720)] | None,
        Meta(description=N_("Write a number of hours, more than 0 and at most 720.")),
    ] = None

    @property
    def cited(self) -> tuple[str, ...]:
        """What it is based on, without marks ("Behm 2016 [V]") and what is marked as unchecked."""
        shown = (_without_mark(text) for text in self.basis)
        return tuple(text for text in shown if text)


def _without_mark(text: str) -> str:
    """A work that may be cited; empty for what was recalled, or is a judgement."""
    found = _MARKED.fullmatch(text)
    if found is None:
        return text
    return found["text"] if found["mark"] in CITABLE else ""


def all_steps(steps: tuple[Step, ...], path: StepPath = ()) -> Iterator[tuple[StepPath, Step]]:
    """Every step with its place, groups before what they hold."""
    for number, step in enumerate(steps):
        yield (*path, number), step
        if isinstance(step, Group):
            yield from all_steps(step.steps, (*path, number))


def exercise_steps(routine: Routine) -> Iterator[tuple[StepPath, Work]]:
    """The exercises of a routine with their places."""
    return ((path, step) for path, step in all_steps(routine.steps) if isinstance(step, Work))


def needs_choice(routine: Routine, sides_of: dict[str, Sides]) -> bool:
    """Whether a side has to be chosen before the start."""
    for _, step in all_steps(routine.steps):
        if isinstance(step, Group) and step.sides == "chosen":
            return True
        if isinstance(step, Work):
            sides = step.sides or sides_of.get(step.exercise, Sides.NONE)
            if sides is Sides.CHOSEN or step.extra_on_chosen:
                return True
    return False


ROUTINE_FORMAT: Literal[1] = 1
