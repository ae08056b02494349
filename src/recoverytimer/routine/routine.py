"""What a routine file means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from recoverytimer.base.language import N_
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import (
    MOST_ROUNDS,
    Dose,
    OneDuration,
    RangeText,
    amount_range,
)
from recoverytimer.exercise.exercise import (
    CITABLE,
    FileId,
    LongText,
    ShortText,
    Sides,
    Tags,
    Texts,
)

MOST_STEPS = 500
DEEPEST_GROUP = 4
MOST_COMBINATIONS = 30
"""In so many ways can the choices of a routine be made at most."""
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
RoundNumber = Annotated[int, Meta(ge=1, le=MOST_ROUNDS)]
ROUNDS = r"^\d{1,2}(\+|-\d{1,2})$"
# Not Meta(pattern=...), as in `dose.RangeText`.
Rounds = Annotated[
    RoundNumber
    | Annotated[str, Meta(max_length=5, extra_json_schema={"pattern": ROUNDS})]
    | Annotated[tuple[RoundNumber, ...], Meta(min_length=1, max_length=MOST_ROUNDS)],
    Meta(
        description=N_(
            'Write a number from 1 to 50, a minimum such as "2+", a range such as "1-3", or, in a '
            "group, one number per round of that group, as in [5, 4, 3]."
        )
    ),
]
OptionIds = Annotated[
    tuple[FileId, ...],
    Meta(
        max_length=30,
        description=N_('Write a list of the options\' ids, such as ["short", "long"].'),
    ),
]
PerDay = Annotated[
    None | Annotated[int, Meta(ge=1, le=24)] | RangeText,
    Meta(description=N_('Write a number from 1 to 24, or a range such as "3-4".')),
]
PerWeek = Annotated[
    None | Annotated[int, Meta(ge=1, le=50)] | RangeText,
    Meta(description=N_('Write a number from 1 to 50, or a range such as "3-4".')),
]
Speed = Annotated[
    float, Meta(ge=0.25, le=4, description=N_("Write a number from 0.25 to 4; 2 is twice as fast."))
]
GroupSides = Literal["each", "left", "right", "chosen", "right first", "chosen first", "other"]
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
    """An exercise with a dose; without one, the exercise's own.

    `speed`: so many times as fast, with the phases of its tempo in the same proportion.
    `prepare_in_rest`: whether a rest before it holds getting into position.
    `only`: the options with which it is played; where there are none, always.
    `left_out`: it is listed, but not played.
    """

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
    prepare_in_rest: bool | None = None
    speed: Speed = 1
    only: OptionIds = ()
    left_out: bool = False


class Pause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rest between steps."""

    rest: Rest
    note: LongText | None = None
    question: Question | None = None
    optional: bool = False
    in_rounds: RoundChoice = None
    only: OptionIds = ()
    left_out: bool = False


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question on its own."""

    question: Question
    note: LongText | None = None
    in_rounds: RoundChoice = None
    only: OptionIds = ()
    left_out: bool = False


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Steps done together for a number of rounds, with rest between rounds only.

    `extra_on_chosen`: so many more rounds at the end, on the side that was chosen.
    """

    steps: tuple[Step, ...]
    rounds: Rounds = 1
    rest_between: Rest = 0
    rest_note: LongText | None = None
    sides: GroupSides | None = None
    extra_on_chosen: Annotated[int, Meta(ge=0, le=10)] = 0
    name: ShortText | None = None
    optional: bool = False
    in_rounds: RoundChoice = None
    only: OptionIds = ()
    left_out: bool = False

    @property
    def fewest_rounds(self) -> int:
        """The rounds that are planned, in the first round of the group around it."""
        return self.rounds_in(0)[0]

    @property
    def most_rounds(self) -> int | None:
        """The rounds that the file allows, or None where it leaves the end open."""
        return self.rounds_in(0)[1]

    def rounds_in(self, round_index: int) -> tuple[int, int | None]:
        """The fewest and the most rounds, in a round (from 0) of the group around it."""
        if isinstance(self.rounds, tuple):
            count = self.rounds[min(round_index, len(self.rounds) - 1)]
            return count, count
        low, _, high = str(self.rounds).rstrip("+").partition("-")
        is_open = str(self.rounds).endswith("+")
        return int(low), None if is_open else int(high or low)


Step = Work | Pause | Ask | Group


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the answers of a choice; steps name its id."""

    id: FileId
    says: ShortText


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is chosen before a routine starts; the first option is the usual one."""

    ask: ShortText
    options: Annotated[
        tuple[Option, ...],
        Meta(
            min_length=2,
            max_length=9,
            description=N_(
                "Write a list of two to nine options, each with an id and "
                "what it says, in curly brackets."
            ),
        ),
    ]


class Replaced(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A former routine that this one stands for, with some options."""

    routine: FileId
    options: OptionIds = ()


class Routine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A named sequence of steps.

    `gentle`: what strength there is in it is meant for sore days, and is no strength session.
    `prepare_in_rest`: whether rests hold getting into position; None as the person prefers.
    `picture`: the exercise whose figure stands for it; without it, the one that takes longest.
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
    picture: FileId | None = None
    origin: FileId | None = None
    replaces: Annotated[tuple[Replaced, ...], Meta(max_length=30)] = ()
    choices: Annotated[tuple[Choice, ...], Meta(max_length=4)] = ()
    prepare: Lead = None
    switch: Lead = None
    prepare_in_rest: bool | None = None
    delay: OneDuration = None
    times_a_day: PerDay = None
    times_a_week: PerWeek = None
    hours_apart: Annotated[
        Annotated[float, Meta(gt=0, le=720)] | None,
        Meta(description=N_("Write a number of hours, more than 0 and at most 720.")),
    ] = None

    @property
    def most_a_day(self) -> int | None:
        """How often it is to be done in a day at most."""
        return _most(self.times_a_day)

    @property
    def most_a_week(self) -> int | None:
        """How often it is to be done in a week at most."""
        return _most(self.times_a_week)

    @property
    def cited(self) -> tuple[str, ...]:
        """What it is based on, without marks ("Behm 2016 [V]") and what is marked as unchecked."""
        shown = (_without_mark(text) for text in self.basis)
        return tuple(text for text in shown if text)


def _most(times: int | str | None) -> int | None:
    return None if times is None else int(amount_range(times).high)


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
    """The exercises that a routine lists, with their places."""
    return ((path, step) for path, step in all_steps(routine.steps) if isinstance(step, Work))


def played_exercises(routine: Routine) -> Iterator[tuple[StepPath, Work]]:
    """The exercises that a routine plays, with their places."""
    return ((path, step) for path, step in played_steps(routine) if isinstance(step, Work))


def tells_sides_apart(routine: Routine) -> bool:
    """Whether something is done on the side that was not chosen, so that there has to be one."""
    steps = (step for _, step in played_steps(routine))
    return any(isinstance(step, Work | Group) and step.sides == Sides.OTHER for step in steps)


def played_steps(routine: Routine) -> Iterator[tuple[StepPath, Step]]:
    """Those that are not left out, nor lie in a group that is, with their places."""
    gone: set[StepPath] = set()
    for path, step in all_steps(routine.steps):
        if step.left_out or path[:-1] in gone:
            gone.add(path)
        else:
            yield path, step


ROUTINE_FORMAT = 2
"""The newest; a file that holds nothing new says 1, so that older apps can read it."""
