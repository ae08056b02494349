"""What a figure stands before and on: walls, mats and the shadow on the floor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
)

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import SHADOW_STRENGTH
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.painting.brushes import Palette, colour_between, faded, polygon
from recoverytimer.figure.props import Mat, Wall
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import UP, Vec, along

MAT_THICKNESS = 0.014
MAT_ROUNDING = 0.05
# In these shares of its length and height a wall is quite there.
FAR_END, TOP = 0.5, 0.72
SKIRTING_M = 0.085
# How much in the shade are its face and its near end, those of its skirting board, and the floor's
# line; below 0 it is light.
FACES = {"light": (0.0, 0.13), "dark": (-0.03, -0.10)}
BOARD = {"light": (-0.45, 0.06), "dark": (-0.09, -0.15)}
FLOOR_LINE = 0.22
# What is nearer to a wall than this throws a shadow on it.
LEANING_M = 0.034
# How large and dark that of a point is, where it falls, and how many pixels one of its mask stands
# for.
TOUCH_M, TOUCH_STRENGTH, TOUCH_PX = 0.014, 0.38, 2.2
FALLS = (0.0, -0.012, 0.0)
BLUR = 6


def paint_wall(painter: QPainter, wall: Wall, camera: Camera, colours: Palette) -> None:
    """A wall with an edge at its near end, which fades out upwards and to its far end."""
    ends = wall.ends(camera.towards)
    face = polygon(camera, (*ends, *(along(p, UP, wall.size[1]) for p in reversed(ends))))
    side = polygon(camera, _side(wall, ends[1], wall.size[1]))
    within = face.united(side).boundingRect().adjusted(-4, -4, 4, 4).toAlignedRect()
    device = painter.device()
    within &= QRect(0, 0, device.width(), device.height())
    if within.isEmpty():
        return
    layer = QImage(within.size(), QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    plane = QPainter(layer)
    plane.setRenderHint(QPainter.RenderHint.Antialiasing)
    plane.translate(-within.topLeft())
    plane.setPen(Qt.PenStyle.NoPen)
    lit, dim = FACES[colours.scheme]
    for shape, shade in ((face, lit), (side, dim)):
        plane.setBrush(QColor(_tone(colours, shade)))
        plane.drawPolygon(shape)
    _paint_skirting(plane, wall, ends, camera, colours)
    plane.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for fade in (_upwards(ends[1], wall.size[1], camera), _sidewards(ends, camera, device.width())):
        plane.setBrush(fade)
        plane.drawRect(within)
    plane.end()
    painter.drawImage(within.topLeft(), layer)


def _side(wall: Wall, end: Vec, high: float) -> list[Vec]:
    """The face of its near end up to a height."""
    back = wall.behind(end)
    return [end, back, along(back, UP, high), along(end, UP, high)]


def _paint_skirting(
    painter: QPainter, wall: Wall, ends: Sequence[Vec], camera: Camera, colours: Palette
) -> None:
    """The board along its foot, and where it meets the floor."""
    face = [*ends, *(along(p, UP, SKIRTING_M) for p in reversed(ends))]
    lit, dim = BOARD[colours.scheme]
    for points, shade in ((face, lit), (_side(wall, ends[1], SKIRTING_M), dim)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_tone(colours, shade)))
        painter.drawPolygon(polygon(camera, points))
        line = QColor(_tone(colours, FLOOR_LINE))
        painter.setPen(QPen(line, 0.007 * camera.scale))
        painter.drawPolyline(polygon(camera, points[:2]))


def _tone(colours: Palette, shade: float) -> str:
    """The wall's colour in the shade, or in the light where that is below 0."""
    return colour_between(colours["wall"], "#FFFFFF" if shade < 0 else colours["shade"], abs(shade))


def _upwards(end: Vec, high: float, camera: Camera) -> QLinearGradient:
    """A wall is there up to the head and gone above it, at the latest at the picture's edge."""
    foot, head = (camera.seen(along(end, UP, h))[1] for h in (0.0, high))
    fade = QLinearGradient(QPointF(0.0, foot), QPointF(0.0, max(0.0, head)))
    for at, opacity in ((0.0, 1.0), (TOP, 1.0), (1.0, 0.0)):
        fade.setColorAt(at, faded("#000000", opacity))
    return fade


def _sidewards(ends: Sequence[Vec], camera: Camera, width: int) -> QLinearGradient:
    """A wall is gone at its far end, at the latest at the picture's edge."""
    start, end = (camera.seen(p)[0] for p in ends)
    start = max(0.0, start) if start < end else min(float(width), start)
    fade = QLinearGradient(QPointF(start, 0.0), QPointF(end, 0.0))
    for at, opacity in ((0.0, 0.0), (FAR_END, 1.0), (1.0, 1.0)):
        fade.setColorAt(at, faded("#000000", opacity))
    return fade


