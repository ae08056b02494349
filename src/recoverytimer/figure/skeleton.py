"""Pose data to joints: exact ends of arms and legs, and the same body from its directions alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import msgspec
from msgspec import Struct

from recoverytimer.figure import proportions
from recoverytimer.figure.faults import PoseFault, PoseFaultKind
from recoverytimer.figure.pose import BODY_SIDES, Anchor, Arm, Head, Keyframe, Leg
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.vectors import (
    Axes,
    Vec,
    across,
    add,
    along,
    axes_along,
    cross,
    dot,
    length,
    lerp,
    scaled,
    sub,
    turned,
    unit,
)

# The flesh around a knee or an elbow stays above the floor.
LOWEST_MIDDLE_JOINT = 0.04
# Never quite straight, so that its own middle joint still tells the side to what bends it anew.
FURTHEST_REACH = 0.998
# Nor quite folded: flesh lies on flesh before both ends come so near to each other.
FOLDED_M = 0.09
# In front of the ankle: where the toes bend, and where they end.
BALL, TOE_TIP = 0.125, 0.17
# The step by which a middle joint turns around its limb, away from the floor.
TURN = math.radians(5)
LEG_JOINTS = ("hip", "thigh", "knee", "shin", "ankle", "heel", "sole", "toe")
# What a hand closes around, and how far.
HELD = frozenset({"shin", "ankle", "heel", "sole", "toe", "hand", "wrist", "tip"})
HOLDING = 0.4
# How far one is closed that lies on the body, and one that holds and touches nothing.
LAID, AT_EASE = 0.14, 0.3
ARM_JOINTS = ("shoulder", "elbow", "wrist", "hand", "tip")
JOINTS = frozenset(
    {"pelvis", "waist", "chest", "neck", "skull", "head"}
    | {name + side for side in BODY_SIDES for name in LEG_JOINTS + ARM_JOINTS}
)


class PoseError(ValueError):
    """A pose that no body can take, and why."""

    def __init__(self, kind: PoseFaultKind, part: str = "", other: str = "") -> None:
        self.fault = PoseFault(kind, part, other)
        super().__init__(self.fault)


def taken_apart(anchor: Anchor, what: str = "") -> tuple[str, Vec]:
    """The joint of a place, empty where it names none, and how far it is from there.

    Raises:
        PoseError: it is no place.
    """
    name, *rest = anchor if isinstance(anchor[0], str) else ("", *anchor)
    offset = tuple(rest) or (0.0, 0.0, 0.0)
    if len(offset) != 3 or any(isinstance(n, str) for n in offset):
        raise PoseError(PoseFaultKind.NO_PLACE, what)
    if name and name not in JOINTS:
        raise PoseError(PoseFaultKind.NO_JOINT, str(name), what)
    return str(name), offset  # type: ignore[return-value]


class Skeleton(Struct, frozen=True):
    """A body's joints as points and its parts' axes, by name.

    `grip` says by side how far a hand is closed, from 0 to 1.
    """

    joints: Mapping[str, Vec]
    axes: Mapping[str, Axes]
    swell: float = 0.0
    grip: Mapping[str, float] = MappingProxyType({})

    def lifted(self, by: float) -> Skeleton:
        """The same so much higher."""
        raised = {name: (p[0], p[1] + by, p[2]) for name, p in self.joints.items()}
        return msgspec.structs.replace(self, joints=MappingProxyType(raised))


class Limb(Struct, frozen=True):
    """The two bones of an arm or a leg and the way its middle joint points."""

    middle: Vec
    end: Vec
    pole: Vec


def two_bones(root: Vec, target: Vec, hint: Vec, upper: float, lower: float) -> Limb:
    """Reach a target; the middle joint lies as near to its hint as it can, above the floor.

    The two bones and the way to the target are the sides of a triangle, so the middle joint lies on
    a circle around that way. Of a target out of reach the way counts, and the limb ends on it.
    """
    way = sub(target, root)
    nearest_reach = abs(upper - lower) + FOLDED_M
    reach = min(max(length(way), nearest_reach), (upper + lower) * FURTHEST_REACH)
    towards = unit(way)
    # The law of cosines: how far along the way the circle's centre lies, and the circle's radius.
    share = (upper * upper - lower * lower + reach * reach) / (2 * reach)
    off = math.sqrt(max(0.0, upper * upper - share * share))
    # A hint on the way itself names no side: then upwards, aslant for a limb that is upright.
    nearest = unit(across(sub(hint, root), towards), unit(across((0.1, 1, 0.2), towards)))
    beside = cross(towards, nearest)
    centre, end = along(root, towards, share), along(root, towards, reach)
    # Half a turn to either side is all of the circle.
    for step in range(37):
        turns = (TURN * step, -TURN * step)
        poles = [add(scaled(nearest, math.cos(w)), scaled(beside, math.sin(w))) for w in turns]
        # The higher of two equal turns, so that both sides of the body do the same.
        pole = max(poles, key=lambda p: p[1])
        if centre[1] + pole[1] * off >= LOWEST_MIDDLE_JOINT:
            return Limb(along(centre, pole, off), end, pole)
    return Limb(along(centre, nearest, off), end, nearest)


def solve(key: Keyframe, build: BodyBuild = proportions.SLENDER) -> Skeleton:
    """The body of a complete keyframe.

    Raises:
        PoseError: a part is missing, a joint is not known or two limbs hang on each other.
    """
    return _Solver(key, build).skeleton()


class _Solver:
    """Works out one keyframe, each limb when something first asks for it."""

    def __init__(self, key: Keyframe, build: BodyBuild) -> None:
        self.key = key
        self.build = build
        self.joints: dict[str, Vec] = {}
        self.axes: dict[str, Axes] = {}
        self._under_way: list[str] = []
        self._limbs: dict[str, Callable[[], None]] = {}
        for side in BODY_SIDES:
            self._limbs["leg" + side] = partial(self._leg, side)
            self._limbs["arm" + side] = partial(self._arm, side)

    def skeleton(self) -> Skeleton:
        self._trunk()
        self._head(self.key.head or Head())
        for side in BODY_SIDES:
            self._place_shoulder(side, 0, 0, 0)
        for limb in tuple(self._limbs):
            self._need(limb)
        swell = (self.key.chest.swell if self.key.chest else None) or 0.0
        grip = {side: self._grip(getattr(self.key, "arm" + side) or Arm()) for side in BODY_SIDES}
        return Skeleton(
            MappingProxyType(self.joints),
            MappingProxyType(self.axes),
            swell,
            MappingProxyType(grip),
        )

    @staticmethod
    def _grip(arm: Arm) -> float:
        """A hand on a leg or on the other hand holds it; one that looks up is at ease."""
        if arm.grip is not None:
            return arm.grip
        name = arm.wrist[0] if arm.wrist else ""
        if isinstance(name, str) and name:
            return HOLDING if name[:-1] in HELD else LAID
        return AT_EASE if not arm.palm or arm.palm[1] > 0.5 else 0.0

    def _need(self, limb: str) -> None:
        if limb in self._under_way:
            raise PoseError(PoseFaultKind.HANG_ON_EACH_OTHER, limb, self._under_way[-1])
        work = self._limbs.get(limb)
        if work:
            self._under_way.append(limb)
            work()
            self._under_way.pop()
            self._limbs.pop(limb, None)

    def point(self, anchor: Anchor | None, what: str) -> Vec:
        """Where a place of the file is."""
        if anchor is None:
            raise PoseError(PoseFaultKind.MISSING, what)
        name, offset = taken_apart(anchor, what)
        if not name:
            return offset
        if name not in self.joints:
            arm = name[:-1] in ARM_JOINTS
            self._need(("arm" if arm else "leg") + name[-1])
        return add(self.joints[name], offset)

    def _trunk(self) -> None:
        pelvis, chest = self.key.pelvis, self.key.chest
        if pelvis is None or pelvis.at is None or pelvis.head is None or pelvis.belly is None:
            raise PoseError(PoseFaultKind.NO_PELVIS)
        low = axes_along(pelvis.head, pelvis.belly)
        high = axes_along(
            (chest and chest.head) or low.up,
            (chest and chest.belly) or low.front,
        )
        place_trunk(self.joints, self.axes, pelvis.at, low, high, self.build)

    def _head(self, head: Head) -> None:
        chest = self.axes["chest"]
        # A neck leans forward (by atan 0.18, 10 degrees); the head on it is nearly upright again.
        neck = unit(head.neck or along(chest.up, chest.front, 0.18))
        look = head.look or chest.front
        crown = head.up or along(neck, unit(look), -0.15)
        place_head(self.joints, self.axes, neck, axes_along(crown, look))

    def _leg(self, side: str) -> None:
        leg: Leg = getattr(self.key, "leg" + side) or Leg()
        hip = self.joints["hip" + side]
        target = self.point(leg.ankle, f"leg{side}.ankle")
        limb = two_bones(
            hip,
            target,
            self.point(leg.knee, f"leg{side}.knee"),
            proportions.THIGH,
            proportions.SHIN,
        )
        ahead = self.axes["pelvis"].front
        # A knee only bends, so the way that it points is the front of thigh and shin.
        thigh = axes_along(unit(sub(hip, limb.middle)), unit(limb.pole, ahead))
        shin_up = unit(sub(limb.middle, limb.end))
        shin = axes_along(shin_up, unit(across(limb.pole, shin_up), ahead))
        # A foot at ease lets its toes hang (by atan 0.45, 24 degrees).
        forward = unit(leg.foot) if leg.foot else unit(along(shin.front, shin.up, -0.45))
        # The instep looks up the shin, but for a pointed foot, which goes on where the shin went.
        top = across(shin_up, forward)
        top = unit(top) if length(top) > 0.25 else unit(across(shin.front, forward))
        if leg.top:
            top = unit(across(leg.top, forward), top)
        foot = axes_along(top, forward)
        bent = unit(leg.toes) if leg.toes else forward
        toes = axes_along(unit(across(top, bent), foot.up), bent)
        place_leg(self.joints, self.axes, side, thigh, shin, foot)
        place_toes(self.joints, self.axes, side, toes)

    def _place_shoulder(self, side: str, up: float, front: float, out: float) -> None:
        place_shoulder(self.joints, self.axes, side, (up, front, out), self.build)

    def _arm(self, side: str) -> None:
        arm: Arm = getattr(self.key, "arm" + side) or Arm()
        chest = self.axes["chest"]
        target = self.point(arm.wrist, f"arm{side}.wrist")
        hint = self.point(arm.elbow, f"arm{side}.elbow")
        # The shoulder blade goes along, up and inwards with a raised arm and forwards with one that
        # reaches: the elbow, which is not known yet, lies about here. How far was chosen by eye.
        towards = unit(sub(lerp(hint, target, 0.4), self.joints["shoulder" + side]))
        raised = max(0.0, dot(towards, chest.up))
        self._place_shoulder(
            side, 0.045 * raised, 0.035 * dot(towards, chest.front), -0.03 * raised
        )
        shoulder = self.joints["shoulder" + side]
        limb = two_bones(shoulder, target, hint, proportions.UPPER_ARM, proportions.FOREARM)
        upper = axes_along(unit(sub(shoulder, limb.middle)), unit(limb.pole, chest.front))
        lower_up = unit(sub(limb.middle, limb.end))
        # An elbow turns both bones around the same axis, however far it is folded.
        lower = axes_along(lower_up, cross(lower_up, upper.right))
        # Where the file does not say: straight on, and flat in the plane in which the elbow bends.
        along_hand = unit(arm.hand) if arm.hand else scaled(lower_up, -1)
        palm = arm.palm or cross(lower.front, lower_up)
        hand = axes_along(along_hand, unit(across(palm, along_hand), (0, 1, 0.1)))
        place_arm(self.joints, self.axes, side, upper, lower, hand)


def place_trunk(
    joints: dict[str, Vec], axes: dict[str, Axes], at: Vec, low: Axes, high: Axes, build: BodyBuild
) -> None:
    """Lay the spine from the pelvis to the neck's base, and the hips.

    Of three links the middle one lies halfway between the others, so that a bend or a twist of the
    chest against the pelvis comes in two parts.
    """
    middle = axes_along(add(low.up, high.up), add(low.front, high.front))
    joints["pelvis"] = at
    joints["hipR"], joints["hipL"] = low.at(at, right=build.hip), low.at(at, right=-build.hip)
    joints["waist"] = low.at(at, up=proportions.PELVIS_TO_WAIST)
    joints["chest"] = middle.at(joints["waist"], up=proportions.WAIST_TO_CHEST)
    joints["neck"] = high.at(joints["chest"], up=proportions.CHEST_TO_NECK)
    axes["pelvis"], axes["waist"], axes["chest"] = low, middle, high


def place_head(joints: dict[str, Vec], axes: dict[str, Axes], neck: Vec, head: Axes) -> None:
    """Set the head on the neck."""
    joints["skull"] = along(joints["neck"], neck, proportions.NECK)
    # More of a head lies before the neck than behind it.
    joints["head"] = head.at(joints["skull"], up=proportions.SKULL_TO_HEAD, front=0.022)
    axes["neck"] = axes_along(neck, head.front)
    axes["head"] = head


def place_shoulder(
    joints: dict[str, Vec], axes: dict[str, Axes], side: str, slide: Vec, build: BodyBuild
) -> None:
    """Set a shoulder, slid along the chest's up, front and outwards."""
    up, front, out = slide
    sign = 1 if side == "R" else -1
    joints["shoulder" + side] = axes["chest"].at(
        joints["neck"],
        up=up - proportions.SHOULDER_BELOW_NECK,
        front=front,
        right=sign * (build.shoulder + out),
    )


