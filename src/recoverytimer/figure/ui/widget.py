"""The drawn figure: as a still, and as one that can be turned."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures, OwnPicture, PictureOrder, StillPicture
from recoverytimer.figure.ui.standin import paint_kind, paint_stand_in
from recoverytimer.figure.words import how_to_turn
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.painting import paint_focus

TURN_STEP = 15.0
TILT_STEP = 5.0
FINEST_TURN = 3.0
DEGREES_A_PIXEL = 0.5
ROUNDING = 10


class FigurePicture(QWidget):
    """Shows an exercise's picture: the person's own, the figure, or the icon of its kind.

    Args:
        size: the fixed size of a small picture; None for one that takes all the room.
        framed: whether it stands on a rounded ground of its own.
    """

    spoken_role = QAccessible.Role.Graphic

    def __init__(
        self,
        figures: Figures,
        size: QSize | None = None,
        *,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._framed = framed
        self._role: FigureRole | None = None
        self._own = ""
        self._kind = ""
        self._turn = (0.0, 0.0)
        self._shown: QImage | None = None
        self._hint = size or QSize(480, 360)
        if size is None:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedSize(size)
        figures.ready.connect(self._take)

    @property
    def role(self) -> FigureRole | None:
        """Whose picture is shown."""
        return self._role

    def show_role(self, role: FigureRole | None, description: str = "") -> None:
        """Show an exercise; the description is for screen readers."""
        self.setAccessibleName(description)
        self._show(role)

    def show_own(self, name: str, description: str = "") -> None:
        """Show a person's own picture by its file's name."""
        self.setAccessibleName(description)
        self._show(None, own=name)

    def show_drawn(self, exercise_id: str, kind: str, description: str = "") -> None:
        """Show an exercise's figure, and the icon of a kind where it has none."""
        self.setAccessibleName(description)
        has_figure = self._figures.has_figure(exercise_id)
        self._show(FigureRole(exercise_id) if has_figure else None, kind=kind)

    def _show(self, role: FigureRole | None, own: str = "", kind: str = "") -> None:
        if (role, own, kind) != (self._role, self._own, self._kind):
            self._role, self._own, self._kind = role, own, kind
            self._shown = None
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As given, or comfortable."""
        return self._hint

    def order(self) -> StillPicture | OwnPicture | None:
        """The picture that belongs here now."""
        if self.width() < 8 or self.height() < 8:
            return None
        shown = self._role.exercise if self._role else self._own
        worn, ratio = theme_of(self).colours, self.devicePixelRatioF()
        style = self._figures.style(shown, self.size(), worn=worn, ratio=ratio)
        if self._own:
            return OwnPicture(self._own, style)
        drawn = bool(self._kind)
        return StillPicture(self._role, style, turn=self._turn, drawn=drawn) if self._role else None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the newest picture that there is."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if self._framed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme_of(self).colours.ground))
            painter.drawRoundedRect(self.rect(), ROUNDING, ROUNDING)
        order = self.order()
        found = self._figures.still(order) if order else None
        if found is not None:
            self._shown = found
        if not self._paint_stand_in(painter) and self._shown is not None:
            painter.drawImage(QRectF(self.rect()), self._shown)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus(painter, inner, ROUNDING, theme_of(self).colours)

    def _paint_stand_in(self, painter: QPainter) -> bool:
        """Paint what stands for a picture that there is not, if so."""
        colours = theme_of(self).colours
        if self._kind:
            if self._role is None:
                paint_kind(painter, self.rect(), self._kind, colours)
            return self._role is None
        if self._role is not None and not self._figures.has(self._role.exercise):
            paint_stand_in(painter, self.rect(), self._figures, self._role.exercise, colours)
            return True
        return bool(self._own and self._figures.fault(self._own))

    def _take(self, order: PictureOrder | OwnPicture) -> None:
        if self.isVisible() and order == self.order():
            self.update()


class TurntablePicture(FigurePicture):
    """A figure that is turned with the mouse or the arrow keys."""

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(figures, framed=True, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(how_to_turn())
        self._held: QPointF | None = None
        self._from = (0.0, 0.0)
        self._wanted = (0.0, 0.0)

    def show_role(self, role: FigureRole | None, description: str = "") -> None:
        """Show an exercise from where it is seen best."""
        self._turn = self._wanted = (0.0, 0.0)
        super().show_role(role, description)

    def turn_to(self, turn: float, tilt: float) -> None:
        """Turn it to so many degrees from where it is seen best."""
        turn = (turn + 180) % 360 - 180
        fine = FINEST_TURN
        self._wanted = (round(turn / fine) * fine, max(-60.0, min(60.0, round(tilt / fine) * fine)))
        order = self.order()
        # A picture under way is waited for, so that turning leaves no queue behind.
        if order is None or self._figures.still(order) is not None:
            self._turn = self._wanted
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys turn and tilt, Home turns back."""
        turn, tilt = self._wanted
        # The same in all languages: a body has its left and right however one reads.
        ways = {
            Qt.Key.Key_Left: (turn - TURN_STEP, tilt),
            Qt.Key.Key_Right: (turn + TURN_STEP, tilt),
            Qt.Key.Key_Up: (turn, tilt + TILT_STEP),
            Qt.Key.Key_Down: (turn, tilt - TILT_STEP),
            Qt.Key.Key_Home: (0.0, 0.0),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(*way)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of it."""
        self._held = event.position()
        self._from = self._wanted
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Turn it along."""
        if self._held is not None:
            way = (event.position() - self._held) * DEGREES_A_PIXEL
            self.turn_to(self._from[0] - way.x(), self._from[1] + way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def _take(self, order: PictureOrder | OwnPicture) -> None:
        if order == self.order() and self._turn != self._wanted:
            self._turn = self._wanted
        super()._take(order)
        self.update()
