"""The one window: a sidebar with pages, or the player alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QFont, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.ui.icons import Icons
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button
from recoverytimer.ui.widgets.notice import Notice
from recoverytimer.ui.widgets.text import plain

PAGES = ("today", "routines", "history", "guide")
SIDEBAR_WIDTH = 240


class Window(QMainWindow):
    """Shows pages; knows nothing of what they do.

    Signals:
        page_wanted: a page's name.
        help_wanted, preferences_wanted: the stop rules or the preferences are to be shown.
        session_wanted: the player is to be shown again.
        closing: the window is about to close.
    """

    page_wanted = Signal(str)
    help_wanted = Signal()
    session_wanted = Signal()
    preferences_wanted = Signal()
    closing = Signal()

    def __init__(self, themes: Themes, icons: Icons) -> None:
        super().__init__()
        self._themes = themes
        self._icons = icons
        self.setWindowTitle("Recovery Timer")
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
        self.notice = Notice(self)
        self._wear()
        themes.changed.connect(lambda _: self._wear())
        for number, name in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda n=name: self._ask_for(n))
        QShortcut(QKeySequence("Ctrl+,"), self).activated.connect(self.preferences_wanted)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_wanted)

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
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that the window closes."""
        self.closing.emit()
        super().closeEvent(event)

    def _ask_for(self, name: str) -> None:
        if self.shows_shell:
            self.page_wanted.emit(name)

    def _sidebar(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * SPACE, 4 * SPACE, 2 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        title = plain("Recovery Timer", "lead", wrap=False)
        title.setContentsMargins(2 * SPACE, 0, 0, 0)
        font = title.font()
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        column.addWidget(title)
        column.addSpacing(3 * SPACE)
        self._entries: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name in PAGES:
            entry = button(name.capitalize(), "nav", large=True, icon=QIcon())
            entry.clicked.connect(lambda _=False, n=name: self.page_wanted.emit(n))
            group.addButton(entry)
            column.addWidget(entry)
            self._entries[name] = entry
        column.addStretch(1)
        self.session = button("Back to the session", "primary", large=True)
        self.session.clicked.connect(lambda _checked: self.session_wanted.emit())
        self.session.hide()
        column.addWidget(self.session)
        self._preferences = button("Preferences", "nav", icon=QIcon())
        self._preferences.setCheckable(False)
        self._preferences.clicked.connect(lambda _checked: self.preferences_wanted.emit())
        self._help = button("Stop? Get help", "nav", icon=QIcon())
        self._help.setCheckable(False)
        self._help.setToolTip("When to stop, and when to get help (F1)")
        self._help.clicked.connect(lambda _checked: self.help_wanted.emit())
        column.addWidget(self._preferences)
        column.addWidget(self._help)
        return side

    def _wear(self) -> None:
        self._side.setFixedWidth(round(SIDEBAR_WIDTH * max(1.0, self._themes.current.scale.factor)))
        colours = self._themes.current.colours
        named = [*self._entries.items(), ("preferences", self._preferences), ("help", self._help)]
        for name, entry in named:
            entry.setIcon(self._icons.icon(name, colours.ink, on=colours.accent_text))
