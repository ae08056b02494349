"""A thin bar that shows a share of the most."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.painting import EDGE_WIDTH, edge_pen, mirrored

HEIGHT = 8


class ShareBar(QWidget):
    """Filled from where one begins to read; the number stands beside it as text.

    Args:
        share: from 0 to 1.
    """

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = min(1.0, max(0.0, share))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be."""
        return QSize(96, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It shrinks further than it looks good."""
        return QSize(24, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the share over a line of the whole width."""
        colours = theme_of(self).colours
        box = QRectF(self.rect())
        radius = box.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(edge_pen(colours))
            inset = EDGE_WIDTH / 2 * colours.is_strong
            box.adjust(inset, inset, -inset, -inset)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(mirrored(box, self), radius, radius)
            box.setWidth(max(box.height(), box.width() * self._share))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(mirrored(box, self), radius, radius)
