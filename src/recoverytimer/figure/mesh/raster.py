"""Which small face one sees at each sample of a picture: a depth buffer for triangles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.mesh.points import Singles, Whole
from recoverytimer.figure.mesh.sheets import Sheet

# A face whose three corners together look so far away from the eye is not seen.
TURNED = -0.3
# Depths are compared in steps of 2^-20 m (a micrometre), from 8 m behind the origin on; the bits
# below them name the ink and the face.
DEPTH_BITS, BEHIND_M, INK_BITS, FACE_BITS = 20, 8.0, 6, 18
KEY_BITS = INK_BITS + FACE_BITS
INKS = (2**INK_BITS - 1) << FACE_BITS
NOTHING = -1


class Mesh(NamedTuple):
    """Sheets as one: points and normals (n, 3), corners (m, 3) and the ink of each face (m)."""

    points: Singles
    normals: Singles
    corners: Whole
    inks: Whole
    names: tuple[str, ...]
    firsts: tuple[int, ...]


def joined(sheets: Sequence[Sheet]) -> Mesh:
    """Sheets as one mesh; `firsts` are the numbers of their first points."""
    names = tuple(dict.fromkeys(sheet.ink for sheet in sheets))
    firsts, corners, inks = [], [], []
    first = 0
    for sheet in sheets:
        firsts.append(first)
        corners.append(sheet.faces + np.int32(first))
        inks.append(np.full(len(sheet.faces), names.index(sheet.ink), np.int32))
        first += len(sheet.points)
    return Mesh(
        np.concatenate([sheet.points for sheet in sheets]).astype(np.float32),
        np.concatenate([sheet.normals for sheet in sheets]).astype(np.float32),
        np.concatenate(corners).astype(np.int32),
        np.concatenate(inks),
        names,
        tuple(firsts),
    )


class Projected(NamedTuple):
    """Points in a picture: to the right and down (pixels), how near (m), how they face the eye."""

    x: Singles
    y: Singles
    near: Singles
    facing: Singles


def projected(mesh: Mesh, camera: Camera) -> Projected:
    """The points of a mesh as a camera sees them."""
    axes = np.array([camera.right, camera.up, camera.towards], np.float32).T
    x, y, near = (mesh.points @ axes).T
    scale = np.float32(camera.scale)
    facing = mesh.normals @ axes[:, 2]
    return Projected(
        np.float32(camera.x) + scale * x, np.float32(camera.y) - scale * y, near, facing
    )


Keys = NDArray[np.int64]
"""What one sees at samples: a depth, below it an ink and a face; negative is nothing."""


def seen_at(mesh: Mesh, which: NDArray[np.intp], points: Projected, shape: tuple[int, int]) -> Keys:
    """What one sees of some faces of a mesh in a picture of so many (rows, columns) of samples."""
    corners = mesh.corners[which]
    front = np.flatnonzero(points.facing[corners].sum(axis=1) > TURNED)
    which = which[front]
    names = (mesh.inks[which].astype(np.int64) << FACE_BITS) | which
    spans = _spans(corners[front], names, points, shape)
    sizes = spans.sizes
    off = np.arange(sizes.sum(), dtype=np.int32)
    off -= np.repeat((np.cumsum(sizes) - sizes).astype(np.int32), sizes)
    keys = np.repeat(spans.slopes, sizes)
    keys *= off
    keys += np.repeat(spans.keys, sizes)
    off += np.repeat(spans.samples, sizes)
    seen = np.full(shape[0] * shape[1], NOTHING, np.int64)
    np.maximum.at(seen, off, keys)
    return seen.reshape(shape)


def depths_of(keys: Keys) -> Singles:
    """How near (m) each of them is; infinitely far is nothing."""
    near = (keys >> KEY_BITS).astype(np.float32) * np.float32(2.0**-DEPTH_BITS)
    return np.where(keys < 0, np.float32(-np.inf), near - np.float32(BEHIND_M))


def faces_of(keys: Keys) -> NDArray[np.intp]:
    """The number of the face of each of them."""
    found: NDArray[np.intp] = keys & (2**FACE_BITS - 1)
    return found


class _Spans(NamedTuple):
    """Rows of samples in faces: the first sample, how many, its key and how keys grow.

    A key is a depth with the number of the face below it.
    """

    samples: Whole
    sizes: Whole
    keys: Keys
    slopes: Keys


def _spans(corners: Whole, names: Keys, points: Projected, shape: tuple[int, int]) -> _Spans:
    height, width = shape
    # Each face from its highest corner to its lowest.
    order = np.argsort(points.y[corners], axis=1, kind="stable")
    corners = np.take_along_axis(corners, order, axis=1)
    (ax, bx, cx), (ay, by, cy) = points.x[corners].T, points.y[corners].T
    az, bz, cz = points.near[corners].T
    top = np.clip(np.ceil(ay - 0.5), 0, height).astype(np.int32)
    bottom = np.clip(np.ceil(cy - 0.5), 0, height).astype(np.int32)
    rows = np.maximum(bottom - top, 0)
    # What each row of a face needs: where its edges begin and how they go right and nearer.
    edges = [
        *(ax, ay, az, bx, by, bz),
        *(_slope(ay, cy, ax, cx), _slope(ay, by, ax, bx), _slope(by, cy, bx, cx)),
        *(_slope(ay, cy, az, cz), _slope(ay, by, az, bz), _slope(by, cy, bz, cz)),
    ]
    face = np.repeat(np.arange(len(corners), dtype=np.int32), rows)
    starts = (np.cumsum(rows) - rows).astype(np.int32)
    row = np.arange(len(face), dtype=np.int32) + np.repeat(top - starts, rows)
    y = row.astype(np.float32) + np.float32(0.5)
    columns = np.take(np.stack(edges, axis=1), face, axis=0).T
    ax, ay, az, bx, by, bz, long, upper, lower, long_z, upper_z, lower_z = columns
    below_a, below_b = y - ay, y - by
    is_upper = below_b < 0
    one, one_z = ax + long * below_a, az + long_z * below_a
    other = np.where(is_upper, ax + upper * below_a, bx + lower * below_b)
    other_z = np.where(is_upper, az + upper_z * below_a, bz + lower_z * below_b)
    left = np.clip(np.ceil(np.minimum(one, other) - 0.5), 0, width).astype(np.int32)
    sizes = np.clip(np.ceil(np.maximum(one, other) - 0.5), 0, width).astype(np.int32) - left
    # Between its edges a face is as near as they are, however steep it is.
    across = _slope(one, other, one_z, other_z)
    near = one_z + across * (left + np.float32(0.5) - one)
    keys = ((near + np.float32(BEHIND_M)) * 2.0**DEPTH_BITS).astype(np.int64) << KEY_BITS
    slopes = (across * 2.0**DEPTH_BITS).astype(np.int64) << KEY_BITS
    keys |= names[face]
    return _Spans(row * np.int32(width) + left, np.maximum(sizes, 0), keys, slopes)


def _slope(start: Singles, end: Singles, value: Singles, to_value: Singles) -> Singles:
    """By how much a value grows a sample from one place to another."""
    way = end - start
    return ((to_value - value) / np.where(np.abs(way) < 1e-6, np.float32(1e-6), way)).astype(
        np.float32
    )


def plane(values: Singles, corners: Whole, points: Projected) -> tuple[Singles, Singles, Singles]:
    """Of values between three corners: at the first one, and by how much they grow a sample."""
    a, b, c = corners.T
    low = values[a]
    first, second = values[b] - low, values[c] - low
    bx, by = points.x[b] - points.x[a], points.y[b] - points.y[a]
    cx, cy = points.x[c] - points.x[a], points.y[c] - points.y[a]
    area = bx * cy - cx * by
    over = 1 / np.where(np.abs(area) < 1e-6, np.float32(1e-6), area)
    return low, (first * cy - second * by) * over, (second * bx - first * cx) * over
