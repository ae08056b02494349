"""An icon in the system's tray: what comes next, and the way back to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from recoverytimer.base.message import Message
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop import words
from recoverytimer.desktop.sessionbus import bus_is_stuck
from recoverytimer.theme.icons import painted_icon
from recoverytimer.widgets.text import as_button_text

SHOWN_MS = 20_000


class Tray(QObject):
    """Is there from `show` to `hide`.

    Signals:
        open_wanted, quit_wanted: the window is to be shown, the app is to end.
        routine_wanted: the id of a routine that was clicked.
    """

    open_wanted = Signal()
    quit_wanted = Signal()
    routine_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = Message("", "", "")
        self._next_id = ""
        self._menu = QMenu()
        self._menu.addAction(words.open_app(), self.open_wanted.emit)
        self._next = self._menu.addAction("", self._open_next)
        self._menu.addSeparator()
        self._menu.addAction(words.quit_app(), self.quit_wanted.emit)
        self._icon = QSystemTrayIcon(painted_icon("app-icon"), self)
        self._icon.setToolTip(app_name())
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activate)
        self._icon.messageClicked.connect(self._open_told)

    @staticmethod
    def is_possible() -> bool:
        """Whether there is a tray now; at login it may come a little later."""
        # Qt asks the session bus, and waits; so it does when an icon is shown.
        return not bus_is_stuck() and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def can_tell(self) -> bool:
        """Whether a notification can be shown beside the icon."""
        return self._icon.supportsMessages()

    def show(self, next_one: str, routine_id: str) -> None:
        """Be there, and say what comes next."""
        self._next_id = routine_id
        self._next.setText(as_button_text(words.next_reminder(next_one)))
        self._next.setVisible(bool(next_one))
        self._icon.show()

    def hide(self) -> None:
        """Go."""
        self._icon.hide()

    def tell(self, message: Message) -> None:
        """Show a notification; a click on it opens its routine."""
        self._told = message
        self._icon.showMessage(message.title, message.text, self._icon.icon(), SHOWN_MS)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On a Mac a click opens the menu.
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()

    def _open_next(self) -> None:
        self._open(self._next_id)

    def _open_told(self) -> None:
        self._open(self._told.routine_id)

    def _open(self, routine_id: str) -> None:
        if routine_id:
            self.routine_wanted.emit(routine_id)
        else:
            self.open_wanted.emit()
