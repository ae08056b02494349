"""Draws the app's icons from the figure: `python packaging/icons.py`, run by hand.

It writes `app-icon`, `app-icon-small`, `app-icon-symbolic` and `recovery-file` as SVG into
`resources/icons`, where they are kept. Run it after a change of the pose or of the figure's body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from recoverytimer.base.paths import shipped_resources
from recoverytimer.figure.anatomy import body_parts
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.painting.brushes import outline_path
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.poses import read_pose
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import outlines
from recoverytimer.theme.colours import LIGHT

# Of all poses the one that a stranger takes for a person in a stretch, also at 16 pixels.
POSE = "kneeling-hip-flexor"
PERSON = PEOPLE["ana"]
# From the side, where no limb hides another.
VIEW = Camera(0, 0)
SIDE = 96
"""The side of an icon, in the units of its SVG."""
PIXEL = SIDE / 16
"""A pixel of the smallest icon."""
GROUND = f'<rect x="4" y="4" width="88" height="88" rx="22" fill="{LIGHT.accent}"/>'
# Where there are few pixels none is left at the edge.
SMALL_GROUND = f'<rect width="96" height="96" rx="20" fill="{LIGHT.accent}"/>'
SHEET = (
    f'<path d="M18 4H62L82 24V86a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z" '
    f'fill="{LIGHT.card}" stroke="#b9ad9c" stroke-width="3" stroke-linejoin="round"/>\n'
    f'  <path d="M62 4V20a4 4 0 0 0 4 4H82z" fill="#b9ad9c"/>'
)
# What desktops recolour.
SYMBOLIC = "#2e3436"

# The silhouette: how wide it is, by how much stouter than the figure, and of how many curves.
SILHOUETTE_WIDTH, STOUTER, CORNERS = 71.0, 2.4, 130
# The sign: pixels of the smallest icon from end to end, how thick limbs are, and the head.
SIGN_LENGTH, LIMB, HEAD = 10, 2.0, 1.8
LIMBS: tuple[tuple[str, ...], ...] = (
    ("neck", "hipL", "kneeL", "ankleL", "toeL"),
    ("hipL", "kneeR", "toeR"),
)


def body() -> Skeleton:
    """The figure in the pose of the icons."""
    pose = read_pose(shipped_resources() / "poses" / f"{POSE}.toml").value
    assert pose
    movement = Movement(pose, PERSON.build)
    return movement.at(pose.still)


def silhouette(skeleton: Skeleton) -> QPainterPath:
    """The figure as a single shape, in the middle of an icon."""
    whole = QPainterPath()
    for part in body_parts(skeleton, PERSON.build):
        for chain in part.chains:
            whole = whole.united(outline_path(outlines(VIEW, chain)))
    box = whole.boundingRect()
    scale = SILHOUETTE_WIDTH / box.width()
    placed = QTransform().translate(SIDE / 2, SIDE / 2).scale(scale, scale)
    centred = placed.translate(-box.center().x(), -box.center().y()).map(whole)
    edge = QPainterPathStroker()
    edge.setWidth(STOUTER)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    shape = centred.united(edge.createStroke(centred)).simplified()
    # Without the gap between arms and body, which is a speck in a small icon.
    outline = QPainterPath()
    outline.addPolygon(max(shape.toSubpathPolygons(), key=lambda p: p.boundingRect().width()))
    return rounded([outline.pointAtPercent(n / CORNERS) for n in range(CORNERS)])


def rounded(corners: Sequence[QPointF]) -> QPainterPath:
    """A closed shape whose corners are round: curves from the middle of an edge to the next."""
    shape = QPainterPath((corners[-1] + corners[0]) / 2)
    for here, after in pairwise([*corners, corners[0]]):
        shape.quadTo(here, (here + after) / 2)
    return shape


def sign(skeleton: Skeleton) -> QPainterPath:
    """The figure as a few thick lines and a head, each joint in the corner of a pixel."""
    seen = {name: VIEW.seen(joint) for name, joint in skeleton.joints.items()}
    ends = [seen[name][0] for limb in LIMBS for name in limb]
    metre = SIGN_LENGTH / (max(ends) - min(ends))

    def corner(name: str) -> QPointF:
        x, y, _ = seen[name]
        # What is near the floor lies on it.
        return QPointF(round((x - min(ends)) * metre), ceil(y * metre)) * PIXEL

    whole = QPainterPath()
    pen = QPainterPathStroker()
    pen.setWidth(LIMB * PIXEL)
    pen.setCurveThreshold(0.02)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for limb in LIMBS:
        line = QPainterPath()
        line.addPolygon(QPolygonF([corner(name) for name in limb]))
        whole = whole.united(pen.createStroke(line))
    head = QPainterPath()
    # Apart from the body, as on road signs.
    top = corner("neck") - QPointF(0, (LIMB / 2 + 0.6 + HEAD) * PIXEL)
    head.addEllipse(top, HEAD * PIXEL, HEAD * PIXEL)
    whole = whole.united(head)
    box = whole.boundingRect()
    left, up = (round((SIDE - size) / 2 / PIXEL) * PIXEL for size in (box.width(), box.height()))
    # Whole pixels, so that the corners stay in corners.
    to = QPointF(left - round(box.left() / PIXEL) * PIXEL, up - round(box.top() / PIXEL) * PIXEL)
    return whole.translated(to).simplified()


def data(shape: QPainterPath) -> str:
    """A shape as the `d` of an SVG path."""
    parts: list[str] = []
    number = 0
    while number < shape.elementCount():
        element = shape.elementAt(number)
        if element.isCurveTo():
            points = [shape.elementAt(number + n) for n in range(3)]
            parts.append("C" + " ".join(f"{_short(p.x)} {_short(p.y)}" for p in points))
            number += 3
        else:
            parts.append(
                f"{'M' if element.isMoveTo() else 'L'}{_short(element.x)} {_short(element.y)}"
            )
            number += 1
    return "".join(parts) + "z"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def icons() -> Iterator[tuple[str, str]]:
    """Each icon's name and its SVG."""
    skeleton = body()
    figure, small = data(silhouette(skeleton)), data(sign(skeleton))
    white = LIGHT.accent_ink
    yield "app-icon", svg((GROUND, f'<path fill="{white}" d="{figure}"/>'))
    yield "app-icon-small", svg((SMALL_GROUND, f'<path fill="{white}" d="{small}"/>'))
    sixteenth = QTransform().scale(1 / PIXEL, 1 / PIXEL).map(sign(skeleton))
    yield "app-icon-symbolic", svg((f'<path fill="{SYMBOLIC}" d="{data(sixteenth)}"/>',), 16)
    on_sheet = QTransform(0.7, 0, 0, 0.7, 14.4, 22).map(sign(skeleton))
    yield "recovery-file", svg((SHEET, f'<path fill="{LIGHT.accent}" d="{data(on_sheet)}"/>'))


def svg(parts: Sequence[str], side: int = SIDE) -> str:
    """A file with these parts, the first one at the bottom."""
    inner = "".join(f"  {part}\n" for part in parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">\n{inner}</svg>\n'


def main(folder: Path) -> None:
    """Write all icons."""
    for name, text in icons():
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(shipped_resources() / "icons")
