"""Starting in a terminal: because it was asked for, or because there is no screen."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from recoverytimer.base.paths import Paths
from recoverytimer.terminal import words

if TYPE_CHECKING:
    from recoverytimer.terminal.app import TerminalApp
    from recoverytimer.terminal.keys import Keys
    from recoverytimer.terminal.talk import Talk

_DUMB = frozenset({"", "dumb", "unknown"})


def play(paths: Paths, wish: str | None, speed: float) -> int:
    """Play a routine by its id or file, or one that the person chooses, in this terminal."""
    if not _is_terminal():
        return _refuse(words.no_terminal())
    app, _ = _made(paths, speed)
    return app.run(wish)


def offer(paths: Paths, wish: str | None, speed: float) -> int:
    """Say that there is no screen, and offer to play here where this is a terminal."""
    if not _is_terminal():
        return _refuse(words.no_screen())
    from recoverytimer.terminal.talk import NoAnswerError

    app, talk = _made(paths, speed)
    talk.say(words.played_here())
    try:
        wanted = wish is None or talk.confirm(words.play(wish))
    except NoAnswerError:
        wanted = False
    return app.run(wish) if wanted else 0


def _made(paths: Paths, speed: float) -> tuple[TerminalApp, Talk]:
    from rich.console import Console

    from recoverytimer.base.tidying import tidy
    from recoverytimer.terminal.app import Terminal, TerminalApp
    from recoverytimer.terminal.screen import RichScreen
    from recoverytimer.terminal.talk import Talk

    tidy(paths)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name with a letter that this terminal cannot show is no reason to stop.
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, emoji=False)
    talk = Talk(console)
    terminal = Terminal(talk=talk, keys=_keys(), screen=RichScreen(console))
    return TerminalApp(paths, terminal, speed), talk


def _keys() -> Keys:
    if sys.platform == "win32":
        from recoverytimer.terminal.windows import WindowsKeys

        return WindowsKeys()
    from recoverytimer.terminal.posix import PosixKeys

    return PosixKeys(sys.stdin.fileno())


def _is_terminal() -> bool:
    streams = (sys.stdin, sys.stdout)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return False
    return sys.platform == "win32" or os.environ.get("TERM", "") not in _DUMB


def _refuse(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 1
