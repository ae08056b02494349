"""How each thing looks: wood, foam, packs, straps, glass and water."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from recoverytimer.figure.bands import Loop
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import (
    SUNLIT,
    Palette,
    colour_between,
    faded,
    line_path,
    outline_path,
    polygon,
    round_shade,
)
from recoverytimer.figure.props import Cuboid, Pack, Pillow, Ribbon, Rod, Thing
from recoverytimer.figure.surface import disc, outlines
from recoverytimer.figure.tub import TubWall, WaterSurface
from recoverytimer.figure.vectors import UP, Vec, add, along, distance, dot, lerp, scaled, unit

# By how much of its length a strap hangs down in the middle.
SAG = 0.03
# Half the thickness of a leg that a band lies around.
LEG_M = 0.046
ROLLER_RINGS = 8

# The six faces of a box: how dark, the outward direction, the corners (front, up, right).
_FACES: tuple[tuple[float, Vec, tuple[Vec, ...]], ...] = (
    (0.10, (1, 0, 0), ((1, -1, -1), (1, 1, -1), (1, 1, 1), (1, -1, 1))),
    (0.22, (-1, 0, 0), ((-1, -1, -1), (-1, 1, -1), (-1, 1, 1), (-1, -1, 1))),
    (-0.10, (0, 1, 0), ((-1, 1, -1), (1, 1, -1), (1, 1, 1), (-1, 1, 1))),
    (0.35, (0, -1, 0), ((-1, -1, -1), (1, -1, -1), (1, -1, 1), (-1, -1, 1))),
    (0.16, (0, 0, 1), ((-1, -1, 1), (1, -1, 1), (1, 1, 1), (-1, 1, 1))),
    (0.28, (0, 0, -1), ((-1, -1, -1), (1, -1, -1), (1, 1, -1), (-1, 1, -1))),
)


def paint_thing(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    """Paint one thing."""
    painter.setPen(Qt.PenStyle.NoPen)
    shape, colour = thing.shape, colours[thing.colour]
    special = _SPECIAL.get(thing.name)
    if special:
        special(painter, thing, camera, colours)
    elif isinstance(shape, Cuboid):
        _cuboid(painter, shape, camera, colour, colours["shade"])
    elif isinstance(shape, Pack):
        _pack(painter, shape, camera, colour, thing.name)
    elif isinstance(shape, Ribbon):
        _ribbon(painter, shape, camera, colour)
    elif isinstance(shape, Pillow):
        painter.setBrush(round_shade(shape.blobs, camera, colour))
        painter.drawPath(outline_path(outlines(camera, shape.blobs)))
    else:
        balls = shape.samples()
        painter.setBrush(round_shade(balls, camera, colour))
        painter.drawPath(outline_path(outlines(camera, balls)))


def _cuboid(
    painter: QPainter,
    cuboid: Cuboid,
    camera: Camera,
    colour: str,
    shade: str,
    edge_m: float = 0.008,
) -> None:
    for dark, way, corners in _FACES:
        own = cuboid.own
        normal = add(
            add(scaled(own.front, way[0]), scaled(own.up, way[1])), scaled(own.right, way[2])
        )
        if dot(normal, camera.towards) > 0.01:
            tone = (
                colour_between(colour, SUNLIT, -dark)
                if dark < 0
                else colour_between(colour, shade, dark)
            )
            pen = QPen(QColor(tone), max(1.0, edge_m * camera.scale))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(QColor(tone))
            painter.drawPolygon(polygon(camera, (cuboid.corner(*c) for c in corners)))


def _cushion(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    """A cuboid whose edges are rounded by a broad pen."""
    cuboid = thing.shape
    assert isinstance(cuboid, Cuboid)
    rounding = min(cuboid.half) * 0.8
    front, up, right = (h - rounding for h in cuboid.half)
    core = Cuboid(cuboid.centre, cuboid.own, (front, up, right))
    colour = colours["cushion"]
    _cuboid(painter, core, camera, colour, colours["shade"], edge_m=2 * rounding)


def _roller(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    rod = thing.shape
    assert isinstance(rod, Rod)
    colour, shade, axis, radius = colours["roller"], colours["shade"], rod.axis, rod.radius
    body = outline_path(
        outlines(camera, (disc(rod.start, axis, radius), disc(rod.end, axis, radius)))
    )
    painter.setBrush(round_shade(rod.samples(), camera, colour, 1.1))
    painter.drawPath(body)
    painter.save()
    painter.setClipPath(body)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(shade, 0.10), 0.008 * camera.scale))
    for n in range(1, ROLLER_RINGS):
        ring = disc(lerp(rod.start, rod.end, n / ROLLER_RINGS), axis, radius)
        painter.drawPath(outline_path(outlines(camera, (ring,))))
    painter.restore()
    near = rod.end if dot(axis, camera.towards) > 0 else rod.start
    for tone, share in (
        (colour_between(colour, "#FFFFFF", 0.18), 1.0),
        (colour_between(colour, shade, 0.45), 0.52),
    ):
        painter.setBrush(QColor(tone))
        painter.drawPath(outline_path(outlines(camera, (disc(near, axis, radius * share),))))


def _pack(painter: QPainter, pack: Pack, camera: Camera, colour: str, kind: str) -> None:
    blobs = pack.blobs()
    painter.setBrush(round_shade(blobs[2:3], camera, colour, 0.8))
    painter.drawPath(outline_path(outlines(camera, blobs)))
    if dot(pack.own.up, camera.towards) < 0.1:
        return
    painter.setPen(_round_pen(faded("#FFFFFF", 0.85), 0.011 * camera.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    s = pack.scale
    for n in range(3):
        ends = _star_ray(n) if kind == "ice" else _wave(n)
        points = (pack.own.at(pack.centre, up=0.028, front=f * s, right=r * s) for f, r in ends)
        painter.drawPath(line_path(camera, points))


def _star_ray(n: int) -> list[tuple[float, float]]:
    turn = math.pi * n / 3
    x, y = 0.042 * math.cos(turn), 0.042 * math.sin(turn)
    return [(x, y), (-x, -y)]


def _wave(n: int) -> list[tuple[float, float]]:
    shares = [k / 12 - 0.5 for k in range(13)]
    return [(0.040 * (n - 1) + 0.008 * math.sin(u * 6.3), u * 0.08) for u in shares]


def _ribbon(painter: QPainter, ribbon: Ribbon, camera: Camera, colour: str) -> None:
    """A flat strap: a band with a lighter middle, sagging a little where it is long."""
    for a, b in zip(ribbon.points, ribbon.points[1:], strict=False):
        sag = SAG * distance(a, b)
        points = [
            along(lerp(a, b, t), (0.0, 1.0, 0.0), -4 * sag * t * (1 - t))
            for t in (n / 10 for n in range(11))
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            _round_pen(QColor(colour_between(colour, "#2A2238", 0.18)), ribbon.width * camera.scale)
        )
        painter.drawPath(line_path(camera, points))
        lit = QColor(colour_between(colour, SUNLIT, 0.12))
        painter.setPen(_round_pen(lit, ribbon.width * 0.6 * camera.scale))
        painter.drawPath(line_path(camera, points))


def _glass(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    assert isinstance(thing.shape, Pillow)
    painter.setBrush(faded(colours["glass"], 0.55))
    painter.setPen(
        QPen(QColor(colour_between(colours["glass"], colours["shade"], 0.25)), 0.005 * camera.scale)
    )
    painter.drawPath(outline_path(outlines(camera, thing.shape.blobs)).simplified())


def _water(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    if isinstance(thing.shape, WaterSurface):
        painter.setBrush(faded(colours["water"], 0.62))
        painter.drawPolygon(polygon(camera, thing.shape.rim))
    elif isinstance(thing.shape, Pillow):
        painter.setBrush(faded(colours["ice"], 0.85))
        painter.drawPath(outline_path(outlines(camera, thing.shape.blobs)))


def _tub(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    """The outside of what looks this way, the inside of the rest, and the rim."""
    wall, colour, shade = thing.shape, colours["tub"], colours["shade"]
    assert isinstance(wall, TubWall)
    # From the left and from where one looks.
    light = unit(add(scaled(camera.right, -0.75), camera.towards))
    lines = zip(wall.outer, wall.inner, strict=True)
    out = wall.outwards
    for (a, inner_a), (b, inner_b) in itertools.pairwise(lines):
        seen = dot(out, camera.towards) > 0
        low, normal = ((a, b), out) if seen else ((inner_a, inner_b), scaled(out, -1))
        dark = 0.05 + 0.17 * (1 - dot(normal, light)) / 2 + (0.0 if seen else 0.10)
        high = [along(p, UP, wall.height) for p in low]
        _face(
            painter, camera, colour_between(colour, shade, round(dark, 3)), (*low, *reversed(high))
        )
        rim = [along(p, UP, wall.height) for p in (a, b, inner_b, inner_a)]
        _face(painter, camera, colour_between(colour, SUNLIT, 0.5), rim)


def _face(painter: QPainter, camera: Camera, tone: str, corners: Sequence[Vec]) -> None:
    # The pen closes the hair's breadth between neighbours.
    painter.setPen(QPen(QColor(tone), 1.0))
    painter.setBrush(QColor(tone))
    painter.drawPolygon(polygon(camera, corners))


def _cube(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    assert isinstance(thing.shape, Cuboid)
    _cuboid(
        painter,
        thing.shape,
        camera,
        colour_between(colours["ice"], "#FFFFFF", 0.55),
        colours["shade"],
    )


def _steam(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    assert isinstance(thing.shape, Ribbon)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = thing.shape.points
    foot, head = (QPointF(*camera.seen(points[n])[:2]) for n in (0, -1))
    fade = QLinearGradient(foot, head)
    for at, opacity in ((0.0, 0.0), (0.4, 0.7), (1.0, 0.0)):
        fade.setColorAt(at, faded(colours["steam"], opacity))
    pen = QPen(QBrush(fade), thing.shape.width * camera.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(line_path(camera, points))


def _band(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    """The front of a band that is tight around two legs."""
    band, colour = thing.shape, colours["strap"]
    assert isinstance(band, Loop)
    (ax, ay, _), (bx, by, _) = (camera.seen(hoop.centre) for hoop in band.hoops)
    across_it = math.hypot(bx - ax, by - ay) or 1.0
    reach, half = LEG_M * camera.scale, band.width / 2 * camera.scale
    ux, uy = (bx - ax) / across_it, (by - ay) / across_it
    left = QPointF(ax - ux * reach, ay - uy * reach)
    right = QPointF(bx + ux * reach, by + uy * reach)
    down = QPointF(0, half)
    sag = QPointF(0, half * 0.9)
    middle = (left + right) / 2 + sag
    shape = QPainterPath(left - down)
    shape.quadTo(middle - down, right - down)
    shape.lineTo(right + down)
    shape.quadTo(middle + down, left + down)
    shape.closeSubpath()
    dark = QColor(colour_between(colour, "#2A2238", 0.32))
    tone = QLinearGradient(left, right)
    for at, ink in ((0.0, dark), (0.14, QColor(colour)), (0.86, QColor(colour)), (1.0, dark)):
        tone.setColorAt(at, ink)
    painter.setBrush(tone)
    painter.drawPath(shape)


_SPECIAL: dict[str, Callable[[QPainter, Thing, Camera, Palette], None]] = {
    "cushion": _cushion,
    "roller": _roller,
    "glass": _glass,
    "water": _water,
    "tub": _tub,
    "ice-cube": _cube,
    "steam": _steam,
    "band": _band,
}


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
