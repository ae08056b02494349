"""Whether a body can stand, lie and bend as a pose says: every fault with its measure."""

from __future__ import annotations

from collections.abc import Iterator

from recoverytimer.base.problem import Place, Problem
from recoverytimer.figure.anatomy import BodyPart, body_parts
from recoverytimer.figure.faults import PoseFault
from recoverytimer.figure.faults import PoseFaultKind as Kind
from recoverytimer.figure.movement import keyframes
from recoverytimer.figure.pose import BODY_SIDES, MUSCLES, Anchor, Keyframe, Pose
from recoverytimer.figure.proportions import SLENDER, BodyBuild
from recoverytimer.figure.props import Thing, prop_things, walls
from recoverytimer.figure.skeleton import PoseError, Skeleton, solve
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.tableau import anchored
from recoverytimer.figure.vectors import Vec, distance, dot, sub, unit

# So little is not seen.
SHORT_M = 0.02
LIFTED_M = 0.01
SUNK_M = 0.01
# Flesh and foam give way.
PRESSED_M = 0.025
# Cosines of the angles past which a drawing looks broken; no measure of what a body can do. A head
# turns on its neck, so it may go further.
MOST_BENT_SPINE = 0.0
MOST_BENT_NECK = 0.1
MOST_TURNED_HEAD = MOST_BENT_NECK - 0.3
WRONG_KNEE = -0.3


def faults(pose: Pose, build: BodyBuild = SLENDER) -> tuple[Problem, ...]:
    """Everything about a pose that no body could do, keyframe by keyframe."""
    found = list(_unknown_muscles(pose))
    for number, (_, key) in enumerate(keyframes(pose)):
        place: Place = ("keys", number - 1) if number else ()
        try:
            skeleton = solve(key, build)
            found += (Problem(f, place) for f in _body_faults(pose, key, skeleton, build))
        except PoseError as error:
            found.append(Problem(error.fault, place))
        except KeyError as error:
            found.append(Problem(PoseFault(Kind.NO_JOINT, str(error.args[0])), place))
    return tuple(found)


def _unknown_muscles(pose: Pose) -> Iterator[Problem]:
    for name in pose.highlight:
        muscle, _, side = name.partition(".")
        if muscle not in MUSCLES or side not in {"", *BODY_SIDES}:
            yield Problem(PoseFault(Kind.NO_MUSCLE, name), key="highlight")


def _body_faults(
    pose: Pose, key: Keyframe, skeleton: Skeleton, build: BodyBuild
) -> Iterator[PoseFault]:
    def point(anchor: Anchor) -> Vec:
        return anchored(skeleton, anchor)

    body = body_parts(skeleton, build)
    yield from _reach(key, skeleton)
    yield from _bends(skeleton)
    yield from _floor(body)
    solid = prop_things(pose.props, point)
    yield from _carriers(solid, body)
    for wall in walls(pose.props, point):
        for part in body:
            depth = -min(wall.gap(b.centre) - b.reach(wall.normal) for b in _blobs(part))
            if depth > PRESSED_M:
                yield PoseFault(Kind.IN_WALL, part.name, by_m=depth)
    yield from _resting(solid, body)


def _reach(key: Keyframe, skeleton: Skeleton) -> Iterator[PoseFault]:
    for side in BODY_SIDES:
        for limb, end in (("leg", "ankle"), ("arm", "wrist")):
            asked = getattr(getattr(key, limb + side), end)
            short = distance(anchored(skeleton, asked), skeleton.joints[end + side])
            if short > SHORT_M:
                yield PoseFault(Kind.OUT_OF_REACH, end + side, by_m=short)


