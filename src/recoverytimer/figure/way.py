"""Which way a movement goes: the path of what moves most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from recoverytimer.figure.movement import Movement
from recoverytimer.figure.vectors import UP, Vec, along, distance, dot, sub, unit

# What is followed where a pose names nothing. A shorter way needs no arrow.
FOLLOWED = (
    "ankleR",
    "ankleL",
    "kneeR",
    "kneeL",
    "wristR",
    "wristL",
    "pelvis",
    "chest",
)
SHORTEST_M, SHORTEST_NAMED_M = 0.12, 0.05
# Where the head goes along nearly as far it is followed, a little above the crown: there nothing
# hides the arrow. That of a trunk begins so far before it and goes on from there.
WITH_HEAD = 0.5
ABOVE_HEAD_M, BEFORE_TRUNK_M = 0.14, 0.17
# An arrow of a short way is so long and begins so far beyond its end.
SHORT_ARROW_M, BESIDE_M = 0.16, 0.0
# An arrow lies so far beside the way of a joint, so that it covers no foot and no hand.
BESIDES_M, HEEL_M = (("ankle", 0.12), ("knee", 0.10), ("wrist", 0.09)), 0.07
BEHIND_BACK_M, UPRIGHT = 0.16, 0.8
TRUNK = ("pelvis", "chest")
STEPS = 10
# Of a movement that goes round one sees what has just been and what comes.
BEFORE, AFTER = 0.16, 0.12


class Way(NamedTuple):
    """The points of a path; an arrow lies so far beside it, on the side away from a joint."""

    points: Sequence[Vec] = ()
    beside_m: float = 0.0
    away_from: str = "pelvis"


NO_WAY = Way()


def movement_way(movement: Movement, share: float) -> Way:
    """The path of the joint that moves most, as it is shown with a share; empty where it is short.

    In the middle of a movement it leads there and on, elsewhere from one end to the other.
    """
    if not movement.pose.moves or movement.pose.arrow == "none":
        return NO_WAY
    first, last = 0.0, 1.0
    if movement.pose.path == "round":
        first, last = share - BEFORE, share + AFTER
    shares = [first + (last - first) * n / STEPS for n in range(STEPS + 1)]
    bodies = [movement.at(s % 1 if movement.pose.path == "round" else s).joints for s in shares]
    named: str = movement.pose.arrow
    name = named or max(FOLLOWED, key=lambda n: _length([body[n] for body in bodies]))
    way: Sequence[Vec] = [body[name] for body in bodies]
    crown = [along(body["head"], UP, ABOVE_HEAD_M) for body in bodies]
    if name == "head" or (not named and _length(crown) > WITH_HEAD * _length(way)):
        name, way = "head", crown
        if not named and _is_upright(crown):
            # Beside the back: above the head it would take room from the figure.
            name, way = "back", [body["chest"] for body in bodies]
    way = _last_stretch(way)
    if _length(way) <= (SHORTEST_NAMED_M if named else SHORTEST_M):
        return NO_WAY
    if name in TRUNK:
        return Way(_ahead(way, BEFORE_TRUNK_M, _length(way)))
    if _length(way) < SHORTEST_M:
        way = _ahead(way, BESIDE_M, SHORT_ARROW_M)
    if name.startswith("heel"):
        return Way(way, HEEL_M, "toe" + name[-1])
    if name == "back":
        return Way(way, BEHIND_BACK_M, "kneeR")
    return Way(way, next((far for n, far in BESIDES_M if name.startswith(n)), 0.0))


def _ahead(way: Sequence[Vec], gap_m: float, long_m: float) -> Sequence[Vec]:
    """A straight way of such a length that begins a little beyond where another ends."""
    onwards = unit(sub(way[-1], way[0]))
    return [along(way[-1], onwards, gap_m + long_m * n / STEPS) for n in range(STEPS + 1)]


def _last_stretch(way: Sequence[Vec]) -> Sequence[Vec]:
    """What comes after the last turn back."""
    steps = [sub(b, a) for a, b in pairwise(way)]
    turns = [n + 1 for n, (a, b) in enumerate(pairwise(steps)) if dot(a, b) < 0]
    return way[turns[-1] :] if turns else way


def _is_upright(way: Sequence[Vec]) -> bool:
    """Whether it goes up or down more than anywhere else."""
    return abs(way[-1][1] - way[0][1]) > UPRIGHT * distance(way[0], way[-1])


def _length(way: Sequence[Vec]) -> float:
    return sum(distance(a, b) for a, b in pairwise(way))
