"""Whether a body can stand, lie and bend as a pose says: every fault with its measure."""

from __future__ import annotations

from collections.abc import Iterator

from recoverytimer.base.toml.reading import Problem
from recoverytimer.figure.anatomy import BodyPart, body_parts
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
        where = f"key {number}" if number else "start"
        try:
            skeleton = solve(key, build)
            found += _body_faults(pose, key, skeleton, build, where)
        except (PoseError, KeyError) as error:
            found.append(Problem(where, str(error.args[0]), "See docs/pose-format.md"))
    return tuple(found)


def _unknown_muscles(pose: Pose) -> Iterator[Problem]:
    for name in pose.highlight:
        muscle, _, side = name.partition(".")
        if muscle not in MUSCLES or side not in {"", *BODY_SIDES}:
            cure = 'Write one of them and a side, "glute.R": ' + ", ".join(MUSCLES)
            yield Problem("highlight", f'"{name}" is no muscle', cure)


def _body_faults(
    pose: Pose, key: Keyframe, skeleton: Skeleton, build: BodyBuild, where: str
) -> Iterator[Problem]:
    def point(anchor: Anchor) -> Vec:
        return anchored(skeleton, anchor)

    body = body_parts(skeleton, build)
    yield from _reach(key, skeleton, where)
    yield from _bends(skeleton, where)
    yield from _floor(body, where)
    solid = prop_things(pose.props, point)
    yield from _carriers(solid, body, where)
    for wall in walls(pose.props, point):
        for part in body:
            depth = -min(wall.gap(b.centre) - b.reach(wall.normal) for b in _blobs(part))
            if depth > PRESSED_M:
                yield Problem(where, f"{part.name} is {_cm(depth)} in the wall", "Move it out")
    yield from _resting(solid, body, where)


def _reach(key: Keyframe, skeleton: Skeleton, where: str) -> Iterator[Problem]:
    for side in BODY_SIDES:
        for limb, end in (("leg", "ankle"), ("arm", "wrist")):
            asked = getattr(getattr(key, limb + side), end)
            short = distance(anchored(skeleton, asked), skeleton.joints[end + side])
            if short > SHORT_M:
                yield Problem(
                    where,
                    f"{end}{side} is {_cm(short)} away from its place",
                    "The limb is too short or too folded for it: move the place or the trunk",
                )


def _bends(skeleton: Skeleton, where: str) -> Iterator[Problem]:
    axes = skeleton.axes
    if dot(axes["pelvis"].up, axes["chest"].up) < MOST_BENT_SPINE:
        yield Problem(where, "the spine is folded by more than 90 degrees", "Bend the hips instead")
    if dot(axes["pelvis"].right, axes["chest"].right) < MOST_BENT_SPINE:
        yield Problem(where, "the trunk is wrung by more than 90 degrees", "Turn the pelvis along")
    if dot(axes["neck"].up, axes["chest"].up) < MOST_BENT_NECK:
        yield Problem(where, "the neck is broken", "Let the neck go on where the chest goes")
    if dot(axes["head"].up, axes["chest"].up) < MOST_TURNED_HEAD:
        yield Problem(where, "the head lies too far over", "Turn up nearer to the chest's head")
    if dot(axes["head"].front, axes["chest"].front) < MOST_TURNED_HEAD:
        yield Problem(
            where, "the head looks backwards", "Turn look nearer to where the belly faces"
        )
    for side in BODY_SIDES:
        foot, shin = axes["foot" + side], axes["shin" + side]
        # The shin's front is where the knee points: toes that look back tell that it bent forwards.
        if dot(foot.front, shin.front) < WRONG_KNEE:
            yield Problem(
                where,
                f"knee{side} bends the wrong way for its foot",
                "Point the foot to the knee's front, or move the knee",
            )
        pole = unit(sub(skeleton.joints["elbow" + side], skeleton.joints["shoulder" + side]))
        bend = axes["forearm" + side].front
        chest = axes["chest"]
        # With the upper arm down, an elbow that points ahead has bent backwards.
        if dot(bend, chest.front) > 0.8 and dot(pole, chest.up) < -0.3:
            yield Problem(where, f"elbow{side} bends the wrong way", "Move the elbow back or out")


def _floor(body: tuple[BodyPart, ...], where: str) -> Iterator[Problem]:
    for part in body:
        depth = -min(blob.lowest for blob in _blobs(part))
        if depth > SUNK_M:
            yield Problem(where, f"{part.name} is {_cm(depth)} below the floor", "Lift it")


def _carriers(
    solid: tuple[Thing, ...], body: tuple[BodyPart, ...], where: str
) -> Iterator[Problem]:
    for thing in solid:
        gap, part = _nearest(thing, body)
        if thing.carries and gap > LIFTED_M:
            yield Problem(
                where,
                f"nothing rests on the {thing.name}: {part} is {_cm(gap)} away",
                "Move the body or the prop, or write carries = false",
            )
        if gap < -PRESSED_M and thing.name not in _YIELDING:
            yield Problem(where, f"{part} is {_cm(-gap)} inside the {thing.name}", "Move it out")


# One sits or lies in them, or holds them.
_YIELDING = frozenset({"glass", "water", "ice cube", "steam"})


def _resting(solid: tuple[Thing, ...], body: tuple[BodyPart, ...], where: str) -> Iterator[Problem]:
    """Whether anything carries the body at all."""
    lowest = min(blob.lowest for part in body for blob in _blobs(part))
    gaps = [lowest, *(_nearest(thing, body)[0] for thing in solid if thing.carries)]
    if min(gaps) > LIFTED_M:
        yield Problem(where, f"the body floats {_cm(min(gaps))} above what carries it", "Lower it")


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


def _cm(metres: float) -> str:
    return f"{metres * 100:.1f} cm"
