"""What is painted of a person on whom one points at what is sore."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)

from recoverytimer.figure.areas import ShownArea, middle_of
from recoverytimer.figure.painting.glow import glow_shades
from recoverytimer.figure.painting.standing import MM, area_outline, rough_outline
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.standing import FLOOR_M, HEIGHT_M, StandingView, standing_camera
from recoverytimer.theme.colours import Colours
from recoverytimer.widgets.painting import edge_pen, ink_box, tinted

LEGIBLE = 4.5
"""The least contrast of text (WCAG 2, level AA)."""
HALF = 5
# How strongly a place glows that is chosen before one says how sore it is; and by level from there.
CHOSEN, LEAST, EACH = 0.62, 0.34, 0.066
# Around the place that has the keyboard, so many pixels outside of it.
RING = 3.0
DOT = 3.4
SMALLEST_NUMBER, NUMBER_M = 9, 0.052


class PlaceMark(Struct, frozen=True):
    """What is known of a place, and what is being done with it."""

    area: ShownArea
    level: int | None
    is_chosen: bool
    is_under: bool
    has_focus: bool
    was_sore: bool

    @property
    def glow(self) -> float:
        """How strongly it glows, from 0 to 1."""
        if self.level is None:
            return CHOSEN if self.is_chosen else 0.0
        return LEAST + EACH * self.level if self.level else 0.0


class BodyPainter:
    """Paints one view into its box: the person, and what glows on them."""

    def __init__(
        self,
        painter: QPainter,
        view: StandingView,
        box: QRect,
        build: BodyBuild,
        colours: Colours,
        font: QFont,
    ) -> None:
        self._painter = painter
        self._view = view
        self._box = box
        self._build = build
        self._colours = colours
        self._scale = box.height() / HEIGHT_M
        self._middle = (box.width() / 2, box.height() - FLOOR_M * self._scale)
        self._font = QFont(font)
        self._font.setWeight(QFont.Weight.Bold)
        fitting = round(NUMBER_M * self._scale)
        self._font.setPixelSize(max(SMALLEST_NUMBER, min(font.pixelSize() + 1, fitting)))

    def paint(self, body: QImage | None, marks: Sequence[PlaceMark]) -> None:
        """Paint the body, or what stands for it, and its places."""
        painter = self._painter
        painter.save()
        painter.translate(self._box.topLeft())
        room = QRectF(0, 0, self._box.width(), self._box.height())
        if body is None:
            c = self._colours
            painter.fillPath(
                self._placed(rough_outline(self._view, self._build)), tinted(c.muted, c.card, 0.25)
            )
        else:
            painter.drawImage(room, body)
        if any(mark.glow for mark in marks):
            painter.drawImage(room, self._glowing(body, marks))
        for mark in marks:
            self._paint_outlines(mark)
        for mark in marks:
            if mark.level is not None:
                self._paint_level(mark.area, mark.level)
            elif mark.was_sore and not mark.is_chosen:
                self._paint_dot(mark.area)
        painter.restore()

    def _glowing(self, body: QImage | None, marks: Sequence[PlaceMark]) -> QImage:
        """The light on the body and nowhere else, each place's on its own half."""
        ratio = self._painter.device().devicePixelRatioF()
        size = body.size() if body else self._box.size() * ratio
        layer = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        camera = standing_camera(self._view, self._scale, self._middle)
        with QPainter(layer) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.scale(size.width() / self._box.width(), size.height() / self._box.height())
            for mark in marks:
                if not mark.glow:
                    continue
                half = self._half(mark.area)
                for shade in glow_shades(mark.area.patch, camera, self._colours.accent, mark.glow):
                    painter.save()
                    painter.setClipRect(half)
                    painter.setTransform(shade.place, combine=True)
                    painter.setBrush(shade.brush)
                    painter.drawEllipse(QPointF(0, 0), 1, 1)
                    painter.restore()
            if body:
                painter.resetTransform()
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
                painter.drawImage(0, 0, body)
        return layer

    def _half(self, area: ShownArea) -> QRectF:
        middle, width, height = self._middle[0], self._box.width(), self._box.height()
        is_right = area.middle[0] > 0
        return QRectF(middle if is_right else 0, 0, width / 2, height)

    def _paint_outlines(self, mark: PlaceMark) -> None:
        """Soft around what is pointed at, of the accent around what is spoken of, then the ring."""
        c = self._colours
        strong = c.is_strong and mark.level is not None
        if not (mark.is_under or mark.is_chosen or mark.has_focus or strong):
            return
        shape = self._placed(area_outline(mark.area, self._build))
        if mark.is_chosen:
            self._line(shape, c.ink if c.is_strong else c.accent, 4.0 if c.is_strong else 2.2)
        elif strong:
            self._line(shape, edge_pen(c).color().name(), 2.0)
        elif mark.is_under:
            self._line(shape, c.ink, 1.2, 0.85)
        if mark.has_focus:
            self._line(_grown(shape, RING), c.focus, 2.2)

    def _line(self, shape: QPainterPath, colour: str, width: float, opacity: float = 1.0) -> None:
        """A line that is seen on any skin and cloth, as a lighter or darker one lies around it."""
        self._painter.save()
        self._painter.setOpacity(opacity)
        self._painter.strokePath(shape, _round_pen(QColor(self._colours.card), width + 2.2))
        self._painter.strokePath(shape, _round_pen(QColor(colour), width))
        self._painter.restore()

    def _paint_level(self, area: ShownArea, level: int) -> None:
        """The number on a badge of its shade."""
        c, text = self._colours, str(level)
        box = ink_box(self._font, text)
        high = 1.75 * box.height()
        badge = QRectF(0, 0, max(high, box.width() + 0.9 * box.height()), high)
        badge.moveCenter(self._at(area))
        self._painter.setPen(_round_pen(QColor(c.edge if c.is_strong else c.card), 1.4))
        self._painter.setBrush(shade(c, level))
        self._painter.drawRoundedRect(badge, high / 2, high / 2)
        self._painter.setPen(ink_on(c, level))
        self._painter.setFont(self._font)
        self._painter.drawText(badge.center() - box.center(), text)

    def _paint_dot(self, area: ShownArea) -> None:
        c = self._colours
        self._painter.setPen(_round_pen(QColor(c.card), 1.4))
        self._painter.setBrush(QColor(c.ink))
        self._painter.drawEllipse(self._at(area), DOT, DOT)

    def _at(self, area: ShownArea) -> QPointF:
        """The middle of what is seen of it."""
        outline = area_outline(area, self._build).toFillPolygon().toList()
        x, y = middle_of([(p.x() / MM, p.y() / MM) for p in outline] or area.outline)
        return QPointF(self._middle[0] + x * self._scale, self._middle[1] + y * self._scale)

    def _placed(self, path: QPainterPath) -> QPainterPath:
        """What was worked out in millimetres, where it is in the box."""
        scale = self._scale / MM
        return QTransform.fromTranslate(*self._middle).scale(scale, scale).map(path)


def shade(colours: Colours, level: int) -> QColor:
    """The accent on the card, the stronger the sorer, in steps that one can tell apart."""
    if colours.is_strong:
        # In between neither black nor white would stand out on it.
        share = 0.09 * level if level <= HALF else 1.0
        return tinted(colours.accent, colours.card, share) if level else QColor(colours.line)
    if level:
        return tinted(colours.accent, colours.card, 0.1 + 0.09 * level)
    return tinted(colours.of("prepare"), colours.line, 0.4)


def ink_on(colours: Colours, level: int) -> QColor:
    """What can be read on a shade: a colour of the theme where one will do, else black or white."""
    ground = _luminance(shade(colours, level))
    inks = [QColor(name) for name in (colours.ink, colours.ground, "#000000", "#ffffff")]
    contrasts = [_contrast(_luminance(ink), ground) for ink in inks]
    legible = (ink for ink, found in zip(inks, contrasts, strict=True) if found >= LEGIBLE)
    return next(legible, inks[contrasts.index(max(contrasts))])


def _contrast(one: float, other: float) -> float:
    """The ratio of WCAG 2."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _grown(path: QPainterPath, reach: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * reach)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return path.united(stroker.createStroke(path)).simplified()
