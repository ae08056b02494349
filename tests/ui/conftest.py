"""A whole app in an empty folder, on a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.app import App
from recoverytimer.core.settings import ThemeChoice
from recoverytimer.paths import person_paths
from recoverytimer.ui.theme import Themes

ICON_FOLDER = Path(__file__).parents[2] / "resources" / "icons"


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp, ThemeChoice.LIGHT, 1.0, ICON_FOLDER)


@dataclass
class Driver:
    """Drives an app as a person would."""

    app: App
    bot: QtBot
    clock: list[float]
    today: list[datetime] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Let time pass on the session's clock, a second at a time."""
        end = self.clock[0] + seconds
        while self.clock[0] < end:
            step = min(1.0, end - self.clock[0])
            self.clock[0] += step
            self.today[0] += timedelta(seconds=step)
            self.app.services.playback.follow()

    def click(self, name: str) -> None:
        """Click the visible button of a name."""
        self.bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QAbstractButton:
        """The visible button of a name or a text."""
        QApplication.processEvents()
        found = [
            b
            for b in self.app.window.findChildren(QAbstractButton)
            if b.isVisible() and name in {b.text().strip().replace("&&", "&"), b.accessibleName()}
        ]
        assert found, f"no button {name!r}"
        return found[0]

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key on the page that leads through a routine, or on a widget."""
        self.bot.keyClick(widget or self.app.pages.play, key)

    def text(self) -> str:
        """Everything that is to be read."""
        QApplication.processEvents()
        shown = [
            *self.app.window.findChildren(QLabel),
            *self.app.window.findChildren(QAbstractButton),
        ]
        return "\n".join(one.text() for one in shown if one.isVisible())


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Driver]]:
    """Start the app on the test's folder; each call is a further start."""
    clock, today = [0.0], [datetime(2026, 3, 4, 12, tzinfo=UTC)]
    apps: list[App] = []

    def start() -> Driver:
        app = App(qapp, person_paths(tmp_path), clock=lambda: clock[0], now=lambda: today[0])
        apps.append(app)
        qtbot.addWidget(app.window)
        with qtbot.waitSignal(app.window.painted):
            app.open(None)
        return Driver(app, qtbot, clock, today)

    yield start
    for app in apps:
        app.services.playback.stop()
        app.services.close()


@pytest.fixture
def driver(make: Callable[[], Driver]) -> Driver:
    """The app, started on an empty folder."""
    return make()
