"""What all subjects call alike: the app, and commands that many have."""

from __future__ import annotations

from recoverytimer.base.language import _, message, message_in

back = message_in("command", "Back")
save = message_in("command", "Save")
undo = message_in("command", "Undo")
redo = message_in("command", "Redo")
cancel = message("Cancel")
close = message("Close")
open_it = message("Open")
still_to_come = message("That is in the future. Choose an earlier day or time.")


def app_name() -> str:
    """The name of the app."""
    return _("Recovery Timer")
