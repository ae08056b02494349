"""Labels of the player's pages, and what is told of a session."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.amounts import to_the_second
from recoverytimer.base.language import _, message, message_in
from recoverytimer.base.listing import in_row

whole_routine = message("The whole routine")
countdown = message_in("of a session", "Countdown")
how_sore = message("How sore are you now?")
where = message_in("button: where it is sore", "Where?")
note = message_in("of a session", "Note")
note_hint = message("A note, if you like")
what_you_did = message("What you did")
add_note = message("Add a note")
sits_and_breathes = message("The figure sits and breathes")
session_page = message_in("page", "Session")
session_over = message_in("title of a window", "End of the session")
session_runs = message("A recovery session is running")
screen_may_go_off = message(
    "The screen may switch off: this system does not let the app keep it on."
)
not_on_top = message("This desktop does not let it stay on top.")
played_elsewhere = message(
    "A session is already running in another window or terminal. End it there first; that may be "
    "on another computer."
)


def is_saved(saved: bool | None) -> str:
    """Whether a session is in the history; None while that is being done."""
    if saved is None:
        return _("Saving\u2026")
    return _("Saved on this computer.") if saved else _("Not in your history yet.")


def key_and_name(key: str, name: str) -> str:
    """A key and what it does, in a short list of keys."""
    return _("{key}: {name}", key=key, name=name)


def keys_of_sides(keys: Iterable[str]) -> str:
    """The keys that answer which side is sore."""
    return _("Keys: {keys}. Esc goes back.", keys=in_row(keys))


def not_kept(least_s: float) -> str:
    """A session was too short for the history."""
    least = to_the_second(least_s)
    return _(
        "Sessions with less than {least} of exercise are not kept in your history.", least=least
    )
