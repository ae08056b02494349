"""What is declared of a field of a form: once for each key of a file, for exercises and steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LONG = "long text"
    LINES = "texts, one to a line"
    TEXTS = "texts with commas"
    NUMBER = "number"
    AMOUNT = "amount"
    TEMPO = "tempo"
    ROUNDS = "rounds"
    CHOICE = "choice"
    FLAG = "flag"
    CAUTIONS = "cautions"
    EXERCISE = "exercise"
    FIGURE = "figure of an exercise"
    PICTURE = "own picture"
    DOSE = "usual dose"
    VARIANT = "easier or harder way"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class DeclaredField:
    """One field: its key in a file, what it is called, and how it is filled in.

    Attributes:
        hint: what stands in an empty field, or behind the box of a flag.
        help: what is said of it besides its label.
        choices: the values of a choice with their names; an empty one means that none is set.
        section: fields of one section stand together; those without one stand first.
        beside: whether it stands beside the field before it.
        in_group: whether it makes sense within a group of steps only.
        cure: what to say where it is wrong, in place of what the reader of files says.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    section: str = ""
    beside: bool = False
    in_group: bool = False
    cure: str = ""
