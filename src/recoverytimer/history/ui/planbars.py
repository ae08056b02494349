"""What was planned and what was done, as two bars of one scale, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from recoverytimer.history.words import labels
from recoverytimer.player.review import ReviewedSegment
from recoverytimer.routine.barlayout import Extent, extent_at, extents
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.keyboardchart import KeyboardChart
from recoverytimer.widgets.kindsign import paint_sign_within
from recoverytimer.widgets.painting import caption_font, edge_pen, paint_focus, tinted

BAR, LEAD = 16.0, 8.0
GAP = 8.0
EDGE = 4
FAINT, OUTLINE = 0.25, 1.5
"""How much of its colour a part of the plan has, and how wide its outline is."""


class PlanBars(KeyboardChart):
    """Left and Right go by segments, in both bars at once.

    Signals:
        moved: the `ReviewedSegment` that one has come to, by a key or a click.
    """

    moved = Signal(object)

    def __init__(self, parts: Sequence[ReviewedSegment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._selected: int | None = None
        # The plan, and what became of it: each with the parts that are to be seen in it.
        self._weights = (
            [p.actual_s if p.planned_s is None else p.planned_s for p in self._parts],
            [p.actual_s for p in self._parts],
        )
        self._seen = [[n for n, w in enumerate(row) if w > 0] for row in self._weights]
        self._extents: list[tuple[Extent, ...]] = [(), ()]
        self.setAccessibleName(labels.planned_and_done())
        if self._parts:
            self.setAccessibleDescription(self._words(self._here))

    def _needed_height(self) -> float:
        return 2 * (self._line() + BAR + GAP)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        """Spread the parts anew."""
        most = max((sum(row) for row in self._weights), default=0.0)
        room = self.width() - 2 * EDGE
        for row, weights in enumerate(self._weights):
            seen = [weights[n] for n in self._seen[row]]
            self._extents[row] = extents(seen, room * sum(weights) / most) if most else ()

    def _paint(self, painter: QPainter) -> None:
        for row, name in enumerate((labels.planned(), labels.done())):
            painter.setPen(QColor(theme_of(self).colours.muted))
            room = self._mirrored(QRectF(0, self._top(row) - self._line(), 200, self._line() - 2))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, name)
            for place, index in enumerate(self._seen[row]):
                self._paint_part(painter, row, place, index)

    def _paint_part(self, painter: QPainter, row: int, place: int, index: int) -> None:
        colours, part = theme_of(self).colours, self._parts[index]
        colour = colours.of(part.colour)
        box = self._mirrored(self._box(row, place, lead=part.lead))
        radius = min(4.0, box.width() / 2, box.height() / 2)
        if row:
            painter.setPen(edge_pen(colours))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, radius, radius)
            paint_sign_within(painter, part.colour, box, QColor(colours.card))
        else:
            painter.setPen(QPen(QColor(colour), OUTLINE))
            painter.setBrush(tinted(colour, colours.card, FAINT))
            half = min(OUTLINE, box.width()) / 2
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
            paint_sign_within(painter, part.colour, box, QColor(colours.ink))
        if index == self._selected:
            paint_focus(painter, box, radius, colours, is_here=self.hasFocus())

    def _box(self, row: int, place: int, *, lead: bool) -> QRectF:
        extent, height = self._extents[row][place], LEAD if lead else BAR
        return QRectF(EDGE + extent.left, self._top(row) + (BAR - height) / 2, extent.width, height)

    def _top(self, row: int) -> float:
        return self._line() + row * (self._line() + BAR + GAP)

    def _line(self) -> float:
        return QFontMetrics(caption_font(self)).height() + 4.0

    def _count(self) -> int:
        return len(self._parts)

    def _words(self, index: int) -> str:
        return self._parts[index].text

    def _at(self, place: QPointF) -> int | None:
        row = int(place.y() >= self._top(0) + BAR + GAP / 2)
        found = extent_at(self._extents[row], place.x() - EDGE)
        return None if found is None else self._seen[row][found]

    def _select(self, index: int) -> None:
        self._selected = index
        self.setAccessibleDescription(self._parts[index].text)
        self.moved.emit(self._parts[index])
        self.update()
