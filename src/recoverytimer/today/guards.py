"""What is never suggested, as a table: a routine that one row keeps out is not spoken of."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from math import inf

from msgspec import Struct

from recoverytimer.exercise.contraindications import HURT, Restriction
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.load import Load
from recoverytimer.routine.routine import BEFORE_A_RUN
from recoverytimer.soreness.verdicts import SORE
from recoverytimer.today.candidates import Candidate
from recoverytimer.today.situation import Situation

COLD_APART_H, HEAT_APART_H, HEAT_A_DAY = 2.0, 1.0, 3
STRENGTH_APART_H, STRENGTH_A_WEEK = 48.0, 2
APART_H = 8.0
SORE_FOR_GENTLE = 6
PASSIVE = frozenset({Kind.ROLL, Kind.BALL, Kind.COLD, Kind.HEAT})


class GuardName(Enum):
    """What keeps a routine from being suggested."""

    CAUTIONS = auto()
    NOT_TODAY = auto()
    DONE_LATELY = auto()
    GENTLE_WHEN_SORE = auto()
    NO_STRENGTH_WHEN_HURT = auto()
    NOT_TO_RUN = auto()
    STRENGTH_APART = auto()
    COLD_APART = auto()
    HEAT_APART = auto()
    QUESTIONS_FIRST = auto()


class Guard(Struct, frozen=True, kw_only=True):
    """One rule: `keeps_out` decides."""

    guard: GuardName
    keeps_out: Callable[[Situation, Candidate], bool]
    sources: tuple[str, ...] = ()


def _too_much_when_sore(s: Situation, c: Candidate) -> bool:
    """Strength when it is sore; what is meant to be gentle is good for longer."""
    level = max(s.level, s.level_of_legs)
    return c.works_hard and level >= (SORE_FOR_GENTLE if c.gentle else SORE)


def _done_too_often(s: Situation, c: Candidate) -> bool:
    ages = [s.hours_since(p.ended_at) for p in s.sessions if p.routine_id == c.id]
    days = [p for p in s.sessions if p.routine_id == c.id and s.day_of(p.ended_at) == s.today]
    return (
        min(ages, default=inf) < (c.hours_apart or APART_H)
        or len(days) >= (c.times_a_day or inf)
        or sum(age < 24 * 7 for age in ages) >= (c.times_a_week or inf)
    )


def _is_to_ask_when_hurt(s: Situation, *loads: Load) -> bool:
    """Whether some loads are to be asked about first, or worse, where somebody is hurt."""
    return any((s.mine.against(load, HURT) or 0) > Restriction.EASIER for load in loads)


def _is_for_a_run_not_to_be_run(s: Situation, c: Candidate) -> bool:
    # Whoever is hurt does not run yet, however gently one could warm up.
    is_hurt = s.mine.against(Load.IMPACT, HURT) is not None
    return BEFORE_A_RUN in c.tags and (is_hurt or s.mine.against(Load.IMPACT) is Restriction.NEVER)


def _is_strength_when_hurt(s: Situation, c: Candidate) -> bool:
    is_strength = c.kind is Kind.STRENGTH and not c.gentle
    return is_strength and _is_to_ask_when_hurt(s, Load.OUTER_HIP_WORK, Load.HELD_EFFORT)


def _strength_too_soon(s: Situation, c: Candidate) -> bool:
    return c.is_strength and (
        min(s.strength_ages_h(), default=inf) < STRENGTH_APART_H
        or s.strength_count(days=7) >= STRENGTH_A_WEEK
    )


def _heat_too_soon(s: Situation, c: Candidate) -> bool:
    return Kind.HEAT in c.kinds and (
        s.hours_since_kind(Kind.HEAT, Kind.COLD) < HEAT_APART_H
        or s.count_today(Kind.HEAT) >= HEAT_A_DAY
    )


GUARDS: tuple[Guard, ...] = (
    Guard(
        guard=GuardName.CAUTIONS,
        keeps_out=lambda s, c: bool(c.contraindications.with_cautions(s.cautions)),
    ),
    Guard(
        guard=GuardName.NOT_TODAY,
        keeps_out=lambda s, c: any(
            d.routine_id == c.id and s.day_of(d.at) == s.today for d in s.declined
        ),
    ),
    Guard(
        guard=GuardName.DONE_LATELY,
        keeps_out=_done_too_often,
    ),
    Guard(
        guard=GuardName.GENTLE_WHEN_SORE,
        keeps_out=_too_much_when_sore,
        sources=("suffolk-pain",),
    ),
    Guard(
        guard=GuardName.NO_STRENGTH_WHEN_HURT,
        keeps_out=_is_strength_when_hurt,
    ),
    Guard(
        guard=GuardName.NOT_TO_RUN,
        keeps_out=_is_for_a_run_not_to_be_run,
    ),
    Guard(
        guard=GuardName.STRENGTH_APART,
        keeps_out=_strength_too_soon,
        sources=("acsm-strength",),
    ),
    Guard(
        guard=GuardName.COLD_APART,
        keeps_out=lambda s, c: (
            Kind.COLD in c.kinds and s.hours_since_kind(Kind.COLD) < COLD_APART_H
        ),
        sources=("mpft-cold",),
    ),
    Guard(
        guard=GuardName.HEAT_APART,
        keeps_out=_heat_too_soon,
        sources=("mpft-heat", "gwent-heat"),
    ),
    Guard(
        guard=GuardName.QUESTIONS_FIRST,
        keeps_out=lambda s, c: s.unanswered and not PASSIVE.isdisjoint(c.kinds),
    ),
)


def is_allowed(situation: Situation, candidate: Candidate) -> bool:
    """Whether nothing keeps a routine from being suggested."""
    return not any(guard.keeps_out(situation, candidate) for guard in GUARDS)
