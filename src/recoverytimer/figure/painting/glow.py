"""Where a muscle works it glows: a soft light on the skin, strongest in its middle."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QBrush, QRadialGradient, QTransform

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.muscles import MusclePatch, facing
from recoverytimer.figure.painting.brushes import faded
from recoverytimer.figure.surface import Blob

# Opacity from the middle of a muscle outwards; it ends in nothing, past the muscle's edge.
GLOW = ((0.0, 0.82), (0.42, 0.72), (0.74, 0.36), (1.0, 0.0))
GLOW_SPREAD = 1.25


class EllipseShade(NamedTuple):
    """A brush for a unit circle, and where and how long that lies in the picture."""

    place: QTransform
    brush: QBrush


def glow_shades(
    patch: MusclePatch, camera: Camera, colour: str, strength: float
) -> Iterator[EllipseShade]:
    """The light of each shape of a muscle."""
    # A muscle that turns away fades: it is in full up to 78 degrees and gone at 120.
    seen = max(0.0, min(1.0, (facing(patch, camera.towards) + 0.5) / 0.7))
    strength *= seen if patch.on_trunk else 0.72 + 0.28 * seen
    for blob in patch.blobs:
        light = QRadialGradient(0, 0, 1)
        for at, opacity in GLOW:
            light.setColorAt(at, faded(colour, opacity * strength))
        yield EllipseShade(_place(blob, camera), QBrush(light))


def _place(blob: Blob, camera: Camera) -> QTransform:
    assert blob.axes
    x, y, _ = camera.seen(blob.centre)
    seen = [camera.across(axis) for axis in blob.axes]
    s = GLOW_SPREAD
    xx = sum(a * a for a, _ in seen) * s * s
    yy = sum(b * b for _, b in seen) * s * s
    xy = sum(a * b for a, b in seen) * s * s
    # The ellipse (see `support`) as a unit circle that is stretched and slanted: the Cholesky
    # factor of its matrix.
    left = math.sqrt(xx)
    slant = xy / left
    down = math.sqrt(max(1e-6, yy - slant * slant))
    return QTransform(left, slant, 0, down, x, y)
