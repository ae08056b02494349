"""What is said around the window."""

from __future__ import annotations

from recoverytimer.base.language import _, message
from recoverytimer.base.words.system import reason

look_at_it = message("View")
open_app = message("Open Recovery Timer")
quit_app = message("Quit")
started_for = message("Reminders for recovery routines")


def next_reminder(said: str) -> str:
    """What comes next, in the tray."""
    return _("Next: {reminder}", reminder=said)


def no_window(why: str) -> str:
    """Why there is no window, on the terminal."""
    return _(
        "Recovery Timer cannot open a window ({reason}). Start it from a desktop session, "
        "or in a terminal with: recoverytimer play ID --terminal",
        reason=why,
    )


def start_unchanged(wanted: bool, error: OSError) -> str:
    """Starting with the computer could not be changed."""
    if wanted:
        return _("Starting with the computer cannot be set up ({reason}).", reason=reason(error))
    return _("Starting with the computer cannot be switched off ({reason}).", reason=reason(error))
