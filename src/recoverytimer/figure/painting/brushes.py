"""Colours and soft shading: light falls from the top left."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPolygonF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import ColourScheme
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.surface import Blob, PixelOutline
from recoverytimer.figure.vectors import Vec

# In the picture, to the right and down: the light comes from above, a little from the left.
TO_LIGHT = (-0.42, -0.90)
# Warm light, cool shade.
SUNLIT = "#FFF6E8"
SHADED = "#2A2238"
# What lies under water has a name such as "skin~water": of which colour that is how much.
UNDER = "~"
COVERED = {"water": ("depths", 0.60), "glass": ("glass", 0.35)}
LIPS = "#8E3B36"
# Colours that are mixed of others: of which, of what, and how much of that.
MIXED: dict[str, tuple[str, str, float]] = {
    "white": ("ice", "#FFFFFF", 0.92),
    "ear": ("skin", SHADED, 0.06),
    "lips": ("skin", LIPS, 0.60),
    "eye": ("skin", "#FFFDF8", 0.72),
    "lash": ("hair", "skin", 0.10),
    "brow": ("hair", "skin", 0.20),
}
LIGHTER, DARKER = "-light", "-dark"


@lru_cache(maxsize=1024)
def colour_between(a: str, b: str, share: float) -> str:
    """A colour at some share of the way to another."""
    p, q = QColor(a), QColor(b)
    pairs = ((p.red(), q.red()), (p.green(), q.green()), (p.blue(), q.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs)).name()


def faded(colour: str, opacity: float) -> QColor:
    """A colour that one sees through."""
    found = QColor(colour)
    found.setAlphaF(max(0.0, min(1.0, opacity)))
    return found


class Palette:
    """The colours of one person in light or dark, far parts hazier."""

    def __init__(self, person: DrawnPerson, scheme: ColourScheme) -> None:
        self._person = person
        self.scheme: ColourScheme = scheme

    def __getitem__(self, name: str) -> str:
        base, under, cover = name.rpartition(UNDER)
        if under:
            tint, share = COVERED[cover]
            return colour_between(self[base], self[tint], share)
        if name in MIXED:
            base, other, share = MIXED[name]
            return colour_between(self[base], other if "#" in other else self[other], share)
        if name.endswith(LIGHTER):
            return colour_between(self[name.removesuffix(LIGHTER)], SUNLIT, 0.25)
        if name.endswith(DARKER):
            return colour_between(self[name.removesuffix(DARKER)], SHADED, 0.40)
        return self._person.colour(name, self.scheme)


def outline_path(outlines: Iterable[PixelOutline]) -> QPainterPath:
    """Outlines as one shape: what any of them covers."""
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        shape.closeSubpath()
    return shape


def line_path(camera: Camera, points: Iterable[Vec]) -> QPainterPath:
    """A line through points in space."""
    found = QPainterPath()
    for n, p in enumerate(points):
        x, y, _ = camera.seen(p)
        if n:
            found.lineTo(x, y)
        else:
            found.moveTo(x, y)
    return found


def polygon(camera: Camera, points: Iterable[Vec]) -> QPolygonF:
    """A flat shape in space as it looks in the picture."""
    return QPolygonF([QPointF(*camera.seen(p)[:2]) for p in points])


def round_shade(chain: Sequence[Blob], camera: Camera, base: str, strength: float = 1.0) -> QBrush:
    """A gradient across a chain, lit at the side that looks to the light."""
    ax, ay, _ = camera.seen(chain[0].centre)
    bx, by, _ = camera.seen(chain[-1].centre)
    dx, dy = bx - ax, by - ay
    size = math.hypot(dx, dy)
    radius = max(blob.radius for blob in chain) * camera.scale
    nx, ny = (-dy / size, dx / size) if size > 1e-3 else TO_LIGHT
    if nx * TO_LIGHT[0] + ny * TO_LIGHT[1] < 0:
        nx, ny = -nx, -ny
    # The shorter the chain looks, the more it is lit like a ball.
    share = min(1.0, size / (radius * 2.2)) if radius else 0.0
    nx, ny = (n * share + to * (1 - share) for n, to in zip((nx, ny), TO_LIGHT, strict=True))
    norm = math.hypot(nx, ny) or 1.0
    nx, ny = nx / norm, ny / norm
    # A limb that points to the light has no side nearer to it: less than half of the contrast.
    lit = (0.45 + 0.55 * max(0.0, nx * TO_LIGHT[0] + ny * TO_LIGHT[1])) * strength
    mx, my = (ax + bx) / 2, (ay + by) / 2
    shade = QLinearGradient(mx + nx * radius, my + ny * radius, mx - nx * radius, my - ny * radius)
    # Rounded, so that `colour_between` finds again what it has mixed before.
    shade.setColorAt(0, QColor(colour_between(base, SUNLIT, round(0.20 * lit, 3))))
    shade.setColorAt(0.42, QColor(base))
    shade.setColorAt(1, QColor(colour_between(base, SHADED, round(0.24 * lit, 3))))
    return QBrush(shade)
