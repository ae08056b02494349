"""Charts, and those whose parts are walked one by one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recoverytimer.widgets.painting import caption_font, mirrored, mirrored_point
from recoverytimer.widgets.text import as_tooltip

FAR = 1 << 20
ALONG = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -FAR, Qt.Key.Key_End: FAR}


class Chart(QWidget):
    """As wide as it may be and as high as it needs to be, with small names in it."""

    narrowest = 240
    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _needed_height(self) -> float:
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it looks good."""
        return QSize(480, round(self._needed_height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It shrinks further than it looks good."""
        return QSize(self.narrowest, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint all of it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(caption_font(self))
            self._paint(painter)


class KeyboardChart(Chart):
    """One is selected, by a click or by keys; each has a tooltip. A chart tells where they are.

    It lays them out from left to right; where one reads the other way, they are mirrored.
    """

    _selected: int | None = None

    @property
    def _here(self) -> int:
        """The one that is selected, or the first."""
        return self._selected or 0

    def _count(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def _at(self, place: QPointF) -> int | None:
        """Which one is at a place, as it was laid out."""
        raise NotImplementedError

    def _mirrored(self, box: QRectF) -> QRectF:
        """Where a box is seen that was laid out."""
        return mirrored(box, self)

    def _found(self, place: QPointF) -> int | None:
        """Which one is seen at a place."""
        return self._at(mirrored_point(place, self))

    def _words(self, index: int) -> str:
        """What is said of one."""
        raise NotImplementedError

    def _select(self, index: int) -> None:
        """Go to one."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Show tooltips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._found(QPointF(event.pos()))
            text = as_tooltip(self._words(index)) if index is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where one is, at first at the beginning."""
        if self._selected is None and self._count():
            self._select(0)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keyboard is elsewhere."""
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to what was clicked."""
        index = self._found(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._select(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go along."""
        key = Qt.Key(event.key())
        step = MOVES.get(key)
        if step is not None and key in ALONG and self.isRightToLeft():
            step = -step
        if step is None or not self._count():
            super().keyPressEvent(event)
        else:
            self._select(max(0, min(self._here + step, self._count() - 1)))
