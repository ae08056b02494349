"""The one window: a sidebar with pages, or the player alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QIcon, QPixmap
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
from recoverytimer.settings.settings import NoticeTime
from recoverytimer.shell import commands, words
from recoverytimer.shell.focuskeeper import FocusKeeper
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.actions import Action, button_for
from recoverytimer.widgets.button import button, show_name
from recoverytimer.widgets.pagestack import PageStack
from recoverytimer.widgets.tabstops import go_to_part
from recoverytimer.widgets.text import explain, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from recoverytimer.shell.notice import Notice

SIDEBAR_WIDTH = 240
GAP = 2 * SPACE
LEAST_WITH_NAMES = 880
"""The narrowest window, with texts of the usual size, that has a sidebar with names."""


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
    is true until it is shown again. `notice_time` says how long notices stay. `commands` holds its
    actions.

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
        notice_time: Callable[[], NoticeTime] = lambda: NoticeTime.USUAL,
    ) -> None:
        super().__init__()
        self._may_close = may_close
        self._goes_aside = goes_aside
        self._notice_time = notice_time
        self._is_painted = False
        self.is_aside = False
        self.setWindowTitle(app_name())
        self.setMinimumSize(QSize(640, 400))
        self.commands = self._actions()
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._sidebar()
        row.addWidget(self._side)
        self._pages = PageStack()
        row.addWidget(self._pages, 1)
        self._whole.addWidget(shell)
        self._fit_side()
        self._focus = FocusKeeper(self, self._current_page)
        self.painted.connect(self._set_icons)
        self._whole.currentChanged.connect(self._show_which_there_are)

    @cached_property
    def notice(self) -> Notice:
        """The sentence that comes and goes."""
        from recoverytimer.shell.notice import Notice

        return Notice(self, self._notice_time, beside=self._free_room)

    @property
    def is_used_by_keys(self) -> bool:
        """Whether a key was pressed last, so that one wants to see where the keyboard is."""
        return self._focus.is_by_keys

    def show_page(self, page: QWidget, name: str = "") -> None:
        """Show a page beside the sidebar and mark its name there."""
        if name:
            self._buttons[commands.PAGES[name]].setChecked(True)
        # Before it is seen, and a screen reader asks what it is.
        page.setAccessibleName(self._name_of(page))
        self._add(page, self._pages)
        self._pages.setCurrentWidget(page)
        self._whole.setCurrentIndex(0)
        self._arrive(page)

    def show_alone(self, page: QWidget, first: QWidget | None = None) -> None:
        """Give a page the whole window; `first` gets the keyboard of who uses it."""
        self._add(page, self._whole)
        self._whole.setCurrentWidget(page)
        self._arrive(page, first)

    def _add(self, page: QWidget, stack: QStackedWidget) -> None:
        if stack.indexOf(page) < 0:
            stack.addWidget(page)
            page.windowTitleChanged.connect(self._show_title)

    def _arrive(self, page: QWidget, first: QWidget | None = None) -> None:
        # Before the page has the keyboard, as a screen reader says both.
        self._show_title()
        self._focus.enter(page, first)

    def _show_title(self) -> None:
        page = (self._pages if self.shows_shell else self._whole).currentWidget()
        if page is None:
            return
        named = self._name_of(page) if self.shows_shell else page.windowTitle()
        if self.shows_shell:
            page.setAccessibleName(named)
        # What Qt would take for its mark of what is not saved is part of a name.
        marked = named.replace("[*]", "[*][*]")
        self.setWindowTitle(words.window_title(marked) if named else app_name())

    def _name_of(self, page: QWidget) -> str:
        """A page beside the sidebar by its own title, or else as the sidebar calls it."""
        return page.windowTitle() or commands.PAGES[self.page_name].words()

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
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if wanted else self.windowState() & ~full)

    def come_to_front(self) -> None:
        """Show the window above the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
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
        self._focus.watch()

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the page enough room."""
        super().resizeEvent(event)
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

    def _current_page(self) -> QWidget:
        shown = self._pages if self.shows_shell else self._whole
        return shown.currentWidget() or shown

    def _actions(self) -> dict[Command, Action]:
        do: dict[Command, Callable[[], object]] = {
            commands.KEYS: self.keys_wanted.emit,
            commands.HELP: self.help_wanted.emit,
            commands.PREFERENCES: self.preferences_wanted.emit,
            commands.ABOUT: self.about_wanted.emit,
            commands.QUIT: self.quit_wanted.emit,
            commands.FIND: self.find_wanted.emit,
            commands.NEXT_PART: self._go_to_next_part,
            commands.PART_BEFORE: partial(go_to_part, self, back=True),
        }
        for name, command in commands.PAGES.items():
            do[command] = partial(self.page_wanted.emit, name)
        return {command: Action(command, do[command], self) for command in do}

    def _go_to_next_part(self) -> None:
        if "notice" not in vars(self) or not self.notice.take_keyboard():
            go_to_part(self)

    def _show_which_there_are(self) -> None:
        for command in (*commands.PAGES.values(), commands.FIND):
            self.commands[command].setEnabled(self.shows_shell)
        self._move_notice()

    def _move_notice(self) -> None:
        if "notice" in vars(self):
            self.notice.make_way()

    def _free_room(self) -> tuple[QRect, QRect]:
        """What is free in the sidebar, where it has names, and the room of the page."""
        if not self.shows_shell:
            return QRect(), self.rect()
        page = QRect(self._pages.mapTo(self, QPoint()), self._pages.size())
        if self._title.isHidden():
            return QRect(), page
        at_end = self._buttons[commands.PREFERENCES]
        end = self.session if self.session.isVisible() else at_end
        top, bottom = self._list.geometry().bottom() + GAP, end.geometry().top() - GAP
        free = QRect(GAP, top, self._side.width() - 2 * GAP, bottom - top)
        return free.translated(self._side.mapTo(self, QPoint())), page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave room for the way back to a session."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._move_notice()
        return super().eventFilter(watched, event)

    def _sidebar(self) -> QWidget:
        side = QWidget()
        side.setProperty("role", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * SPACE, 4 * SPACE, 2 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        title = self._title = plain(app_name(), "head", wrap=False)
        title.setContentsMargins(2 * SPACE, 0, 0, 3 * SPACE)
        column.addWidget(title)
        self._buttons: dict[Command, QPushButton] = {}
        group = QButtonGroup(self)
        room = _room_for_icon()
        pages = self._list = PageList()
        for command in commands.PAGES.values():
            entry = button_for(self.commands[command], "nav", large=True, icon=room)
            group.addButton(entry)
            pages.column.addWidget(entry)
            self._buttons[command] = entry
        column.addWidget(pages)
        column.addStretch(1)
        self.session = button(words.back_to_session(), "primary", large=True, icon=room)
        self.session.clicked.connect(lambda _checked: self.session_wanted.emit())
        explain(self.session, words.back_to_session())
        self.session.hide()
        self.session.installEventFilter(self)
        column.addWidget(self.session)
        for command in (commands.PREFERENCES, commands.HELP):
            made = button_for(self.commands[command], "nav", icon=room)
            made.setCheckable(False)
            column.addWidget(made)
            self._buttons[command] = made
        return side

    def _fit_side(self) -> None:
        """Have names beside the icons where there is room for both these and a page."""
        factor = max(1.0, theme_of(self).scale.factor)
        is_wide = self.width() >= LEAST_WITH_NAMES * factor
        self._title.setVisible(is_wide)
        entries = (*self._buttons.values(), self.session)
        for entry in entries:
            show_name(entry, is_wide)
        needed = max(entry.sizeHint().width() for entry in entries) + 4 * SPACE
        usual = max(SIDEBAR_WIDTH * factor, self._title.sizeHint().width() + 4 * SPACE)
        self._side.setFixedWidth(max(round(usual), needed) if is_wide else needed)

    def _set_icons(self) -> None:
        from recoverytimer.theme.icons import painted_icon

        self.session.setIcon(painted_icon("play", "accent_ink"))
        for command, made in self._buttons.items():
            made.setIcon(painted_icon(command.icon, on="accent_text"))


def _room_for_icon() -> QIcon:
    # The icons come after the first picture, and nothing moves then.
    pixmap = QPixmap(96, 96)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
