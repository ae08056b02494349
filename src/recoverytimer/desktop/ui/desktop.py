"""What the desktop around the window offers: a tray and notifications."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.desktop.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from recoverytimer.base.message import Message
    from recoverytimer.desktop.ui.notifications import Notifications


class Desktop(QObject):
    """Uses what there is.

    Signals:
        open_wanted, quit_wanted: the window is to be shown, the app is to end.
        routine_wanted: the id of a routine that was clicked.
    """

    open_wanted = Signal()
    quit_wanted = Signal()
    routine_wanted = Signal(str)

    def __init__(self, icon: Callable[[], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_icon = icon

    @property
    def has_tray(self) -> bool:
        """Whether a window that is hidden can be had back."""
        return Tray.is_possible()

    def show(self, next_one: str, routine_id: str) -> None:
        """Be in the tray, if there is one by now, and say there what comes next."""
        if self.has_tray:
            self._tray.show(next_one, routine_id)

    def hide(self) -> None:
        """Leave the tray."""
        if "_tray" in self.__dict__:
            self._tray.hide()

    def close(self) -> None:
        """Leave for good."""
        self.hide()
        if "_notifications" in self.__dict__:
            self._notifications.close()

    def tell(self, message: Message) -> bool:
        """Show a notification; whether it is known that the person sees it."""
        if self.has_tray and self._tray.can_tell:
            self._tray.tell(message)
            return True
        if sys.platform == "linux":
            self._notifications.tell(message)
        return False

    @cached_property
    def _tray(self) -> Tray:
        tray = Tray(self._make_icon, self)
        tray.open_wanted.connect(self.open_wanted)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.routine_wanted.connect(self.routine_wanted)
        return tray

    @cached_property
    def _notifications(self) -> Notifications:
        from recoverytimer.desktop.ui.notifications import Notifications

        made = Notifications(parent=self)
        made.clicked.connect(self.routine_wanted)
        return made
