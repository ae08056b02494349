"""From space to the picture: a camera without perspective, so that nothing shrinks or leans."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from recoverytimer.figure.vectors import Vec, cross, dot


@dataclass(frozen=True)
class Camera:
    """Where one looks from, how many pixels a metre has and where the origin lies.

    Azimuth 0 looks along -z, 90 faces a figure that faces x; both angles are in degrees.
    """

    azimuth: float
    elevation: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @cached_property
    def towards(self) -> Vec:
        """The direction from the scene to the eye."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return (math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e))

    @cached_property
    def right(self) -> Vec:
        """The direction that lies to the right in the picture."""
        a = math.radians(self.azimuth)
        return (math.cos(a), 0.0, -math.sin(a))

    @cached_property
    def up(self) -> Vec:
        """The direction that lies upwards in the picture."""
        return cross(self.towards, self.right)

    def seen(self, p: Vec) -> tuple[float, float, float]:
        """Pixels to the right and down, and the nearness to the eye in metres."""
        return (
            self.x + self.scale * dot(p, self.right),
            self.y - self.scale * dot(p, self.up),
            dot(p, self.towards),
        )

    def across(self, v: Vec) -> tuple[float, float]:
        """A way in space as pixels to the right and down."""
        return (self.scale * dot(v, self.right), -self.scale * dot(v, self.up))
