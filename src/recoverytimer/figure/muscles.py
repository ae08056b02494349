"""Where each muscle lies on the surface, so that it can glow there."""

from __future__ import annotations

from msgspec import Struct

from recoverytimer.figure import proportions
from recoverytimer.figure.proportions import Profile, girth
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob, ellipsoid
from recoverytimer.figure.vectors import (
    Axes,
    Vec,
    add,
    along,
    axes_along,
    cross,
    dot,
    lerp,
    scaled,
    sub,
    turned,
    unit,
)


class MusclePatch(Struct, frozen=True):
    """A muscle's place: its shapes, the parts whose surface shows it, the way it faces."""

    parts: tuple[str, ...]
    blobs: tuple[Blob, ...]
    faces: Vec

    @property
    def on_trunk(self) -> bool:
        """Whether the body hides it from the other side: limbs let it shine around."""
        return self.parts == ("torso",)


class _OnBone(Struct, frozen=True):
    """A muscle along a bone: where, how wide and long, and which way (front, outwards)."""

    bone: str
    share: float
    width: float
    half_length: float
    front: float
    out: float
    also: tuple[str, ...] = ()


# Laid on the drawn flesh by eye; no anatomical reference.
_ON_BONES = {
    "quad": _OnBone("thigh", 0.52, 0.055, 0.15, 1, 0.05),
    "ham": _OnBone("thigh", 0.50, 0.052, 0.15, -1, 0),
    "itband": _OnBone("thigh", 0.52, 0.045, 0.17, 0.05, 1),
    "hipflexor": _OnBone("thigh", 0.05, 0.05, 0.09, 1, 0.1, ("torso",)),
    "adductor": _OnBone("thigh", 0.38, 0.05, 0.13, 0.1, -1),
    "calf": _OnBone("shin", 0.30, 0.045, 0.11, -1, 0),
    "soleus": _OnBone("shin", 0.66, 0.036, 0.085, -1, 0),
    "tfl": _OnBone("thigh", 0.05, 0.045, 0.08, 0.7, 0.8, ("torso",)),
    "shin": _OnBone("shin", 0.35, 0.03, 0.11, 1, 0.3),
}


def muscle_patch(name: str, skeleton: Skeleton) -> MusclePatch:
    """The place of a muscle such as "glute.R"; muscles of the trunk have no side.

    Raises:
        KeyError: the muscle is not known.
    """
    muscle, _, side = name.partition(".")
    if muscle in _ON_BONES:
        return _on_bone(_ON_BONES[muscle], side or "R", skeleton)
    if muscle in {"glute", "glutemed"}:
        return _seat(muscle, side or "R", skeleton)
    if muscle == "foot":
        return _sole(side or "R", skeleton)
    return _trunk(muscle, skeleton)


def _on_bone(muscle: _OnBone, side: str, skeleton: Skeleton) -> MusclePatch:
    joints = skeleton.joints
    ends = ("hip", "knee") if muscle.bone == "thigh" else ("knee", "ankle")
    start, end = (joints[n + side] for n in ends)
    flesh: Profile = proportions.THIGH_FLESH if muscle.bone == "thigh" else proportions.SHIN_FLESH
    own = skeleton.axes[muscle.bone + side]
    outwards = scaled(own.right, 1 if side == "R" else -1)
    faces = unit(add(scaled(own.front, muscle.front), scaled(outwards, muscle.out)))
    radius = girth(flesh, muscle.share).radius
    here = girth(flesh, muscle.share)
    axis = unit(sub(end, start))
    on_bone = along(lerp(start, end, muscle.share), own.front, here.offset)
    # From within the flesh up to the skin.
    centre = along(on_bone, faces, radius * 0.55)
    shape = Axes(axis, faces, unit(cross(faces, axis)))
    blob = ellipsoid(centre, shape, muscle.width * 1.1, muscle.half_length * 1.1, radius * 0.9)
    return MusclePatch((muscle.bone + side, *muscle.also), (blob,), faces)


def _seat(muscle: str, side: str, skeleton: Skeleton) -> MusclePatch:
    pelvis, at = skeleton.axes["pelvis"], skeleton.joints["pelvis"]
    sign = 1 if side == "R" else -1
    parts = ("torso", "thigh" + side)
    out = scaled(pelvis.right, sign)
    if muscle == "glutemed":
        blob = ellipsoid(
            pelvis.at(at, up=0.020, front=-0.03, right=sign * 0.125), pelvis, 0.06, 0.075, 0.065
        )
        return MusclePatch(parts, (blob,), unit(along(out, pelvis.front, -0.45)))
    # The seat follows a bent thigh some way.
    own = turned(pelvis, skeleton.axes["thigh" + side], 0.3)
    hip = skeleton.joints["hip" + side]
    middle = own.at(hip, up=-0.022, front=-0.030, right=-0.008 * sign)
    back, out = scaled(own.front, -1), scaled(own.right, sign)
    # It runs from beside the tail bone downwards to the outside of the thigh.
    run = unit(add(scaled(own.up, -0.75), out))
    faces = unit(along(back, out, 0.45))
    shape = axes_along(run, faces)
    blob = ellipsoid(along(middle, faces, 0.060), shape, 0.064, 0.110, 0.066)
    return MusclePatch(parts, (blob,), faces)


def _sole(side: str, skeleton: Skeleton) -> MusclePatch:
    own, ankle = skeleton.axes["foot" + side], skeleton.joints["ankle" + side]
    blob = ellipsoid(own.at(ankle, up=-0.062, front=0.06), own, 0.040, 0.03, 0.085)
    return MusclePatch(("foot" + side,), (blob,), scaled(own.up, -1))


def _trunk(muscle: str, skeleton: Skeleton) -> MusclePatch:
    joint, front, width, height, depth = {
        "lowback": ("waist", -0.06, 0.075, 0.10, 0.03),
        "upback": ("chest", -0.07, 0.10, 0.11, 0.03),
        "chest": ("chest", 0.07, 0.10, 0.07, 0.03),
        "belly": ("waist", 0.06, 0.08, 0.10, 0.03),
    }[muscle]
    own = skeleton.axes[joint]
    blob = ellipsoid(own.at(skeleton.joints[joint], front=front), own, width, height, depth * 2)
    return MusclePatch(("torso",), (blob,), scaled(own.front, 1 if front > 0 else -1))


def facing(p: MusclePatch, towards: Vec) -> float:
    """How much a patch faces the eye, from -1 (away) to 1."""
    return dot(p.faces, towards)
