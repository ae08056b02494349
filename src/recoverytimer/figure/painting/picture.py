"""A tableau becomes a picture: parts from back to front, with soft shade where they touch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from recoverytimer.figure.anatomy import BodyPart
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import FAR_HAZE, ColourScheme
from recoverytimer.figure.limbskin import THIGH_ROOT
from recoverytimer.figure.muscles import MusclePatch
from recoverytimer.figure.painting.brushes import Palette, outline_path
from recoverytimer.figure.painting.contact import REACH_M, Circle, paint_contact
from recoverytimer.figure.painting.faces import (
    Haze,
    SeenFace,
    glowing_corners,
    outline_of,
    seen_faces,
)
from recoverytimer.figure.painting.glow import glow_shades
from recoverytimer.figure.painting.ground import paint_mat, paint_shadow, paint_touch, paint_wall
from recoverytimer.figure.painting.head import knot, knot_is_behind, paint_face_and_hair, paint_knot
from recoverytimer.figure.painting.props import paint_thing
from recoverytimer.figure.painting.skin import Edge, Glow, SkinPainter
from recoverytimer.figure.painting.toes import paint_toes
from recoverytimer.figure.painting.way import paint_way
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.props import Cuboid, Thing
from recoverytimer.figure.sheets import View
from recoverytimer.figure.skin import body_skin
from recoverytimer.figure.surface import outlines
from recoverytimer.figure.tableau import Tableau
from recoverytimer.figure.tub import TubWall
from recoverytimer.figure.vectors import Vec, lerp

EDGE = {"light": "#000000", "dark": "#FFFFFF"}
EDGE_M = 0.009
PARTING_M = 0.12
BEYOND_M = 0.15
# By so much wider than at a seam two parts are one for the shade that they throw.
SEAM = 2.0
# So many pixels a metre need all points of a body's surface; never less than this share of them.
FINE_PX, COARSEST = 340.0, 0.6
LAYERED = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(slots=True)
class PaintedPart:
    """What has been painted of one part: its shape and the box around it."""

    outline: QPainterPath
    box: QRectF


def picture(
    tableau: Tableau,
    camera: Camera,
    person: DrawnPerson,
    scheme: ColourScheme,
    size: tuple[int, int],
    *,
    ground: str = "",
    way: Sequence[Vec] = (),
    glow: float = 1.0,
    edges: bool = False,
) -> QImage:
    """A tableau on a ground, or on a transparent one, with an arrow along a way.

    `edges` draws a line around every part for those who need a strong contrast.
    """
    image = QImage(*size, QImage.Format.Format_RGB32 if ground else LAYERED)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
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
    if way:
        paint_way(painter, way, camera, colours)
    layer = QImage(*size, LAYERED)
    layer.fill(Qt.GlobalColor.transparent)
    figure = FigurePainter(layer, tableau, camera, person, colours, glow, edges)
    figure.paint()
    box = figure.box
    painter.drawImage(box.topLeft(), layer, box)
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
        skeleton, camera = self.tableau.skeleton, self.camera
        shown = self.tableau
        view = View(camera.towards, max(COARSEST, min(1.0, camera.scale / FINE_PX)))
        sheets = body_skin(skeleton, shown.build, view, shown.clothes, shown.marked)
        haze = Haze(camera.seen(skeleton.joints["waist"])[2], FAR_HAZE[self.colours.scheme])
        faces = seen_faces(sheets, camera, haze, shown.water_m)
        glowing = [(p, glowing_corners(sheets, p)) for p in self.tableau.glowing]
        self.painter = QPainter(self.layer)
        self.painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        skin = SkinPainter(self.painter, (self.layer.width(), self.layer.height()), self.colours)
        for n, piece in enumerate(self.tableau.ordered(camera)):
            if isinstance(piece, Thing):
                self._thing(piece, n)
            else:
                self._part(piece, faces[piece.name], glowing, skin)
        self.painter.end()

    @property
    def box(self) -> QRect:
        """What of the layer has been painted."""
        whole = QRectF()
        for part in self.done.values():
            whole = whole.united(part.box)
        # What is tied behind a head, lines around parts and things go a little further.
        wide = BEYOND_M * self.camera.scale
        return whole.adjusted(-wide, -wide, wide, wide).toAlignedRect() & self.layer.rect()

    def _thing(self, thing: Thing, n: int) -> None:
        shapes = [o for b in thing.shape.samples() for o in outlines(self.camera, (b,))]
        paint_thing(self.painter, thing, self.camera, self.colours)
        outline = outline_path(shapes)
        self.done[f"{thing.name} {n}"] = PaintedPart(outline, outline.controlPointRect())

    def _part(
        self,
        part: BodyPart,
        faces: Sequence[SeenFace],
        glowing: Sequence[tuple[MusclePatch, set[int]]],
        skin: SkinPainter,
    ) -> None:
        outline = outline_of(faces)
        box = outline.controlPointRect()
        is_head = part.name == "head"
        skeleton, hair = self.tableau.skeleton, self.colours["hair"]
        tied = knot(skeleton, self.person.hair) if is_head else ()
        if tied and knot_is_behind(skeleton, self.camera):
            paint_knot(self.painter, tied, self.camera, hair)
        self._touch(part, outline, box)
        glows = [self._glow(patch, at, faces) for patch, at in glowing]
        skin.paint(faces, outline, glows, self._edge(part) if self.edges else None)
        if is_head:
            paint_face_and_hair(
                self.painter, skeleton, self.camera, self.person.hair, self.colours["skin"], hair
            )
            if not knot_is_behind(skeleton, self.camera):
                paint_knot(self.painter, tied, self.camera, hair)
        elif part.name.startswith("foot"):
            paint_toes(self.painter, skeleton, part.side, self.camera, self.colours["shade"])
        self.done[part.name] = PaintedPart(outline, box)

    def _glow(self, patch: MusclePatch, at: set[int], faces: Sequence[SeenFace]) -> Glow:
        """Where a muscle lies on a part, and its light."""
        there = [face for face in faces if not at.isdisjoint(face.corners)]
        light = glow_shades(patch, self.camera, self.colours["highlight"], self.glow)
        return Glow(outline_of(there), tuple(light))

    def _touch(self, part: BodyPart, outline: QPainterPath, box: QRectF) -> None:
        """Darken what is already painted around a part, but not where the two grow together."""
        wide = REACH_M * self.camera.scale
        around = box.adjusted(-wide, -wide, wide, wide)
        seams = {name: self._circle(*at, SEAM) for name, at in self._seams(part).items()}
        met = QRectF()
        for name, other in self.done.items():
            seam = seams.get(name)
            # Limbs that are straight meet in their joint alone.
            if not seam or not _around(seam).contains(box.intersected(other.box)):
                met = met.united(around.intersected(other.box))
        if not met.isEmpty():
            shade = self.colours["shade"]
            circles = list(seams.values())
            paint_contact(self.painter, outline, self.camera.scale, shade, circles, met)

    def _seams(self, part: BodyPart) -> dict[str, tuple[Vec, float]]:
        """Where a part grows together with what is painted, by its name."""
        seams = {name: at for name, at in part.children.items() if name in self.done}
        if part.joint and part.parent in self.done:
            seams[part.parent] = (part.joint, part.seam_m)
        return seams

    def _circle(self, joint: Vec, radius_m: float, times: float) -> Circle:
        x, y, _ = self.camera.seen(joint)
        return x, y, radius_m * times * self.camera.scale

    def _edge(self, part: BodyPart) -> Edge:
        """A line around a part that leaves out where it grows together with others."""
        grown = [
            (self.done[name].outline, self._circle(*seam, 1.0))
            for name, seam in self._seams(part).items()
        ]
        grown += self._partings(part)
        return Edge(EDGE[self.colours.scheme], EDGE_M * self.camera.scale, grown)

    def _partings(self, part: BodyPart) -> Iterator[tuple[QPainterPath, Circle]]:
        """Where a thigh leaves its root, which is painted with the torso."""
        joints = self.tableau.skeleton.joints
        for side in BODY_SIDES:
            pair = {"torso", "thigh" + side}
            for other in (pair - {part.name}) & self.done.keys() if part.name in pair else ():
                at = lerp(joints["hip" + side], joints["knee" + side], THIGH_ROOT)
                yield self.done[other].outline, self._circle(at, PARTING_M, 1.0)


def _around(circle: Circle) -> QRectF:
    x, y, radius = circle
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
