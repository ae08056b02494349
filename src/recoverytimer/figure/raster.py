"""Which small face one sees at each sample of a picture: a depth buffer for triangles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.points import Floats, Whole
from recoverytimer.figure.sheets import Sheet

# A face whose three corners together look so far away from the eye is not seen.
TURNED = -0.3
# Depths are compared in steps of 2^-20 m (a micrometre), from 8 m behind the origin on; the bits
# below them name the face.
DEPTH_BITS, BEHIND_M, FACE_BITS = 20, 8.0, 20
NOTHING = -1
# Seen edge-on a face has no depth of its own: no more than this many metres a sample.
STEEPEST_M = 0.05


class Mesh(NamedTuple):
    """Sheets as one: points and normals (n, 3), corners (m, 3) and the ink of each face (m)."""

    points: Floats
    normals: Floats
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
        for faces in sheet.faces.values():
            corners.append(faces + first)
            inks.append(np.full(len(faces), names.index(sheet.ink), np.int32))
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

    x: Floats
    y: Floats
    near: Floats
    facing: Floats


def projected(mesh: Mesh, camera: Camera) -> Projected:
    """The points of a mesh as a camera sees them."""
    axes = np.array([camera.right, camera.up, camera.towards], np.float32).T
    x, y, near = (mesh.points @ axes).T
    scale = np.float32(camera.scale)
    facing = mesh.normals @ axes[:, 2]
    return Projected(
        np.float32(camera.x) + scale * x, np.float32(camera.y) - scale * y, near, facing
    )


class Seen(NamedTuple):
    """The samples on which a face is seen (flat numbers), which face it is, and how near (m)."""

    samples: NDArray[np.intp]
    faces: NDArray[np.intp]
    near: Floats


def seen_faces(corners: Whole, points: Projected, width: int, height: int) -> Seen:
    """What one sees of faces in a picture of so many samples."""
    which = np.flatnonzero(points.facing[corners].sum(axis=1) > TURNED)
    spans = _spans(corners[which], points, width, height)
    sizes = spans.sizes
    off = np.arange(sizes.sum(), dtype=np.int32)
    off -= np.repeat((np.cumsum(sizes) - sizes).astype(np.int32), sizes)
    keys = np.repeat(spans.slopes, sizes)
    keys *= off
    keys += np.repeat(spans.keys, sizes)
    off += np.repeat(spans.samples, sizes)
    buffer = np.full(width * height, NOTHING, np.int64)
    np.maximum.at(buffer, off, keys)
    samples = np.flatnonzero(buffer >= 0)
    keys = buffer[samples]
    faces = which[keys & (2**FACE_BITS - 1)]
    near = (keys >> FACE_BITS).astype(np.float32) * np.float32(2.0**-DEPTH_BITS)
    return Seen(samples, faces, near - np.float32(BEHIND_M))


class _Spans(NamedTuple):
    """Rows of samples in faces: the first sample, how many, its key and how keys grow.

    A key is a depth with the number of the face below it.
    """

    samples: Whole
    sizes: Whole
    keys: NDArray[np.int64]
    slopes: NDArray[np.int64]


def _spans(corners: Whole, points: Projected, width: int, height: int) -> _Spans:
    # Each face from its highest corner to its lowest.
    order = np.argsort(points.y[corners], axis=1, kind="stable")
    corners = np.take_along_axis(corners, order, axis=1)
    (ax, bx, cx), (ay, by, cy) = points.x[corners].T, points.y[corners].T
    top = np.clip(np.ceil(ay - 0.5), 0, height).astype(np.int32)
    bottom = np.clip(np.ceil(cy - 0.5), 0, height).astype(np.int32)
    rows = np.maximum(bottom - top, 0)
    long = _slope(ax, ay, cx, cy)
    upper, lower = _slope(ax, ay, bx, by), _slope(bx, by, cx, cy)
    level, across, down = plane(points.near, corners, points)
    across, down = (np.clip(way, -STEEPEST_M, STEEPEST_M) for way in (across, down))
    # What each row of a face needs: where its edges begin and how they run, and its depth.
    columns = np.stack(
        [
            ax - long * ay,
            long,
            ax - upper * ay,
            upper,
            bx - lower * by,
            lower,
            by,
            level - across * ax - down * ay,
            across,
            down,
        ],
        axis=1,
    ).astype(np.float32)
    face = np.repeat(np.arange(len(corners), dtype=np.int32), rows)
    starts = (np.cumsum(rows) - rows).astype(np.int32)
    row = np.arange(len(face), dtype=np.int32) + np.repeat(top - starts, rows)
    y = row.astype(np.float32) + np.float32(0.5)
    first, to_first, second, to_second, third, to_third, until, level, across, down = np.take(
        columns, face, axis=0
    ).T
    one = first + to_first * y
    other = np.where(y < until, second + to_second * y, third + to_third * y)
    left = np.clip(np.ceil(np.minimum(one, other) - 0.5), 0, width).astype(np.int32)
    sizes = np.clip(np.ceil(np.maximum(one, other) - 0.5), 0, width).astype(np.int32) - left
    near = level + across * (left + np.float32(0.5)) + down * y
    keys = ((near + np.float32(BEHIND_M)) * 2.0**DEPTH_BITS).astype(np.int64) << FACE_BITS
    slopes = (across * 2.0**DEPTH_BITS).astype(np.int64) << FACE_BITS
    return _Spans(row * np.int32(width) + left, np.maximum(sizes, 0), keys | face, slopes)


def _slope(x: Floats, y: Floats, to_x: Floats, to_y: Floats) -> Floats:
    down = to_y - y
    return (to_x - x) / np.where(np.abs(down) < 1e-6, np.float32(1e-6), down)


def plane(values: Floats, corners: Whole, points: Projected) -> tuple[Floats, Floats, Floats]:
    """Of values between three corners: at the first one, and by how much they grow a sample."""
    a, b, c = corners.T
    low = values[a]
    first, second = values[b] - low, values[c] - low
    bx, by = points.x[b] - points.x[a], points.y[b] - points.y[a]
    cx, cy = points.x[c] - points.x[a], points.y[c] - points.y[a]
    area = bx * cy - cx * by
    over = 1 / np.where(np.abs(area) < 1e-6, np.float32(1e-6), area)
    return low, (first * cy - second * by) * over, (second * bx - first * cx) * over
