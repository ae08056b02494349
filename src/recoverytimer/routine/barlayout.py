"""Where the parts of a bar lie."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

LEAST = 4.0
GAP = 3.0
TINY = 1e-6
"""What weighs less in all weighs nothing."""


class Extent(Struct, frozen=True):
    """A stretch from left to right."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


def extents(weights: Sequence[float], width: float) -> tuple[Extent, ...]:
    """The stretches of parts, in proportion to their weights, that together fill a width.

    Each is at least 4 px wide with 3 px between them. Where that is more than there is, first
    the gaps shrink and then the parts.
    """
    if not weights or width <= 0:
        return ()
    count = len(weights)
    gap = max(0.0, min(GAP, (width - count * LEAST) / max(1, count - 1)))
    room = width - gap * (count - 1)
    made, left = [], 0.0
    for share in _shares(weights, room, min(LEAST, room / count)):
        made.append(Extent(left, share))
        left += share + gap
    return tuple(made)


def extent_at(laid: Sequence[Extent], x: float) -> int | None:
    """The index of the stretch at a place; a gap belongs to the one before it."""
    index = bisect_right([extent.left for extent in laid], x) - 1
    return index if index >= 0 else None


def _shares(weights: Sequence[float], room: float, least: float) -> list[float]:
    """The room divided by weight, so that none gets less than the least."""
    large = list(weights)
    while large:
        weight = sum(large)
        scale = (room - least * (len(weights) - len(large))) / weight if weight > TINY else 0.0
        kept = [w for w in large if w * scale >= least]
        if len(kept) == len(large):
            return [max(least, w * scale) for w in weights]
        large = kept
    return [room / len(weights)] * len(weights)
