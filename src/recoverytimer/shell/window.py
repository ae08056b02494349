"""The one window: a sidebar with pages, or the player alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.words import app_name
from recoverytimer.shell import words
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import ICON_SIZE, button
from recoverytimer.widgets.text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent

    from recoverytimer.shell.notice import Notice

PAGES = ("today", "routines", "history", "guide")
SIDEBAR_WIDTH = 240


class Window(QMainWindow):
    """Shows pages; knows nothing of what they do.

    `may_close` says whether it may close, `goes_aside` whether it was hidden instead; `is_aside`
    is true until it is shown again.

    Signals:
        page_wanted: a page's name.
        help_wanted, preferences_wanted: the stop rules or the preferences are to be shown.
        session_wanted: the player is to be shown again.
        painted: the window was painted for the first time; what can wait may come now.
        closing: the window is about to close.
    """

    page_wanted = Signal(str)
    help_wanted = Signal()
    session_wanted = Signal()
    preferences_wanted = Signal()
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
        self.painted.connect(self._set_keys)

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
            self._entries[name].setChecked(True)

    def show_alone(self, page: QWidget) -> None:
        """Give a page the whole window."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)
        page.setFocus()

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

    def _ask_for(self, name: str) -> None:
        if self.shows_shell:
            self.page_wanted.emit(name)

    def _set_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        for number, name in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda n=name: self._ask_for(n))
        QShortcut(QKeySequence("Ctrl+,"), self).activated.connect(self.preferences_wanted)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_wanted)

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
        self._entries: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        room = _room_for_icon()
        for name in PAGES:
            entry = button(words.page_name(name), "nav", large=True, icon=room)
            entry.clicked.connect(lambda _=False, n=name: self.page_wanted.emit(n))
            group.addButton(entry)
            column.addWidget(entry)
            self._entries[name] = entry
        column.addStretch(1)
        self.session = button(words.back_to_session(), "primary", large=True)
        self.session.clicked.connect(lambda _checked: self.session_wanted.emit())
        self.session.hide()
        column.addWidget(self.session)
        self._preferences = button(words.preferences(), "nav", icon=room)
        self._preferences.setCheckable(False)
        self._preferences.clicked.connect(lambda _checked: self.preferences_wanted.emit())
        self._help = button(words.get_help(), "nav", icon=room)
        self._help.setCheckable(False)
        self._help.setToolTip(words.about_help())
        self._help.clicked.connect(lambda _checked: self.help_wanted.emit())
        column.addWidget(self._preferences)
        column.addWidget(self._help)
        return side

    def _fit_side(self) -> None:
        usual = round(SIDEBAR_WIDTH * max(1.0, theme_of(self).scale.factor))
        self._side.setFixedWidth(max(usual, *map(_width_around, self._side.children())))

    def _set_icons(self) -> None:
        from recoverytimer.theme.icons import painted_icon

        named = [*self._entries.items(), ("preferences", self._preferences), ("help", self._help)]
        for name, entry in named:
            entry.setIcon(painted_icon(name, on="accent_text"))


def _width_around(child: QObject) -> int:
    """How wide the sidebar must be for one of its widgets, be it shown or not."""
    return child.sizeHint().width() + 4 * SPACE if isinstance(child, QWidget) else 0


def _room_for_icon() -> QIcon:
    # The icons come after the first picture, and nothing moves then.
    pixmap = QPixmap(ICON_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
