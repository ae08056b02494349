"""What is in a picture, back to front: a body and its things before a camera. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoverytimer.figure.anatomy import BodyPart, body_parts
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.clothes import SPORT, Clothes
from recoverytimer.figure.muscles import MusclePatch, muscle_patch
from recoverytimer.figure.occlusion import Occluder, back_to_front
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.pose import Anchor, Pose, PropKind
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.props import Mat, Pack, Thing, Wall, mats, prop_things, walls
from recoverytimer.figure.skeleton import Skeleton, taken_apart
from recoverytimer.figure.surface import Blob, Bounds
from recoverytimer.figure.tub import WaterSurface
from recoverytimer.figure.vectors import Vec, add, dot

# Of the picture's width and height, on each side.
MARGIN = 0.07
# What the picture's height shows at least, so that who lies flat is no giant beside who stands.
LEAST_SHOWN_M = 1.02
# By how much nearer to the eye than it is a thing counts: one that is to lie behind, and a pack,
# which lies on the skin and would sink into it.
BEHIND_M = -2.0
PACK_M = 0.4


@dataclass(frozen=True, slots=True)
class Tableau:
    """A body, its clothes, its things and the muscles that glow.

    `marked` is the side of the leg that is meant, empty where both are.
    """

    skeleton: Skeleton
    build: BodyBuild
    clothes: Clothes
    marked: str
    parts: tuple[BodyPart, ...]
    things: tuple[Thing, ...]
    mats: tuple[Mat, ...]
    walls: tuple[Wall, ...]
    glowing: tuple[MusclePatch, ...]

    @property
    def water_m(self) -> float:
        """The height of the water that somebody is in; below all where there is none."""
        surfaces = (t.shape for t in self.things if isinstance(t.shape, WaterSurface))
        return max((p[1] for surface in surfaces for p in surface.rim), default=-1.0)

    def ordered(self, camera: Camera) -> list[BodyPart | Thing]:
        """Parts and things from the furthest to the nearest."""
        pieces = [
            *(
                Occluder(
                    part.name,
                    part.chains[0],
                    joints=part.children,
                    before=frozenset({"head"} if part.name == "neck" else ()),
                )
                for part in self.parts
            ),
            *(
                Occluder(t.name, t.shape.samples(), _bias_m(t), layer=_layer(t, camera))
                for t in self.things
            ),
        ]
        found: list[BodyPart | Thing] = [*self.parts, *self.things]
        return [found[i] for i in back_to_front(pieces, camera)]


def _layer(thing: Thing, camera: Camera) -> int:
    """What a vessel holds lies between the wall behind it and the wall before it.

    Its water lies behind: what is under it shows that itself.
    """
    if isinstance(thing.shape, WaterSurface):
        return -1
    if thing.outwards is None:
        return 0
    return 1 if dot(thing.outwards, camera.towards) > 0 else -1


def _bias_m(thing: Thing) -> float:
    if isinstance(thing.shape, Pack):
        return PACK_M
    return BEHIND_M if thing.behind else 0.0


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


def compose(pose: Pose, skeleton: Skeleton, person: DrawnPerson) -> Tableau:
    """The picture of a pose whose body is solved."""

    def point(anchor: Anchor) -> Vec:
        return anchored(skeleton, anchor)

    bathing = any(prop.kind is PropKind.TUB for prop in pose.props)
    return Tableau(
        skeleton,
        person.build,
        person.bathing if bathing else SPORT,
        meant_side(pose),
        body_parts(skeleton, person.build),
        prop_things(pose.props, point),
        mats(pose.props, point),
        walls(pose.props, point),
        tuple(muscle_patch(name, skeleton) for name in pose.highlight),
    )


def fitted_camera(
    tableaux: Sequence[Tableau], angles: tuple[float, float], width: int, height: int
) -> Camera:
    """The camera that shows all of the tableaux in a picture of so many pixels."""
    bare = Camera(*angles)
    left, right, top, bottom = _extent(bare, tableaux)
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
    return min(xs), max(xs), min(ys), max(ys)


def _blobs(tableau: Tableau) -> Iterable[Blob]:
    for part in tableau.parts:
        yield from part.chains[0]
    for thing in tableau.things:
        yield from thing.shape.samples()
