"""Which way a movement goes: the path of what moves most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoverytimer.figure.movement import Movement
from recoverytimer.figure.vectors import UP, Vec, add, along, distance, dot, sub, unit

# What is followed. A shorter way needs no arrow.
FOLLOWED = ("ankleR", "ankleL", "kneeR", "kneeL", "wristR", "wristL", "pelvis", "chest")
SHORTEST_M = 0.12
# Where the head goes along nearly as far it is followed, a little above the crown: there nothing
# hides the arrow. That of a trunk begins so far before it and goes on from there.
WITH_HEAD = 0.5
ABOVE_HEAD_M, BEFORE_TRUNK_M = 0.14, 0.17
TRUNK = ("pelvis", "chest")
STEPS = 10
# Of a movement that goes round one sees what has just been and what comes.
BEFORE, AFTER = 0.16, 0.12


def movement_way(movement: Movement, share: float) -> Sequence[Vec]:
    """The path of the joint that moves most, as it is shown with a share; empty where it is short.

    In the middle of a movement it leads there and on, elsewhere from one end to the other.
    """
    if not movement.pose.moves:
        return ()
    first, last = 0.0, 1.0
    if movement.pose.path == "round":
        first, last = share - BEFORE, share + AFTER
    shares = [first + (last - first) * n / STEPS for n in range(STEPS + 1)]
    bodies = [movement.at(s % 1 if movement.pose.path == "round" else s).joints for s in shares]
    name = max(FOLLOWED, key=lambda n: _length([body[n] for body in bodies]))
    furthest: Sequence[Vec] = [body[name] for body in bodies]
    head = [along(body["head"], UP, ABOVE_HEAD_M) for body in bodies]
    if _length(head) > WITH_HEAD * _length(furthest):
        furthest = head
    furthest = _last_stretch(furthest)
    if _length(furthest) <= SHORTEST_M:
        return ()
    return _ahead(furthest) if name in TRUNK and furthest is not head else furthest


def _ahead(way: Sequence[Vec]) -> Sequence[Vec]:
    """A way that begins a little beyond where it ends."""
    onwards = unit(sub(way[-1], way[0]))
    step = along(sub(way[-1], way[0]), onwards, BEFORE_TRUNK_M)
    return [add(p, step) for p in way]


def _last_stretch(way: Sequence[Vec]) -> Sequence[Vec]:
    """What comes after the last turn back."""
    steps = [sub(b, a) for a, b in pairwise(way)]
    turns = [n + 1 for n, (a, b) in enumerate(pairwise(steps)) if dot(a, b) < 0]
    return way[turns[-1] :] if turns else way


def _length(way: Sequence[Vec]) -> float:
    return sum(distance(a, b) for a, b in pairwise(way))
