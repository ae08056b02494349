"""Tells what is due, and stays in the tray for that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from recoverytimer.base.message import Message
from recoverytimer.reminders import words
from recoverytimer.reminders.reminder import Due
from recoverytimer.reminders.schedule import ReminderSchedule
from recoverytimer.reminders.ui.keeper import ReminderClock, ReminderKeeper
from recoverytimer.shell.shell import Shell

REMINDER_NOTICE_S = 60


class TrayAndNotifications(Protocol):
    """What there is around the window, as far as it matters here."""

    @property
    def has_tray(self) -> bool:
        """Whether a window that is hidden can be had back."""

    @property
    def routine_wanted(self) -> SignalInstance:
        """The id of a routine that was clicked."""

    def show(self, next_one: str, routine_id: str) -> None:
        """Be in the tray and say there what comes next."""

    def hide(self) -> None:
        """Leave the tray."""

    def close(self) -> None:
        """Leave for good."""

    def tell(self, message: Message) -> bool:
        """Show a notification; whether it is known that the person sees it."""


class ReminderTelling(QObject):
    """Has the clock looked at, the window say what is due, and the tray what comes next.

    `routine_wanted` carries the id of a routine that a person clicked.

    Args:
        is_playing: whether a session is open.
    """

    routine_wanted = Signal(str)

    def __init__(
        self,
        shell: Shell,
        keeper: ReminderKeeper,
        schedule: ReminderSchedule,
        tray: TrayAndNotifications,
        is_playing: Callable[[], bool],
    ) -> None:
        super().__init__(shell.window)
        self._now = shell.now
        self._window = shell.window
        self._keeper = keeper
        self._schedule = schedule
        self._tray = tray
        self._is_playing = is_playing
        self._has_told_aside = False
        self._sentence = ""
        self.clock = ReminderClock(keeper, schedule.done, shell.now, self._is_busy, self)
        self.clock.due.connect(self._tell)
        self.clock.looked.connect(self._follow)
        keeper.changed.connect(self._follow)
        tray.routine_wanted.connect(self._open)

    @property
    def stays(self) -> bool:
        """Whether the app goes on in the tray when its window is closed."""
        return bool(self._keeper.current) and self._tray.has_tray

    def start(self) -> None:
        """Look what is due from now on."""
        self.clock.check()

    def stop(self) -> None:
        """Tell nothing more."""
        self.clock.stop()
        self._tray.close()

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
            self._tray.tell(words.gone_aside())
        return True

    def _is_busy(self) -> bool:
        """Whether a session is open before the person, or something else is being said."""
        if self._window.is_aside:
            return False
        return self._is_playing() or bool(self._window.notice.text)

    def _tell(self, dues: Sequence[Due]) -> None:
        names = self._schedule.names(d.routine_id for d in dues)
        known = [d for d in dues if d.routine_id in names]
        if not known:
            return
        said = words.due_message(known, names.__getitem__, self._now())
        self._sentence = said.sentence
        is_seen = self._tray.tell(said)
        # A notification may be held back; one within the window is seen by who looks at it.
        if not (self._window.is_aside and is_seen):
            self._window.notice.tell(
                said.sentence,
                words.look_at_it(),
                lambda: self._open(said.routine_id),
                least_s=REMINDER_NOTICE_S,
            )

    def _open(self, routine_id: str) -> None:
        self._window.notice.take_back(self._sentence)
        self.routine_wanted.emit(routine_id)

    def _follow(self) -> None:
        """Be in the tray while there are reminders, with what comes next."""
        if not self._keeper.current:
            self._tray.hide()
            return
        upcoming = self._schedule.upcoming()
        self._tray.show(self._schedule.in_short(), upcoming.routine_id if upcoming else "")
