"""A person who stands to be pointed at: the picture, and the outline of the body in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPolygonF,
)

from recoverytimer.figure.anatomy import body_parts
from recoverytimer.figure.areas import ShownArea
from recoverytimer.figure.painting.brushes import outline_path
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.standing import (
    FLOOR_M,
    HEIGHT_M,
    STANDING,
    StandingView,
    standing,
    standing_camera,
)
from recoverytimer.figure.surface import outlines

# The outline is worked out in millimetres, as Qt joins paths by rounded numbers.
MM = 1000.0
RIM_MM = 5.0
# How high a shadow on the floor is seen at most, and over which width it fades.
SHADOW_M, FADE_M = 0.30, 0.06


def standing_picture(view: StandingView, style: PictureStyle) -> QImage:
    """The person in one view, as high as its room, on nothing."""
    from recoverytimer.figure.painting.picture import picture
    from recoverytimer.figure.tableau import compose

    scale = style.height / HEIGHT_M
    camera = standing_camera(view, scale, (style.width / 2, style.height - FLOOR_M * scale))
    build = style.person.build
    # Whoever points at the person needs it next.
    inner_outline(view, build)
    found = picture(
        compose(STANDING, standing(build), style.person),
        camera,
        style.person,
        style.scheme,
        style.size,
        edges=style.edges,
    )
    _fade_shadow(found)
    return found


def _fade_shadow(image: QImage) -> None:
    """Let a shadow that is wider than the room end softly."""
    right, down = image.width(), image.height()
    wide = FADE_M * down / HEIGHT_M
    floor = QRectF(0, down - SHADOW_M * down / HEIGHT_M, right, down)
    ways = (((0, 0), (wide, 0)), ((right, 0), (right - wide, 0)), ((0, down), (0, down - wide)))
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        for start, end in ways:
            fade = QLinearGradient(*start, *end)
            fade.setColorAt(0, Qt.GlobalColor.transparent)
            fade.setColorAt(1, Qt.GlobalColor.black)
            painter.fillRect(floor, fade)


@cache
def inner_outline(view: StandingView, build: BodyBuild) -> QPainterPath:
    """The body without its rim, in millimetres from the middle of the floor."""
    body = rough_outline(view, build).simplified()
    rim = QPainterPathStroker()
    rim.setWidth(2 * RIM_MM)
    return body.subtracted(rim.createStroke(body))


@cache
def rough_outline(view: StandingView, build: BodyBuild) -> QPainterPath:
    """The outline of the body's flesh, in millimetres."""
    camera = standing_camera(view, MM)
    parts = body_parts(standing(build), build)
    return outline_path(o for part in parts for c in part.chains for o in outlines(camera, c))


@cache
def area_outline(area: ShownArea, build: BodyBuild) -> QPainterPath:
    """An area as far as it lies on the body, in millimetres."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x * MM, y * MM) for x, y in area.outline]))
    path.closeSubpath()
    return path.intersected(inner_outline(area.view, build))
