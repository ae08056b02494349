"""What is there to play, and what is not."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.language import _


def no_such_routine(id_or_file: str) -> str:
    """That a routine was not found."""
    return _(
        'There is no routine "{id}"; "recoverytimer list" lists them all.',
        id=id_or_file,
    )


def has_problems(path: Path) -> str:
    """A routine of the list cannot be played."""
    return _("{path} has problems. To see them: recoverytimer check FILE", path=path)


def missing_resources(what: str) -> str:
    """That what should come with the app is not there; empty for nothing."""
    match what:
        case "routines":
            return _("The routines that come with the app are missing; reinstall the app.")
        case "exercises":
            return _("The exercises that come with the app are missing; reinstall the app.")
    return ""
