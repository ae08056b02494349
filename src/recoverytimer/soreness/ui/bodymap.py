"""A drawn body, front and back, on which one points at what is sore."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from recoverytimer.exercise.dose import Side
from recoverytimer.soreness import bodyoutline
from recoverytimer.soreness.bodyoutline import HALF_WIDTH, HEIGHT, BodyPatch, BodyView
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import side_label, spot_name, view_label
from recoverytimer.theme.colours import Colours
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.painting import caption_font, edge_pen, fitting_font, tinted
from recoverytimer.widgets.text import as_tooltip

CAPTION = 3 * SPACE
GAP = 2 * SPACE
SMALLEST, USUAL = QSize(300, 360), QSize(420, 504)
LEGIBLE = 4.5
"""The least contrast of text (WCAG 2, level AA)."""
HALF = 5
GRID = 12
EDGE = 2.4
"""How far inside the body's outline a place ends, in units of the body."""

ARROWS = {
    # The way on the screen in all languages: a body is not turned by how one reads.
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BodyMap(QWidget):
    """Shows how sore each place is; a click, a tap or Enter on one emits `picked`.

    Tab leads to the place that was last looked at, the arrows to its neighbours.

    Signals:
        picked: a `Place` with its side.
        entered: the same, after `picked`, where it was picked by a key.
        typed: a place, and the digit that was pressed on it.
        looked_at: the place under the pointer or else under the keyboard, or None.
    """

    picked = Signal(object)
    entered = Signal(object)
    typed = Signal(object, int)
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: dict[Place, int] = {}
        self._lately: dict[Place, int] = {}
        self._chosen: frozenset[Place] = frozenset()
        self._under: Place | None = None
        self._shapes = _Shapes()
        self.spots = {place: _Spot(place, self) for place in bodyoutline.all_places()}
        self._stop(next(iter(self.spots)))
        self.setMouseTracking(True)
        self.setAccessibleName(words.body())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name_all()

    def show_levels(
        self,
        levels: Mapping[Place, int],
        chosen: frozenset[Place] = frozenset(),
        lately: Mapping[Place, int] | None = None,
    ) -> None:
        """Show how sore places are, which are being spoken of, and which were sore before."""
        self._levels = dict(levels)
        self._chosen = chosen
        if lately is not None:
            self._lately = dict(lately)
        self._name_all()
        self.update()

    @property
    def place_looked_at(self) -> Place | None:
        """The place under the pointer or else under the keyboard."""
        focused = (place for place, spot in self.spots.items() if spot.shows_focus)
        return self._under or next(focused, None)

    def show_focus(self) -> None:
        """Show where the keyboard is now."""
        self.update()
        self.looked_at.emit(self.place_looked_at)

    def focus_place(self, place: Place) -> None:
        """Give a place the keyboard."""
        self._stop(place)
        self.spots[place].setFocus(Qt.FocusReason.TabFocusReason)

    def place_at(self, at: QPointF) -> Place | None:
        """The place that a tap at a point of the widget means."""
        for view in BodyView:
            point = self._turn(view).inverted()[0].map(at)
            if abs(point.x()) <= HALF_WIDTH:
                patch = bodyoutline.patch_at(view, (point.x(), point.y()))
                return patch.place if patch else None
        return None

    def point_of(self, place: Place) -> QPointF:
        """Where a place is in the widget."""
        patch = next(p for p in bodyoutline.patches() if p.place == place)
        return self._turn(patch.view).map(QPointF(*patch.middle))

    def sizeHint(self) -> QSize:  # noqa: N802
        """So large that a finger meets what it means."""
        return USUAL

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Smaller than that one cannot tap."""
        return SMALLEST

    def event(self, event: QEvent) -> bool:
        """Say the name of what the pointer rests on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            text = as_tooltip(self.spots[place].accessibleName()) if place else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        """Move the places along."""
        for place, spot in self.spots.items():
            boxes = [
                self._turn(patch.view).mapRect(QPolygonF(_points(patch)).boundingRect())
                for patch in bodyoutline.patches()
                if patch.place == place
            ]
            spot.setGeometry(boxes[0].toAlignedRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what a click would mean."""
        self._point_at(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Taken, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick what was clicked."""
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._stop(place)
            self.spots[place].setFocus(Qt.FocusReason.MouseFocusReason)
            self.picked.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint both bodies."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for view in BodyView:
                painter.save()
                painter.setTransform(self._turn(view), combine=True)
                self._paint_body(painter, view)
                painter.restore()
                self._paint_caption(painter, view)

    def walk(self, place: Place, step: tuple[int, int]) -> None:
        """Give the keyboard to the nearest place in a direction."""
        found = neighbour(place, step)
        if found is not None:
            self.focus_place(found)

    def _paint_body(self, painter: QPainter, view: BodyView) -> None:
        c = theme_of(self).colours
        painter.setPen(edge_pen(c))
        light = QLinearGradient(-HALF_WIDTH, 0, HALF_WIDTH, HEIGHT / 3)
        light.setColorAt(0, tinted(c.card, c.line, 0.3))
        light.setColorAt(1, tinted(c.muted, c.line, 0.1))
        painter.setBrush(light)
        painter.drawPath(self._shapes.bodies[view])
        painter.setBrush(tinted(c.muted, c.line, 0.6))
        painter.drawPath(self._shapes.hair[view])
        line = QPen(tinted(c.muted, c.line, 0.5), 1.3)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for drawn in self._shapes.lines[view]:
            painter.drawPath(drawn)
        shown = [p for p in bodyoutline.patches() if p.view is view]
        for patch in shown:
            self._paint_patch(painter, patch)
        for patch in shown:
            self._paint_mark(painter, patch)
        for patch in shown:
            if patch.place in self._levels:
                self._paint_level(painter, patch, self._levels[patch.place])

    def _paint_patch(self, painter: QPainter, patch: BodyPatch) -> None:
        c, level = theme_of(self).colours, self._levels.get(patch.place)
        shape = self._shapes.patches[patch]
        dotted = level is None and patch.place in self._lately
        painter.setPen(Qt.PenStyle.NoPen if dotted else edge_pen(c))
        painter.setBrush(_fill(c, level, under=patch.place == self._under))
        painter.drawPath(shape)
        if dotted:
            pen = QPen(QColor(c.accent), 1.6, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
            painter.strokePath(shape, pen)

    def _paint_level(self, painter: QPainter, patch: BodyPatch, level: int) -> None:
        c, font = theme_of(self).colours, QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(14)
        text = QPainterPath()
        text.addText(0, 0, font, str(level))
        text.translate(self._shapes.middle(patch) - text.boundingRect().center())
        # What is wider than the place stands on a rim of the place's own colour.
        painter.strokePath(text, _round_pen(shade(c, level), 5))
        painter.fillPath(text, ink_on(c, level))

    def _paint_mark(self, painter: QPainter, patch: BodyPatch) -> None:
        """The outline of what is spoken of, and around it the ring of what has the keyboard."""
        c, shape = theme_of(self).colours, self._shapes.patches[patch]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if patch.place in self._chosen:
            painter.strokePath(shape, QPen(QColor(c.ink), 4.5 if c.is_strong else 2.2))
        if self.spots[patch.place].shows_focus:
            painter.strokePath(self._shapes.rings[patch], QPen(QColor(c.card), 4.6))
            painter.strokePath(self._shapes.rings[patch], QPen(QColor(c.focus), 2.2))

    def _paint_caption(self, painter: QPainter, view: BodyView) -> None:
        painter.setPen(QColor(theme_of(self).colours.muted))
        middle, half = self._turn(view).map(QPointF(0, 0)).x(), self._scale() * HALF_WIDTH
        top = self._turn(view).map(QPointF(0, HEIGHT)).y()
        box = QRectF(middle - half, top, 2 * half, CAPTION)
        names = "  ".join((view_label(view), *map(side_label, (Side.LEFT, Side.RIGHT))))
        fitting = fitting_font(self.font(), names, QSizeF(1.8 * half, CAPTION))
        font = caption_font(self)
        font.setPixelSize(min(font.pixelSize(), fitting.pixelSize()))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, view_label(view))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        across = (Side.RIGHT, Side.LEFT) if view is BodyView.FRONT else (Side.LEFT, Side.RIGHT)
        for side, edge in zip(across, (left, right), strict=True):
            inner = box.adjusted(0.1 * half, 0, -0.1 * half, 0)
            # The left of a body is not where one begins to read.
            place = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, place, side_label(side))

    def _scale(self) -> float:
        across = (self.width() - GAP) / (4 * HALF_WIDTH)
        return max(0.1, min(across, (self.height() - CAPTION) / HEIGHT))

    def _turn(self, view: BodyView) -> QTransform:
        scale = self._scale()
        away = HALF_WIDTH * scale + GAP / 2
        middle = self.width() / 2 + (-away if view is BodyView.FRONT else away)
        top = (self.height() - CAPTION - HEIGHT * scale) / 2
        return QTransform.fromTranslate(middle, top).scale(scale, scale)

    def _point_at(self, place: Place | None) -> None:
        if place != self._under:
            self._under = place
            if place is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.show_focus()

    def _stop(self, place: Place) -> None:
        """Let Tab lead to one place only."""
        for other, spot in self.spots.items():
            policy = Qt.FocusPolicy.TabFocus if other == place else Qt.FocusPolicy.NoFocus
            spot.setFocusPolicy(policy)
        self.setFocusProxy(self.spots[place])

    def _name_all(self) -> None:
        for place, spot in self.spots.items():
            name = spot_name(place, self._levels.get(place), self._lately.get(place))
            spot.setAccessibleName(name)
            spot.setChecked(place in self._chosen)


class _Spot(QAbstractButton):
    """One place for the keyboard and for screen readers; the map paints it and has the mouse."""

    def __init__(self, place: Place, body: BodyMap) -> None:
        super().__init__(body)
        self._place = place
        self._body = body
        self._is_tabbed = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._pick)

    def nextCheckState(self) -> None:  # noqa: N802
        """The map says what is chosen."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The map paints it."""

    @property
    def shows_focus(self) -> bool:
        """Whether it has the keyboard, and not only because it was clicked."""
        return self.hasFocus() and self._is_tabbed

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the map painted anew."""
        self._is_tabbed = event.reason() != Qt.FocusReason.MouseFocusReason
        self._body.show_focus()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the map painted anew."""
        self._body.show_focus()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows walk, Enter and Space pick, digits say how sore it is here."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._body.walk(self._place, ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._body.typed.emit(self._place, key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        self._body.picked.emit(self._place)
        self._body.entered.emit(self._place)


