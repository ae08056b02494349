"""The other side of a pose: a file is drawn for the right, the left is its mirror image."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.figure.pose import (
    BODY_SIDES,
    Anchor,
    Arm,
    Head,
    Keyframe,
    Leg,
    Pose,
    Prop,
    Trunk,
)
from recoverytimer.figure.vectors import Vec, mirrored


def mirrored_pose(pose: Pose) -> Pose:
    """The same exercise on the other side, seen from the other side."""
    turned = _key(pose)
    assert isinstance(turned, Pose)
    return replace(
        turned,
        camera=(180 - pose.camera[0], pose.camera[1]),
        highlight=tuple(other_side(name) for name in pose.highlight),
        props=tuple(_prop(prop) for prop in pose.props),
        keys=tuple(_key(key) for key in pose.keys),
    )


def other_side(name: str) -> str:
    """The name of the same joint or muscle on the other side."""
    return name[:-1] + {"R": "L", "L": "R"}[name[-1]] if name[-1] in BODY_SIDES else name


def _key(key: Keyframe) -> Keyframe:
    return replace(
        key,
        pelvis=_trunk(key.pelvis),
        chest=_trunk(key.chest),
        head=_head(key.head),
        legR=_leg(key.legL),
        legL=_leg(key.legR),
        armR=_arm(key.armL),
        armL=_arm(key.armR),
    )


def _trunk(trunk: Trunk | None) -> Trunk | None:
    return trunk and replace(
        trunk, at=_way(trunk.at), head=_way(trunk.head), belly=_way(trunk.belly)
    )


def _head(head: Head | None) -> Head | None:
    return head and replace(head, neck=_way(head.neck), look=_way(head.look), up=_way(head.up))


def _leg(leg: Leg | None) -> Leg | None:
    return leg and replace(
        leg,
        knee=_anchor(leg.knee),
        ankle=_anchor(leg.ankle),
        foot=_way(leg.foot),
        toes=_way(leg.toes),
        top=_way(leg.top),
    )


def _arm(arm: Arm | None) -> Arm | None:
    return arm and replace(
        arm,
        wrist=_anchor(arm.wrist),
        elbow=_anchor(arm.elbow),
        hand=_way(arm.hand),
        palm=_way(arm.palm),
    )


def _prop(prop: Prop) -> Prop:
    return replace(
        prop,
        at=_anchor(prop.at),
        facing=_way(prop.facing),
        up=_way(prop.up),
        points=tuple(p for p in map(_anchor, prop.points) if p),
    )


def _way(way: Vec | None) -> Vec | None:
    return way and mirrored(way)


def _anchor(anchor: Anchor | None) -> Anchor | None:
    if anchor is None:
        return None
    if isinstance(anchor[0], str):
        name, *rest = anchor
        return (other_side(str(name)), *rest[:2], *(-float(z) for z in rest[2:]))
    return (*anchor[:2], *(-float(z) for z in anchor[2:]))
