"""A tableau becomes a picture: parts from back to front, with soft shade where they touch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QRadialGradient,
    QRegion,
    QTransform,
)

from recoverytimer.figure.anatomy import BodyPart
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import FAR_HAZE, ColourScheme
from recoverytimer.figure.muscles import MusclePatch, facing
from recoverytimer.figure.occlusion import boxes_apart
from recoverytimer.figure.painting.brushes import Palette, faded, outline_path, round_shade
from recoverytimer.figure.painting.ground import paint_mat, paint_shadow, paint_touch, paint_wall
from recoverytimer.figure.painting.hands import paint_fingers, paint_toes
from recoverytimer.figure.painting.head import knot, knot_is_behind, paint_face_and_hair, paint_knot
from recoverytimer.figure.painting.props import paint_thing
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.props import Cuboid, Thing
from recoverytimer.figure.surface import Blob, Bounds, PixelOutline, grown, hulls, outlines, support
from recoverytimer.figure.tableau import Tableau
from recoverytimer.figure.tub import TubWall
from recoverytimer.figure.vectors import Vec

# Metres around an outline and how dark: together they fall off softly.
TOUCH = ((0.017, 0.085), (0.0045, 0.14))
# Of neighbours and of corners: nobody sees how fine a soft shade's outline is.
ROUGH = 2
EDGE = {"light": "#000000", "dark": "#FFFFFF"}
EDGE_M = 0.009
# Opacity from the middle of a muscle outwards; it ends in nothing, past the muscle's edge.
GLOW = ((0.0, 0.92), (0.40, 0.80), (0.72, 0.42), (1.0, 0.0))
GLOW_SPREAD = 1.22
# How far a sleeve's colour reaches from the shoulder, and its opacity from there outwards.
BLEND_M = 0.078
BLEND = ((0.0, 0.85), (0.45, 0.6), (1.0, 0.0))


@dataclass(slots=True)
class PaintedPart:
    """What has been painted of one part: its shape and the box around it."""

    shape: QPainterPath
    box: Bounds


def picture(
    tableau: Tableau,
    camera: Camera,
    person: DrawnPerson,
    scheme: ColourScheme,
    size: tuple[int, int],
    *,
    glow: float = 1.0,
    edges: bool = False,
) -> QImage:
    """A tableau on a transparent ground.

    `edges` draws a line around every part for those who need a strong contrast.
    """
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    colours = Palette(person, scheme)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    for wall in tableau.walls:
        paint_wall(painter, wall, camera, colours)
    for mat in tableau.mats:
        paint_mat(painter, mat, camera, colours)
    blobs = [b for part in tableau.parts for b in part.chains[0]]
    for thing in tableau.things:
        shape = thing.shape
        if thing.name != "water":
            blobs += shape.footing() if isinstance(shape, Cuboid | TubWall) else shape.samples()
    for wall in tableau.walls:
        paint_touch(painter, wall, blobs, camera, colours)
    paint_shadow(painter, blobs, camera, colours)
    layer = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    FigurePainter(layer, tableau, camera, person, colours, glow, edges).paint()
    painter.drawImage(0, 0, layer)
    painter.end()
    return image


@dataclass
class FigurePainter:
    """Paints the parts and things of one tableau on a layer of their own."""

    layer: QImage
    tableau: Tableau
    camera: Camera
    person: DrawnPerson
    colours: Palette
    glow: float
    edges: bool
    done: dict[str, PaintedPart] = field(default_factory=dict)

    def paint(self) -> None:
        """Paint everything."""
        pieces = self.tableau.ordered(self.camera)
        rank = {piece.name: n for n, piece in enumerate(pieces) if isinstance(piece, BodyPart)}
        glows: dict[str, list[MusclePatch]] = {}
        for patch in self.tableau.glowing:
            last = max(patch.parts, key=lambda name: rank[name])
            glows.setdefault(last, []).append(patch)
        haze = self._haze()
        self.painter = QPainter(self.layer)
        self.painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for n, piece in enumerate(pieces):
            if isinstance(piece, Thing):
                self._thing(piece, n)
            else:
                self._part(piece, haze[piece.limb])
                for patch in glows.get(piece.name, ()):
                    self._glow(patch)
        self.painter.end()

    def _haze(self) -> dict[str, float]:
        """How hazy each limb is: the further behind the waist, the more."""
        depths: dict[str, list[float]] = {}
        for part in self.tableau.parts:
            depths.setdefault(part.limb, []).extend(
                self.camera.seen(b.centre)[2] for b in part.chains[0]
            )
        waist = self.camera.seen(self.tableau.skeleton.joints["waist"])[2]
        most = FAR_HAZE[self.colours.scheme]
        # Nothing from 4 cm before the waist, all of it from 30 cm behind.
        return {
            limb: round(max(0.0, min(1.0, 0.12 - (sum(d) / len(d) - waist) / 0.34)) * most, 3)
            for limb, d in depths.items()
        }

    def _thing(self, thing: Thing, n: int) -> None:
        blobs = thing.shape.samples()
        shapes = [outline for b in blobs for outline in outlines(self.camera, (b,))]
        box = _box(shapes)
        paint_thing(self.painter, thing, self.camera, self.colours)
        self.done[f"{thing.name} {n}"] = PaintedPart(outline_path(shapes), box)

    def _part(self, part: BodyPart, haze: float) -> None:
        supports = [[support(self.camera, blob) for blob in chain] for chain in part.chains]
        shapes = [outline for chain in supports for outline in hulls(chain)]
        box = _box(shapes)
        skeleton = self.tableau.skeleton
        tied = knot(skeleton, self.person.hair) if part.name == "head" else ()
        hair = self.colours.hazed("hair", haze)
        if tied and knot_is_behind(skeleton, self.camera):
            paint_knot(self.painter, tied, self.camera, hair)
        self._touch(part, [o for chain in supports for o in hulls(chain, ROUGH)], box)
        shape = outline_path(shapes)
        self.painter.setPen(Qt.PenStyle.NoPen)
        # Of a torso only the seat shows below the shirt: its gradient is kept weak, by eye.
        strength = 0.35 if part.name == "torso" else 1.0
        main = part.chains[0]
        base = self.colours.hazed(part.colour, haze)
        self.painter.setBrush(round_shade(main, self.camera, base, strength))
        self.painter.drawPath(shape)
        for cloth in part.cloths:
            worn = self.colours.hazed(cloth.colour, haze)
            self.painter.setBrush(round_shade(main, self.camera, worn))
            by = cloth.thickness * self.camera.scale
            self.painter.drawPath(
                outline_path(grown(o, by) for o in outlines(self.camera, cloth.chain))
            )
        if part.name == "head":
            skin = self.colours.hazed("skin", haze)
            shade = self.colours["shade"]
            paint_face_and_hair(
                self.painter, skeleton, self.camera, self.person.hair, skin, hair, shade
            )
            if not knot_is_behind(skeleton, self.camera):
                paint_knot(self.painter, tied, self.camera, hair)
        self.done[part.name] = PaintedPart(shape, box)
        self._finish(part, haze)

    def _finish(self, part: BodyPart, haze: float) -> None:
        """What lies over a part: sleeves grow out of shoulders, hands and feet have fingers."""
        skeleton, shade = self.tableau.skeleton, self.colours["shade"]
        if part.name.startswith("hand"):
            paint_fingers(self.painter, skeleton, part.side, self.camera, shade)
        elif part.name.startswith("foot"):
            paint_toes(self.painter, skeleton, part.side, self.camera, shade)
        elif part.name.startswith("upperarm"):
            self._blend(part, self.colours.hazed("top", haze))

    def _blend(self, part: BodyPart, colour: str) -> None:
        """Let a part fade into the one that it grows out of, if that is behind it."""
        parent = self.done.get(part.parent or "")
        if parent is None or part.joint is None:
            return
        x, y, _ = self.camera.seen(part.joint)
        soft = QRadialGradient(x, y, BLEND_M * self.camera.scale)
        for at, opacity in BLEND:
            soft.setColorAt(at, faded(colour, opacity))
        painter = self.painter
        painter.save()
        both = QPainterPath(self.done[part.name].shape)
        both.addPath(parent.shape)
        painter.setClipPath(both)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        radius = BLEND_M * self.camera.scale
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.restore()

    def _touch(self, part: BodyPart, shapes: Sequence[PixelOutline], box: Bounds) -> None:
        """Darken what is already painted around a part, but not where the two grow together."""
        scale = self.camera.scale
        wide = TOUCH[0][0] * scale
        around = (box[0] - wide, box[1] + wide, box[2] - wide, box[3] + wide)
        if not self.edges and all(boxes_apart(around, other.box) for other in self.done.values()):
            return
        painter = self.painter
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.setPen(Qt.PenStyle.NoPen)
        seams = [at for name, at in part.children.items() if name in self.done]
        if seams:
            painter.setClipRegion(self._without(seams))
        for width, dark in TOUCH:
            painter.setBrush(self._touch_brush(part, dark))
            painter.drawPath(outline_path(grown(o, width * scale, ROUGH) for o in shapes))
        if self.edges:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setBrush(QColor(EDGE[self.colours.scheme]))
            painter.drawPath(outline_path(grown(o, EDGE_M * scale, ROUGH) for o in shapes))
        painter.restore()

    def _touch_brush(self, part: BodyPart, dark: float) -> QBrush:
        shade = self.colours["shade"]
        if part.joint is None or part.parent not in self.done:
            return QBrush(faded(shade, dark))
        x, y, _ = self.camera.seen(part.joint)
        # Nothing within three quarters of the seam's radius, all of it from half as far again.
        fade = QRadialGradient(x, y, part.seam_m * 1.55 * self.camera.scale)
        fade.setColorAt(0.5, faded(shade, 0))
        fade.setColorAt(1, faded(shade, dark))
        return QBrush(fade)

    def _without(self, seams: Sequence[tuple[Vec, float]]) -> QRegion:
        """The whole picture but for circles around some joints."""
        region = QRegion(self.layer.rect())
        for joint, radius_m in seams:
            x, y, _ = self.camera.seen(joint)
            radius = round(radius_m * self.camera.scale)
            circle = QRect(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
            region -= QRegion(circle, QRegion.RegionType.Ellipse)
        return region

    def _glow(self, patch: MusclePatch) -> None:
        painter = self.painter
        region = QPainterPath()
        region.setFillRule(Qt.FillRule.WindingFill)
        for name in patch.parts:
            region.addPath(self.done[name].shape)
        order = list(self.done)
        first = min(order.index(name) for name in patch.parts)
        for name in order[first:]:
            if name not in patch.parts:
                region = region.subtracted(self.done[name].shape)
        # A muscle that turns away fades: it is in full up to 78 degrees and gone at 120.
        seen = max(0.0, min(1.0, (facing(patch, self.camera.towards) + 0.5) / 0.7))
        strength = seen if patch.on_trunk else 0.72 + 0.28 * seen
        painter.save()
        painter.setClipPath(region)
        for blob in patch.blobs:
            self._glow_blob(blob, strength * self.glow)
        painter.restore()

    def _glow_blob(self, blob: Blob, strength: float) -> None:
        assert blob.axes
        x, y, _ = self.camera.seen(blob.centre)
        seen = [self.camera.across(axis) for axis in blob.axes]
        s = GLOW_SPREAD
        xx = sum(a * a for a, _ in seen) * s * s
        yy = sum(b * b for _, b in seen) * s * s
        xy = sum(a * b for a, b in seen) * s * s
        # The ellipse (see `support`) as a unit circle that is stretched and slanted: the Cholesky
        # factor of its matrix.
        left = math.sqrt(xx)
        slant = xy / left
        down = math.sqrt(max(1e-6, yy - slant * slant))
        painter = self.painter
        painter.save()
        painter.setTransform(QTransform(left, slant, 0, down, x, y), True)
        light = QRadialGradient(0, 0, 1)
        for at, opacity in GLOW:
            light.setColorAt(at, faded(self.colours["highlight"], opacity * strength))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        painter.restore()


def _box(shapes: Sequence[PixelOutline]) -> Bounds:
    xs = [x for outline in shapes for x, _ in outline]
    ys = [y for outline in shapes for _, y in outline]
    return min(xs), max(xs), min(ys), max(ys)
