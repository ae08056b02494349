"""What the window itself says."""

from __future__ import annotations

from recoverytimer.base.language import _, message

back_to_session = message("Back to session")
preferences = message("Preferences")
get_help = message("Stop? Get help")
about_help = message("When to stop, and when to get help (F1)")


def page_name(page: str) -> str:
    """A page in the sidebar, by its key."""
    return {
        "today": _("Today"),
        "routines": _("Routines"),
        "history": _("History"),
        "guide": _("Guide"),
    }[page]
