"""Bounds on how long one spell of cold, heat or a hold may last.

Our own choice, built on health services' leaflets and on guidelines: a cold or heat pack 10 to 15
minutes and never more than 20; a static hold of 10 to 60 seconds (ACSM), together less than a
minute for a muscle just before a run (Behm et al. 2016); rolling 30 to 120 seconds for a muscle
and set (Behm et al. 2020); a rest between sets of strength.
"""

from __future__ import annotations

from msgspec import Struct

from recoverytimer.exercise.dose import LONGEST_DOSE_S, NumberRange, amount_range
from recoverytimer.exercise.exercise import Exercise, Kind


class Limit(Struct, frozen=True):
    """Seconds of one spell: from `warn_s` on a word of caution, never more than `cap_s`."""

    warn_s: float
    cap_s: float


_PACKS = Limit(warn_s=900, cap_s=1200)
_LIMITS = {
    Kind.COLD: _PACKS,
    Kind.HEAT: _PACKS,
    Kind.STRETCH: Limit(warn_s=120, cap_s=LONGEST_DOSE_S),
}
USUAL_HOLDS = {
    Kind.STRETCH: NumberRange(10, 60),
    Kind.ROLL: NumberRange(30, 120),
    Kind.BALL: NumberRange(30, 120),
}
LONGEST_BEFORE_RUN_S = 60.0
LEAST_REST_S = 45.0


def spell_limit(kind: Kind) -> Limit:
    """How long one spell of an exercise of this kind may last."""
    return _LIMITS.get(kind, Limit(LONGEST_DOSE_S, LONGEST_DOSE_S))


def usual_hold(exercise: Exercise) -> NumberRange | None:
    """How long one hold of an exercise usually is: its own range, or that of its kind."""
    hold = exercise.dose.hold
    if isinstance(hold, str):
        return amount_range(hold)
    return USUAL_HOLDS.get(exercise.kind)
