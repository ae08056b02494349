"""The whole routine as one bar."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from recoverytimer.routine.barlayout import LEAST, Extent, extent_at, extents
from recoverytimer.routine.bars import SegmentBar
from recoverytimer.theme.colours import Colours
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets import words
from recoverytimer.widgets.announcing import announce
from recoverytimer.widgets.kindsign import paint_sign_within
from recoverytimer.widgets.painting import (
    edge_pen,
    mirrored,
    mirrored_point,
    paint_focus,
    tinted,
)
from recoverytimer.widgets.text import as_tooltip

HEIGHT = 48
WORK_HEIGHT = 16.0
CURRENT_HEIGHT = 24.0
LEAD_HEIGHT = 8.0
EDGE = 4
DONE_SHARE = 0.35
"""How much of its colour remains in a part that is done."""

KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class TimelineBar(QAbstractSlider):
    """Shows parts as one reads; a click or Enter on one emits `chosen` with its index.

    To a screen reader its value is the number of the part that Enter would choose.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[SegmentBar, ...] = ()
        self._extents: tuple[Extent, ...] = ()
        self.setRange(0, 0)
        self.valueChanged.connect(self._describe)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.timeline_of_routine())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def parts(self) -> tuple[SegmentBar, ...]:
        """What is shown."""
        return self._parts

    @property
    def selected(self) -> int:
        """The index of the part that Enter would choose."""
        return max(0, self.value() - 1)

    def show_parts(self, parts: Sequence[SegmentBar]) -> None:
        """Show these parts."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.setRange(min(1, len(parts)), len(parts))
            if not self.hasFocus():
                self._select(self._current() or 0)
            self._describe()
            # Where nothing is shown there is nothing to go to.
            policy = Qt.FocusPolicy.TabFocus if self._parts else Qt.FocusPolicy.NoFocus
            self.setFocusPolicy(policy)
            self._lay_out()

    def show_progress(self, fraction: float) -> None:
        """Move on within the current part, which is all that changes from second to second."""
        index = self._current()
        if index is None:
            return
        part, extent = self._parts[index], self._extents[index]
        moved = replace(part, progress=fraction)
        self._parts = (*self._parts[:index], moved, *self._parts[index + 1 :])
        if round(part.progress * extent.width) != round(fraction * extent.width):
            self.update(self.box(index).adjusted(-EDGE, -EDGE, EDGE, EDGE).toAlignedRect())

    def box(self, index: int) -> QRectF:
        """Where a part is painted."""
        part, extent = self._parts[index], self._extents[index]
        height = LEAD_HEIGHT if part.lead else WORK_HEIGHT
        height = CURRENT_HEIGHT - LEAD_HEIGHT * part.lead if part.current else height
        box = QRectF(EDGE + extent.left, (self.height() - height) / 2, extent.width, height)
        return mirrored(box, self)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be, and 40 px high."""
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It shrinks further than it looks good."""
        return QSize(120, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Claim its keys from the window's shortcuts, and show tooltips."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if Qt.Key(event.key()) in KEYS and not event.modifiers():
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_label(event)
            return True
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        """Spread the parts anew."""
        self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what was clicked."""
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.chosen.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the current part."""
        self._select(self._current() or 0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the selection, or choose."""
        last = len(self._parts) - 1
        step = -1 if self.isRightToLeft() else 1
        targets = {
            Qt.Key.Key_Left: self.selected - step,
            Qt.Key.Key_Right: self.selected + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key not in KEYS or last < 0:
            event.ignore()
        elif key in targets:
            self._select(targets[key])
            announce(self, self._parts[self.selected].name)
        else:
            self.chosen.emit(self.selected)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the parts that need it."""
        area, colours = QRectF(event.rect()), theme_of(self).colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(edge_pen(colours))
            for index, part in enumerate(self._parts):
                box = self.box(index)
                if box.intersects(area):
                    self._paint_part(painter, box, part, colours)
            if self.hasFocus() and self._parts:
                box = self.box(self.selected)
                paint_focus(painter, box, _radius(box), colours)

    def _paint_part(
        self, painter: QPainter, box: QRectF, part: SegmentBar, colours: Colours
    ) -> None:
        colour = colours.of(part.colour)
        brush = tinted(colour, colours.ground, DONE_SHARE) if part.done else QColor(colour)
        if box.width() < LEAST:
            # Of what is squeezed together no corner is seen.
            painter.fillRect(box, brush)
        else:
            painter.setBrush(brush)
            painter.drawRoundedRect(box, _radius(box), _radius(box))
        sign = QColor(colours.muted if part.done else colours.ground)
        paint_sign_within(painter, part.colour, box, sign)
        if part.current and part.progress > 0:
            faded = tinted(colour, colours.ground, DONE_SHARE)
            self._paint_progress(painter, box, part, faded)

    def _paint_progress(
        self, painter: QPainter, box: QRectF, part: SegmentBar, faded: QColor
    ) -> None:
        colours, progress = theme_of(self).colours, min(1.0, part.progress)
        over = QRectF(box.left(), box.top(), box.width() * progress, box.height())
        head = over.right()
        if self.isRightToLeft():
            over.moveRight(box.right())
            head = over.left()
        painter.save()
        painter.setClipRect(over)
        painter.setBrush(QColor(colours.ground))
        painter.drawRoundedRect(box, _radius(box), _radius(box))
        painter.setBrush(faded)
        painter.drawRoundedRect(box, _radius(box), _radius(box))
        paint_sign_within(painter, part.colour, box, QColor(colours.muted))
        painter.restore()
        painter.save()
        pen = QPen(QColor(colours.ink), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(head, box.top() - 2), QPointF(head, box.bottom() + 2))
        painter.restore()

    def _lay_out(self) -> None:
        weights = [part.weight_s for part in self._parts]
        self._extents = extents(weights, self.width() - 2 * EDGE)
        self.update()

    def _current(self) -> int | None:
        return next((i for i, part in enumerate(self._parts) if part.current), None)

    def _at(self, place: QPointF) -> int | None:
        return extent_at(self._extents, mirrored_point(place, self).x() - EDGE)

    def _select(self, index: int) -> None:
        self.setValue(index + 1)

    def _describe(self) -> None:
        if self._parts:
            self.setAccessibleDescription(self._parts[self.selected].name)
        self.update()

    def _show_label(self, event: QHelpEvent) -> None:
        index = self._at(QPointF(event.pos()))
        if index is None:
            QToolTip.hideText()
        else:
            text = as_tooltip(self._parts[index].name)
            QToolTip.showText(event.globalPos(), text, self, self.box(index).toAlignedRect())


def _radius(box: QRectF) -> float:
    return min(4.0, box.width() / 2, box.height() / 2)
