"""The flesh of hips, seat and thighs as one smooth form."""

from __future__ import annotations

import numpy as np

from recoverytimer.figure.mesh.nets import net, steep
from recoverytimer.figure.mesh.points import Floats, Reals, Singles, unit_rows
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.vectors import Axes, Vec, dot, sub, turned

# Of the pelvis: half its width, where it is widest, and by how much it narrows above and below.
WIDE_M, WIDEST_M, NARROWS = 0.146, 0.015, 2.4
AHEAD_M, BEHIND_M, BEHIND_NARROWS, BELOW_M = 0.098, 0.094, 0.14, 0.070
# Above this it is rounded off, under the shirt.
DOME_FROM_M, DOME_M = 0.075, 0.050
# Half sizes of each half of the seat, its middle from the hip (up, front, outwards), and how far
# it turns with the thigh.
SEAT_M, SEAT_AT, SEAT_TURNS = (0.075, 0.094, 0.066), (-0.024, -0.033, -0.008), 0.40
# Under a thigh at a right angle it is stretched: it lies so much higher, and is so much less
# high and thick.
SEAT_RISES_M, SEAT_FLATTENS, SEAT_THINS = 0.013, 0.12, 0.14
# The radius of a thigh along its bone as a polynomial, and how far in front of the bone it lies.
THIGH_M, THIGH_AHEAD_M = (0.0795, 0.047, -0.108), 0.003
# Between these shares of the thigh the seat's surface goes under that of the leg, so deep.
DIVES_FROM, DIVES_TO, DIVES_M = 0.275, 0.335, 0.010
# A leg begins so far down the thigh, and is as it is by itself from the second share on. Of it
# stays where it is what lies deeper than this in the body, and what does less begins to.
LEG_FROM, LEG_FULL, GROWS_TO, HIDDEN_M, FULLY_M = 0.19, 0.24, 0.46, 0.030, 0.020
# In so many steps of at most so much cloth comes to lie over the body; what is as deep in it as
# this stays, and a little less deep it comes some way.
COVERS, COVERED_M, DEEP_M, LOOSE_M = 2, 0.02, 0.034, 0.016
# In so many steps at most so far a hem slides up before a thigh, and draws its neighbours along in
# so many.
LIFTS, LIFTED_M, DRAWN = 4, 0.10, 7
# The size of its faces, and how far around it they are looked for.
CELL_M, MARGIN_M = 0.0125, 0.025
# How softly parts grow together: both halves of the seat, they with the pelvis, a thigh with both,
# and one side with the other.
SEATS_SOFT_M, SEAT_SOFT_M, THIGH_SOFT_M, SIDES_SOFT_M = 0.045, 0.060, 0.045, 0.010


Size = Reals | float


