"""The whole of a terminal, for as long as a session runs in it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from rich.console import Console
from rich.control import Control
from rich.screen import Screen as Filled
from rich.text import Text

from recoverytimer.terminal.text import TerminalRoom

LEAST = (20, 5)
"""A terminal that tells no size, or nonsense, is taken for one of these columns and rows."""


class LineConsole(Console):
    """Prints lines as they are, unbroken and without any sequence that steers a terminal."""

    def __init__(self) -> None:
        super().__init__(
            color_system=None,
            soft_wrap=True,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def say(self, text: str) -> None:
        """Print a line."""
        self.print(Text(text))

    def on_broken_pipe(self) -> None:
        """Let whoever prints know that nobody reads it."""
        raise  # noqa: PLE0704 - rich calls this where the error is handled


class ScreenPage(Protocol):
    """Something frozen that fills the screen."""

    def rows(self, room: TerminalRoom) -> Sequence[Text]:
        """The lines from top to bottom, at most as many as there is room for."""


class Screen(Protocol):
    """Where pages are shown while it is held."""

    def held(self) -> AbstractContextManager[None]:
        """The whole terminal is for pages while this lasts."""

    def show(self, page: ScreenPage) -> None:
        """Show a page, unless it is there already."""

    def bell(self) -> None:
        """Ring."""


class RichScreen:
    """The alternate screen of a terminal: what stood there before is there again afterwards."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown: tuple[ScreenPage, TerminalRoom] | None = None

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """The whole terminal is for pages while this lasts."""
        self._shown = None
        self._console.set_alt_screen(True)
        self._console.show_cursor(False)
        try:
            yield
        finally:
            # Some terminals keep lines of it where they were made larger meanwhile.
            self._console.control(Control.clear())
            self._console.show_cursor(True)
            self._console.set_alt_screen(False)

    def show(self, page: ScreenPage) -> None:
        """Show a page, unless it is there already."""
        room = self._room()
        if (page, room) == self._shown:
            return
        self._shown = (page, room)
        self._console.size = (room.width, room.height)
        with self._console:
            self._console.control(Control.home())
            self._console.print(Filled(*page.rows(room)), end="")

    def bell(self) -> None:
        """Ring."""
        self._console.bell()

    def _room(self) -> TerminalRoom:
        try:
            size = os.get_terminal_size(self._console.file.fileno())
        except OSError:
            size = os.terminal_size(LEAST)
        simple = self._console.options.ascii_only
        return TerminalRoom(max(LEAST[0], size.columns), max(LEAST[1], size.lines), simple)
