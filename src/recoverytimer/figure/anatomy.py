"""A skeleton clothed in flesh: the parts of a body, from the torso to the thumbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoverytimer.figure import proportions
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob, Chain, ellipsoid, tube
from recoverytimer.figure.vectors import Axes, Vec, add, along, axes_along, lerp

# All sizes are in metres and, as those of the bones, drawn until they looked right.


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One piece that is painted at once.

    `chains` are its outlines (the first one gives its depth), `joint` and `seam_m` say around
    which point it grows out of its parent, so that no edge is drawn there.
    """

    name: str
    chains: tuple[Chain, ...]
    parent: str | None = None
    joint: Vec | None = None
    seam_m: float = 0.0
    children: dict[str, tuple[Vec, float]] = field(default_factory=dict)

    @property
    def side(self) -> str:
        """R, L or nothing."""
        return self.name[-1] if self.name[-1] in BODY_SIDES else ""


def body_parts(skeleton: Skeleton, build: BodyBuild) -> tuple[BodyPart, ...]:
    """All parts of the body, in no order."""
    found = [_torso(skeleton, build), _neck(skeleton), _head(skeleton)]
    for side in BODY_SIDES:
        found += _leg(skeleton, build, side)
        found += _arm(skeleton, build, side)
    by_name = {part.name: part for part in found}
    for part in found:
        if part.parent and part.joint:
            by_name[part.parent].children[part.name] = (part.joint, part.seam_m)
    return tuple(found)


def buttock(skeleton: Skeleton, build: BodyBuild, side: str) -> Blob:
    """The seat's half, a part of the torso and of the thigh: between them no bent hip is a tube."""
    pelvis = skeleton.axes["pelvis"]
    sign = 1 if side == "R" else -1
    centre = pelvis.at(skeleton.joints["pelvis"], up=-0.02, front=-0.044, right=sign * 0.070)
    s = build.seat
    return ellipsoid(centre, pelvis, 0.080 * s, 0.092 * s, 0.074 * s)


def _torso(skeleton: Skeleton, build: BodyBuild) -> BodyPart:
    joints, axes = skeleton.joints, skeleton.axes
    low, middle, high = axes["pelvis"], axes["waist"], axes["chest"]
    pelvis, waist, chest, neck = (joints[n] for n in ("pelvis", "waist", "chest", "neck"))
    swell, p, w, c = skeleton.swell, build.pelvis, build.waist, build.chest
    # Slices from the hips up to the neck, widest at the hips and at the armpits.
    hips = [
        ellipsoid(low.at(pelvis, up=-0.035), low, 0.125 * p, 0.05, 0.085 * p),
        ellipsoid(low.at(pelvis, up=0.025), low, 0.158 * p, 0.055, 0.105 * p),
        ellipsoid(low.at(pelvis, up=0.085), low, 0.145 * p, 0.05, 0.098 * p),
    ]
    # A breath deepens the belly and moves it forwards by as much, so that the back stays.
    belly = middle.at(lerp(waist, chest, 0.55), front=swell * 0.5)
    above = [
        ellipsoid(
            low.at(waist, up=0.02, front=swell * 0.7),
            _halfway(low, middle),
            0.118 * w,
            0.05,
            0.083 * w + swell * 0.7,
        ),
        ellipsoid(belly, middle, 0.122 * w, 0.05, 0.088 * w + swell * 0.5),
        ellipsoid(chest, _halfway(high, middle), 0.134 * c, 0.05, 0.098 * c),
        ellipsoid(high.at(chest, up=0.06, front=0.004), high, 0.146 * c, 0.05, 0.103 * c),
        ellipsoid(high.at(chest, up=0.115), high, 0.142 * c, 0.04, 0.088 * c),
        ellipsoid(high.at(chest, up=0.14), high, 0.118 * c, 0.03, 0.07),
        ellipsoid(high.at(neck, up=-0.005), high, 0.062, 0.025, 0.052),
    ]
    # The yoke joins the shoulders to the chest.
    yoke = ellipsoid(high.at(chest, up=0.085), high, 0.10 * c, 0.05, 0.085 * c)
    shoulders = tuple(
        (
            yoke,
            Blob(
                high.at(joints["shoulder" + s], up=-0.004, right=-0.012 * sign),
                0.044 * build.limb,
            ),
        )
        for s, sign in (("R", 1), ("L", -1))
    )
    seat = tuple((buttock(skeleton, build, s), hips[2]) for s in BODY_SIDES)
    return BodyPart("torso", ([*hips, *above], *seat, *shoulders))


def _halfway(a: Axes, b: Axes) -> Axes:
    return axes_along(add(a.up, b.up), add(a.front, b.front))


