"""Starting the app as a process: one for each person, with a screen, with a log."""

from __future__ import annotations

import logging
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from recoverytimer.app import App
from recoverytimer.core.disk import is_file
from recoverytimer.paths import Paths, person_paths


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line asks for."""

    routine: str | None = None
    speed: float = 1.0


def open_app(paths: Paths, start: Start) -> int:
    """Open the window and run until it is closed."""
    if _has_no_display():
        print(  # noqa: T201
            "Recovery Timer needs a screen, and none was found. Start it from a desktop session, "
            "or with xvfb-run.",
            file=sys.stderr,
        )
        return 1
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("recoverytimer")
    qt.setApplicationDisplayName("Recovery Timer")
    qt.setDesktopFileName("recoverytimer")
    from recoverytimer.ui.single import Doorbell, ask_running

    wish = start.routine or ""
    if wish and is_file(Path(wish)):
        wish = str(Path(wish).absolute())
    if ask_running(paths.data, wish):
        return 0
    _log_to(paths.log_file)
    app = App(qt, paths, start.speed)
    doorbell = Doorbell(paths.data, qt)
    doorbell.rang.connect(lambda text: _rung(app, text))
    app.window.painted.connect(
        lambda: qt.setWindowIcon(app.icons.icon("app-icon", "#c9553a", size=64))
    )
    app.open(start.routine)
    return qt.exec()


def _rung(app: App, wish: str) -> None:
    app.window.come_to_front()
    if wish:
        app.open_routine(wish)


def self_test() -> int:
    """Build every page offscreen in an empty folder and play a routine; 0 if all went well."""
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        return _tried(person_paths(Path(folder)))


def _tried(paths: Paths) -> int:
    now = [0.0]
    qt = QApplication(sys.argv[:1])
    app = App(qt, paths, clock=lambda: now[0])
    app.open(None)
    for show in (app.show_routines, app.show_history, app.show_guide, app.show_help):
        show()
        qt.processEvents()
    entry = app.library.routine("glute-relief")
    if entry is None or entry.routine is None:
        return 1
    app.show_entry(entry)
    app.start(entry.routine, entry.id, None)
    while app.playback.is_open:
        now[0] += 1.0
        app.playback.follow()
    qt.processEvents()
    app.finish_page.close_button.click()
    done = app.history.page(count=1)
    app.window.close()
    print("self-test passed" if done else "self-test failed: nothing in the history")  # noqa: T201
    return 0 if done else 1


def _has_no_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _log_to(path: Path) -> None:
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=200_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    # A log that cannot be written is no reason to speak of errors on the terminal.
    logging.raiseExceptions = False
    logging.getLogger("recoverytimer").addHandler(handler)
