"""What one can have done in the terminal: of the player's commands those that have a key here."""

from __future__ import annotations

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.player.commands import NO, PLAYING, YES
from recoverytimer.terminal import words

BELL = Command("terminal.bell", words.bell, terminal_keys=("m",))
KEYS = Command("terminal.keys", words.keys, more_words=words.all_keys, terminal_keys=("?",))
IN_TERMINAL = CommandTable(
    PLAYING.title, (*(c for c in PLAYING.commands if c.terminal_keys), BELL, KEYS)
)


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command; yes and no have a letter in each language beside the English one."""
    letter = {YES: words.yes_key, NO: words.no_key}.get(command)
    own = (letter().casefold(),) if letter else ()
    return tuple(dict.fromkeys((*own, *command.terminal_keys)))
