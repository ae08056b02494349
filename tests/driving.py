"""A whole app in an empty folder, on a clock that a test moves."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recoverytimer.base.disk import is_file
from recoverytimer.base.message import Message
from recoverytimer.base.paths import person_paths
from recoverytimer.base.writer import Writer, one_thread
from recoverytimer.player.ui.ring import CountdownRing
from recoverytimer.settings.settings import ThemeChoice, VoiceLevel
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import SoundCommand
from recoverytimer.start.app import App, Surroundings
from recoverytimer.theme.theme import Themes
from recoverytimer.theme.typeface import figures_font
from tests import ROOT

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import BusLine


@pytest.fixture(autouse=True)
def _let_go_after_each(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test has shown is gone when it ends."""
    if "qapp" in request.fixturenames:
        request.getfixturevalue("collects_between_tests")
    yield
    if "qapp" in request.fixturenames:
        let_go()


@pytest.fixture(scope="session")
def collects_between_tests() -> Iterator[None]:
    """Garbage is looked for between tests, never in a thread that paints."""
    gc.disable()
    yield
    gc.enable()


def let_go() -> None:
    """Delete what is to be deleted later, as an event loop would, and what nothing needs."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    # What is left are modules: a look through them takes longer than most tests.
    gc.freeze()


PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits for what comes sooner or later, also on a busy machine."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, *signal: Any, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(*signal, timeout=timeout, **more)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


# As wide as texts are in the widest of those that systems have, such as Verdana.
WIDE_PER_CENT = 114


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """With the same letters on every computer."""
    font = figures_font(qapp.font())
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, WIDE_PER_CENT)
    qapp.setFont(font)
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


D = TypeVar("D", bound=QDialog)
ICON_FOLDER = ROOT / "resources" / "icons"


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp, ThemeChoice.LIGHT, 1.0, ICON_FOLDER)


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    """All is laid out for who reads from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Listening(Sounding):
    """Takes the commands for tones or words, and remembers them."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role
        self.sent: list[SoundCommand] = []
        self.is_there = False
        self.is_slow = False

    @property
    def is_awaited(self) -> bool:
        return self.is_slow

    def send(self, command: SoundCommand) -> None:
        self.sent.append(command)

    def start(self) -> None:
        self.is_there = True

    def stop(self) -> None:
        self.is_there = False


class Awake:
    """A screen that is kept on between `keep` and `let_go`, where the system is `willing`."""

    willing = True
    held = 0

    def __init__(self) -> None:
        self._holds = False

    def keep(self, _reason: str, told: Callable[[bool], None]) -> None:
        if Awake.willing and not self._holds:
            self._holds = True
            Awake.held += 1
        told(Awake.willing)

    def let_go(self) -> None:
        if self._holds:
            self._holds = False
            Awake.held -= 1


def no_bus() -> BusLine:
    """A desktop without a bus."""
    # Other systems do not have what it needs.
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.desktop.ui.buswatch import watch

    return BusLine(watch, lambda: None)


class FakeDesktop(QObject):
    """A desktop of which a test sees all that it is told."""

    open_wanted = Signal()
    quit_wanted = Signal()
    routine_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.has_tray = False
        self.tells = True
        self.told: list[Message] = []
        self.next_one: tuple[str, str] | None = None

    def show(self, next_one: str, routine_id: str) -> None:
        self.next_one = (next_one, routine_id)

    def hide(self) -> None:
        self.next_one = None

    def close(self) -> None:
        self.hide()

    def tell(self, message: Message) -> bool:
        if self.tells:
            self.told.append(message)
        return self.tells


class AwaitedWriter(Writer):
    """Writes in its thread as the app does, and has done with each job before the next step."""

    def __init__(self) -> None:
        super().__init__(_nobody, one_thread)

    def do(self, *job: Any, **more: Any) -> None:
        super().do(*job, **more)
        self.flush()


def _nobody() -> None:
    """Nobody is woken, as the thread is waited for."""


class ClosedByPerson(QCloseEvent):
    """What a window gets when its cross is clicked."""

    def spontaneous(self) -> bool:
        return True


@dataclass
class Driver:
    """Drives an app as a person would."""

    app: App
    bot: QtBot
    clock: list[float]
    today: list[datetime] = field(default_factory=list)
    desktop: FakeDesktop = field(default_factory=FakeDesktop)

    def pass_time(self, **time: float) -> None:
        """Let time pass until the next look at the reminders; a notice is gone by then."""
        self.today[0] += timedelta(**time)
        self.app.window.notice.hide()
        self.app.subjects.reminders.telling.clock.check()

    def close_window(self) -> bool:
        """Click the window's cross; whether it closed."""
        event = ClosedByPerson()
        self.app.window.closeEvent(event)
        return event.isAccepted()

    def wait(self, seconds: float) -> None:
        """Let time pass on the session's clock, a second at a time."""
        end = self.clock[0] + seconds
        while self.clock[0] < end:
            step = min(1.0, end - self.clock[0])
            self.clock[0] += step
            self.today[0] += timedelta(seconds=step)
            self.app.subjects.player.playback.follow()

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
        """Press a key where the keyboard is on the player's page, or on another widget."""
        widget = widget or self.app.subjects.player.page
        # Without a window manager nobody gives it the keyboard.
        widget.activateWindow()
        self.bot.waitUntil(widget.isActiveWindow)
        self.bot.keyClick(widget.focusWidget() or widget, key)

    def dialog(self, cls: type[D]) -> D:
        """The dialog of a kind that is open in front."""
        self.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), cls))
        found = QApplication.activeModalWidget()
        assert isinstance(found, cls)
        # Without a window manager nobody gives it the keyboard.
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def settle(self) -> None:
        """Wait until every dialog is answered."""
        self.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        # Without a window manager nobody gives the window back its keyboard.
        self.app.window.activateWindow()

    def text(self) -> str:
        """Everything that is to be read."""
        QApplication.processEvents()
        shown = [
            *self.app.window.findChildren(QLabel),
            *self.app.window.findChildren(QAbstractButton),
        ]
        texts = [one.text() for one in shown if one.isVisible()]
        # A pause stands in the ring.
        rings = [one for one in self.app.window.findChildren(CountdownRing) if one.isVisible()]
        return "\n".join((*texts, *(ring.state.paused for ring in rings)))


