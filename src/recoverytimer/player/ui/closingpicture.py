"""The figure at the end of a session: it sits up and breathes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.painting.frames import Animation, PictureStyle
from recoverytimer.figure.tempo import BREATH_S, breath
from recoverytimer.figure.ui.figures import (
    ArrivingPicture,
    Figures,
    MovingPicture,
    PictureOrder,
    StillPicture,
)
from recoverytimer.player.words.labels import sits_and_breathes
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import SPACE, theme_of

SITTING = FigureRole("butterfly", held=True)
WAY_S = 2.0
FRAME_MS = 66
BREATHS = 12
"""Then it sits still, so that a page that is left open costs nothing."""
LEAST = QSize(34 * SPACE, 30 * SPACE)


class ClosingPicture(QWidget):
    """Shows the way from the last exercise into sitting, then a breath after the other."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._before: FigureRole | None = None
        self._since = QElapsedTimer()
        self._has_arrived = False
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(sits_and_breathes())
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._move)
        figures.ready.connect(self._take)

    def sit_up(self, before: FigureRole | None) -> None:
        """Begin anew, from an exercise's position where there was one."""
        self._before = before if before and self._figures.can_move(before, SITTING) else None
        self._has_arrived = self._before is None
        self._since.invalidate()
        self.update()

    @property
    def is_moving(self) -> bool:
        """Whether a frame of a movement is shown, and the next one comes."""
        return self._timer.isActive() and self._frame() is not None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a person."""
        return QSize(60 * SPACE, 58 * SPACE)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be drawn in the colours of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Go on."""
        super().showEvent(event)
        self._move()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame of this moment, or the still where nothing moves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self._frame()
        if shown is None:
            still = self._figures.still(StillPicture(self._waits_in, self._style(), drawn=True))
            if still is not None:
                painter.drawImage(QRectF(self.rect()), still)
            return
        animation, number = shown
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QRectF(self.rect()), animation.still)
        painter.drawImage(QRectF(self._box(animation)), animation.frames[number])

    @property
    def _waits_in(self) -> FigureRole:
        """The position in which one is as long as nothing moves."""
        has_sat_up = self._has_arrived or is_still()
        return SITTING if has_sat_up or self._before is None else self._before

    def _frame(self) -> tuple[Animation, int] | None:
        """The movement and its frame at this moment; None while it is made, and where all rests."""
        if is_still() or not self._figures.can_move(SITTING):
            return None
        breathing = self._figures.animation(MovingPicture(SITTING, self._style()))
        arriving: Animation | None = None
        if self._before is not None and not self._has_arrived:
            way = ArrivingPicture(self._before, SITTING, self._style())
            arriving = self._figures.animation(way)
        # It sets off when both are there: it would stop on the way.
        if breathing is None or (not self._has_arrived and arriving is None):
            return None
        into_s = self._into_s()
        if arriving is not None and into_s < WAY_S:
            return arriving, arriving.frame(into_s / WAY_S)
        self._has_arrived = True
        sat_s = into_s - (WAY_S if self._before is not None else 0.0)
        rests = sat_s >= BREATHS * BREATH_S
        return breathing, breathing.frame(0.0 if rests else breath(sat_s))

    def _into_s(self) -> float:
        if not self._since.isValid():
            self._since.start()
        return self._since.elapsed() / 1000

    def _move(self) -> None:
        is_over = self._since.isValid() and self._into_s() > WAY_S + BREATHS * BREATH_S
        if is_over or is_still() or not self.isVisible():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.update()

    def _take(self, order: PictureOrder) -> None:
        if self.isVisible() and getattr(order, "role", None) == SITTING:
            self._move()

    def _style(self) -> PictureStyle:
        colours = theme_of(self).colours
        ratio = self.devicePixelRatioF()
        style = self._figures.style(
            SITTING.exercise, self.size(), worn=colours, ratio=ratio, ground=colours.ground
        )
        # Nothing is stretched any more.
        return replace(style, glows=False)

    def _box(self, animation: Animation) -> QRect:
        ratio, box = self.devicePixelRatioF(), animation.box
        return QRectF(
            box.x() / ratio, box.y() / ratio, box.width() / ratio, box.height() / ratio
        ).toAlignedRect()
