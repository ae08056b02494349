"""The one window: a sidebar with pages, or the player alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFont, QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.commands import Command
from recoverytimer.base.words.common import app_name
from recoverytimer.shell import commands, words
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.actions import Action, button_for
from recoverytimer.widgets.button import ICON_SIZE, button
from recoverytimer.widgets.text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent

    from recoverytimer.shell.notice import Notice

SIDEBAR_WIDTH = 240


class PageList(QWidget):
    """The pages, one below the other."""

    spoken_role = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.pages())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE)


class Window(QMainWindow):
    """Shows pages; knows nothing of what they do.

    `may_close` says whether it may close, `goes_aside` whether it was hidden instead; `is_aside`
    is true until it is shown again. `commands` holds its actions.

    Signals:
        page_wanted: a page's name.
        help_wanted, preferences_wanted, keys_wanted, about_wanted: the stop rules, the preferences,
            all keys or what the app is, are to be shown.
        find_wanted: the keyboard is to go where one searches.
        quit_wanted: the app is to end.
        session_wanted: the player is to be shown again.
        painted: the window was painted for the first time; what can wait may come now.
        closing: the window is about to close.
    """

    page_wanted = Signal(str)
    help_wanted = Signal()
    session_wanted = Signal()
    preferences_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()
    find_wanted = Signal()
    quit_wanted = Signal()
    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        may_close: Callable[[], bool] = lambda: True,
        goes_aside: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._may_close = may_close
        self._goes_aside = goes_aside
        self._is_painted = False
        self.is_aside = False
        self.setWindowTitle(app_name())
        self.setMinimumSize(QSize(880, 600))
        self.resize(1280, 800)
        self.commands = self._actions()
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._sidebar()
        row.addWidget(self._side)
        self._pages = QStackedWidget()
        row.addWidget(self._pages, 1)
        self._whole.addWidget(shell)
        self._fit_side()
        self.painted.connect(self._set_icons)
        self._whole.currentChanged.connect(self._show_which_there_are)

    @cached_property
    def notice(self) -> Notice:
        """The sentence at the bottom."""
        from recoverytimer.shell.notice import Notice

        return Notice(self)

    def show_page(self, page: QWidget, name: str = "") -> None:
        """Show a page beside the sidebar and mark its name there."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._whole.setCurrentIndex(0)
        page.setFocus()
        if name:
            self._buttons[commands.PAGES[name]].setChecked(True)

    def show_alone(self, page: QWidget) -> None:
        """Give a page the whole window."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)
        page.setFocus()

    @property
    def page_name(self) -> str:
        """The page of the sidebar that one is on."""
        marked = (n for n, c in commands.PAGES.items() if self._buttons[c].isChecked())
        return next(marked, "today")

    def focus_search(self) -> bool:
        """Put the keyboard where one searches on the page; whether there is such a place."""
        fields = self._pages.findChildren(QLineEdit)
        seen = (f for f in fields if f.isVisible() and f.property("role") == "search")
        field = next(seen, None)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        return field is not None

    @property
    def shows_shell(self) -> bool:
        """Whether the sidebar is to be seen."""
        return self._whole.currentIndex() == 0

    def set_full_screen(self, wanted: bool) -> None:
        """Fill the screen, or not."""
        if wanted:
            self.showFullScreen()
        else:
            self.showNormal()

    def come_to_front(self) -> None:
        """Show the window above the others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def go_aside(self) -> None:
        """Be hidden until the person wants to see the window again."""
        self.is_aside = True
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be back."""
        self.is_aside = False
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell once that there is a first picture."""
        super().paintEvent(event)
        self.count_as_painted()

    def count_as_painted(self) -> None:
        """Let come what waits for the first picture, also where there will be none for long."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_side()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that the window closes, if it may.

        Only when the person closes it, and not when the app or the computer ends, it may go aside
        instead.
        """
        if (event.spontaneous() and self._goes_aside()) or not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _actions(self) -> dict[Command, Action]:
        do: dict[Command, Callable[[], object]] = {
            commands.KEYS: self.keys_wanted.emit,
            commands.HELP: self.help_wanted.emit,
            commands.PREFERENCES: self.preferences_wanted.emit,
            commands.ABOUT: self.about_wanted.emit,
            commands.QUIT: self.quit_wanted.emit,
            commands.FIND: self.find_wanted.emit,
        }
        for name, command in commands.PAGES.items():
            do[command] = partial(self.page_wanted.emit, name)
        return {command: Action(command, do[command], self) for command in do}

    def _show_which_there_are(self) -> None:
        for command in (*commands.PAGES.values(), commands.FIND):
            self.commands[command].setEnabled(self.shows_shell)

    def _sidebar(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * SPACE, 4 * SPACE, 2 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        title = plain(app_name(), "lead", wrap=False)
        title.setContentsMargins(2 * SPACE, 0, 0, 0)
        font = title.font()
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        column.addWidget(title)
        column.addSpacing(3 * SPACE)
        self._buttons: dict[Command, QPushButton] = {}
        group = QButtonGroup(self)
        room = _room_for_icon()
        pages = PageList()
        for command in commands.PAGES.values():
            entry = button_for(self.commands[command], "nav", large=True, icon=room)
            group.addButton(entry)
            pages.column.addWidget(entry)
            self._buttons[command] = entry
        column.addWidget(pages)
        column.addStretch(1)
        self.session = button(words.back_to_session(), "primary", large=True)
        self.session.clicked.connect(lambda _checked: self.session_wanted.emit())
        self.session.hide()
        column.addWidget(self.session)
        for command in (commands.PREFERENCES, commands.HELP):
            made = button_for(self.commands[command], "nav", icon=room)
            made.setCheckable(False)
            column.addWidget(made)
            self._buttons[command] = made
        return side

    def _fit_side(self) -> None:
        usual = round(SIDEBAR_WIDTH * max(1.0, theme_of(self).scale.factor))
        self._side.setFixedWidth(max(usual, *map(_width_around, self._side.findChildren(QWidget))))

    def _set_icons(self) -> None:
        from recoverytimer.theme.icons import painted_icon

        for command, made in self._buttons.items():
            made.setIcon(painted_icon(command.icon, on="accent_text"))


def _width_around(child: QWidget) -> int:
    """How wide the sidebar must be for one of its widgets, be it shown or not."""
    return child.sizeHint().width() + 4 * SPACE


def _room_for_icon() -> QIcon:
    # The icons come after the first picture, and nothing moves then.
    pixmap = QPixmap(ICON_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