def _bends(skeleton: Skeleton) -> Iterator[PoseFault]:
    axes = skeleton.axes
    if dot(axes["pelvis"].up, axes["chest"].up) < MOST_BENT_SPINE:
        yield PoseFault(Kind.SPINE_FOLDED)
    if dot(axes["pelvis"].right, axes["chest"].right) < MOST_BENT_SPINE:
        yield PoseFault(Kind.TRUNK_WRUNG)
    if dot(axes["neck"].up, axes["chest"].up) < MOST_BENT_NECK:
        yield PoseFault(Kind.NECK_BROKEN)
    if dot(axes["head"].up, axes["chest"].up) < MOST_TURNED_HEAD:
        yield PoseFault(Kind.HEAD_TOO_FAR_OVER)
    if dot(axes["head"].front, axes["chest"].front) < MOST_TURNED_HEAD:
        yield PoseFault(Kind.HEAD_BACKWARDS)
    for side in BODY_SIDES:
        foot, shin = axes["foot" + side], axes["shin" + side]
        # The shin's front is where the knee points: toes that look back tell that it bent forwards.
        if dot(foot.front, shin.front) < WRONG_KNEE:
            yield PoseFault(Kind.KNEE_WRONG_WAY, "knee" + side)
        if _elbow_bent_back(skeleton, side):
            yield PoseFault(Kind.ELBOW_WRONG_WAY, "elbow" + side)


def _elbow_bent_back(skeleton: Skeleton, side: str) -> bool:
    """With the upper arm down, an elbow that points ahead, unless the forearm folds upwards."""
    chest, forearm = skeleton.axes["chest"], skeleton.axes["forearm" + side]
    upper = unit(sub(skeleton.joints["elbow" + side], skeleton.joints["shoulder" + side]))
    if dot(upper, chest.front) > 0.3 and dot(forearm.up, chest.up) < 0:
        return False
    return dot(forearm.front, chest.front) > 0.8 and dot(upper, chest.up) < -0.3


def _floor(body: tuple[BodyPart, ...]) -> Iterator[PoseFault]:
    for part in body:
        depth = -min(blob.lowest for blob in _blobs(part))
        if depth > SUNK_M:
            yield PoseFault(Kind.BELOW_FLOOR, part.name, by_m=depth)


def _carriers(solid: tuple[Thing, ...], body: tuple[BodyPart, ...]) -> Iterator[PoseFault]:
    for thing in solid:
        gap, part = _nearest(thing, body)
        if thing.carries and gap > LIFTED_M:
            yield PoseFault(Kind.NOTHING_RESTS, part, thing.name, gap)
        if gap < -PRESSED_M and thing.name not in _YIELDING:
            yield PoseFault(Kind.INSIDE, part, thing.name, -gap)


# One sits or lies in them, or holds them.
_YIELDING = frozenset({"glass", "water", "ice-cube", "steam"})


def _resting(solid: tuple[Thing, ...], body: tuple[BodyPart, ...]) -> Iterator[PoseFault]:
    """Whether anything carries the body at all."""
    lowest = min(blob.lowest for part in body for blob in _blobs(part))
    gaps = [lowest, *(_nearest(thing, body)[0] for thing in solid if thing.carries)]
    if min(gaps) > LIFTED_M:
        yield PoseFault(Kind.FLOATS, by_m=min(gaps))


def _nearest(thing: Thing, body: tuple[BodyPart, ...]) -> tuple[float, str]:
    """The smallest gap between a thing and the body's surface, and the part that it is at."""
    return min((_gap(thing, blob), part.name) for part in body for blob in _blobs(part))


def _gap(thing: Thing, blob: Blob) -> float:
    centre = blob.centre
    gap = thing.shape.gap(centre)
    # Far away it does not matter which way a blob is long.
    if blob.axes is None or gap > 0.5:
        return gap - blob.radius
    # The way to the nearest surface is where the gap falls fastest.
    step = 1e-3
    slope = tuple(
        thing.shape.gap(
            (centre[0] + step * (n == 0), centre[1] + step * (n == 1), centre[2] + step * (n == 2))
        )
        - gap
        for n in range(3)
    )
    return gap - blob.reach(unit(slope))  # type: ignore[arg-type]


def _blobs(part: BodyPart) -> Iterator[Blob]:
    for chain in part.chains:
        yield from chain
