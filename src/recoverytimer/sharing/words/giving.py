"""A routine that is given away: as a file or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_in_with,
    message_with,
    pgettext,
)
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.sharing.bundle import ShareFormat
from recoverytimer.sharing.ways import ShareWay

share = message("Share")
picture_of = message_with("Picture: {exercise}")
open_its_folder = message("Open the folder")
changed_meanwhile = message_in(
    "why a file cannot be shared", "the routine has changed since you opened it"
)


def share_choice(way: ShareWay) -> str:
    """As what a routine can be shared."""
    if way.is_choice and way.fits:
        return _("As a printable sheet, adapted for you (PDF)")
    if way.is_choice:
        return _("As a printable sheet, as written (PDF)")
    return {
        ShareFormat.FILE: _("As one file (.recovery)"),
        ShareFormat.TEXT: _("As text (.toml)"),
        ShareFormat.SHEET: _("As a printable sheet (PDF)"),
        ShareFormat.PICTURE: _("As a picture, still or moving"),
    }[way.form]


def file_kind(form: ShareFormat) -> str:
    """What such files are called."""
    return {
        ShareFormat.FILE: _("Recovery Timer routine"),
        ShareFormat.TEXT: pgettext("a kind of files", "Text"),
        ShareFormat.SHEET: pgettext("a kind of files", "PDF"),
        ShareFormat.PICTURE: pgettext("a kind of files", "PNG picture"),
    }[form]


def shared(path: Path, needs: Sequence[str]) -> str:
    """Where the file is, and which exercises of one's own it does not bring along."""
    said = _("Saved as {path}.", path=path)
    if not needs:
        return said
    more = _(
        "This routine needs exercises of your own ({exercises}). Share it as "
        "one file to include them.",
        exercises=in_row(needs),
    )
    return sentences((said, more))


def not_written(path: Path, why: str) -> str:
    """Why there is no file."""
    return _("{path} cannot be written ({reason}).", path=path, reason=why)


# On paper

time = message("Time")
you_need = message("You need")
nothing = message_in("what one needs for a routine", "nothing")
when = message("When")
not_with = message("Not with")
how_often = message("How often")
leave_out_with = message("Leave it out, or ask first, in case of")
shortened = message_in_with("a text that is cut", "{text}\u2026")


def caution(name: str, consequence: str) -> str:
    """What a routine means for whom it may not be for."""
    return pgettext("a caution", "{name}: {consequence}", name=name, consequence=consequence)


def cautions(names: Sequence[str]) -> str:
    """The same in short."""
    return pgettext("cautions", "{names}.", names=in_row(names))


foot = message_with("Recovery Timer {version} · General information, not medical advice")