class Loins:
    """Hips, seat and thighs: how far points of the world are from their skin (m)."""

    def __init__(self, skeleton: Skeleton, build: BodyBuild) -> None:
        self.own = skeleton.axes["pelvis"]
        self.at = _single(skeleton.joints["pelvis"])
        self.up = np.array(self.own.up)
        self._axes = _columns(self.own)
        self._build = build
        self._sides = [_Side(skeleton, build, side) for side in BODY_SIDES]

    def depth(self, points: Reals) -> Reals:
        """The distances of points, negative inside."""
        pelvis = self._pelvis(points)
        right, left = (side.seat(points) for side in self._sides)
        seats = joined_depth(right, left, SEATS_SOFT_M)
        middle = joined_depth(pelvis, seats, SEAT_SOFT_M)
        one, other = (joined_depth(middle, side.limb(points), THIGH_SOFT_M) for side in self._sides)
        return joined_depth(one, other, SIDES_SOFT_M)

    def sheet(self, ink: str, detail: float) -> Sheet:
        """The skin of hips and seat, which ends under that of the legs."""
        low, high = self._box()
        axes = self._axes

        def field(local: Reals) -> Reals:
            return self.depth(self.at + local @ axes.T)

        points, normals, faces = net(field, low, high, CELL_M / max(0.4, detail))
        points, normals = self.at + points @ axes.T, unit_rows(normals @ axes.T)
        deep = np.max([side.dives(points) for side in self._sides], axis=0)
        points = points - normals * (DIVES_M * deep)[:, None]
        faces = faces[(deep[faces] < 1).any(axis=1)]
        return Sheet(ink, points, normals, faces, ("torso", "thighL", "thighR"))

    def grown(self, leg: Sheet, side: str, thigh: int) -> Sheet:
        """A leg whose upper end is the seat's surface, and begins under it.

        Its first points, so many, are of the thigh.
        """
        own = self._sides[BODY_SIDES.index(side)]
        share = own.share(leg.points[:thigh])
        which = np.flatnonzero(share < GROWS_TO)
        share, start = share[which], leg.points[which]
        depth, way = steep(self.depth, start)
        part = np.clip((GROWS_TO - share) / (GROWS_TO - DIVES_TO), 0, 1)
        part *= np.clip((depth + HIDDEN_M) / (HIDDEN_M - FULLY_M), 0, 1)
        down = DIVES_M * np.clip((LEG_FULL - share) / (LEG_FULL - LEG_FROM), 0, 1)
        points, normals = leg.points.copy(), leg.normals.copy()
        way = unit_rows(way)
        points[which] = start - way * (depth * part + down)[:, None]
        normals[which] = unit_rows(normals[which] * (1 - part)[:, None] + way * part[:, None])
        return leg._replace(points=points, normals=normals)

    def lifted(self, hem: Floats, clear_m: float) -> Floats:
        """How far each point of a hem must slide up so that no thigh lies over it."""
        up = np.zeros(len(hem))
        for _ in range(LIFTS):
            here = hem + up[:, None] * self.up
            depth = np.min([side.limb(here) for side in self._sides], axis=0)
            up += np.maximum(0.0, clear_m - depth)
        up = np.minimum(up, LIFTED_M)
        for _ in range(DRAWN):
            up = np.maximum(up, (np.roll(up, 1) + np.roll(up, -1) + up) / 3)
        return up

    def covered(self, points: Floats, over_m: float, clings: Floats) -> Floats:
        """Points of what is worn over it, moved out to lie so far above it; some also inwards."""
        found = points.reshape(-1, 3)
        for _ in range(COVERS):
            depth, way = steep(self.depth, found)
            short = over_m - depth
            out = np.minimum(short, COVERED_M) * np.clip((short - DEEP_M) / -LOOSE_M, 0.0, 1.0)
            moves = np.where(short > 0, out, np.maximum(short, -COVERED_M) * clings)
            found = found + unit_rows(way) * moves[:, None]
        return found.reshape(points.shape)

    def _box(self) -> tuple[Floats, Floats]:
        fat = self._build.pelvis
        corners = np.array([[WIDE_M * fat, DOME_FROM_M + DOME_M, AHEAD_M * fat]])
        ends = [corners, -corners, *((s.ends() - self.at) @ self._axes for s in self._sides)]
        found = np.concatenate(ends)
        return found.min(axis=0) - MARGIN_M, found.max(axis=0) + MARGIN_M

    def _pelvis(self, points: Reals) -> Reals:
        x, up, z = seen_from(self.at, self._axes, points)
        fat = self._build.pelvis
        above = np.maximum(up, 0.0)
        wide = fat * np.maximum(WIDE_M - NARROWS * (above - WIDEST_M) ** 2, 0.05)
        deep = fat * np.where(z > 0, AHEAD_M, BEHIND_M - BEHIND_NARROWS * above)
        beyond = np.minimum(up, 0.0) / BELOW_M + np.maximum(up - DOME_FROM_M, 0.0) / DOME_M
        return _oval(x, beyond, z, wide, 1.0, deep)


