"""A person at a terminal that only a test sees, on a clock that only its keys move."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from recoverytimer.base.paths import person_paths
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.routine.beforestart import NOTHING_SAID, Answers
from recoverytimer.terminal.app import Terminal, TerminalApp
from recoverytimer.terminal.fullscreen import FullScreen
from recoverytimer.terminal.lines import Lines
from recoverytimer.terminal.screen import ScreenPage
from recoverytimer.terminal.talk import LineTalk, Talk
from recoverytimer.terminal.text import TerminalRoom

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
PLAIN_VOICE = 'voice = "names only"\n'


@dataclass
class Person:
    """Types lines before and after a session, presses keys at their seconds, and looks."""

    folder: Path
    clock: list[float] = field(default_factory=lambda: [0.0])
    presses: list[tuple[float, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    rung: list[float] = field(default_factory=list)
    said: StringIO = field(default_factory=StringIO)
    room: TerminalRoom = field(default_factory=lambda: TerminalRoom(80, 24))
    suspended: int = 0
    reads_lines: bool = False

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        yield

    def wait(self, seconds: float | None) -> Sequence[str]:
        if self.presses and (seconds is None or self.presses[0][0] <= self.clock[0] + seconds):
            at, key = self.presses.pop(0)
            self.clock[0] = max(at, self.clock[0])
            return [key]
        assert seconds is not None, "the session waits for a key that never comes"
        self.clock[0] += seconds
        return []

    def suspend(self) -> None:
        self.suspended += 1

    def show(self, page: ScreenPage) -> None:
        rows = page.rows(self.room)
        assert len(rows) <= self.room.height
        assert all(row.cell_len <= self.room.width for row in rows)
        self.seen.append("\n".join(row.plain for row in rows))

    def bell(self) -> None:
        self.rung.append(self.clock[0])

    def read(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)

    def plays(
        self,
        wish: str | None,
        *typed: str,
        keys: Sequence[tuple[float, str]] = (),
        answers: Answers = NOTHING_SAID,
    ) -> int:
        """Play a routine to its end: what is typed line by line, and keys at their seconds."""
        self.typed, self.presses = list(typed), list(keys)
        console = Console(file=self.said, width=100, markup=False, soft_wrap=self.reads_lines)
        talk = (LineTalk if self.reads_lines else Talk)(console, self.read)
        terminal = Terminal(
            talk=talk,
            keys=self,
            view=lambda exercises, settings: (
                Lines(talk.say, exercises, settings)
                if self.reads_lines
                else FullScreen(self, exercises)
            ),
            ring=self.bell,
            sleep=lambda _s: None,
        )
        paths = person_paths(self.folder)
        self.app = TerminalApp(paths, terminal, clock=lambda: self.clock[0], now=self.now)
        code = self.app.run(wish, answers)
        assert not self.app.history.database.is_open
        return code

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.clock[0])

    @property
    def sessions(self) -> tuple[SessionSummary, ...]:
        """What the history holds, the newest first."""
        found = self.app.history.sessions.page()
        self.app.history.close()
        return found

    @property
    def heard(self) -> str:
        """All that was said so far."""
        return self.said.getvalue()

    def saw(self, *texts: str) -> bool:
        """Whether some picture showed all of these."""
        return any(all(text in page for text in texts) for page in self.seen)

    def writes(self, name: str, text: str) -> Path:
        """Put a file into the person's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody for whom nothing is explained, so that times to get ready are as usual."""
    made = Person(tmp_path)
    made.writes("settings.toml", PLAIN_VOICE)
    return made
