"""Takes the README's pictures, on a clock of its own: `python -m docs.screenshots`.

The folder holds three months of a made-up runner.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.plausible import runner

from recoverytimer.base.paths import person_paths
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import SoundCommand
from recoverytimer.start.app import App, Surroundings

DOCS = Path(__file__).parent
DAYS, SEED = timedelta(days=91), 3
SETTLED_MS = 100


class Quiet(Sounding):
    """Takes all that is to be heard, and sounds nothing."""

    def __init__(self, _role: str) -> None:
        super().__init__()

    def send(self, command: SoundCommand) -> None:
        """Say nothing."""

    def start(self) -> None:
        """Need nothing."""

    def stop(self) -> None:
        """Leave nothing."""


class Awake:
    """A screen that stays on by itself."""

    def keep(self, _reason: str, told: Callable[[bool], None]) -> None:
        """Agree."""
        told(True)

    def let_go(self) -> None:
        """Leave nothing."""


def take(qt: QApplication, folder: Path, theme: ThemeChoice) -> None:
    """Take the pictures in one theme."""
    now = [0.0]
    day = datetime(2026, 11, 23, 16, tzinfo=UTC)
    app = App(
        qt,
        person_paths(folder),
        surroundings=Surroundings(lambda: now[0], Quiet, Awake()),
        now=lambda: day,
    )
    app.keeper.change(replace(app.keeper.current, theme=theme))
    app.services.history.add(*runner(SEED, day.date() - DAYS, DAYS.days).records)
    app.window.resize(1280, 800)
    app.window.show()
    app.fill()
    app.subjects.routines.show_list()
    _save(qt, app, f"routines-{theme}")
    entry = app.services.library.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    app.subjects.today.show()
    _save(qt, app, f"today-{theme}")
    app.subjects.history.show()
    _save(qt, app, f"history-{theme}")
    app.subjects.routines.editing.edit(entry)
    _save(qt, app, f"editor-{theme}")
    app.subjects.player.sessions.start(entry.routine, entry.id)
    while now[0] < 245:
        now[0] += 1
        app.subjects.player.playback.follow()
    _save(qt, app, f"play-{theme}")
    app.subjects.player.playback.end()
    app.window.close()
    app.close()


def _save(qt: QApplication, app: App, name: str) -> None:
    for _ in range(3):
        QTest.qWait(SETTLED_MS)
        while app.services.figures.is_busy:
            qt.processEvents()
    app.window.grab().save(str(DOCS / f"{name}.png"))


if __name__ == "__main__":
    application = QApplication([])
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        with tempfile.TemporaryDirectory() as name:
            take(application, Path(name), choice)