def paint_touch(
    painter: QPainter, wall: Wall, skin: Sequence[Sheet], camera: Camera, colours: Palette
) -> None:
    """The soft shadow that what leans on a wall throws on it, a little downwards."""
    points = np.concatenate([sheet.points for sheet in skin])
    gaps = (points - wall.at) @ wall.normal
    leaning = (gaps > -LEANING_M) & (gaps < LEANING_M)
    if not leaning.any():
        return
    gaps = np.abs(gaps[leaning])
    spots = points[leaning] - np.outer(gaps, wall.normal) + FALLS
    device = painter.device()
    coarse = TOUCH_PX * device.height() / 720
    w, h = int(device.width() / coarse) + 3, int(device.height() / coarse) + 3
    mask = QImage(w, h, QImage.Format.Format_Grayscale8)
    mask.fill(0)
    small = QPainter(mask)
    small.setRenderHint(QPainter.RenderHint.Antialiasing)
    small.setPen(Qt.PenStyle.NoPen)
    small.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    small.scale(1 / coarse, 1 / coarse)
    radius = TOUCH_M * camera.scale
    for spot, gap in zip(spots.tolist(), gaps.tolist(), strict=True):
        grey = round(255 * TOUCH_STRENGTH * (1 - gap / LEANING_M))
        x, y, _ = camera.seen(spot)
        small.setBrush(QColor(grey, grey, grey))
        small.drawEllipse(QPointF(x, y), radius, radius)
    small.end()
    soft = _blurred(mask)
    shade = QImage(soft.size(), QImage.Format.Format_ARGB32)
    shade.fill(QColor(colours["shade"]))
    shade.setAlphaChannel(soft)
    painter.drawImage(QRectF(0, 0, w * coarse, h * coarse), shade)


def paint_mat(painter: QPainter, mat: Mat, camera: Camera, colours: Palette) -> None:
    """A mat with rounded corners and a thin edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, height in (("mat-edge", -MAT_THICKNESS), ("mat", 0.0)):
        painter.setBrush(QColor(colours[colour]))
        painter.drawPolygon(polygon(camera, _rounded(mat, height)))


def _rounded(mat: Mat, height: float) -> Iterable[Vec]:
    long, wide = mat.half
    for front, right, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for n in range(6):
            turn = math.radians(start + 18 * n)
            yield mat.own.at(
                mat.at,
                up=height,
                front=front * (long - MAT_ROUNDING) + MAT_ROUNDING * math.cos(turn),
                right=right * (wide - MAT_ROUNDING) + MAT_ROUNDING * math.sin(turn),
            )


def paint_shadow(
    painter: QPainter, blobs: Iterable[Blob], camera: Camera, colours: Palette
) -> None:
    """A wide soft shadow, and a narrow one where something touches the floor."""
    blobs = tuple(blobs)
    device = painter.device()
    width, height = device.width(), device.height()
    strength = SHADOW_STRENGTH[colours.scheme]
    for reach, widening, coarse, depth in (
        # Up to which height things throw it, by how much it is wider than they are, how many pixels
        # one of the blurred mask stands for, how dark it is. Blurring is cheap on a small mask.
        (1.0, 0.03, 9 * height / 720, 0.40),
        (0.10, 0.0, 5 * height / 720, 0.46),
    ):
        w, h = int(width / coarse) + 3, int(height / coarse) + 3
        mask, box = _shadow_mask(blobs, camera, (w, h), coarse, reach, widening, depth * strength)
        soft = _blurred(mask)
        shade = QImage(soft.size(), QImage.Format.Format_ARGB32)
        shade.fill(QColor(colours["shade"]))
        shade.setAlphaChannel(soft)
        painter.save()
        # The blur goes so many pixels of the mask beyond what is in it.
        wide = BLUR * coarse
        painter.setClipRect(box.adjusted(-wide, -wide, wide, wide))
        painter.drawImage(QRectF(0, 0, w * coarse, h * coarse), shade)
        painter.restore()


def _shadow_mask(
    blobs: tuple[Blob, ...],
    camera: Camera,
    size: tuple[int, int],
    coarse: float,
    reach: float,
    widening: float,
    depth: float,
) -> tuple[QImage, QRectF]:
    """What throws a shadow, small, and the box around it in the picture."""
    mask = QImage(*size, QImage.Format.Format_Grayscale8)
    box = QRectF()
    mask.fill(0)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    painter.scale(1 / coarse, 1 / coarse)
    # A circle on the floor, seen from an elevation; never so flat that the shadow is a line.
    flat = max(0.3, camera.towards[1])
    lifted = [(max(0.0, b.centre[1] - b.radius), b) for b in blobs]
    near = sorted((item for item in lifted if item[0] < reach), key=lambda i: -i[0])
    for above, blob in near:
        grey = min(255, int(255 * depth * (1 - above / reach) ** 1.6))
        c = blob.centre
        # What is higher throws its shadow farther forwards: usually that is away from the light.
        x, y, _ = camera.seen((c[0] + 0.06 * c[1], 0.0, c[2] - 0.03 * c[1]))
        radius = (blob.radius * 0.95 + widening + above * 0.04) * camera.scale
        painter.setBrush(QColor(grey, grey, grey))
        ellipse = QRectF(x - radius, y - radius * flat, 2 * radius, 2 * radius * flat)
        painter.drawEllipse(ellipse)
        box = box.united(ellipse)
    painter.end()
    return mask, box


def _blurred(mask: QImage) -> QImage:
    """The mask shrunk and enlarged step by step, each of which smooths it."""
    soft = mask
    for part in (2, 4, 2, 1):
        soft = soft.scaled(
            max(1, mask.width() // part),
            max(1, mask.height() // part),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return soft
