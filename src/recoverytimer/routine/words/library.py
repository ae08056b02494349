"""What is there to play, and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.base.language import _, message_with
from recoverytimer.base.listing import in_row
from recoverytimer.base.plaintext import printable

no_such_routine = message_with('There is no routine "{id}"; "recoverytimer list" lists them all.')
has_problems = message_with("{path} has problems. To see them, run: recoverytimer check FILE")


def other_versions(names: Sequence[str]) -> str:
    """That two computers changed a routine, behind its name, and where the other version is."""
    files = in_row(map(printable, names))
    return _("(changed on two computers; also there: {files})", files=files)


def missing_resources(what: str) -> str:
    """That what should come with the app is not there; empty for nothing."""
    match what:
        case "routines":
            return _("The routines that come with the app are missing; reinstall the app.")
        case "exercises":
            return _("The exercises that come with the app are missing; reinstall the app.")
    return ""
