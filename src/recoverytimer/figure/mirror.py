"""The other side of a pose: a file is drawn for the right, the left is its mirror image."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.figure.pose import BODY_SIDES, Pose

# Numbers that say nothing of a side, and what is turned in another way.
_NO_PLACES = frozenset({"size", "camera", "highlight", "arrow"})


def mirrored_pose(pose: Pose) -> Pose:
    """The same exercise on the other side, seen from the other side."""
    turned = _turned(pose)
    assert isinstance(turned, Pose)
    return replace(
        turned,
        camera=(180 - pose.camera[0], pose.camera[1]),
        highlight=tuple(other_side(name) for name in pose.highlight),
        arrow=other_side(pose.arrow) if pose.arrow else "",
    )


def other_side(name: str) -> str:
    """The name of the same joint or muscle on the other side."""
    return name[:-1] + {"R": "L", "L": "R"}[name[-1]] if name[-1] in BODY_SIDES else name


def _turned(value: Any) -> Any:
    """A place, a way or what is made of them; what one side did, the other does."""
    match value:
        case Struct():
            names = (name for name in value.__struct_fields__ if name not in _NO_PLACES)
            parts = {other_side(name): _turned(getattr(value, name)) for name in names}
            return replace(value, **parts)
        case (str(joint), *offset):
            return (other_side(joint), *_flipped(offset))
        case (float() | int(), *_):
            return _flipped(value)
        case tuple():
            return tuple(map(_turned, value))
    return value


def _flipped(numbers: Any) -> tuple[float, ...]:
    """Those along z the other way."""
    return (*numbers[:2], *(-float(z) for z in numbers[2:]))
