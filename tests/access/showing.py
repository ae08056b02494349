"""The app as a screen reader meets it: shows what it is told, a line each, and says when it does.

`python -m tests.access.showing FOLDER`: each page is shown in an app of its own, whose files lie in
a folder of its own within FOLDER.
"""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qt_compat import qt_api
from shiboken6 import isValid

from recoverytimer.widgets.spoken import speak_roles
from tests.driving import Driver, PatientBot, end, let_go, started
from tests.pages import SHOWN

WALKED = "walked"


class Bot(PatientBot):
    """Presses keys and waits as in a test, and is told by hand when it is over."""

    def __init__(self) -> None:
        qt_api.set_qt_api("pyside6")
        super().__init__(SimpleNamespace(config=SimpleNamespace(getini=lambda _name: None)))
        self._widgets: list[QWidget] = []

    def addWidget(self, widget: QWidget, **_more: object) -> None:
        self._widgets.append(widget)

    def close(self) -> None:
        """Close all that was shown."""
        for widget in self._widgets:
            if isValid(widget):
                widget.close()
                widget.deleteLater()


def show(qt: QApplication, folder: Path, name: str) -> Driver:
    """Show a page in an app of its own."""
    folder.mkdir()
    driver = started(qt, Bot(), folder, [0.0], [datetime(2026, 3, 4, 12, tzinfo=UTC)])
    shown = SHOWN[name](driver)
    for _ in range(3):
        QApplication.processEvents()
    shown.window().setAccessibleIdentifier(WALKED)
    return driver


def main(qt: QApplication, folder: Path) -> None:
    """Show what is told until nothing more is."""
    gc.disable()
    told: list[None] = []
    shown: list[Driver] = []
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: told.append(None))
    for number in count():
        # Without a loop of the application, which would end with the first window.
        while not told:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        told.clear()
        name = sys.stdin.readline().strip()
        while shown:
            shown[0].bot.close()
            end(shown.pop())
        let_go()
        if not name:
            return
        shown.append(show(qt, folder / str(number), name))
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    speak_roles()
    main(application, Path(sys.argv[1]))
