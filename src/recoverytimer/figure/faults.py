"""What can be wrong with a pose, beside what is wrong with any file."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class PoseFaultKind(Enum):
    """What no body can do, or what of a pose is not understood."""

    NO_MUSCLE = auto()
    NO_JOINT = auto()
    NO_PLACE = auto()
    TOO_MANY_SIZES = auto()
    MISSING = auto()
    NO_PELVIS = auto()
    HANG_ON_EACH_OTHER = auto()
    OUT_OF_REACH = auto()
    SPINE_FOLDED = auto()
    TRUNK_WRUNG = auto()
    NECK_BROKEN = auto()
    HEAD_TOO_FAR_OVER = auto()
    HEAD_BACKWARDS = auto()
    KNEE_WRONG_WAY = auto()
    ELBOW_WRONG_WAY = auto()
    BELOW_FLOOR = auto()
    IN_WALL = auto()
    NOTHING_RESTS = auto()
    INSIDE = auto()
    FLOATS = auto()


class PoseFault(Struct, frozen=True):
    """A fault of a pose.

    Attributes:
        part: the part of the body, the joint, the muscle or the key that it is about.
        other: the second one, or the thing that it is about.
        by_m: how far it is from where it should be.
    """

    kind: PoseFaultKind
    part: str = ""
    other: str = ""
    by_m: float = 0.0
