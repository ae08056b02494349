"""The real process in a pseudo terminal."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from recoverytimer.history.history import History
from recoverytimer.player.checkpoint import Checkpoint
from recoverytimer.player.session import Session
from recoverytimer.routine.timeline import SegmentKind
from tests.keeping import Keepers

termios = pytest.importorskip("termios")

# It heeds the signals of its terminal, as what tests run in the background with does not.
NO_QT = (
    "import signal, sys; sys.modules['PySide6'] = sys.modules['numpy'] = None\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    "from recoverytimer.__main__ import main; sys.exit(main(sys.argv[1:]))"
)
LEFT_OUT = {"DISPLAY", "WAYLAND_DISPLAY", "TERM"}
BARE = {k: v for k, v in os.environ.items() if k not in LEFT_OUT}
XTERM = {"TERM": "xterm-256color"}
LONGEST_S = 60
# The first step waits for the keys also at 200 times its speed on a busy machine.
TWO_STEPS = """
format = 1
name = "Two steps"
summary = "One that is skipped, one that runs by itself."
[[steps]]
exercise = "march-in-place"
hold = 3600
[[steps]]
exercise = "figure-four-supine"
hold = 30
sides = "each"
"""


class Started:
    """A process in a terminal of its own."""

    def __init__(
        self, folder: Path, *arguments: str, environment: Mapping[str, str] = XTERM
    ) -> None:
        self.folder = folder
        self.master, self.slave = os.openpty()
        termios.tcsetwinsize(self.slave, (24, 80))
        self.before = termios.tcgetattr(self.slave)
        self.shown = self.all_shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", NO_QT, "--data-dir", str(folder), *arguments],
            env={**BARE, "QT_QPA_PLATFORM": "", **environment},
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
        )

    def sees(self, text: str) -> None:
        """Wait until a text has come since the last one that was waited for."""
        end = time.monotonic() + LONGEST_S
        while text not in self.shown:
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                self._read()
            assert time.monotonic() < end, self.shown
        self.shown = self.shown.partition(text)[2]

    def _read(self) -> None:
        came = os.read(self.master, 65536).decode(errors="replace")
        self.shown += came
        self.all_shown += came

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def ends(self) -> int:
        """Its exit code."""
        end = time.monotonic() + LONGEST_S
        while self.process.poll() is None:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self._read()
            assert time.monotonic() < end, self.shown
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal, as a broken connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    @property
    def is_as_before(self) -> bool:
        """Whether the terminal works as it did before."""
        return bool(termios.tcgetattr(self.slave) == self.before)

    @property
    def sessions(self) -> list[Session]:
        history = History(self.folder / "history.sqlite3")
        with contextlib.closing(history):
            found = [history.sessions.get(summary.id) for summary in history.sessions.page()]
        return [session for session in found if session is not None]

    @property
    def soreness(self) -> list[int | None]:
        """How sore one was after each session."""
        with contextlib.closing(History(self.folder / "history.sqlite3")) as history:
            return [summary.soreness for summary in history.sessions.page()]

    @property
    def interrupted(self) -> Checkpoint | None:
        return Keepers(self.folder).sessions.interrupted()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[type[Started]]:
    started: list[Started] = []

    class Kept(Started):
        def __init__(self, *arguments: str, environment: Mapping[str, str] = XTERM) -> None:
            super().__init__(tmp_path, *arguments, environment=environment)
            started.append(self)

    yield Kept
    for one in started:
        one.close()


def test_a_routine_is_played_by_keys_without_qt(start: type[Started], tmp_path: Path) -> None:
    left = tmp_path / ".reminders.toml.0a1b2c3d"
    left.write_text("half")
    own = tmp_path / "routines"
    own.mkdir()
    (own / "two-steps.toml").write_text(TWO_STEPS)
    running = start("play", "two-steps", "--terminal", "--speed", "200")
    running.sees("March in place")
    assert not left.exists()
    running.press(" ")
    running.sees("PAUSED")
    running.press("n \x1b[C")
    running.sees("LEFT SIDE")
    running.sees("How sore are you now")
    assert running.is_as_before
    running.press("3\n")
    running.sees("Saved on this computer.")
    assert running.ends() == 0
    (session,) = running.sessions
    assert session.routine_id == "two-steps"
    assert running.soreness == [3]
    # Whether the keys came before it began or after.
    first = next(part for part in session.segments if part.kind is SegmentKind.WORK)
    assert first.outcome == "skipped"
    assert running.interrupted is None


def test_ctrl_c_ends_early_and_the_terminal_is_as_before(start: type[Started]) -> None:
    running = start("play", "desk-break", "--terminal")
    running.sees("March in place")
    assert not running.is_as_before
    running.press("\x03")
    running.sees("\x1b[?1049l")
    running.sees("What you did is kept.")
    assert running.is_as_before
    running.press("\x04")
    assert running.ends() == 0
    assert len(running.sessions) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_is_sent_away_can_go_on_later(start: type[Started], number: int) -> None:
    running = start("play", "desk-break", "--terminal")
    running.sees("March in place")
    running.process.send_signal(number)
    running.sees("\x1b[?1049l")
    assert running.ends() == 1
    assert running.is_as_before
    assert not running.sessions
    assert running.interrupted is not None
    again = start("play", "desk-break", "--terminal")
    again.sees("Resume?")
    again.press("\n")
    again.sees("PAUSED")
    again.press("q")
    again.sees("How sore")
    again.press("\n")
    assert again.ends() == 0
    assert len(again.sessions) == 1


def test_a_broken_connection_loses_nothing(start: type[Started]) -> None:
    running = start("play", "desk-break", "--terminal")
    running.sees("March in place")
    running.hang_up()
    assert running.process.wait(LONGEST_S) == 1
    assert running.interrupted is not None


def test_a_second_terminal_leaves_the_session_of_the_first_alone(start: type[Started]) -> None:
    first = start("play", "desk-break", "--terminal")
    first.sees("March in place")
    second = start("play", "glute-relief", "--terminal")
    second.sees("A session is already running in another window or terminal.")
    assert second.ends() == 1
    first.press("q")
    first.sees("How sore")
    assert len(first.sessions) == 1


def test_a_resized_terminal_is_filled_anew(start: type[Started]) -> None:
    running = start("play", "desk-break", "--terminal")
    running.sees("March in place")
    running.press(" ")
    running.sees("PAUSED")
    termios.tcsetwinsize(running.slave, (40, 120))
    running.process.send_signal(signal.SIGWINCH)
    running.sees("bell off")


def test_without_a_screen_the_terminal_is_offered(start: type[Started]) -> None:
    running = start()
    running.sees("No screen was found")
    running.sees("Desk break")
    running.sees("or q to quit.")
    running.press("q\n")
    assert running.ends() == 0
    running = start("play", "desk-break")
    running.sees("No screen was found")
    running.sees("Press Enter for yes")
    running.press("\n")
    running.sees("March in place")
    running.press("q")
    running.sees("How sore")
