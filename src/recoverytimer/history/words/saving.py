"""What is told of records that are saved, or could not be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base.language import _, message, message_with, ngettext
from recoverytimer.base.listing import sentences
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.soreness.entry import SorenessEntry

saved_at_last = message("What could not be saved before is now in your history.")
played_elsewhere = message(
    "Another window or terminal already has a session in progress, and only one can be saved as "
    "it goes. This session will be saved at its end."
)
Kinds = Sequence[type[Record]]
"""What is not saved, by the kind of each record."""


def not_saved(kinds: Kinds, fault: str, kept_in: Path | None) -> str:
    """That records could not be saved, and what becomes of them."""
    if len(kinds) > 1:
        said = ngettext(
            "{n} record could not be saved.",
            "{n} records could not be saved.",
            len(kinds),
        )
    elif kinds[0] is Session:
        said = _("The session could not be saved.")
    elif kinds[0] is SorenessEntry:
        said = _("The soreness entry could not be saved.")
    else:
        said = _("The run could not be saved.")
    return sentences((said, fault, *_tried_again(kept_in)))


def cannot_close(kinds: Kinds, folder: Path, *, is_safe: bool) -> str:
    """That records are not saved when the app is closed; `is_safe` where they wait on the disk."""
    if len(kinds) > 1:
        said = ngettext(
            "{n} record cannot be saved in {folder}.",
            "{n} records cannot be saved in {folder}.",
            len(kinds),
            folder=folder,
        )
    elif kinds[0] is Session:
        said = _("The session cannot be saved in {folder}.", folder=folder)
    elif kinds[0] is SorenessEntry:
        said = _("The soreness entry cannot be saved in {folder}.", folder=folder)
    else:
        said = _("The run cannot be saved in {folder}.", folder=folder)
    if is_safe:
        return sentences(
            (said, _("If you close now, the app will try to save again when it next starts."))
        )
    return sentences((said, _("If you close now, anything not saved will be lost.")))


def no_checkpoint(path: Path, fault: str) -> str:
    """That where a session stands cannot be saved."""
    return _(
        "The current session cannot be saved to {path} ({fault}). You can carry on; "
        "the app will try again at the end.",
        path=path,
        fault=fault,
    )


def not_removed(path: Path, fault: str) -> str:
    """That the checkpoint of a session that has ended stays."""
    return _("{path} cannot be removed ({fault}).", path=path, fault=fault)


interrupted_saved = message_with("{routine} was interrupted; what you did is in your history.")


def interrupted_not_saved(routine: str, fault: str, kept_in: Path | None) -> str:
    """That it could not be saved."""
    said = _(
        "{routine} was interrupted; what you did could not be saved.",
        routine=routine,
    )
    return sentences((said, fault, *_tried_again(kept_in)))


def interrupted_set_aside(routine: str, kept: Path) -> str:
    """That it is kept under another name."""
    return _(
        "{routine} was interrupted; what you did is kept as {path}.",
        routine=routine,
        path=kept,
    )


def newer_set_aside(kept: Path) -> str:
    """That the session of a newer app made way for the one that is played."""
    return _(
        "The session that a newer version of Recovery Timer left unfinished has been kept as "
        "{path}.",
        path=kept,
    )


def _tried_again(kept_in: Path | None) -> tuple[str, ...]:
    again = _("The app will try again the next time it saves something and when you close it.")
    return (
        (again, _("Until then, the data is kept in {path}.", path=kept_in)) if kept_in else (again,)
    )
