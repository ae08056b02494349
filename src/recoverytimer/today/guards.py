"""What is never suggested, as a table: a routine that one row keeps out is not spoken of."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from msgspec import Struct

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Kind
from recoverytimer.soreness.verdicts import SORE
from recoverytimer.today.candidates import Candidate
from recoverytimer.today.situation import Situation

COLD_APART_H, HEAT_APART_H, HEAT_A_DAY = 2.0, 1.0, 3
STRENGTH_APART_H, STRENGTH_A_WEEK = 48.0, 2
APART_H = 8.0
PASSIVE = frozenset({Kind.ROLL, Kind.BALL, Kind.COLD, Kind.HEAT})
HURT = frozenset({Caution.ACUTE, Caution.FRACT, Caution.DVT, Caution.INFLAM})


class Guard(Struct, frozen=True, kw_only=True):
    """One rule: `keeps_out` decides, `says` tells the same in words, `basis` why."""

    name: str
    keeps_out: Callable[[Situation, Candidate], bool]
    says: str
    sources: tuple[str, ...] = ()
    basis: str = ""


def _done_too_often(s: Situation, c: Candidate) -> bool:
    ages = [s.hours_since(p.ended_at) for p in s.sessions if p.routine_id == c.id]
    days = [p for p in s.sessions if p.routine_id == c.id and s.day_of(p.ended_at) == s.today]
    return (
        min(ages, default=inf) < (c.hours_apart or APART_H)
        or len(days) >= (c.times_a_day or inf)
        or sum(age < 24 * 7 for age in ages) >= (c.times_a_week or inf)
    )


def _strength_too_soon(s: Situation, c: Candidate) -> bool:
    return c.kind is Kind.STRENGTH and (
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
        name="cautions",
        keeps_out=lambda s, c: bool(s.cautions & c.cautions),
        says="Something in it speaks against one of your cautions in the preferences.",
        basis="The cautions of the routine and of each of its exercises.",
    ),
    Guard(
        name="not today",
        keeps_out=lambda s, c: any(
            d.routine_id == c.id and s.day_of(d.at) == s.today for d in s.declined
        ),
        says="You said so; it comes back the next day (a day lasts until four in the morning).",
        basis="Our own judgement.",
    ),
    Guard(
        name="done lately",
        keeps_out=_done_too_often,
        says=(
            "You did it less than as many hours ago as its file wants (less than "
            f"{APART_H:g} where that says nothing), or as often a day or a week as it allows."
        ),
        basis="The routine's own file; eight hours are our own judgement.",
    ),
    Guard(
        name="gentle when sore",
        keeps_out=lambda s, c: max(s.level, s.level_of_legs) >= SORE and not c.is_gentle,
        says=(
            f"It holds strength exercises, and somewhere it is {SORE} of 10 or more, or was so "
            "in the glutes or legs earlier that day."
        ),
        sources=("suffolk-pain",),
        basis="Our own judgement, on the scale for running of",
    ),
    Guard(
        name="gentle when hurt",
        keeps_out=lambda s, c: not s.cautions.isdisjoint(HURT) and not c.is_gentle,
        says=(
            "It holds strength exercises, and your cautions name a new injury, a broken bone, a "
            "blood clot or a hot, swollen area."
        ),
        basis="Our own judgement.",
    ),
    Guard(
        name="no stretching of a new injury",
        keeps_out=lambda s, c: Caution.ACUTE in s.cautions and Kind.STRETCH in c.kinds,
        says=(
            "It holds stretches, and your cautions name a new injury, which a stretch to the end "
            "of the range can make worse."
        ),
        basis="What that caution says in the preferences; our own judgement.",
    ),
    Guard(
        name="strength apart",
        keeps_out=_strength_too_soon,
        says=(
            f"It is a strength routine, and the last one is less than {STRENGTH_APART_H:g} hours "
            f"ago, or there were {STRENGTH_A_WEEK} within seven days. Five minutes make a session."
        ),
        sources=("acsm-strength",),
    ),
    Guard(
        name="cold apart",
        keeps_out=lambda s, c: (
            Kind.COLD in c.kinds and s.hours_since_kind(Kind.COLD) < COLD_APART_H
        ),
        says=f"There is cold in it, and the last cold was less than {COLD_APART_H:g} hours ago.",
        sources=("mpft-cold",),
    ),
    Guard(
        name="heat apart",
        keeps_out=_heat_too_soon,
        says=(
            f"There is heat in it, and the last heat or cold was less than {HEAT_APART_H:g} hour "
            f"ago, or there was heat {HEAT_A_DAY} times today."
        ),
        sources=("mpft-heat", "gwent-heat"),
        basis="No heat on skin that is numb from cold (one hour is our own judgement);",
    ),
    Guard(
        name="questions first",
        keeps_out=lambda s, c: s.unanswered and not PASSIVE.isdisjoint(c.kinds),
        says="There is rolling, cold or heat in it, and questions about the soreness are open.",
        basis="A clot in the leg is to be neither rolled nor cooled nor heated.",
    ),
)


def is_allowed(situation: Situation, candidate: Candidate) -> bool:
    """Whether nothing keeps a routine from being suggested."""
    return not any(guard.keeps_out(situation, candidate) for guard in GUARDS)