class _Shapes:
    """All paths, made once."""

    def __init__(self) -> None:
        self.bodies = {view: _united(bodyoutline.body(view)) for view in BodyView}
        self.hair = {view: _path(bodyoutline.hair(view)) for view in BodyView}
        self.lines = {
            view: [_line(line) for line in bodyoutline.front_and_back_lines(view)]
            for view in BodyView
        }
        inner = {view: body.subtracted(_stroked(body, EDGE)) for view, body in self.bodies.items()}
        self.patches = {
            patch: inner[patch.view].intersected(_path(patch.outline))
            for patch in bodyoutline.patches()
        }
        self.rings = {
            patch: shape.united(_stroked(shape, 3.0)).simplified()
            for patch, shape in self.patches.items()
        }
        self._middles: dict[BodyPatch, QPointF] = {}

    def middle(self, patch: BodyPatch) -> QPointF:
        """The point of a patch that is farthest from its edge."""
        if patch not in self._middles:
            shape = self.patches[patch]
            box = shape.boundingRect()
            edge = [(p.x(), p.y()) for p in shape.toFillPolygon().toList()]
            inside = [
                (box.left() + box.width() * x / GRID, box.top() + box.height() * y / GRID)
                for x in range(1, GRID)
                for y in range(1, GRID)
            ]
            inside = [at for at in inside if shape.contains(QPointF(*at))]
            best = max(inside, key=lambda at: round(bodyoutline.distance_to_outline(edge, at)))
            self._middles[patch] = QPointF(*best)
        return self._middles[patch]


