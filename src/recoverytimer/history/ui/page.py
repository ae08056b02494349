"""The page of the history: its head, its sections, and one session in their place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from recoverytimer.history.ui.sectiontabs import SectionTabs
from recoverytimer.history.words import labels
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Column, above_scrolling, add_all, row_of
from recoverytimer.widgets.text import as_button_text, heading

Build = Callable[[], QWidget]


class HistoryPage(QWidget):
    """Shows sections, of which each fills the room below the tabs and scrolls itself.

    Signals:
        section_shown: the title of the section that is shown now.
    """

    section_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builds: list[Build] = []
        self._built: dict[int, QWidget] = {}
        self._is_open = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._room = QStackedWidget()
        outer.addWidget(self._room)
        self._room.addWidget(self._sections())

    def add_section(self, title: str, build: Build) -> None:
        """Add a section at the end, whose widget is built when it is first shown.

        Where the widget has a method `show_again`, it is called each time that it is shown.
        """
        self._builds.append(build)
        self.tabs.add(title)

    def add_action(self, text: str, slot: Callable[[], object]) -> None:
        """Add something to do to the menu in the head, which is there once there is anything."""
        action = self.more.menu().addAction(as_button_text(text))
        action.triggered.connect(lambda _checked: slot())
        self.more.show()

    def show_section(self, title: str) -> None:
        """Show a section as it is now."""
        index = self.tabs.index_of(title)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(max(0, index))
        self.show_again()

    def show_again(self) -> None:
        """Show the section that was shown last, as it is now."""
        self._is_open = True
        self._room.setCurrentIndex(0)
        self.setWindowTitle("")
        self._show(self.tabs.currentIndex())

    def show_detail(self, widget: QWidget) -> None:
        """Show something in the place of the whole page, until a section is shown again."""
        if self._room.indexOf(widget) < 0:
            self._room.addWidget(widget)
        self._room.setCurrentWidget(widget)
        self.setWindowTitle(widget.windowTitle())

    def _sections(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 3 * SPACE, 0, 0)
        column.setSpacing(SPACE)
        self.tabs = SectionTabs()
        self.tabs.currentChanged.connect(self._show)
        above = Column()
        above.body.setSpacing(SPACE)
        add_all(above.body, self._head(), self.tabs)
        column.addLayout(above_scrolling(above))
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        return holder

    def _head(self) -> QHBoxLayout:
        self.more: QPushButton = button(labels.more())
        self.more.setMenu(QMenu(self.more))
        self.more.hide()
        return row_of((heading(labels.history(), "display"), 1), self.more)

    def _show(self, index: int) -> None:
        # The first section that is added is the current one, long before the page is shown.
        if index < 0 or not self._is_open:
            return
        widget = self._built.get(index)
        if widget is None:
            widget = self._built[index] = self._builds[index]()
            self._stack.addWidget(widget)
        again = getattr(widget, "show_again", None)
        if again is not None:
            again()
        self._stack.setCurrentWidget(widget)
        self.section_shown.emit(self.tabs.tabText(index))
