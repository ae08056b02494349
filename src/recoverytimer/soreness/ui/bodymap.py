"""A person, front and back, on whom one points at what is sore."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from recoverytimer.exercise.dose import Side
from recoverytimer.figure.areas import REACH_M, ShownArea, area_at, pointed_at, shown_areas
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.proportions import SLENDER
from recoverytimer.figure.standing import FLOOR_M, HALF_WIDTH_M, HEIGHT_M, StandingView
from recoverytimer.figure.ui.figures import Figures, StandingPicture
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.ui.bodypainter import BodyPainter, PlaceMark
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import side_label, spot_name, view_label
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.painting import caption_font, fitting_font
from recoverytimer.widgets.text import as_tooltip

CAPTION = 3 * SPACE
GAP = 2 * SPACE
WHO = "standing"
"""What stands for an exercise where people change from one to the next."""
SMALLEST = QSize(300, 360)
LOW, HIGH, BESIDE_TEXT = 400, 560, 300
"""How high it is at least and at most, and by texts of the usual size, in pixels."""
UNSEEN = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.NoFocusReason})
"""The keyboard came to a place without anybody having wished for it."""
RETURNING = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""The keyboard is where it was, and was led there as it was before."""

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

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._shown: dict[StandingView, QImage] = {}
        self._awaited: dict[StandingView, StandingPicture] = {}
        self._levels: dict[Place, int] = {}
        self._lately: dict[Place, int] = {}
        self._chosen: frozenset[Place] = frozenset()
        self._under: Place | None = None
        self.spots = {place: _Spot(place, self) for place in all_places()}
        self._stop(next(iter(self.spots)))
        self.setMouseTracking(True)
        self.setAccessibleName(words.body())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name_all()
        figures.ready.connect(self._take)

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
        focused = (place for place, spot in self.spots.items() if spot.is_looked_at)
        return self._under or next(focused, None)

    def show_focus(self) -> None:
        """Show where the keyboard is now."""
        self.update()
        self.looked_at.emit(self.place_looked_at)

    def focus_place(
        self, place: Place, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason
    ) -> None:
        """Give a place the keyboard; it is ringed but for a reason that nobody wished for."""
        self._stop(place)
        self.spots[place].reach(reason)

    def place_at(self, at: QPointF) -> Place | None:
        """The place that a tap at a point of the widget means."""
        for view in StandingView:
            point = self._turn(view).inverted()[0].map(at)
            if abs(point.x()) <= HALF_WIDTH_M:
                area = area_at(self._areas, view, (point.x(), point.y()))
                return place_of(area) if area else None
        return None

    def point_of(self, place: Place) -> QPointF:
        """Where a place is in the widget."""
        area = next(a for a in self._areas if place_of(a) == place)
        return self._turn(area.view).map(QPointF(*area.middle))

    def sizeHint(self) -> QSize:  # noqa: N802
        """So large that a finger meets what it means, and larger beside large texts."""
        high = max(LOW, min(HIGH, at_text_size(self, BESIDE_TEXT)))
        return QSize(420, high)

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
        # The first is the one that is pointed at by `point_of` too.
        for area in reversed(self._areas):
            outline = QPolygonF([QPointF(x, y) for x, y in area.outline])
            reached = outline.boundingRect().adjusted(-REACH_M, -REACH_M, REACH_M, REACH_M)
            box = self._turn(area.view).mapRect(reached)
            self.spots[place_of(area)].setGeometry(box.toAlignedRect())

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
        """Paint the person twice."""
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            for view in StandingView:
                self._paint_view(painter, view)
                self._paint_caption(painter, view)

    def walk(self, place: Place, step: tuple[int, int]) -> None:
        """Give the keyboard to the nearest place in a direction."""
        found = neighbour(place, step)
        if found is not None:
            self.focus_place(found)

    @property
    def _areas(self) -> tuple[ShownArea, ...]:
        return shown_areas(self._style().person.build)

    def _style(self) -> PictureStyle:
        worn, ratio = theme_of(self).colours, self.devicePixelRatioF()
        return self._figures.style(
            WHO, self._box(StandingView.FRONT).size(), worn=worn, ratio=ratio
        )

    def _paint_view(self, painter: QPainter, view: StandingView) -> None:
        marks = [
            PlaceMark(
                area,
                self._levels.get(place),
                is_chosen=place in self._chosen,
                is_under=place == self._under,
                has_focus=self.spots[place].shows_focus,
                was_sore=place in self._lately,
            )
            for area in self._areas
            if area.view is view
            for place in (place_of(area),)
        ]
        style = self._style()
        font, colours = caption_font(self), theme_of(self).colours
        body = BodyPainter(painter, view, self._box(view), style.person.build, colours, font)
        body.paint(self._picture(StandingPicture(view, style)), marks)

    def _picture(self, order: StandingPicture) -> QImage | None:
        """The newest there is; one under way is waited for, so that resizing leaves no queue."""
        found = self._figures.at_hand(order)
        if found is None and order.view not in self._awaited:
            found = self._figures.still(order)
            if found is None:
                self._awaited[order.view] = order
        if found is not None:
            self._shown[order.view] = found
        return self._shown.get(order.view)

    def _take(self, order: object) -> None:
        if isinstance(order, StandingPicture) and self._awaited.get(order.view) == order:
            del self._awaited[order.view]
            self.update()

    def _paint_caption(self, painter: QPainter, view: StandingView) -> None:
        painter.setPen(QColor(theme_of(self).colours.muted))
        body = self._box(view)
        half = body.width() / 2
        box = QRectF(body.left(), body.top() + body.height(), body.width(), CAPTION)
        names = "  ".join((view_label(view), *map(side_label, (Side.LEFT, Side.RIGHT))))
        fitting = fitting_font(self.font(), names, QSizeF(1.8 * half, CAPTION))
        font = caption_font(self)
        font.setPixelSize(min(font.pixelSize(), fitting.pixelSize()))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, view_label(view))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        across = (Side.RIGHT, Side.LEFT) if view is StandingView.FRONT else (Side.LEFT, Side.RIGHT)
        for side, edge in zip(across, (left, right), strict=True):
            inner = box.adjusted(0.1 * half, 0, -0.1 * half, 0)
            # The left of a body is not where one begins to read.
            place = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, place, side_label(side))

    def _box(self, view: StandingView) -> QRect:
        """The room of a view, in whole pixels so that its picture is sharp."""
        across = (self.width() - GAP) / (4 * HALF_WIDTH_M)
        scale = max(10.0, min(across, (self.height() - CAPTION) / HEIGHT_M))
        width, height = int(2 * HALF_WIDTH_M * scale), int(HEIGHT_M * scale)
        away = -width - GAP // 2 if view is StandingView.FRONT else GAP // 2
        top = (self.height() - CAPTION - height) // 2
        return QRect(self.width() // 2 + away, top, width, height)

    def _turn(self, view: StandingView) -> QTransform:
        """From metres around the middle of the floor to the widget."""
        box = self._box(view)
        scale = box.height() / HEIGHT_M
        floor = box.top() + box.height() - FLOOR_M * scale
        return QTransform.fromTranslate(box.left() + box.width() / 2, floor).scale(scale, scale)

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
        self._reached_by = Qt.FocusReason.NoFocusReason
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._pick)

    def nextCheckState(self) -> None:  # noqa: N802
        """The map says what is chosen."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The map paints it."""

    def reach(self, reason: Qt.FocusReason) -> None:
        """Have the keyboard, in a window that is still to be shown from then on."""
        self._reached_by = reason
        self.setFocus(reason)

    @property
    def is_looked_at(self) -> bool:
        """Whether it has the keyboard, and not only because it was clicked."""
        return self.hasFocus() and self._reached_by != Qt.FocusReason.MouseFocusReason

    @property
    def shows_focus(self) -> bool:
        """Whether it has the keyboard and is to be ringed: a key led there or was pressed there."""
        return self.hasFocus() and self._reached_by not in UNSEEN

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the map painted anew."""
        # A dialog that is shown tells of it ahead, as if a key had led there.
        if self.hasFocus() and event.reason() not in RETURNING:
            self._reached_by = event.reason()
        self._body.show_focus()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the map painted anew."""
        self._body.show_focus()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows walk, Enter and Space pick, digits say how sore it is here."""
        self._reached_by = Qt.FocusReason.TabFocusReason
        self._body.show_focus()
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


def place_of(area: ShownArea) -> Place:
    """The place that a drawn area is."""
    return Place(area.area, area.side)


def all_places() -> tuple[Place, ...]:
    """Each place once, from the head down."""
    return tuple(Place(area, side) for area, side in pointed_at())


def neighbour(place: Place, step: tuple[int, int]) -> Place | None:
    """The place where an arrow leads; what lies straight ahead is nearer than what lies aside."""
    areas = shown_areas(SLENDER)
    at = _spread(next(area for area in areas if place_of(area) == place))
    nearest: tuple[float, Place] | None = None
    for area in areas:
        x, y = (b - a for a, b in zip(at, _spread(area), strict=True))
        ahead, aside = x * step[0] + y * step[1], abs(x * step[1]) + abs(y * step[0])
        far = hypot(ahead, 3 * aside)
        if place_of(area) != place and ahead > 0.005 and (nearest is None or far < nearest[0]):
            nearest = (far, place_of(area))
    return nearest[1] if nearest else None


def _spread(area: ShownArea) -> tuple[float, float]:
    """The middle of an area with both views side by side."""
    x, y = area.middle
    return (x if area.view is StandingView.FRONT else x + 2 * HALF_WIDTH_M), y