def place_leg(
    joints: dict[str, Vec],
    axes: dict[str, Axes],
    side: str,
    thigh: Axes,
    shin: Axes,
    foot: Axes,
) -> None:
    """Hang a leg on its hip."""
    hip = joints["hip" + side]
    knee = along(hip, thigh.up, -proportions.THIGH)
    ankle = along(knee, shin.up, -proportions.SHIN)
    joints["knee" + side], joints["ankle" + side] = knee, ankle
    joints["thigh" + side], joints["shin" + side] = lerp(hip, knee, 0.5), lerp(knee, ankle, 0.5)
    # On the skin: where a pose lets a strap or a hand touch the foot.
    joints["sole" + side] = foot.at(ankle, up=-0.072, front=0.105)
    joints["heel" + side] = foot.at(ankle, up=-0.05, front=-0.05)
    axes["thigh" + side], axes["shin" + side], axes["foot" + side] = thigh, shin, foot


def place_toes(joints: dict[str, Vec], axes: dict[str, Axes], side: str, toes: Axes) -> None:
    """Let the toes go on from the ball of the foot."""
    ball = axes["foot" + side].at(joints["ankle" + side], up=-0.055, front=BALL)
    joints["toe" + side] = along(ball, toes.front, TOE_TIP - BALL)
    axes["toes" + side] = toes