def neighbour(place: Place, step: tuple[int, int]) -> Place | None:
    """The place where an arrow leads; what lies straight ahead is nearer than what lies aside."""
    at = _spread(next(p for p in bodyoutline.patches() if p.place == place))
    nearest: tuple[float, Place] | None = None
    for patch in bodyoutline.patches():
        x, y = (b - a for a, b in zip(at, _spread(patch), strict=True))
        ahead, aside = x * step[0] + y * step[1], abs(x * step[1]) + abs(y * step[0])
        far = hypot(ahead, 3 * aside)
        if patch.place != place and ahead > 1 and (nearest is None or far < nearest[0]):
            nearest = (far, patch.place)
    return nearest[1] if nearest else None


def _spread(patch: BodyPatch) -> tuple[float, float]:
    """The middle of a patch with both views side by side."""
    x, y = patch.middle
    return (x if patch.view is BodyView.FRONT else x + 2 * HALF_WIDTH), y


def shade(colours: Colours, level: int) -> QColor:
    """The accent on the card, the stronger the sorer, in steps that one can tell apart."""
    if colours.is_strong:
        # In between neither black nor white would stand out on it.
        share = 0.09 * level if level <= HALF else 1.0
        return tinted(colours.accent, colours.card, share) if level else QColor(colours.line)
    if level:
        return tinted(colours.accent, colours.card, 0.1 + 0.09 * level)
    return tinted(colours.of("prepare"), colours.line, 0.4)


def _fill(colours: Colours, level: int | None, *, under: bool) -> QColor:
    if level is None and under:
        return tinted(colours.of("prepare"), colours.line, 0.6)
    return shade(colours, level or 0)


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


def _points(patch: BodyPatch) -> list[QPointF]:
    return [QPointF(x, y) for x, y in patch.outline]


def _path(outline: bodyoutline.BodyOutline) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    path.closeSubpath()
    return path


def _line(outline: bodyoutline.BodyOutline) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    return path


def _united(outlines: tuple[bodyoutline.BodyOutline, ...]) -> QPainterPath:
    path = QPainterPath()
    for outline in outlines:
        path = path.united(_path(outline))
    return path.simplified()


def _stroked(path: QPainterPath, reach: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * reach)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)
