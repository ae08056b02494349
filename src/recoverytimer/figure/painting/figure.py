"""A body and its things as one picture: every sample shows what is nearest to the eye."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import FAR_HAZE
from recoverytimer.figure.painting.brushes import UNDER, Palette
from recoverytimer.figure.painting.contact import contact_shade
from recoverytimer.figure.painting.edges import edge_cover
from recoverytimer.figure.painting.shading import (
    Colours,
    Haze,
    glow_of,
    halved,
    inks_of,
    light_of,
    shaded,
)
from recoverytimer.figure.points import Floats
from recoverytimer.figure.raster import Mesh, Projected, joined, projected, seen_faces
from recoverytimer.figure.sheets import Sheet
from recoverytimer.figure.tableau import Tableau

# Samples in a pixel, each way.
SAMPLES = 2
# Through these one sees what lies behind.
CLEAR = ("water", "glass")
EDGE = {"light": "#000000", "dark": "#FFFFFF"}
EDGE_M = 0.009
PIXELS = QImage.Format.Format_ARGB32_Premultiplied


class Look(NamedTuple):
    """How a figure looks: its colours, how much muscles glow, with lines or not."""

    colours: Palette
    glow: float = 1.0
    edges: bool = False


def paint_figure(
    painter: QPainter, tableau: Tableau, skin: Sequence[Sheet], camera: Camera, look: Look
) -> None:
    """Paint a body and its things where the camera sees them."""
    sheets = [*skin, *tableau.surface(camera.scale)]
    mesh = joined(sheets)
    points = projected(mesh, camera)
    device = painter.device()
    box = _box(points, device.width(), device.height())
    if box.isEmpty():
        return
    haze = Haze(camera.seen(tableau.skeleton.joints["waist"])[2], FAR_HAZE[look.colours.scheme])
    light = light_of(mesh, points, camera, haze)
    glow = glow_of(sheets, mesh, tableau.glowing, camera.towards) * np.float32(look.glow)
    frame = _Frame(mesh, _within(points, box), box.width() * SAMPLES, box.height() * SAMPLES)
    image, near = _image(frame, light, glow, look.colours, camera.scale)
    layer = _as_image(image)
    if look.edges:
        _line(layer, near, camera.scale, EDGE[look.colours.scheme])
    painter.drawImage(box.topLeft(), layer)


class _Frame(NamedTuple):
    """A mesh in a picture of so many samples."""

    mesh: Mesh
    points: Projected
    width: int
    height: int


def _box(points: Projected, width: int, height: int) -> QRect:
    """Where the points are in a picture, an even number of pixels wide and high."""
    left, top = max(0, math.floor(points.x.min()) - 1), max(0, math.floor(points.y.min()) - 1)
    right = min(width, math.ceil(points.x.max()) + 1)
    bottom = min(height, math.ceil(points.y.max()) + 1)
    return QRect(left, top, (right - left + 1) & ~1, (bottom - top + 1) & ~1)


def _within(points: Projected, box: QRect) -> Projected:
    """Points in the samples of a box."""
    return points._replace(
        x=(points.x - np.float32(box.left())) * SAMPLES,
        y=(points.y - np.float32(box.top())) * SAMPLES,
    )


def _image(
    frame: _Frame, light: Floats, glow: Floats, colours: Palette, scale: float
) -> tuple[Colours, Floats]:
    """The pixels, and how near each sample is (m); a metre has `scale` pixels."""
    mesh, points, width, height = frame
    names = mesh.names
    clear = np.isin(mesh.inks, [n for n, name in enumerate(names) if name in CLEAR])
    solid = np.flatnonzero(~clear)
    seen = seen_faces(mesh.corners[solid], points, width, height)
    seen = seen._replace(faces=solid[seen.faces])
    near = np.full(width * height, -np.inf, np.float32)
    near[seen.samples] = seen.near
    ink = mesh.inks[seen.faces]
    palette = list(names)
    image = np.zeros(width * height, np.uint32)
    for name in CLEAR:
        if name in names:
            through, alone = _clear(frame, name, near)
            ink = np.where(through[seen.samples], ink + len(palette), ink)
            palette += [f"{other}{UNDER}{name}" for other in palette]
            image[alone] = _pixel(colours[name])
    inks = inks_of(tuple(colours[name] for name in palette), colours["highlight"])
    near = near.reshape(height, width)
    shade = contact_shade(near[::SAMPLES, ::SAMPLES], 1 / scale)
    image[seen.samples] = shaded(seen, mesh.corners, points, light, glow, ink, inks, shade)
    return halved(image.reshape(height, width)), near


def _clear(frame: _Frame, name: str, near: Floats) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Through which samples one sees something, and behind which there is nothing."""
    mesh, points, width, height = frame
    faces = np.flatnonzero(mesh.inks == mesh.names.index(name))
    seen = seen_faces(mesh.corners[faces], points, width, height)
    before = seen.near > near[seen.samples]
    through = np.zeros(len(near), bool)
    through[seen.samples[before]] = True
    return through, seen.samples[before & ~np.isfinite(near[seen.samples])]


def _pixel(colour: str) -> int:
    return QColor(colour).rgba()


def _as_image(pixels: Colours) -> QImage:
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width * 4, PIXELS).copy()


def _tinted(cover: Floats, colour: str) -> QImage:
    """A colour that covers each pixel to some share."""
    rgb = QColor(colour)
    share = cover[..., None]
    channels = np.concatenate(
        [share * rgb.blue(), share * rgb.green(), share * rgb.red(), share * 255], axis=-1
    )
    return _as_image(np.ascontiguousarray(np.rint(channels).astype(np.uint8)).view("<u4")[..., 0])


def _line(layer: QImage, near: Floats, scale: float, colour: str) -> None:
    painter = QPainter(layer)
    painter.drawImage(0, 0, _tinted(edge_cover(near, EDGE_M * scale), colour))
    painter.end()
