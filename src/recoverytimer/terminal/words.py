"""What the terminal says of keys."""

from __future__ import annotations

from recoverytimer.base.language import _, message, message_in, pgettext
from recoverytimer.base.listing import one_of

bell = message("Bell off or on")
keys = message_in("command", "Keys")
all_keys = message("This list")

# What keys do, in the row of them below a session.
pause = message_in("what a key does", "pause")
go_on = message_in("what a key does", "go on")
go_next = message_in("what a key does", "next")
done = message_in("what a key does", "done")
go_back = message_in("what a key does", "back")
end = message_in("what a key does", "end")
show_keys = message_in("what a key does", "keys")
get_help = message_in("what a key does", "help")
bell_off = message_in("what a key does", "bell off")
bell_on = message_in("what a key does", "bell on")
one_more_round = message_in("what a key does", "one more round")


def swap_for(exercise: str) -> str:
    """Doing the step's other exercise."""
    return _("{exercise} instead", exercise=exercise)


def key_name(key: str) -> str:
    """A key by its name: "space", "left"; a sign is its own."""
    if len(key) == 1:
        return key
    return {
        "space": pgettext("key", "space"),
        "up": pgettext("key", "up"),
        "down": pgettext("key", "down"),
        "left": pgettext("key", "left"),
        "right": pgettext("key", "right"),
    }[key]


def any_key(keys: tuple[str, ...]) -> str:
    """Keys that all do the same."""
    return one_of(map(key_name, keys))
