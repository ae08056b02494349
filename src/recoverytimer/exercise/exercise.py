"""What an exercise file means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct, ValidationError, convert

from recoverytimer.base.content import SAID
from recoverytimer.base.language import N_
from recoverytimer.base.plaintext import BREAKING, HALVES, HEAPED, HIDDEN, STEERING, TURNING
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import CountAmount, Dose, OneDuration
from recoverytimer.exercise.load import Load

LINE = rf"^[^{STEERING}{BREAKING}{TURNING}]*$(?!\n)"
"""One line that nothing in it turns; a pattern."""
LINES = rf"^[^{STEERING}]*$"
LONGEST_NAME = 120
ShortText = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST_NAME,
        pattern=LINE,
        extra=SAID,
        description=N_("Write 1 to 120 characters on one line, without control characters."),
    ),
]
LongText = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=1000,
        pattern=LINES,
        extra=SAID,
        description=N_("Write 1 to 1000 characters, without control characters."),
    ),
]
_Line = Annotated[str, Meta(min_length=1, max_length=400, pattern=LINES)]
Tags = Annotated[
    tuple[_Line, ...],
    Meta(
        max_length=30,
        description=N_(
            "Write a list of at most 30 lines of text, each 1 to 400 characters long, "
            "without control characters."
        ),
    ),
]
"""Words that the app goes by, the same in all languages."""
Texts = Annotated[Tags, Meta(extra=SAID)]
Cues = Annotated[
    tuple[_Line, ...],
    Meta(
        max_length=2,
        extra=SAID,
        description=N_(
            "Write a list of at most two lines of text, each 1 to 400 characters long, "
            "without control characters."
        ),
    ),
]
# Small ones of ASCII, and whatever is no sign, space or format character above that.
_LETTERS = rf"[^\x00-/:-`{{-\xa0\u1680\u2000-\u206f\u2800\u3000{HIDDEN}{HALVES}]"
FileId = Annotated[
    str,
    Meta(
        pattern=rf"^(?!.*?(?:{HEAPED})){_LETTERS}+(-{_LETTERS}+)*$(?!\n)",
        max_length=80,
        description=N_('Write a file name without its ending, such as "pigeon-pose".'),
    ),
]
RoutineId = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=255,
        pattern=rf"^[^/\\{STEERING}{BREAKING}]*$(?!\n)",
        description=N_(
            'Write a routine\'s id: its file name without the ending, such as "glute-relief".'
        ),
    ),
]
"""The name that a person gave a file may be freer than a `FileId`, but is in no other folder."""
ALONE_PREFIX = "exercise:"
"""Before the id of an exercise that was played on its own, in place of a routine's id."""
PictureName = Annotated[
    str,
    Meta(
        pattern=rf"^(?![-.]|.*?(?:{HEAPED}))[^/\\:*?\"<>|{STEERING}{BREAKING}{TURNING}{HIDDEN}{HALVES}]+"
        r"\.(?i:png|jpe?g|svg)$(?!\n)",
        max_length=120,
        description=N_("Write a file name without folders, ending in .png, .jpg, .jpeg or .svg."),
    ),
]
SourceMark = Literal["V", "V2", "R", "J"]
CITABLE: frozenset[SourceMark] = frozenset({"V", "V2"})


class Kind(StrEnum):
    """What sort of thing one does."""

    STRETCH = "stretch"
    DYNAMIC = "dynamic"
    MOBILITY = "mobility"
    ROLL = "roll"
    BALL = "ball"
    STRENGTH = "strength"
    BREATHING = "breathing"
    ACTIVE = "active"
    REST = "rest"
    COLD = "cold"
    HEAT = "heat"


class KindGroup(Enum):
    """What one filters by; the value is which kinds, none for any."""

    ALL = frozenset[Kind]()
    STRETCH = frozenset({Kind.STRETCH, Kind.MOBILITY})
    ROLL = frozenset({Kind.ROLL, Kind.BALL})
    COLD_AND_HEAT = frozenset({Kind.COLD, Kind.HEAT})
    STRENGTH = frozenset({Kind.STRENGTH})
    MOVE = frozenset({Kind.DYNAMIC, Kind.ACTIVE, Kind.BREATHING, Kind.REST})


