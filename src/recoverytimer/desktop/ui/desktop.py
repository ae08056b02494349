"""What the desktop around the window offers: a tray and notifications."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from recoverytimer.base.message import Message
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.desktop.ui.notifications import Notifications
    from recoverytimer.desktop.ui.tray import Tray


FRONT_VARIABLE = "XDG_ACTIVATION_TOKEN"
"""Where Qt finds on Wayland what lets a window come to the front."""


class Desktop(QObject):
    """Uses what there is.

    Args:
        bus: gives the line to the bus of a Linux session.

    Signals:
        open_wanted, quit_wanted: the window is to be shown, the app is to end.
        routine_wanted: the id of a routine that was clicked.
    """

    open_wanted = Signal()
    quit_wanted = Signal()
    routine_wanted = Signal(str)

    def __init__(self, bus: Callable[[], BusLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._tray: Tray | None = None
        self._notifications: Notifications | None = None

    @property
    def has_tray(self) -> bool:
        """Whether a window that is hidden can be had back."""
        from recoverytimer.desktop.ui.tray import Tray

        return Tray.is_possible()

    def show(self, next_one: str, routine_id: str) -> None:
        """Be in the tray, if there is one by now, and say there what comes next."""
        if self.has_tray:
            self._in_tray().show(next_one, routine_id)

    def hide(self) -> None:
        """Leave the tray."""
        if self._tray is not None:
            self._tray.hide()

    def close(self) -> None:
        """Leave for good."""
        self.hide()

    def tell(self, message: Message) -> bool:
        """Show a notification; whether it is known that the person sees it."""
        if sys.platform == "linux":
            # A tray there tells of no click.
            self._by_bus().tell(message)
            return False
        if self.has_tray and self._in_tray().can_tell:
            self._in_tray().tell(message)
            return True
        return False

    def _in_tray(self) -> Tray:
        from recoverytimer.desktop.ui.tray import Tray

        if self._tray is None:
            self._tray = Tray(self)
            self._tray.open_wanted.connect(self.open_wanted)
            self._tray.quit_wanted.connect(self.quit_wanted)
            self._tray.routine_wanted.connect(self.routine_wanted)
        return self._tray

    def _by_bus(self) -> Notifications:
        from recoverytimer.desktop.ui.notifications import notifications

        if self._notifications is None:
            self._notifications = notifications(self._bus(), self._open)
        return self._notifications

    def _open(self, routine_id: str, token: str) -> None:
        if token and QGuiApplication.platformName() == "wayland":
            os.environ[FRONT_VARIABLE] = token
        if routine_id:
            self.routine_wanted.emit(routine_id)
        else:
            self.open_wanted.emit()