def _neck(skeleton: Skeleton) -> BodyPart:
    neck, skull = skeleton.joints["neck"], skeleton.joints["skull"]
    chain = (
        Blob(along(neck, skeleton.axes["chest"].up, -0.02), 0.050),
        Blob(lerp(neck, skull, 0.5), 0.042),
        Blob(along(skull, skeleton.axes["head"].up, 0.02), 0.043),
    )
    return BodyPart("neck", (chain,), parent="torso", joint=neck, seam_m=0.075)


def _head(skeleton: Skeleton) -> BodyPart:
    own, centre = skeleton.axes["head"], skeleton.joints["head"]
    skull = ellipsoid(centre, own, 0.081, 0.104, 0.098)
    jaw = ellipsoid(own.at(centre, up=-0.055, front=0.022), own, 0.052, 0.055, 0.058)
    return BodyPart(
        "head",
        ((skull, jaw),),
        parent="neck",
        joint=skeleton.joints["skull"],
        seam_m=0.055,
    )


def _leg(skeleton: Skeleton, build: BodyBuild, side: str) -> list[BodyPart]:
    hip, knee, ankle = (skeleton.joints[n + side] for n in ("hip", "knee", "ankle"))
    thigh, shin = skeleton.axes["thigh" + side], skeleton.axes["shin" + side]
    upper = tube(hip, knee, proportions.THIGH_FLESH, thigh.front, build.limb)
    behind = Blob(along(lerp(hip, knee, 0.34), thigh.front, -0.006), 0.072 * build.limb)
    seat = (buttock(skeleton, build, side), behind)
    lower = tube(knee, ankle, proportions.SHIN_FLESH, shin.front, build.limb)
    return [
        BodyPart("thigh" + side, (upper, seat), parent="torso", joint=hip, seam_m=0.150),
        BodyPart(
            "shin" + side,
            (lower,),
            parent="thigh" + side,
            joint=knee,
            seam_m=0.082,
        ),
        _foot(skeleton, side),
    ]


def _foot(skeleton: Skeleton, side: str) -> BodyPart:
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    toes, tip = skeleton.axes["toes" + side], skeleton.joints["toe" + side]
    heel = ellipsoid(own.at(ankle, up=-0.038, front=-0.030), own, 0.030, 0.030, 0.032)
    sole = (
        ellipsoid(own.at(ankle, up=-0.046, front=0.055), own, 0.034, 0.024, 0.04),
        ellipsoid(own.at(ankle, up=-0.054, front=0.125), own, 0.042, 0.018, 0.035),
        ellipsoid(toes.at(tip, up=-0.005, front=0.002), toes, 0.034, 0.012, 0.022),
    )
    instep = (
        Blob(ankle, 0.031),
        ellipsoid(own.at(ankle, up=-0.036, front=0.055), own, 0.031, 0.026, 0.04),
        ellipsoid(own.at(ankle, up=-0.052, front=0.115), own, 0.034, 0.018, 0.03),
    )
    return BodyPart(
        "foot" + side,
        ((Blob(ankle, 0.031), heel, *sole), instep),
        parent="shin" + side,
        joint=ankle,
        seam_m=0.062,
    )


def _arm(skeleton: Skeleton, build: BodyBuild, side: str) -> list[BodyPart]:
    shoulder, elbow, wrist = (skeleton.joints[n + side] for n in ("shoulder", "elbow", "wrist"))
    front = (0.0, 0.0, 0.0)
    upper = tube(shoulder, elbow, proportions.UPPER_ARM_FLESH, front, build.limb)
    lower = tube(elbow, wrist, proportions.FOREARM_FLESH, front, build.limb)
    return [
        BodyPart(
            "upperarm" + side,
            (upper,),
            parent="torso",
            joint=shoulder,
            seam_m=0.105,
        ),
        BodyPart(
            "forearm" + side,
            (lower,),
            parent="upperarm" + side,
            joint=elbow,
            seam_m=0.062,
        ),
        _hand(skeleton, side),
    ]


def _hand(skeleton: Skeleton, side: str) -> BodyPart:
    wrist, own = skeleton.joints["wrist" + side], skeleton.axes["hand" + side]
    sign = -1 if side == "R" else 1
    palm = (
        Blob(wrist, 0.022),
        ellipsoid(own.at(wrist, up=0.055), own, 0.038, 0.03, 0.016),
        ellipsoid(own.at(wrist, up=0.095), own, 0.036, 0.025, 0.014),
        ellipsoid(own.at(wrist, up=0.155), own, 0.022, 0.016, 0.009),
    )
    thumb = (
        Blob(own.at(wrist, up=0.03, right=sign * 0.018), 0.014),
        Blob(own.at(wrist, up=0.085, right=sign * 0.052), 0.010),
    )
    return BodyPart(
        "hand" + side,
        (palm, thumb),
        parent="forearm" + side,
        joint=wrist,
        seam_m=0.050,
    )
