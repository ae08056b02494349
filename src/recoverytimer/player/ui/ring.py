"""The countdown that one reads from the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QDial, QSizePolicy, QWidget

from recoverytimer.player.words.labels import countdown
from recoverytimer.player.words.scene import at_digits
from recoverytimer.settings.settings import CountdownStyle
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import theme_of
from recoverytimer.theme.typeface import figures_font
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.painting import fitting_font, ink_box

TOP = 90 * 16
"""Where arcs begin, in Qt's sixteenths of a degree; they run clockwise."""
RIM = 4.0
"""What the track leaves of its outline, in strong contrast."""
TOLD_EVERY_S = 10
WIDE_ENOUGH = 14.0
"""From there on a ring has room for a sign."""
ALONE_SHARE = 0.94
"""How much of its height digits take that are alone: round ones reach over the others."""
SMALL_SHARE = 0.85
"""How much of the digits' width the small texts may take."""


@dataclass(frozen=True, slots=True)
class RingState:
    """What the ring shows.

    Attributes:
        digits: the big text: "24", "12:30", a count "7"; may be empty.
        caption: small, below the digits: "of 40 s", "of 12 reps".
        fraction: how far it has come, from 0 to 1; None for no arc (no time planned).
        mark: a notch at a fraction: from there on it may be ended.
        word: above the digits: the phase, "up", "hold".
        phase: how far the phase has come, as a second thin arc; None for none.
        colour: a key of `Colours.of`: "accent", a kind.
        style: ring and digits, or digits only.
        length_s: seconds of all of it; 0 where the person decides.
        paused: the word that says so, in place of the digits, which are small below it.
        is_alone: whether nothing but the digits is shown, as large as there is room.
    """

    digits: str = ""
    caption: str = ""
    fraction: float | None = None
    mark: float | None = None
    word: str = ""
    phase: float | None = None
    colour: str = "accent"
    style: CountdownStyle = CountdownStyle.RING
    length_s: float = 0.0
    paused: str = ""
    is_alone: bool = False

    @property
    def large(self) -> str:
        """What is to be read from afar."""
        return self.paused or self.digits

    @property
    def below(self) -> str:
        """What stands below that."""
        if self.paused:
            return at_digits(self.digits, self.caption)
        return "" if self.is_alone else self.caption

    @property
    def left_s(self) -> int:
        """Seconds that are left, told every ten."""
        left_s = (self.fraction or 0.0) * self.length_s
        return min(math.ceil(self.length_s), TOLD_EVERY_S * math.ceil(left_s / TOLD_EVERY_S))


