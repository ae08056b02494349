"""Tells what is due, and stays in the tray for that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from recoverytimer.base.disk import reason
from recoverytimer.base.message import Message
from recoverytimer.reminders.reminder import Due
from recoverytimer.reminders.ui.keeper import ReminderClock
from recoverytimer.reminders.words import message
from recoverytimer.settings.settings import Settings
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services

ASIDE = Message(
    "Recovery Timer",
    "It goes on in the tray, for your reminders.",
    "Recovery Timer goes on in the tray, for your reminders.",
)
NOTICE_S = 60


class Reminding(QObject):
    """Brings together the reminders, their clock, the window and the desktop around it.

    Signals:
        routine_wanted: the id of a routine that a person clicked.
    """

    routine_wanted = Signal(str)

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._desktop = services.desktop
        self._starts_with_computer = services.settings.start_with_computer
        self._has_told_aside = False
        self._sentence = ""
        overview = services.overview
        self.clock = ReminderClock(
            services.reminders, overview.done, services.now, self._is_busy, self
        )
        self.clock.due.connect(self._tell)
        self.clock.looked.connect(self._follow)
        services.reminders.changed.connect(self._follow)
        services.keeper.changed.connect(self._follow_settings)
        self._desktop.routine_wanted.connect(self._open)

    @property
    def stays(self) -> bool:
        """Whether the app goes on in the tray when its window is closed."""
        return bool(self._services.reminders.current) and self._desktop.has_tray

    def start(self) -> None:
        """Look what is due from now on."""
        self.clock.check()

    def stop(self) -> None:
        """Tell nothing more."""
        self.clock.stop()
        self._desktop.close()

    def wake(self, state: Qt.ApplicationState) -> None:
        """Look at once when the person comes back to the app, as after the computer slept."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.clock.check()

    def go_aside(self, *, quietly: bool = False) -> bool:
        """Hide the window, if the app is to go on without it; said once, unless quietly."""
        if not self.stays:
            return False
        self._window.go_aside()
        if not (quietly or self._has_told_aside):
            self._has_told_aside = True
            self._desktop.tell(ASIDE)
        return True

    def _is_busy(self) -> bool:
        """Whether a session is open before the person, or something else is being said."""
        if self._window.is_aside:
            return False
        return self._services.playback.is_open or bool(self._window.notice.text)

    def _tell(self, dues: Sequence[Due]) -> None:
        library, overview = self._services.library, self._services.overview
        known = [d for d in dues if library.routine(d.routine_id)]
        if not known:
            return
        said = message(known, overview.name, self._services.now())
        self._sentence = said.sentence
        is_seen = self._desktop.tell(said)
        # A notification may be held back; one within the window is seen by who looks at it.
        if not (self._window.is_aside and is_seen):
            self._window.notice.tell(
                said.sentence, "Look at it", lambda: self._open(said.routine_id), seconds=NOTICE_S
            )

    def _open(self, routine_id: str) -> None:
        self._window.notice.take_back(self._sentence)
        self.routine_wanted.emit(routine_id)

    def _follow(self) -> None:
        """Be in the tray while there are reminders, with what comes next."""
        if not self._services.reminders.current:
            self._desktop.hide()
            return
        overview = self._services.overview
        upcoming = overview.upcoming()
        self._desktop.show(overview.next_reminder(), upcoming.routine_id if upcoming else "")

    def _follow_settings(self, settings: Settings) -> None:
        wanted = settings.start_with_computer
        if wanted == self._starts_with_computer:
            return
        self._starts_with_computer = wanted
        try:
            self._services.autostart.set(wanted)
        except OSError as error:
            done = "set up" if wanted else "undone"
            self._services.tell(f"Starting with the computer cannot be {done} ({reason(error)}).")
