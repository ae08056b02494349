"""Starting in a terminal: because it was asked for, or because there is no screen."""

from __future__ import annotations

import io
import locale
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from recoverytimer.base.paths import Paths
from recoverytimer.terminal import words

if TYPE_CHECKING:
    from recoverytimer.routine.beforestart import Answers
    from recoverytimer.terminal.app import Terminal, TerminalApp
    from recoverytimer.terminal.keys import Keys
    from recoverytimer.terminal.talk import Talk

_DUMB = frozenset({"", "dumb", "unknown"})
_ASCII = frozenset({"ANSI_X3.4-1968", "US-ASCII", "646"})
"""What systems call the encoding of a terminal that knows no other letters."""


def play(
    paths: Paths, wish: str | None, speed: float, answers: Answers, *, plain: bool = False
) -> int:
    """Play a routine by its id or file, or one that the person chooses, in this terminal.

    Plainly it is line by line, which pipes can do too. What is answered is not asked.
    """
    if not ((plain and _has_streams()) or _is_terminal()):
        return _refuse(words.no_terminal())
    app, _ = _made(paths, speed, plain=plain)
    return app.run(wish, answers)


def offer(paths: Paths, wish: str | None, speed: float, answers: Answers) -> int:
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
    return app.run(wish, answers) if wanted else 0


def _made(paths: Paths, speed: float, *, plain: bool = False) -> tuple[TerminalApp, Talk]:
    from recoverytimer.base.tidying import tidy
    from recoverytimer.terminal.app import TerminalApp
    from recoverytimer.terminal.text import LOOK_ALIKES

    tidy(paths)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name with a letter that this terminal cannot show is no reason to stop.
        sys.stdout.reconfigure(errors=LOOK_ALIKES)
    terminal = _by_lines() if plain or _is_dumb() else _on_screen()
    return TerminalApp(paths, terminal, speed), terminal.talk


def _on_screen() -> Terminal:
    from rich.console import Console

    from recoverytimer.terminal.app import Terminal
    from recoverytimer.terminal.fullscreen import FullScreen
    from recoverytimer.terminal.screen import RichScreen
    from recoverytimer.terminal.talk import Talk

    console = Console(highlight=False, markup=False, emoji=False)
    screen = RichScreen(console)
    return Terminal(
        talk=Talk(console),
        keys=_keys(),
        view=lambda exercises, _settings: FullScreen(screen, exercises),
        ring=screen.bell,
    )


def _by_lines() -> Terminal:
    from recoverytimer.terminal.app import Terminal
    from recoverytimer.terminal.lines import Lines
    from recoverytimer.terminal.screen import LineConsole
    from recoverytimer.terminal.talk import LineTalk
    from recoverytimer.terminal.text import LOOK_ALIKES
    from recoverytimer.terminal.typedlines import TypedLines

    if isinstance(sys.stdout, io.TextIOWrapper) and locale.getencoding() in _ASCII:
        # Python itself would write UTF-8 there.
        sys.stdout.reconfigure(encoding="ascii", errors=LOOK_ALIKES)
    console = LineConsole()
    lines = TypedLines(sys.stdin.fileno(), sys.stdin.encoding, console.say)
    talk = LineTalk(console, lines.read)
    return Terminal(talk=talk, keys=lines, view=partial(Lines, talk.say), ring=console.bell)


def _keys() -> Keys:
    if sys.platform == "win32":
        from recoverytimer.terminal.windows import WindowsKeys

        return WindowsKeys()
    from recoverytimer.terminal.posix import PosixKeys

    return PosixKeys(sys.stdin.fileno())


def _has_streams() -> bool:
    return sys.stdin is not None and sys.stdout is not None


def _is_terminal() -> bool:
    return _has_streams() and sys.stdin.isatty() and sys.stdout.isatty()


def _is_dumb() -> bool:
    return sys.platform != "win32" and os.environ.get("TERM", "") in _DUMB


def _refuse(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 1
