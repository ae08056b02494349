"""What the caution codes mean, as the file says that comes with the app."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from recoverytimer.base.content import in_language
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import LongText, ShortText
from recoverytimer.exercise.load import Load


class CautionNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caution code means and what follows from it.

    Attributes:
        never, ask_first, easier: the loads that it speaks against, and how strongly.
        instead: what helps in their place.
        no_routine: with it there is no routine at all, only the way to help.
    """

    code: Caution
    name: ShortText
    question: LongText
    consequence: LongText
    never: tuple[Load, ...] = ()
    ask_first: tuple[Load, ...] = ()
    easier: tuple[Load, ...] = ()
    instead: LongText
    no_routine: bool = False


class Cautions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All caution codes."""

    cautions: tuple[CautionNote, ...]


def caution_notes(resources: Path) -> dict[Caution, CautionNote]:
    """The notes that come with the app, by their codes."""
    path = resources / "guide" / "cautions.toml"
    read = in_language(read_file(Cautions, path).value, path)
    return {note.code: note for note in read.cautions} if read else {}
