"""Where an arrow covers nothing of a body: how far it is moved aside and on for that."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.mesh.points import Singles
from recoverytimer.figure.tableau import Tableau

# So far from the body, and from the picture's edge, lies what is seen of an arrow.
CLEAR_M, EDGE_M = 0.034, 0.03
# Hair is no part: from the skull's foot so far up and back, and so large.
HAIR_AT, HAIR_M = (0.16, -0.10), 0.09
# So far to the side and on, those first that are tried first: where the body is it must be nearer.
INWARDS, AHEAD = 2.4, 0.9
SHIFTS = sorted(
    ((aside / 100, ahead / 100) for aside in range(-36, 37, 3) for ahead in range(0, 28, 6)),
    key=lambda s: s[0] * (1 if s[0] > 0 else -INWARDS) + s[1] * AHEAD,
)
# One usually finds one among the first.
STAGES = 8


class Room(NamedTuple):
    """A picture's width and height in pixels, how many a metre has, and the circles of a body.

    A circle is its middle (right and down) and its radius.
    """

    width: int
    height: int
    scale: float
    circles: Singles


def room_around(tableau: Tableau, camera: Camera, width: int, height: int) -> Room:
    """What an arrow has to itself in a picture."""
    circles = [
        (*camera.seen(blob.centre)[:2], blob.radius * camera.scale)
        for part in tableau.parts
        for blob in part.chains[0]
    ]
    skeleton = tableau.skeleton
    hair = skeleton.axes["head"].at(skeleton.joints["skull"], *HAIR_AT)
    circles.append((*camera.seen(hair)[:2], HAIR_M * camera.scale))
    return Room(width, height, camera.scale, np.array(circles, np.float32))


def clear_shift(
    points: list[QPointF], away: QPointF, onwards: QPointF, least_m: float, room: Room
) -> QPointF:
    """The smallest shift, of at least so much, by which no point is on the body.

    Where there is none it is the one that is farthest from the body.
    """
    shifts = [(a, b) for a, b in SHIFTS if abs(a) + b >= least_m]
    ways = np.array([(away.x(), away.y()), (onwards.x(), onwards.y())], np.float32)
    moves = np.array(shifts, np.float32) @ ways * np.float32(room.scale)
    spots = np.array([(p.x(), p.y()) for p in points], np.float32)
    best, widest = moves[0], np.float32(-np.inf)
    for some in np.array_split(moves, STAGES):
        moved = spots + some[:, None]
        gaps = np.minimum(_body_gaps(moved, room), _edge_gaps(moved, room))
        clear = np.flatnonzero(gaps > CLEAR_M * room.scale)
        if len(clear):
            best = some[clear[0]]
            break
        if gaps.max() > widest:
            best, widest = some[gaps.argmax()], gaps.max()
    return QPointF(*best.tolist())


def _body_gaps(spots: Singles, room: Room) -> Singles:
    """Of each row of points, how far the nearest is from the body."""
    off = spots[:, :, None] - room.circles[:, :2]
    far = np.sqrt(np.einsum("...i,...i->...", off, off)) - room.circles[:, 2]
    nearest: Singles = far.min(axis=(1, 2))
    return nearest


def _edge_gaps(spots: Singles, room: Room) -> Singles:
    """The same from the picture's edge, and without end where that is far enough."""
    corner = np.array((room.width, room.height), np.float32)
    gaps: Singles = np.minimum(spots, corner - spots).min(axis=(1, 2)) - EDGE_M * room.scale
    return np.where(gaps < 0, gaps, np.float32(np.inf))
