"""Takes the README's pictures: an app in an empty folder, on a clock of its own."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from recoverytimer.app import App
from recoverytimer.core.settings import ThemeChoice
from recoverytimer.paths import person_paths
from recoverytimer.services import Surroundings

DOCS = Path(__file__).parent


def take(qt: QApplication, folder: Path, theme: ThemeChoice) -> None:
    """Take the pictures in one theme."""
    now = [0.0]
    day = datetime(2026, 11, 23, 16, tzinfo=UTC)
    app = App(qt, person_paths(folder), surroundings=Surroundings(lambda: now[0]), now=lambda: day)
    app.services.keeper.change(replace(app.services.settings, theme=theme))
    app.window.resize(1280, 800)
    app.window.show()
    app.fill()
    app.pages.show_routines()
    _save(qt, app, f"routines-{theme}")
    entry = app.services.library.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    app.sessions.start(entry.routine, entry.id, None)
    while now[0] < 245:
        now[0] += 1
        app.services.playback.follow()
    _save(qt, app, f"play-{theme}")
    app.services.playback.end()
    app.window.close()


def _save(qt: QApplication, app: App, name: str) -> None:
    for _ in range(3):
        qt.processEvents()
        while app.services.figures.is_busy:
            qt.processEvents()
    app.window.grab().save(str(DOCS / f"{name}.png"))


if __name__ == "__main__":
    application = QApplication([])
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        with tempfile.TemporaryDirectory() as name:
            take(application, Path(name), choice)