class Sides(StrEnum):
    """On which sides, and in which order."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    ALTERNATE = "alternate"
    CHOSEN = "chosen"
    RIGHT_FIRST = "right first"
    CHOSEN_FIRST = "chosen first"
    OTHER = "other"


BOTH_SIDES = frozenset({Sides.EACH, Sides.RIGHT_FIRST, Sides.CHOSEN_FIRST})
ASKS_SIDE = frozenset({Sides.CHOSEN, Sides.CHOSEN_FIRST, Sides.OTHER})


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a statement comes from: one of the guide's sources, or a text with how sure it is.

    Attributes:
        reference: the id of one of the guide's sources.
        text: what it says; without a reference, where the statement comes from.
        mark: how sure that is; a reference has its own.
    """

    reference: FileId | None = None
    text: LongText | None = None
    mark: (
        Annotated[
            SourceMark,
            Meta(
                description=N_(
                    'Write "V" (read), "V2" (read in a summary), "R" (recalled) or "J" (judgement).'
                )
            ),
        ]
        | None
    ) = None

    @property
    def is_whole(self) -> bool:
        """Whether it says what it needs to, and not in both ways."""
        return self.mark is None if self.reference else bool(self.text and self.mark)

    @property
    def citable(self) -> bool:
        """Whether its text was checked, so that it may be shown as a citation."""
        return self.mark in CITABLE


class Variant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An easier or harder way to do an exercise, in words and perhaps as another exercise."""

    text: LongText
    exercise: FileId | None = None


class DefaultDose(Dose, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The usual dose of an exercise on its own."""

    sets: CountAmount = None
    rest: OneDuration = None

    @property
    def one_set(self) -> Dose:
        """The dose of a single set."""
        return Dose(**{name: getattr(self, name) for name in Dose.__struct_fields__})


class Exercise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one does with the body, or with ice, heat, breath or rest.

    Attributes:
        safety: what is said before all else, such as when to come out.
        cues: what helps at the moment itself, said before a set; at most two.
        breath: how to breathe.
        way_out: how to come out of the position.
        left_means: which side "left" names.
        loads, light_loads: what it asks of the body, fully or clearly less.
        cautions: speak against it whatever it loads; a person's own files may say so.
    """

    name: ShortText
    kind: Kind
    setup: LongText
    instructions: Texts
    dose: DefaultDose
    also: Texts = ()
    muscles: Tags = ()
    equipment: Texts = ()
    sides: Sides = Sides.NONE
    feel: LongText | None = None
    mistakes: Texts = ()
    safety: LongText | None = None
    cues: Cues = ()
    breath: LongText | None = None
    way_out: LongText | None = None
    left_means: LongText | None = None
    loads: tuple[Load, ...] = ()
    light_loads: tuple[Load, ...] = ()
    cautions: tuple[Caution, ...] = ()
    ask_first: Texts = ()
    easier: Variant | None = None
    harder: Variant | None = None
    times_a_day: Annotated[int, Meta(ge=1, le=24)] | None = None
    hours_apart: Annotated[float, Meta(gt=0, le=168)] | None = None
    pose: FileId | None = None
    picture: PictureName | None = None
    optional: bool = False
    sources: tuple[Source, ...] = ()


def is_routine_id(name: str) -> bool:
    """Whether a file's name without its ending can be a routine's id."""
    try:
        convert(name, RoutineId)
    except ValidationError:
        return False
    return True


def exercise_name(exercises: Mapping[str, Exercise], exercise_id: str | None) -> str:
    """The name of an exercise, or its id where there is no such exercise."""
    exercise = exercises.get(exercise_id or "")
    return exercise.name if exercise else (exercise_id or "")
