"""What the desktop around the window offers: a tray and notifications."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from recoverytimer.base.message import Message
    from recoverytimer.desktop.ui.notifications import Notifications
    from recoverytimer.desktop.ui.tray import Tray


class Desktop(QObject):
    """Uses what there is.

    Signals:
        open_wanted, quit_wanted: the window is to be shown, the app is to end.
        routine_wanted: the id of a routine that was clicked.
    """

    open_wanted = Signal()
    quit_wanted = Signal()
    routine_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
        if self._notifications is not None:
            self._notifications.close()

    def tell(self, message: Message) -> bool:
        """Show a notification; whether it is known that the person sees it."""
        if self.has_tray and self._in_tray().can_tell:
            self._in_tray().tell(message)
            return True
        if sys.platform == "linux":
            self._by_bus().tell(message)
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
        from recoverytimer.desktop.ui.notifications import Notifications

        if self._notifications is None:
            self._notifications = Notifications(parent=self)
            self._notifications.clicked.connect(self.routine_wanted)
        return self._notifications
