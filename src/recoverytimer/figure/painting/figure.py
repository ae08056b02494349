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
from recoverytimer.figure.mesh.points import Singles
from recoverytimer.figure.mesh.raster import (
    DEPTH_BITS,
    FACE_BITS,
    INKS,
    KEY_BITS,
    Keys,
    Mesh,
    Projected,
    depths_of,
    faces_of,
    joined,
    projected,
    seen_at,
)
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.painting.brushes import UNDER, Palette
from recoverytimer.figure.painting.contact import contact_shade
from recoverytimer.figure.painting.edges import edge_cover
from recoverytimer.figure.painting.shading import (
    Colours,
    Haze,
    Surface,
    glow_of,
    inks_of,
    light_of,
    mixed,
    shaded,
    surface_of,
)
from recoverytimer.figure.tableau import Tableau

# Samples in a pixel, each way; those of one surface differ less in depth, in steps of it.
SAMPLES = 2
EVEN_M = round(0.006 * 2**DEPTH_BITS)
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
    points = _within(points, box)
    seen = _seen(mesh, points, (box.height() * SAMPLES, box.width() * SAMPLES), look.colours)
    surface = surface_of(mesh.corners, points, light, glow)
    layer = _as_image(_pixels(seen, surface, 1 / camera.scale))
    if look.edges:
        cover = edge_cover(depths_of(seen.keys), EDGE_M * camera.scale)
        line = QPainter(layer)
        line.drawImage(0, 0, _tinted(cover, EDGE[look.colours.scheme]))
        line.end()
    painter.drawImage(box.topLeft(), layer)


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


class _Seen(NamedTuple):
    """What one sees at samples, and the colours of all inks."""

    keys: Keys
    inks: Colours


def _seen(mesh: Mesh, points: Projected, shape: tuple[int, int], colours: Palette) -> _Seen:
    clear = [n for n, name in enumerate(mesh.names) if name in CLEAR]
    solid = np.flatnonzero(~np.isin(mesh.inks, clear))
    keys = seen_at(mesh, solid, points, shape)
    names = list(mesh.names)
    for n in clear:
        through = seen_at(mesh, np.flatnonzero(mesh.inks == n), points, shape)
        covered = through > keys
        # What lies under water has another ink; where nothing does one sees the water itself.
        behind = np.where(keys < 0, through, keys + (len(names) << FACE_BITS))
        keys = np.where(covered, behind, keys)
        names += [f"{name}{UNDER}{mesh.names[n]}" for name in names]
    return _Seen(keys, inks_of(tuple(colours[name] for name in names), colours["highlight"]))


def _pixels(seen: _Seen, surface: Surface, pixel_m: float) -> Colours:
    """The pixels of a picture; one whose samples lie on one surface shows the first of them."""
    rows, columns = (n // SAMPLES for n in seen.keys.shape)
    blocks = seen.keys.reshape(rows, SAMPLES, columns, SAMPLES).transpose(1, 3, 0, 2)
    parts = np.ascontiguousarray(blocks).reshape(SAMPLES**2, -1)
    shade = contact_shade(depths_of(parts[0]).reshape(rows, columns), pixel_m)
    most = parts.max(axis=0)
    there = np.flatnonzero(most >= 0)
    a, b, c, d = parts[:, there]
    differ = (((a ^ b) | (a ^ c) | (a ^ d)) & INKS) != 0
    least = np.minimum(np.minimum(a, b), np.minimum(c, d))
    torn = differ | (most[there] - least > EVEN_M << KEY_BITS)
    image = np.zeros(rows * columns, np.uint32)
    whole, edge = there[~torn], there[torn]
    image[whole] = _coloured(a[~torn], whole, columns, surface, shade, seen.inks)
    keys = parts[:, edge]
    samples, pixels = np.nonzero(keys >= 0)
    colours = np.zeros((len(edge), SAMPLES**2), np.uint32)
    colours[pixels, samples] = _coloured(
        keys[samples, pixels], edge[pixels], columns, surface, shade, seen.inks, samples
    )
    image[edge] = mixed(colours)
    return image.reshape(rows, columns)


def _coloured(
    keys: Keys,
    pixels: NDArray[np.intp],
    columns: int,
    surface: Surface,
    shade: Singles,
    inks: Colours,
    samples: NDArray[np.intp] | int = 0,
) -> Colours:
    """The colours of a sample each of some pixels of a picture with so many columns."""
    down, right = divmod(samples, SAMPLES)
    y, x = np.divmod(pixels.astype(np.int32), np.int32(columns))
    at_x = (x * SAMPLES + right).astype(np.float32) + np.float32(0.5)
    at_y = (y * SAMPLES + down).astype(np.float32) + np.float32(0.5)
    ink = (keys & INKS) >> FACE_BITS
    return shaded(surface, faces_of(keys), (at_x, at_y), ink, shade.ravel()[pixels], inks)


def _as_image(pixels: Colours) -> QImage:
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width * 4, PIXELS).copy()


def _tinted(cover: Singles, colour: str) -> QImage:
    """A colour that covers each pixel to some share."""
    rgb = QColor(colour)
    share = cover[..., None]
    channels = np.concatenate(
        [share * rgb.blue(), share * rgb.green(), share * rgb.red(), share * 255], axis=-1
    )
    return _as_image(np.ascontiguousarray(np.rint(channels).astype(np.uint8)).view("<u4")[..., 0])