class _Side:
    """One thigh and the half of the seat that is its own."""

    def __init__(self, skeleton: Skeleton, build: BodyBuild, side: str) -> None:
        sign = 1 if side == "R" else -1
        hip, thigh = skeleton.joints["hip" + side], skeleton.axes["thigh" + side]
        way = sub(skeleton.joints["knee" + side], hip)
        self.hip, self._bone_m, self._fat = _single(hip), dot(way, way) ** 0.5, build.limb
        self._thigh = _columns(thigh)
        own = turned(skeleton.axes["pelvis"], thigh, SEAT_TURNS)
        bent = min(1.0, 1.0 - dot(skeleton.axes["pelvis"].up, thigh.up))
        flat = 1.0 - SEAT_FLATTENS * bent
        up, front, out = SEAT_AT
        at = own.at(hip, up=up + SEAT_RISES_M * bent, front=front, right=out * sign)
        self._seat_at, self._seat = _single(at), _columns(own)
        wide, high, deep = SEAT_M
        thin = build.seat * (1.0 - SEAT_THINS * bent)
        self._sizes = (build.seat * wide, build.seat * flat * high, thin * deep)

    def seat(self, points: Reals) -> Reals:
        """The distances of points from this half of the seat alone."""
        x, up, z = seen_from(self._seat_at, self._seat, points)
        return _oval(x, up, z, *self._sizes)

    def limb(self, points: Reals) -> Reals:
        """The distances of points from the thigh alone."""
        x, up, z = seen_from(self.hip, self._thigh, points)
        share = np.clip(up * (-1 / self._bone_m), 0.0, 0.9)
        first, grows, bends = THIGH_M
        radius = self._fat * (first + share * (grows + bends * share))
        before = np.maximum(up, 0.0)
        found: Reals = np.sqrt(x * x + before * before + (z - THIGH_AHEAD_M) ** 2) - radius
        return found

    def share(self, points: Floats) -> Floats:
        """How far along the thigh points are, as shares of it."""
        found: Floats = (points - self.hip) @ self._thigh[:, 1] / -self._bone_m
        return found

    def dives(self, points: Floats) -> Floats:
        """How far points are under the leg's own surface, from 0 to 1."""
        share = (self.share(points) - DIVES_FROM) / (DIVES_TO - DIVES_FROM)
        found: Floats = np.where(np.abs(self.limb(points)) < 0.02, np.clip(share, 0, 1), 0.0)
        return found

    def ends(self) -> Floats:
        """Points around the seat and the thigh as far as it is of the seat's surface."""
        end = self.hip - self._thigh[:, 1] * self._bone_m * DIVES_TO
        around = np.concatenate([np.eye(3), -np.eye(3)])
        return np.concatenate(
            [end + 0.09 * around @ self._thigh.T, self._seat_at + 0.10 * around @ self._seat.T]
        )


def joined_depth(a: Reals, b: Reals, soft_m: float) -> Reals:
    """The smooth union of two (a polynomial minimum)."""
    w = np.maximum(soft_m - np.abs(a - b), 0.0)
    found: Reals = np.minimum(a, b) - w * w * (0.25 / soft_m)
    return found


def _oval(x: Reals, y: Reals, z: Reals, wide: Size, high: Size, deep: Size) -> Reals:
    """The distances from an ellipsoid, exact at its surface and nearly so beside it."""
    a, b, c = 1 / wide, 1 / high, 1 / deep
    x, y, z = x * a, y * b, z * c
    far = x * x + y * y + z * z
    x *= a
    y *= b
    z *= c
    grows = x * x + y * y + z * z
    grows += 1e-6
    found: Reals = (far - np.sqrt(far)) / np.sqrt(grows)
    return found


def seen_from(at: Reals, axes: Reals, points: Reals) -> Reals:
    """How far points lie to the right, up and to the front of a place, as (3, n)."""
    found: Reals = axes.T @ points.T
    found -= (axes.T @ at)[:, None]
    return found


def _columns(own: Axes) -> Singles:
    return np.array([own.right, own.up, own.front], np.float32).T


def _single(p: Vec) -> Singles:
    return np.array(p, np.float32)