def place_arm(
    joints: dict[str, Vec],
    axes: dict[str, Axes],
    side: str,
    upper: Axes,
    lower: Axes,
    hand: Axes,
) -> None:
    """Hang an arm on its shoulder."""
    elbow = along(joints["shoulder" + side], upper.up, -proportions.UPPER_ARM)
    wrist = along(elbow, lower.up, -proportions.FOREARM)
    joints["elbow" + side], joints["wrist" + side] = elbow, wrist
    # The middle of the palm, for things that a hand holds.
    joints["hand" + side] = along(wrist, hand.up, 0.09)
    joints["tip" + side] = along(wrist, hand.up, proportions.HAND)
    axes["upperarm" + side], axes["forearm" + side] = upper, lower
    axes["hand" + side] = hand


def between(a: Skeleton, b: Skeleton, t: float, build: BodyBuild) -> Skeleton:
    """The body at share t of the way between two poses: every part turns on an arc."""
    joints: dict[str, Vec] = {}
    axes = {name: turned(a.axes[name], b.axes[name], t) for name in a.axes}
    at = lerp(a.joints["pelvis"], b.joints["pelvis"], t)
    place_trunk(joints, axes, at, axes["pelvis"], axes["chest"], build)
    place_head(joints, axes, axes["neck"].up, axes["head"])
    for side in BODY_SIDES:
        slide = lerp(_slide(a, side, build), _slide(b, side, build), t)
        place_shoulder(joints, axes, side, slide, build)
        place_leg(joints, axes, side, *(axes[p + side] for p in ("thigh", "shin", "foot")))
        place_toes(joints, axes, side, axes["toes" + side])
        place_arm(joints, axes, side, *(axes[p + side] for p in ("upperarm", "forearm", "hand")))
    swell = a.swell + (b.swell - a.swell) * t
    grip = {s: a.grip[s] + (b.grip[s] - a.grip[s]) * t for s in a.grip if s in b.grip}
    return Skeleton(MappingProxyType(joints), MappingProxyType(axes), swell, MappingProxyType(grip))