class FileAsker(QObject):
    """Answers the dialogs that ask for files, as a person would: types names, and clicks.

    Without a name a dialog is left with Escape; a folder is put before the name it wishes itself.
    """

    def __init__(self, bot: QtBot) -> None:
        super().__init__()
        self._bot = bot
        self.answer: tuple[Path, ...] = ()
        self.folder: Path | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QFileDialog):
            QTimer.singleShot(0, watched, lambda: self._reply(watched))
        return False

    def _reply(self, dialog: QFileDialog) -> None:
        answer = self.answer
        if self.folder is not None:
            answer = (self.folder / Path(dialog.selectedFiles()[0]).name,)
        line, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
        assert isinstance(line, QLineEdit)
        assert isinstance(buttons, QDialogButtonBox)
        if not answer:
            self._bot.keyClick(dialog, Qt.Key.Key_Escape)
            return
        saves = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        if saves:
            line.setText(str(answer[0]))
        else:
            dialog.setDirectory(str(answer[0].parent))
            line.setText(" ".join(f'"{path.name}"' for path in answer))
        standard = QDialogButtonBox.StandardButton
        wanted = buttons.button(standard.Save if saves else standard.Open)
        self._bot.waitUntil(wanted.isEnabled)
        self._bot.mouseClick(wanted, Qt.MouseButton.LeftButton)


@pytest.fixture
def asker(qtbot: QtBot, qapp: QApplication) -> Iterator[FileAsker]:
    """Who answers when the app asks for files."""
    made = FileAsker(qtbot)
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def choose(box: QComboBox, number: int) -> None:
    """Choose in a box as a person would."""
    box.setCurrentIndex(number)
    box.activated.emit(number)


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel one notch towards oneself over a widget."""
    centre = QPointF(widget.rect().center())
    place = QPointF(widget.mapToGlobal(centre.toPoint()))
    event = QWheelEvent(
        centre,
        place,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def started(
    qapp: QApplication,
    bot: QtBot,
    folder: Path,
    clock: list[float],
    today: list[datetime],
    *,
    background: bool = False,
    asks: bool = False,
    has_tray: bool = False,
    writer: Callable[[], Writer] | None = None,
    guided: bool = False,
    bus: Callable[[], BusLine] | None = None,
    routine: str | None = None,
) -> Driver:
    """Start the app on a folder.

    Where no settings were made it says names only, unless it is to be `guided` as for a new person.
    """
    desktop = FakeDesktop()
    desktop.has_tray = has_tray
    around = Surroundings(
        lambda: clock[0],
        Listening,
        Awake(),
        lambda: desktop,
        bus or no_bus,
        writer or AwaitedWriter,
    )
    app = App(qapp, person_paths(folder), surroundings=around, now=lambda: today[0])
    if not (guided or asks or is_file(app.services.paths.settings)):
        # So that getting ready always lasts as long as the preferences say.
        app.keeper.current = replace(app.keeper.current, voice=VoiceLevel.NAMES)
    if not is_file(app.services.paths.window_place):
        # However small the screen is that tests are run on.
        app.window.resize(1280, 800)
    bot.addWidget(app.window)
    with bot.waitSignal(app.window.painted):
        app.open(routine, background=background, asks=asks)
    return Driver(app, bot, clock, today, desktop)


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Driver]]:
    """Start the app on the test's folder; each call is a further start.

    When the test ends, its apps are gone.
    """
    clock, today = [0.0], [datetime(2026, 3, 4, 12, tzinfo=UTC)]
    drivers: list[Driver] = []

    def start(**options: Any) -> Driver:
        drivers.append(started(qapp, qtbot, tmp_path, clock, today, **options))
        return drivers[-1]

    yield start
    ended = [end(driver) for driver in drivers if "app" in vars(driver)]
    let_go()
    # What failed is kept with all that it saw.
    if not request.session.testsfailed:
        assert [app() for app in ended] == [None] * len(ended)


def end(driver: Driver) -> ref[App]:
    """End an app that a test has done with."""
    app = driver.__dict__.pop("app")
    app.subjects.player.playback.stop()
    app.close()
    # What a failed test keeps would go on to follow the system, and dress the next one.
    app.themes.deleteLater()
    assert not app.services.history.database.is_open
    return ref(app)


@pytest.fixture
def driver(make: Callable[..., Driver]) -> Driver:
    """The app, started on an empty folder."""
    return make()
