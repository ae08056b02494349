"""What a person can have done by a key, a button or a menu: declared once, with its keys."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from recoverytimer.base.words import common

Say = Callable[[], str]


class Command(Struct, frozen=True):
    """One thing to do; how and when it is done is its owner's.

    Attributes:
        id: the name that no other command has.
        words: says what it is called.
        keys: those of the window, as Qt writes them for files; the first one is shown with it.
            Arrows are those of who reads from left to right.
        more_words: says more, as sheets of keys do.
        other_words: says what it is called in its other state, as "Resume" beside "Pause".
        media_keys: those of headsets and media keyboards, written as the others.
        terminal_keys: those of the terminal, as `terminal.keys` names them.
        icon, other_icon: the names of its pictures in its two states, where these differ.
    """

    id: str
    words: Say
    keys: tuple[str, ...] = ()
    more_words: Say | None = None
    other_words: Say | None = None
    media_keys: tuple[str, ...] = ()
    terminal_keys: tuple[str, ...] = ()
    icon: str = ""
    other_icon: str = ""

    @property
    def in_full(self) -> str:
        """All that is to be said of it."""
        return (self.more_words or self.words)()


class CommandTable(Struct, frozen=True):
    """Commands that are there at the same time; `title` says when.

    The first of them is in no other table.
    """

    title: Say
    commands: tuple[Command, ...]


BACK = Command("base.back", common.back, ("Esc",), icon="back")
SAVE = Command("base.save", common.save, ("Ctrl+S",))
UNDO = Command("base.undo", common.undo, ("Ctrl+Z",), icon="undo")
REDO = Command("base.redo", common.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo")