def _slide(skeleton: Skeleton, side: str, build: BodyBuild) -> Vec:
    """How a shoulder was slid: what `place_shoulder` was given."""
    chest = skeleton.axes["chest"]
    way = sub(skeleton.joints["shoulder" + side], skeleton.joints["neck"])
    sign = 1 if side == "R" else -1
    return (
        dot(way, chest.up) + proportions.SHOULDER_BELOW_NECK,
        dot(way, chest.front),
        sign * dot(way, chest.right) - build.shoulder,
    )


def hang_leg(joints: dict[str, Vec], axes: dict[str, Axes], side: str, ankle: Vec) -> None:
    """Bend a leg anew so that its ankle is met; knee and foot keep their ways."""
    hip, thigh = joints["hip" + side], axes["thigh" + side]
    limb = two_bones(hip, ankle, joints["knee" + side], proportions.THIGH, proportions.SHIN)
    thigh = axes_along(unit(sub(hip, limb.middle)), thigh.front)
    shin = axes_along(unit(sub(limb.middle, limb.end)), axes["shin" + side].front)
    place_leg(joints, axes, side, thigh, shin, axes["foot" + side])
    place_toes(joints, axes, side, axes["toes" + side])


def hang_arm(joints: dict[str, Vec], axes: dict[str, Axes], side: str, wrist: Vec) -> None:
    """Bend an arm anew so that its wrist is met; elbow and hand keep their ways."""
    shoulder = joints["shoulder" + side]
    limb = two_bones(
        shoulder, wrist, joints["elbow" + side], proportions.UPPER_ARM, proportions.FOREARM
    )
    upper = axes_along(unit(sub(shoulder, limb.middle)), axes["upperarm" + side].front)
    lower = axes_along(unit(sub(limb.middle, limb.end)), axes["forearm" + side].front)
    place_arm(joints, axes, side, upper, lower, axes["hand" + side])
