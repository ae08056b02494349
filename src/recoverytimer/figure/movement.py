"""A pose in motion: the body anywhere between its keyframes, and on the way to another pose."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from recoverytimer.figure.anatomy import body_parts
from recoverytimer.figure.pose import BODY_SIDES, Anchor, Keyframe, Pose
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton, between, hang_arm, hang_leg, solve
from recoverytimer.figure.surface import lowest
from recoverytimer.figure.tableau import anchored
from recoverytimer.figure.vectors import Vec, add, distance, lerp, sub

# An end that moves less than this from key to key is meant to stay: poses are written by hand.
STAYS_M = 0.02
_PARTS = tuple(f.name for f in fields(Keyframe) if f.name != "time")


def keyframes(pose: Pose) -> tuple[tuple[float, Keyframe], ...]:
    """The complete keyframes of a pose with their times, the start first."""
    start = Keyframe(**{name: getattr(pose, name) for name in _PARTS})
    return ((0.0, start), *((key.time, _laid_over(start, key)) for key in pose.keys))


def _laid_over(base: Any, over: Any) -> Any:
    """A struct with the given fields of another laid over it."""
    if base is None or over is None or not isinstance(base, Struct):
        return base if over is None else over
    names = [f.name for f in fields(base)]
    changes = {name: _laid_over(getattr(base, name), getattr(over, name)) for name in names}
    return msgspec.structs.replace(base, **changes)


def eased(share: float) -> float:
    """Slow at both ends: the cubic from 0 to 1 whose slope is 0 at either (smoothstep)."""
    return share * share * (3 - 2 * share)


class _Stop(Struct, frozen=True):
    """A solved keyframe."""

    time: float
    key: Keyframe
    skeleton: Skeleton


class Movement:
    """A pose with all its keyframes solved for one build."""

    def __init__(self, pose: Pose, build: BodyBuild) -> None:
        self.pose = pose
        self.build = build
        stops = [_Stop(time, key, solve(key, build)) for time, key in keyframes(pose)]
        if pose.path == "round" and len(stops) > 1:
            stops.append(_Stop(1.0, stops[0].key, stops[0].skeleton))
        self._stops = tuple(stops)

    @property
    def start(self) -> Skeleton:
        """The body at the start."""
        return self._stops[0].skeleton

    @property
    def extremes(self) -> tuple[Skeleton, ...]:
        """The bodies of all keyframes."""
        return tuple(stop.skeleton for stop in self._stops)

    def at(self, share: float) -> Skeleton:
        """The body at a share of the movement, from 0 to 1."""
        share = max(0.0, min(1.0, share))
        # It comes to rest where it turns, and runs evenly through the keys between.
        share = (share if self.pose.path == "round" else eased(share)) * self._stops[-1].time
        for a, b in zip(self._stops, self._stops[1:], strict=False):
            if share <= b.time:
                span = b.time - a.time
                return _in_between(a, b, (share - a.time) / span, self.build)
        return self._stops[-1].skeleton


def _in_between(a: _Stop, b: _Stop, t: float, build: BodyBuild) -> Skeleton:
    """Ends that stay where they are stay there; all else swings on an arc."""
    if t <= 0:
        return a.skeleton
    if t >= 1:
        return b.skeleton
    free = between(a.skeleton, b.skeleton, t, build)
    joints, axes = dict(free.joints), dict(free.axes)
    moving = msgspec.structs.replace(
        free, joints=MappingProxyType(joints), axes=MappingProxyType(axes)
    )
    for limb, end, hang in (("leg", "ankle", hang_leg), ("arm", "wrist", hang_arm)):
        for side in _first_what_others_hang_on(a.key, limb, end):
            target = _held(a, b, limb + side, end, moving, t)
            if target is not None:
                hang(joints, axes, side, target)
    return moving


def _first_what_others_hang_on(key: Keyframe, limb: str, end: str) -> Sequence[str]:
    """The sides of a limb in an order in which each hangs only on what is placed."""
    hung = [s for s in BODY_SIDES if isinstance(getattr(getattr(key, limb + s), end)[0], str)]
    return [*(s for s in BODY_SIDES if s not in hung), *hung]


def _held(a: _Stop, b: _Stop, limb: str, end: str, moving: Skeleton, t: float) -> Vec | None:
    """Where the end of a limb is held at share t, or None when it swings freely."""
    side = limb[-1]
    from_place: Anchor = getattr(getattr(a.key, limb), end)
    to_place: Anchor = getattr(getattr(b.key, limb), end)
    name = from_place[0]
    if isinstance(name, str) and to_place[0] == name:
        offsets = [
            sub(anchored(s.skeleton, p), s.skeleton.joints[name])
            for s, p in ((a, from_place), (b, to_place))
        ]
        return add(moving.joints[name], lerp(offsets[0], offsets[1], t))
    ends = [stop.skeleton.joints[end + side] for stop in (a, b)]
    return lerp(ends[0], ends[1], t) if distance(*ends) < STAYS_M else None


def on_the_way(a: Skeleton, b: Skeleton, share: float, build: BodyBuild) -> Skeleton:
    """The body between two poses, never through the floor and never floating over it."""
    t = eased(max(0.0, min(1.0, share)))
    free = between(a, b, t, build)
    here, first, last = (_lowest(s, build) for s in (free, a, b))
    return free.lifted(first + (last - first) * t - here)


def _lowest(skeleton: Skeleton, build: BodyBuild) -> float:
    return lowest(chain for part in body_parts(skeleton, build) for chain in part.chains)
