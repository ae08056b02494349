"""The names of a page's sections side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from recoverytimer.history.words import labels
from recoverytimer.widgets.text import as_button_text


class SectionTabs(QTabBar):
    """One is chosen, by a click or by arrows; `currentChanged` tells which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(labels.sections())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, title: str) -> int:
        """Add a section; its index."""
        return self.addTab(as_button_text(title))

    def index_of(self, title: str) -> int:
        """Where a section is, or -1."""
        texts = [self.tabText(n) for n in range(self.count())]
        wanted = as_button_text(title)
        return texts.index(wanted) if wanted in texts else -1
