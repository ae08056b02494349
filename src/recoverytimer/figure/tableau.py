"""What is in a picture: a body and its things before a camera. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoverytimer.figure.anatomy import BodyPart, body_parts
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.clothes import SPORT, Clothes, Cuff
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.mesh.skin import body_skin
from recoverytimer.figure.mesh.thingskin import thing_sheets
from recoverytimer.figure.muscles import MusclePatch, muscle_patch
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.pose import Anchor, Pose, PropKind
from recoverytimer.figure.props import Mat, Thing, Wall, mats, prop_things, walls
from recoverytimer.figure.skeleton import Skeleton, taken_apart
from recoverytimer.figure.surface import Blob, Bounds
from recoverytimer.figure.vectors import Vec, add

# Of the picture's width and height, on each side.
MARGIN = 0.05
# What is shown around a point that is to be seen.
AROUND_M = 0.09
# So far beside the body the near end of a wall is still shown.
MOST_WALL_M = 0.35
# What the picture's height shows at least, so that who lies flat is no giant beside who stands.
LEAST_SHOWN_M = 1.02
# So many pixels a metre need all points of a surface; never less than this share of them.
FINE_PX, COARSEST = 520.0, 0.5


@dataclass(frozen=True, slots=True)
class Tableau:
    """A body, its clothes, its things and the muscles that glow.

    The leg that is meant wears a cuff.
    """

    skeleton: Skeleton
    person: DrawnPerson
    clothes: Clothes
    cuffs: Mapping[str, Cuff]
    parts: tuple[BodyPart, ...]
    things: tuple[Thing, ...]
    mats: tuple[Mat, ...]
    walls: tuple[Wall, ...]
    glowing: tuple[MusclePatch, ...]

    def skin(self, scale: float) -> tuple[Sheet, ...]:
        """The surface of the body, worked out for so many pixels a metre."""
        return body_skin(self.skeleton, self.person, _detail(scale), self.clothes, self.cuffs)

    def surface(self, scale: float) -> list[Sheet]:
        """The surface of the things."""
        return [sheet for thing in self.things for sheet in thing_sheets(thing, _detail(scale))]


def _detail(scale: float) -> float:
    return max(COARSEST, min(1.0, scale / FINE_PX))


def anchored(skeleton: Skeleton, anchor: Anchor) -> Vec:
    """Where a place of a pose file is on a solved body.

    Raises:
        PoseError: it is no place.
    """
    name, offset = taken_apart(anchor)
    return add(skeleton.joints[name], offset) if name else offset


def meant_side(pose: Pose) -> str:
    """The side whose leg works, empty where that is none or both."""
    muscles = [name.rpartition(".") for name in pose.highlight]
    sides = {side for muscle, _, side in muscles if muscle}
    return sides.pop() if len(sides) == 1 else ""


def _cuffs(pose: Pose) -> Mapping[str, Cuff]:
    side = meant_side(pose)
    on_shin = any(name.startswith(("calf", "soleus", "shin")) for name in pose.highlight)
    return {side: "thigh" if on_shin else "shin"} if side else {}


def compose(pose: Pose, skeleton: Skeleton, person: DrawnPerson) -> Tableau:
    """The picture of a pose whose body is solved."""

    def point(anchor: Anchor) -> Vec:
        return anchored(skeleton, anchor)

    bathing = any(prop.kind is PropKind.TUB for prop in pose.props)
    return Tableau(
        skeleton,
        person,
        person.bathing if bathing else SPORT,
        _cuffs(pose),
        body_parts(skeleton, person.build),
        prop_things(pose.props, point),
        mats(pose.props, point),
        walls(pose.props, point),
        tuple(muscle_patch(name, skeleton) for name in pose.highlight),
    )


def fitted_camera(
    tableaux: Sequence[Tableau],
    angles: tuple[float, float],
    width: int,
    height: int,
    also: Sequence[Vec] = (),
) -> Camera:
    """The camera that shows all of the tableaux and some points in a picture of so many pixels."""
    bare = Camera(*angles)
    left, right, top, bottom = _extent(bare, tableaux)
    for x, y, _ in map(bare.seen, also):
        left, right = min(left, x - AROUND_M), max(right, x + AROUND_M)
        top, bottom = min(top, y - AROUND_M), max(bottom, y + AROUND_M)
    scale = min(
        width * (1 - 2 * MARGIN) / (right - left),
        height * (1 - 2 * MARGIN) / (bottom - top),
        height / LEAST_SHOWN_M,
    )
    # A little below the middle, by eye.
    x = width / 2 - scale * (left + right) / 2
    y = height / 2 - scale * (top + bottom) / 2 + height * 0.02
    return Camera(*angles, scale, x, y)


def camera_within(camera: Camera, tableau: Tableau, width: int, height: int) -> Camera:
    """The same camera, moved and moved away just so far that nothing is cut off."""
    left, right, top, bottom = _extent(camera, [tableau])
    shrink = min(1.0, width / (right - left), height / (bottom - top))
    scaled = replace(camera, scale=camera.scale * shrink)
    left, right, top, bottom = _extent(scaled, [tableau])
    x = max(0.0, -left) - max(0.0, right - width)
    y = max(0.0, -top) - max(0.0, bottom - height)
    return replace(scaled, x=scaled.x + x, y=scaled.y + y)


def _extent(camera: Camera, tableaux: Iterable[Tableau]) -> Bounds:
    xs: list[float] = []
    ys: list[float] = []
    for tableau in tableaux:
        for blob in _blobs(tableau):
            x, y, _ = camera.seen(blob.centre)
            r = blob.radius * camera.scale
            foot_x, foot_y, _ = camera.seen((blob.centre[0], 0.0, blob.centre[2]))
            xs += (x - r, x + r, foot_x)
            ys += (y - r, y + r, foot_y)
        for mat in tableau.mats:
            for front in (-0.97 * mat.half[0], 0.97 * mat.half[0]):
                for side in (-mat.half[1], mat.half[1]):
                    x, y, _ = camera.seen(mat.own.at(mat.at, front=front, right=side))
                    xs.append(x)
                    ys.append(y)
    left, right = min(xs), max(xs)
    far = MOST_WALL_M * camera.scale
    for wall in (wall for tableau in tableaux for wall in tableau.walls):
        end = wall.ends(camera.towards)[1]
        for x, _, _ in map(camera.seen, (end, wall.behind(end))):
            xs.append(max(left - far, min(right + far, x)))
    return min(xs), max(xs), min(ys), max(ys)


def _blobs(tableau: Tableau) -> Iterable[Blob]:
    for part in tableau.parts:
        yield from part.chains[0]
    for thing in tableau.things:
        yield from thing.shape.samples()
