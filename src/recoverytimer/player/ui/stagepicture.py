"""The figure on the play page: it gets into position, holds with breath, moves at the tempo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.painting.frames import Animation, PictureStyle
from recoverytimer.figure.tempo import BREATH_S, breath, movement_share, shortest_pass_s
from recoverytimer.figure.ui.figures import (
    ArrivingPicture,
    Figures,
    MovingPicture,
    PictureOrder,
    StillPicture,
)
from recoverytimer.figure.ui.standin import paint_stand_in
from recoverytimer.player.stage import Stage, stage_at
from recoverytimer.player.ui.playback import FASTEST_S, Playback
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import theme_of

WAY_STARTS_S = 0.4
WAY_S = 2.0
FASTEST_MS = 66
LEAST = 8  # pixels; smaller pictures show nothing
DIMMED = 170
"""How much of the ground, of 255, lies over a figure that stands still."""


class StagePicture(QWidget):
    """Shows a `Stage`; asks the playback where it is whenever the next frame is due."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(
        self,
        playback: Playback,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._figures = figures
        self._stage: Stage | None = None
        self._picture: QImage | None = None
        self._animation: Animation | None = None
        self._frame = -1
        self._stood_in = ""
        self._is_dimmed = False
        self._styles: dict[FigureRole, PictureStyle] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._follow)
        figures.ready.connect(self._take)

    def show_stage(self, shown: Stage, description: str) -> None:
        """Show where the session is."""
        self.setAccessibleName(description)
        before, self._stage = self._stage, shown
        if self._is_dimmed is not shown.is_paused:
            self._is_dimmed = shown.is_paused
            self.update()
        if before is None or _scenery(before) != _scenery(shown):
            self._prepare()
        self._advance()

    def refresh(self) -> None:
        """Begin anew, as after another size, person or theme."""
        self._styles.clear()
        self._animation = None
        self._prepare()
        self._advance()
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be drawn in the colours of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self.refresh()

    def showEvent(self, _event: QShowEvent) -> None:  # noqa: N802
        """Be drawn in the colours that the window has by now."""
        self.refresh()

    def resizeEvent(self, _event: object) -> None:  # noqa: N802
        """Pictures are made for the size."""
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is to be seen now, dimmed while the session stands still."""
        painter = QPainter(self)
        self._paint_picture(painter, event)
        if self._is_dimmed:
            over = QColor(theme_of(self).colours.ground)
            over.setAlpha(DIMMED)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(event.rect(), over)

    def _paint_picture(self, painter: QPainter, event: QPaintEvent) -> None:
        """Copy the frame, and the rest of the picture where that is uncovered."""
        # The pictures are opaque: there is nothing to blend.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        animation, whole = self._animation, QRectF(self.rect())
        picture = animation.still if animation else self._picture
        if picture is None or self._stood_in:
            self._paint_kind(painter)
            return
        box = self._box(animation) if animation else QRect()
        if not box.contains(event.rect()):
            painter.save()
            painter.setClipRegion(QRegion(self.rect()) - QRegion(box))
            painter.drawImage(whole, picture)
            painter.restore()
        if animation:
            frame = animation.frames[max(0, self._frame)]
            stretched = frame.size() != animation.box.size()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, stretched)
            painter.drawImage(QRectF(box), frame)

    def _paint_kind(self, painter: QPainter) -> None:
        """The ground, and the icon of the kind as long as there is no picture."""
        colours = theme_of(self).colours
        painter.fillRect(self.rect(), QColor(colours.ground))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        awaited = self._stage.role.exercise if self._stage else ""
        if self._stood_in or awaited:
            name = self._stood_in or awaited
            paint_stand_in(painter, self.rect(), self._figures, name, colours)

    @property
    def animation(self) -> Animation | None:
        """The movement that is shown, if any."""
        return self._animation

    @property
    def frame_box(self) -> QRect:
        """What changes from one frame to the next."""
        return self._box(self._animation) if self._animation else QRect()

    def show_frame(self, frame: int) -> None:
        """Show another frame of the movement."""
        if self._animation is not None and frame != self._frame:
            self._frame = frame
            self.update(self.frame_box)

    def _follow(self) -> None:
        moment = self._playback.moment
        if moment is not None and self._stage is not None and self._playback.is_open:
            self._stage = stage_at(moment.state, moment.now)
            self._advance()

    def _advance(self) -> None:
        """Show the picture of this moment and wake up for the next one."""
        shown = self._stage
        if shown is None or self.width() < LEAST or self.height() < LEAST:
            return
        order = self._due(shown)
        animation = self._figures.animation(order) if order else None
        if animation is not None and order is not None:
            pass_s = self._show_animation(animation, order, shown)
            self._sleep(shown, pass_s / len(animation.frames))
        elif not isinstance(order, ArrivingPicture):
            self._show_still(shown.role)

    def _show_animation(
        self, animation: Animation, order: ArrivingPicture | MovingPicture, shown: Stage
    ) -> float:
        """Show the frame of this moment; the seconds of one pass through all of them."""
        if isinstance(order, ArrivingPicture):
            part, pass_s = (shown.into_s - WAY_STARTS_S) / WAY_S, WAY_S
        elif order.role.held or not animation.pose.moves:
            part, pass_s = breath(shown.into_s), BREATH_S / 2
        else:
            plan = shown.segment.plan
            part, pass_s = (
                movement_share(animation.pose, plan, shown.into_s),
                shortest_pass_s(animation.pose, plan),
            )
        frame = animation.frame(part)
        if animation is self._animation:
            self.show_frame(frame)
        else:
            self._animation, self._frame, self._stood_in = animation, frame, ""
            self.update()
        return pass_s

    def _show_still(self, role: FigureRole) -> None:
        stood_in = "" if self._figures.has(role.exercise) else role.exercise
        if stood_in != self._stood_in:
            self._stood_in, self._animation = stood_in, None
            self.update()
        still = self._figures.still(self._still(role))
        if still is not None and (still is not self._picture or self._animation is not None):
            self._picture, self._animation = still, None
            self.update()

    def _sleep(self, shown: Stage, wait_s: float) -> None:
        # Where the playback's own steps come as often, those are enough.
        if shown.runs and self.isVisible() and wait_s < FASTEST_S:
            self._timer.start(max(FASTEST_MS, round(wait_s * 1000)))

    def _due(self, shown: Stage) -> ArrivingPicture | MovingPicture | None:
        """What moves now; at the beginning of the way one still sees where it comes from."""
        if is_still():
            return None
        if shown.works:
            return self._moving(shown.role) if self._figures.can_move(shown.role) else None
        if shown.before is None or shown.into_s >= WAY_STARTS_S + WAY_S:
            return None
        both = self._figures.can_move(shown.before, shown.role)
        return self._arriving(shown.before, shown.role) if both else None

    def _prepare(self) -> None:
        """Have made what this segment and the next need."""
        shown = self._stage
        if shown is None or self.width() < LEAST or self.height() < LEAST:
            return
        self._figures.still(self._still(shown.role))
        if not is_still():
            if shown.before is not None:
                self._figures.animation(self._arriving(shown.before, shown.role))
            self._figures.animation(self._moving(shown.role))
        if shown.following is not None:
            self._figures.still(self._still(shown.following))
            if not is_still():
                self._figures.animation(self._arriving(shown.role, shown.following))

    def _take(self, order: PictureOrder) -> None:
        if self.isVisible() and order.style in self._styles.values():
            self._advance()

    def _still(self, role: FigureRole) -> StillPicture:
        return StillPicture(role, self._style(role), None if role.held else 0.0)

    def _moving(self, role: FigureRole) -> MovingPicture:
        return MovingPicture(role, self._style(role))

    def _arriving(self, before: FigureRole, role: FigureRole) -> ArrivingPicture:
        return ArrivingPicture(before, role, self._style(role))

    def _style(self, role: FigureRole) -> PictureStyle:
        if role not in self._styles:
            self._styles[role] = self._new_style(role)
        return self._styles[role]

    def _new_style(self, role: FigureRole) -> PictureStyle:
        theme = theme_of(self)
        return self._figures.style(
            role.exercise,
            self.size(),
            worn=theme.colours,
            ratio=self.devicePixelRatioF(),
            ground=theme.colours.ground,
        )

    def _box(self, animation: Animation) -> QRect:
        ratio = self.devicePixelRatioF()
        box = animation.box
        return QRectF(
            box.x() / ratio, box.y() / ratio, box.width() / ratio, box.height() / ratio
        ).toAlignedRect()


def _scenery(shown: Stage) -> tuple[object, ...]:
    return shown.role, shown.before, shown.following, shown.works
