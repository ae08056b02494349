"""What the caution codes and parts that are hurt mean, as the files say that come with the app."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.content import in_language
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import LongText, ShortText
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.exercise.load import Load


class LoadNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which loads something speaks against, and how strongly."""

    never: tuple[Load, ...] = ()
    ask_first: tuple[Load, ...] = ()
    easier: tuple[Load, ...] = ()


class CautionNote(LoadNote, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caution code means and what follows from it.

    Attributes:
        anywhere: of the loads that it speaks against, those that do not depend on where it is.
        ask_about_part: where it is said where it is, what reaches that part at all, however
            lightly, is to be asked about first.
        instead: what helps in place of the loads.
        no_routine: with it there is no routine at all, only the way to help.
    """

    code: Caution
    name: ShortText
    question: LongText
    consequence: LongText
    anywhere: tuple[Load, ...] = ()
    ask_about_part: bool = False
    instead: LongText
    no_routine: bool = False


class Cautions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All caution codes."""

    cautions: tuple[CautionNote, ...]


class PartNote(LoadNote, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which loads a part of the body does not stand while an injury there is new."""

    part: InjuredPart


class Parts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All parts of the body that may be hurt."""

    parts: tuple[PartNote, ...]


def caution_notes(resources: Path) -> dict[Caution, CautionNote]:
    """The notes that come with the app, by their codes."""
    path = resources / "guide" / "cautions.toml"
    read = in_language(read_file(Cautions, path).value, path)
    return {note.code: note for note in read.cautions} if read else {}


def part_notes(resources: Path) -> dict[InjuredPart, PartNote]:
    """What comes with the app of the parts that may be hurt."""
    read = read_file(Parts, resources / "guide" / "injured-parts.toml").value
    return {note.part: note for note in read.parts} if read else {}


def not_said_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Of the names of cautions those that a text does not speak of with the same words."""
    said = _words_in(text)
    return tuple(name for name in names if not _words_in(name) <= said)


def _words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
