"""What one can have done in the terminal: of the player's commands those that have a key here."""

from __future__ import annotations

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.player import commands
from recoverytimer.player.commands import NO, PLAYING, YES
from recoverytimer.terminal import words
from recoverytimer.terminal.typedlines import ENTER

BELL = Command("terminal.bell", words.bell, terminal_keys=("m",))
KEYS = Command("terminal.keys", words.keys, more_words=words.all_keys, terminal_keys=("?",))
IN_TERMINAL = CommandTable(
    PLAYING.title, (*(c for c in PLAYING.commands if c.terminal_keys), BELL, KEYS)
)
WHERE = Command("terminal.where", words.where, terminal_keys=(ENTER,))
IN_LINES = CommandTable(IN_TERMINAL.title, (*IN_TERMINAL.commands, WHERE))
_TYPED = {
    commands.PAUSE: ("pause", "resume"),
    commands.NEXT: ("next", "done"),
    commands.PREVIOUS: ("back",),
    commands.MORE: ("more",),
    commands.LESS: ("less",),
    YES: ("yes",),
    NO: ("no",),
    commands.SWAP: ("swap",),
    commands.ADD_ROUND: ("round",),
    commands.EXPLAIN: ("explain",),
    commands.HELP: ("help",),
    commands.END: ("quit", "end"),
    BELL: ("bell",),
    KEYS: ("keys",),
}


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command; yes and no have a letter in each language beside the English one."""
    letter = {YES: words.yes_key, NO: words.no_key}.get(command)
    own = (letter().casefold(),) if letter else ()
    return tuple(dict.fromkeys((*own, *command.terminal_keys)))


def said_for(command: Command) -> tuple[str, ...]:
    """What is said to be typed on a line for a command: letters and words of the language."""
    letters = (key for key in keys_of(command) if len(key) == 1 or key == ENTER)
    own = (words.answer(word).casefold() for word in _TYPED.get(command, ()))
    return tuple(dict.fromkeys((*letters, *own)))


def typed_for(command: Command) -> tuple[str, ...]:
    """What is understood: beside that the words of English."""
    return (*said_for(command), *_TYPED.get(command, ()))
