"""When a picture that moves for ever shows which share of its movement."""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise

from recoverytimer.exercise.dose import Measure, PlannedDose
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.tempo import STILL_PHASES, movement_share

FRAMES_A_SECOND = 12
SHARES = 24
"""In how many steps a movement is drawn."""

LoopMoment = tuple[float, int]
"""A share of the movement, from 0 to 1, and for how many milliseconds it is seen."""


def loop_of(pose: Pose, plan: PlannedDose | None = None) -> tuple[LoopMoment, ...]:
    """The moments of a movement at the tempo of a dose, until it begins anew."""
    length_s = loop_s(pose, plan)
    count = max(2, round(length_s * FRAMES_A_SECOND))
    shares = (movement_share(pose, plan, length_s * n / count) for n in range(count))
    steps = (round(share * SHARES) % (SHARES + (pose.path != "round")) for share in shares)
    lengths = [(step, len(list(same))) for step, same in groupby(steps)]
    ends = accumulate((length for _, length in lengths), initial=0)
    instants = [round(1000 * length_s * end / count) for end in ends]
    long = [after - before for before, after in pairwise(instants)]
    return tuple((step / SHARES, ms) for (step, _), ms in zip(lengths, long, strict=True))


def loop_s(pose: Pose, plan: PlannedDose | None = None) -> float:
    """Seconds until the movement begins anew."""
    cycle = plan.cycle if plan else ()
    cycle_s = sum(seconds for _, seconds in cycle)
    if not plan or not cycle_s:
        return pose.cycle_s
    if pose.path == "round":
        return cycle_s * pose.reps
    if plan.measure is Measure.PASSES:
        return 2 * cycle_s
    if len(cycle) == 1:
        return cycle_s * pose.reps
    # After an odd number of ways it is at its other end.
    ways = sum(name not in STILL_PHASES for name, _ in cycle)
    return cycle_s * (1 + ways % 2)