class CountdownRing(QDial):
    """Paints a `RingState`; repaints only when what is shown differs.

    A screen reader finds a dial with what is left in seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RingState()
        self.setAccessibleName(countdown())
        # Nobody turns it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def state(self) -> RingState:
        """What is shown."""
        return self._state

    def show_state(self, state: RingState) -> None:
        """Show another state."""
        before = self._state
        if state == before or (is_still() and _is_moved(before, state)):
            return
        self._state = state
        self.setRange(0, math.ceil(state.length_s))
        self.setValue(state.left_s)
        counted = replace(before, fraction=state.fraction, digits=state.digits)
        has_ring = state.style == CountdownStyle.RING
        if before.fraction is None or state.fraction is None or counted != state or not has_ring:
            self.update()
            return
        self.update(self._swept(before.fraction, state.fraction))
        if state.digits != before.digits:
            self.update(self._within())

    @property
    def spoken(self) -> str:
        """What a screen reader says; set it when a segment begins, not every second."""
        return self.accessibleDescription()

    @spoken.setter
    def spoken(self, text: str) -> None:
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size."""
        return QSize(304, 304)

    def _area(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _within(self) -> QRegion:
        """Where the texts are: the digits, and the small ones above and below them."""
        room, small = self.digits_room(), self._small_size(self._area().height())
        digits, column = QRectF(QPointF(), room), QRectF(0, 0, room.width() * SMALL_SHARE, 0)
        column.setHeight(room.height() + 4 * small)
        for box in (digits, column):
            box.moveCenter(self._area().center())
        return QRegion(digits.toAlignedRect()) | QRegion(column.toAlignedRect())

    def _swept(self, first: float, last: float) -> QRect:
        """What the end of the arc passes over between two fractions."""
        area = self._area()
        width = max(6.0, area.width() / 19)
        track = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        path = QPainterPath()
        path.arcMoveTo(track, 90 - first * 360)
        path.arcTo(track, 90 - first * 360, (first - last) * 360)
        # Half of the pen, and what smooth edges take.
        reach = width / 2 + 1
        return path.boundingRect().adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arcs and the texts, or only the end of the arc where that has moved."""
        area = self._area()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._state.style == CountdownStyle.RING:
                self._paint_ring(painter, area)
                if event.region().intersects(self._within()):
                    self._paint_texts(painter, area)
            else:
                self._paint_texts(painter, QRectF(self.rect()))

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        state, colours = self._state, theme_of(self).colours
        width = max(6.0, area.width() / 19)
        track = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        within = width
        if colours.is_strong:
            self._paint_arc(painter, track, width, 1.0, colours.edge)
            within -= RIM
        self._paint_arc(painter, track, within, 1.0, colours.line)
        if state.fraction is not None:
            arc = colours.muted if state.paused else colours.of(state.colour)
            self._paint_arc(painter, track, within, state.fraction, arc)
            if width >= WIDE_ENOUGH:
                self._paint_sign(painter, track, width / 2)
        if state.mark is not None:
            self._paint_mark(painter, track, width, state.mark)
        if state.phase is not None:
            inset = width * 1.35
            inner = track.adjusted(inset, inset, -inset, -inset)
            self._paint_arc(painter, inner, width / 3, 1.0, colours.line)
            self._paint_arc(painter, inner, width / 3, state.phase, colours.ink)

    def _paint_arc(
        self, painter: QPainter, circle: QRectF, width: float, fraction: float, colour: str
    ) -> None:
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = min(1.0, max(0.0, fraction))
        if share >= 1:
            painter.drawEllipse(circle)
        elif share > 0:
            painter.drawArc(circle, TOP, round(-share * 360 * 16))

    def _paint_sign(self, painter: QPainter, track: QRectF, side: float) -> None:
        """The kind's sign where the arc begins, and is seen to the last."""
        colours = theme_of(self).colours
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF(track.center().x(), track.top()))
        colour = colours.ground if self._state.fraction else colours.muted
        paint_sign(painter, self._state.colour, box, QColor(colour))

    def _paint_mark(self, painter: QPainter, track: QRectF, width: float, fraction: float) -> None:
        painter.save()
        painter.translate(track.center())
        painter.rotate(fraction * 360)
        reach = track.height() / 2
        pen = QPen(QColor(theme_of(self).colours.ink), max(3.0, width / 4))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(0, -reach - width / 2), QPointF(0, -reach + width / 2))
        painter.restore()

    def digits_room(self) -> QSizeF:
        """How much room the digits have; alone, they take all that the small texts leave."""
        if self._state.is_alone and not self._state.paused:
            return QSizeF(self.width() * 0.96, self.height() * ALONE_SHARE)
        if self._state.style != CountdownStyle.RING:
            return QSizeF(self.width() * 0.96, self.height() * 0.62)
        side = self._area().width()
        return QSizeF(side * (0.77 if self._state.phase is None else 0.62), side * 0.45)

    def _paint_texts(self, painter: QPainter, area: QRectF) -> None:
        """Digits in the middle, the word above and the caption below them."""
        state, colours = self._state, theme_of(self).colours
        side, room = area.height(), self.digits_room()
        digits = fitting_font(figures_font(self.font()), _widest(state.large), room)
        box = ink_box(digits, state.large)
        centre = area.center()
        self._paint_line(painter, digits, state.large, centre, colours.ink)
        away = box.height() / 2 + self._small_size(side) * 1.2
        for text, colour, way in (
            ("" if state.is_alone else state.word, colours.accent_text, -1),
            (state.below, colours.muted, 1),
        ):
            small = self._small(text, room.width() * SMALL_SHARE, self._small_size(side))
            small.setWeight(QFont.Weight.DemiBold if way < 0 else QFont.Weight.Normal)
            self._paint_line(painter, small, text, centre + QPointF(0, way * away), colour)

    def _small_size(self, side: float) -> int:
        return round(min(max(theme_of(self).scale.caption, side * 0.072), side * 0.1))

    def _small(self, text: str, width: float, most: int) -> QFont:
        made = fitting_font(self.font(), text, QSizeF(width, most))
        made.setPixelSize(min(most, made.pixelSize()))
        return made

    def _paint_line(
        self, painter: QPainter, font: QFont, text: str, centre: QPointF, colour: str
    ) -> None:
        box = ink_box(font, text)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(centre - box.center(), text)


def _is_moved(before: RingState, state: RingState) -> bool:
    """Whether nothing but the length of the same arcs has changed."""
    arcs = [(one.fraction is None, one.phase is None) for one in (before, state)]
    moved = replace(before, fraction=state.fraction, phase=state.phase)
    return arcs[0] == arcs[1] and state == moved


def _widest(digits: str) -> str:
    """A text as long as any with as many digits, at least two: 10 and 9 get the same size."""
    return "".join("0" if sign.isdigit() else sign for sign in digits).rjust(2, "0")
