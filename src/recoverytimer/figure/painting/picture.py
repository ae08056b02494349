"""A tableau becomes a picture: walls, mats and shadows, and on them the figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.colours import ColourScheme
from recoverytimer.figure.painting.brushes import Palette
from recoverytimer.figure.painting.figure import Look, paint_figure
from recoverytimer.figure.painting.ground import paint_mat, paint_shadow, paint_touch, paint_wall
from recoverytimer.figure.painting.steam import paint_steam
from recoverytimer.figure.painting.way import paint_way
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.props import Cuboid
from recoverytimer.figure.tableau import Tableau
from recoverytimer.figure.tub import TubWall
from recoverytimer.figure.way import NO_WAY, Way

LAYERED = QImage.Format.Format_ARGB32_Premultiplied


def picture(
    tableau: Tableau,
    camera: Camera,
    person: DrawnPerson,
    scheme: ColourScheme,
    size: tuple[int, int],
    *,
    ground: str = "",
    way: Way = NO_WAY,
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
    skin = tableau.skin(camera.scale)
    for wall in tableau.walls:
        paint_touch(painter, wall, skin, camera, colours)
    paint_shadow(painter, blobs, camera, colours)
    paint_figure(painter, tableau, skin, camera, Look(colours, glow, edges))
    if way.points:
        paint_way(painter, way, tableau, camera, colours)
    for thing in tableau.things:
        if thing.name == "steam":
            paint_steam(painter, thing, camera, colours)
    painter.end()
    return image
