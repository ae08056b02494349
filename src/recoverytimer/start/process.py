"""Starting the app as a process: one for each person, with a screen, with a log."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct
from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QApplication

from recoverytimer.base.disk import is_file, make_folder
from recoverytimer.base.identity import APP_ID
from recoverytimer.base.paths import Paths
from recoverytimer.base.unforeseen import UnforeseenFaults
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop.ui.habits import follow_system
from recoverytimer.desktop.ui.qtmessages import QtMessages
from recoverytimer.start.app import App
from recoverytimer.start.signals import when_told_to_end
from recoverytimer.widgets.spoken import speak_roles

# By then the first page is painted.
LATER_MS = 200


class CommandLine(Struct, frozen=True):
    """What the command line asks for."""

    routine: str | None = None
    speed: float = 1.0
    file: str | None = None
    background: bool = False

    @property
    def wish(self) -> str:
        """What another running app is asked to open.

        A routine by its id or the whole path of its file, a file to import by its address.
        """
        if self.file:
            return Path(self.file).absolute().as_uri()
        routine = self.routine or ""
        return str(Path(routine).absolute()) if is_file(Path(routine)) else routine


def open_app(paths: Paths, start: CommandLine) -> int:
    """Open the window and run until it is closed."""
    messages = QtMessages(paths.log_file)
    try:
        return _run(_new_qt(), messages, paths, start)
    finally:
        messages.close()


def _new_qt() -> QApplication:
    """Qt, in the style that our style sheet builds on."""
    # Set later, it comes back as an object, and PySide takes long to learn what that is.
    qt = QApplication([*sys.argv[:1], "-style", "fusion"])
    speak_roles()
    return qt


def _run(qt: QApplication, messages: QtMessages, paths: Paths, start: CommandLine) -> int:
    follow_system(qt)
    qt.setApplicationName("recoverytimer")
    qt.setApplicationDisplayName(app_name())
    qt.setDesktopFileName(APP_ID)
    if sys.platform == "win32":
        import ctypes

        # The same id as that of the installer's shortcut: the taskbar has one button for both.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
    lock = QLockFile(str(paths.running_lock))
    if not _is_first(lock, paths.data):
        from recoverytimer.desktop.ui.singleinstance import ask_running

        holder = lock.error() is QLockFile.LockError.LockFailedError
        if holder and start.background:
            return 0
        if ask_running(paths.data, start.wish, patient=holder):
            return 0
    app = opened(qt, paths, start)
    app.window.painted.connect(messages.begin)
    voice = _Voice(app.tell)
    UnforeseenFaults(paths.log_file, voice.said.emit).watch()
    code = qt.exec()
    # What is kept when the window is gone; the next start is let in when this process has ended.
    app.close()
    return code


class _Voice(QObject):
    """Says in the window what may come up in any thread, and in the middle of anything."""

    said = Signal(str)

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell
        self.said.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def _say(self, text: str) -> None:
        self._tell(text)


def opened(qt: QApplication, paths: Paths, start: CommandLine) -> App:
    """Show the window; what is not seen in its first picture comes after that."""
    app = App(qt, paths, start.speed)
    when_told_to_end(app.end, qt)
    file = start.file and str(Path(start.file).absolute())
    # Who wants something now is asked another time.
    asks = not (start.routine or file or start.background)
    app.open(start.routine, file, background=start.background, asks=asks)
    # Last, so that the first page is there before.
    app.window.painted.connect(lambda: settle(qt, app))
    app.window.painted.connect(lambda: QTimer.singleShot(LATER_MS, qt, lambda: _listen(qt, app)))
    return app


def settle(qt: QApplication, app: App) -> None:
    """Do what could wait for the first page: look for garbage, keep a log, ask the desktop."""
    from recoverytimer.base.logfile import log_to
    from recoverytimer.desktop.ui.garbage import CycleCollector

    gc.freeze()
    _collector = CycleCollector(qt)
    log_to(app.paths.log_file)
    app.follow_desktop()


def _listen(qt: QApplication, app: App) -> None:
    """Do what could wait for the first page: listen to further starts, sweep."""
    from recoverytimer.base.tidying import tidy
    from recoverytimer.desktop.ui.singleinstance import Doorbell
    from recoverytimer.theme.icons import painted_icon

    doorbell = Doorbell(app.paths.data, qt)
    doorbell.rang.connect(lambda wish: _open_wish(app, wish))
    qt.aboutToQuit.connect(doorbell.leave)
    if sys.platform == "darwin":
        from recoverytimer.desktop.ui.fileopening import FileOpening

        # It sees every event, and PySide loads every class of widgets to name what it sees.
        FileOpening(qt).asked.connect(lambda address: _open_wish(app, address))
    tidy(app.paths)
    qt.setWindowIcon(painted_icon("app-icon"))


def _open_wish(app: App, wish: str) -> None:
    app.fill()
    app.window.come_to_front()
    if wish.startswith("file:"):
        app.open_file(_path(wish))
    elif wish:
        app.open_routine(wish)


def _path(address: str) -> Path:
    """The path of a file's address, also where it is not UTF-8, of which Qt knows nothing."""
    if os.name == "nt":
        return Path(QUrl(address).toLocalFile())
    return Path(unquote(address.removeprefix("file://"), errors="surrogateescape"))


def self_test(say: Callable[[str], None]) -> int:
    """Try everything offscreen in an empty folder and say what works; 0 if all of it does."""
    from recoverytimer.start.selftest import self_test

    return self_test(_new_qt, _settle_all, say)


def _settle_all(qt: QApplication, app: App) -> None:
    settle(qt, app)
    _listen(qt, app)


def _is_first(lock: QLockFile, data: Path) -> bool:
    """Whether nobody else's app runs on this folder, as far as the lock can tell."""
    try:
        make_folder(data)
    except OSError:
        return False
    # An app that was killed leaves its lock; Qt sees that its process is gone.
    lock.setStaleLockTime(0)
    return lock.tryLock(0)
