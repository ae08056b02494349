"""As what a routine can be given away."""

from __future__ import annotations

from msgspec import Struct

from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.sharing.bundle import ShareFormat


class ShareWay(Struct, frozen=True):
    """A form, and what a sheet of the routine shows.

    Attributes:
        fits: the routine as it fits the person where its sheet shows that; None: as written.
        is_choice: whether the other of these two could be had as well.
    """

    form: ShareFormat
    fits: AdaptedRoutine | None = None
    is_choice: bool = False


def ways_to_share(shown: AdaptedRoutine) -> tuple[ShareWay, ...]:
    """All of them: files and pictures are as written, a sheet also as it fits the person."""
    files = ShareWay(ShareFormat.FILE), ShareWay(ShareFormat.TEXT)
    picture = ShareWay(ShareFormat.PICTURE)
    if shown.routine is None or shown.routine == shown.written:
        return (*files, ShareWay(ShareFormat.SHEET), picture)
    adapted = ShareWay(ShareFormat.SHEET, shown, is_choice=True)
    return (*files, adapted, ShareWay(ShareFormat.SHEET, is_choice=True), picture)
