"""What is said around the window."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.language import _, message, message_with, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.base.words.system import reason

look_at_it = message("View")
open_app = message("Open Recovery Timer")
quit_app = message("Quit")
started_for = message("Reminders for recovery routines")
next_reminder = message_with("Next: {reminder}")
no_window = message_with(
    "Recovery Timer cannot open a window ({reason}). Start it from a desktop session, "
    "or in a terminal with: recoverytimer play ID --terminal"
)


def missing_libraries(missing: Iterable[tuple[str, str]]) -> str:
    """Why there is no window: these libraries are missing, each with its package."""
    named = (
        pgettext(
            "a missing library",
            "{library} (on Debian and Ubuntu: {package})",
            library=lib,
            package=package,
        )
        for lib, package in missing
    )
    return _(
        "The window needs system libraries that are missing: {libraries}. Install what is "
        "missing, or play in a terminal: recoverytimer play ID --terminal",
        libraries=in_row(named),
    )


def start_unchanged(wanted: bool, error: OSError) -> str:
    """Starting with the computer could not be changed."""
    if wanted:
        return _('"Start when you log in" cannot be set up ({reason}).', reason=reason(error))
    return _('"Start when you log in" cannot be switched off ({reason}).', reason=reason(error))


def start_refused(wanted: bool) -> str:
    """Starting with the computer is for the desktop to change, and it did not."""
    if wanted:
        return _('Your desktop did not allow "Start when you log in".')
    return _('Your desktop did not switch off "Start when you log in".')
