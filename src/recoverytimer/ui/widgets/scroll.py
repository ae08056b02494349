"""A page that scrolls up and down on the window's own ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

SCROLL_BAR = 12
"""How wide the style sheet makes one."""


class VerticalScroll(QScrollArea):
    """Scrolls its content up and down only; the content is as wide as the area.

    Page Up and Page Down scroll while something in it has the keyboard. What has nothing to tab
    to, such as a text, is made `reachable` itself.
    """

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, *, reachable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        policy = Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setProperty("reachable", reachable)
        # Asked for its own one, PySide would first load every class of widgets there is.
        self.setViewport(QWidget())
        self.setWidget(content)
        content.setAutoFillBackground(False)


def keep_room(area: QAbstractScrollArea) -> None:
    """Let a scroll bar always have its room, and be seen only where there is more to see."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())
