"""Faults of the disk, of the history, of drawings and of the app itself."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytimer.base.language import _, pgettext
from recoverytimer.base.storage.faults import HistoryFault, StorageCause

if TYPE_CHECKING:
    from recoverytimer.base.safesvg import SvgError
    from recoverytimer.base.storage.database import HistoryError


def disk_is_full() -> str:
    """Why something could not be written."""
    return _("The disk is full")


def reason(error: OSError) -> str:
    """Why the system could not do something; what is rare is said as the system says it."""
    said = {
        errno.ENOSPC: _("The disk is full"),
        errno.EDQUOT: _("The disk is full"),
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.ENOENT: _("No such file or directory"),
        errno.EEXIST: _("File exists"),
        errno.ENOTDIR: _("Not a directory"),
        errno.EISDIR: _("Is a directory"),
        errno.EROFS: _("Read-only file system"),
        errno.EIO: _("Input/output error"),
        errno.EINVAL: _("Invalid argument"),
        errno.ENAMETOOLONG: _("File name too long"),
    }
    return said.get(error.errno or 0) or error.strerror or str(error)


def history_fault(error: HistoryError) -> str:
    """Why the history could not be read or written."""
    path = error.path
    match error.fault:
        case HistoryFault.NEWER:
            return _(
                "{path} was written by a newer version of Recovery Timer; update the app to use "
                "it.",
                path=path,
            )
        case HistoryFault.DAMAGED:
            return _(
                "The history file {path} is damaged: {details}.", path=path, details=error.__cause__
            )
        case HistoryFault.NOT_WRITTEN:
            why = storage_reason(error.why, error.__cause__)
            return _("The history cannot be saved to {path} ({reason}).", path=path, reason=why)
        case _:
            why = storage_reason(error.why, error.__cause__)
            return _("The history file {path} cannot be read ({reason}).", path=path, reason=why)


def storage_reason(why: StorageCause, error: BaseException | None) -> str:
    """Why a database could not be read or written; what is rare is said as SQLite says it."""
    match why:
        case StorageCause.FULL:
            return disk_is_full()
        case StorageCause.SHUT:
            return pgettext("why a database fails", "it can be neither opened nor created")
        case StorageCause.READ_ONLY:
            return pgettext("why a database fails", "the file or its folder is read-only")
        case _ if isinstance(error, UnicodeDecodeError):
            return pgettext("why a database fails", "it is damaged")
        case _:
            return reason(error) if isinstance(error, OSError) else str(error)


def drawing_fault(error: SvgError) -> str:
    """Why an SVG picture is not taken."""
    from recoverytimer.base.safesvg import DrawingFault

    match error.fault:
        case DrawingFault.ENTITIES:
            return _("It defines its own XML entities.")
        case DrawingFault.NO_XML:
            return _("It is not valid XML.")
        case DrawingFault.NO_SVG:
            return _("It is not an SVG picture.")
        case DrawingFault.ACTIVE:
            return _("It contains a script or a web page.")
        case DrawingFault.OUTSIDE:
            return _("It refers to something outside itself ({address}).", address=error.address)
        case DrawingFault.STYLE_SHEET:
            return _("It loads a style sheet from elsewhere.")
        case DrawingFault.CIRCLE:
            return _("It has parts that refer to themselves.")
        case _:
            return _("It has too many parts.")


def unforeseen(log: Path | None) -> str:
    """Something went wrong that nobody foresaw, and the app goes on."""
    if log is None:
        return _(
            "Something unexpected went wrong. You can carry on; there is no log of what happened."
        )
    return _(
        "Something unexpected went wrong. You can carry on; the details are in {file}.",
        file=log,
    )


def stopped(log: Path | None) -> str:
    """The same, and the app has ended."""
    if log is None:
        return _(
            "Something unexpected went wrong, so the app has stopped; there is no log of what "
            "happened."
        )
    return _(
        "Something unexpected went wrong, so the app has stopped; the details are in {file}.",
        file=log,
    )
