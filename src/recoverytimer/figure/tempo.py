"""Where within its movement a figure is, from the tempo of the dose or the pose's own cycle."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.exercise.dose import Measure, PlannedDose
from recoverytimer.figure.pose import Pose

STILL_PHASES = frozenset({"hold", "pause", "wait", "rest"})
# Twelve breaths a minute: calm.
BREATH_S = 5.0

Cycle = Sequence[tuple[str, float]]


def movement_share(pose: Pose, plan: PlannedDose | None, into_s: float) -> float:
    """The share of the movement at so many seconds into the work, from 0 to 1."""
    cycle: Cycle = plan.cycle if plan else ()
    cycle_s = sum(seconds for _, seconds in cycle)
    if pose.path == "round":
        return (into_s / (cycle_s * pose.reps if cycle_s else pose.cycle_s)) % 1.0
    if not cycle_s:
        return there_and_back(into_s, pose.cycle_s)
    if plan and plan.measure is Measure.PASSES:
        return there_and_back(into_s, 2 * cycle_s)
    if len(cycle) == 1:
        return there_and_back(into_s, cycle_s * pose.reps)
    return _phased(cycle, cycle_s, into_s)


def shortest_pass_s(pose: Pose, plan: PlannedDose | None) -> float:
    """Seconds of the fastest way through the whole movement."""
    phases = [seconds for _, seconds in plan.cycle if seconds] if plan else []
    if not phases:
        return pose.cycle_s if pose.path == "round" else pose.cycle_s / 2
    if pose.path == "round":
        return sum(phases) * pose.reps
    counts_passes = plan is not None and plan.measure is Measure.PASSES
    return min(phases) if len(phases) > 1 or counts_passes else phases[0] * pose.reps / 2


def breath(into_s: float) -> float:
    """How far a calm breath is drawn, from 0 (out) to 1 (in)."""
    return there_and_back(into_s, BREATH_S)


def there_and_back(into_s: float, cycle_s: float) -> float:
    """From 0 to 1 in the first half of each cycle and back in the second."""
    part = (into_s / cycle_s) % 1.0
    return 2 * part if part <= 0.5 else 2 - 2 * part


def _phased(cycle: Cycle, cycle_s: float, into_s: float) -> float:
    """Each moving phase leads from the end where one is to the other end."""
    done, into = divmod(into_s, cycle_s)
    moving = [name not in STILL_PHASES for name, _ in cycle]
    passed = int(done) * sum(moving)
    for (_, seconds), moves in zip(cycle, moving, strict=True):
        if into < seconds:
            part = into / seconds if moves else 0.0
            return part if passed % 2 == 0 else 1 - part
        into -= seconds
        passed += moves
    return float(passed % 2)
