"""What would be sensible when: all rules in one table, in their order."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import HURT
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import (
    SEVERE,
    SORE,
    Standing,
    VerdictRule,
    is_severe_after_effort,
    verdict,
)
from recoverytimer.today.situation import Situation

COOL_DOWN_H, FIRST_DAY_H = 1.0, 24.0
REGULAR_DAYS, REGULAR_COUNT = 14, 2
WORK_STARTS, WORK_ENDS, SATURDAY = 9, 18, 5
# Our own judgement: with less than that left it is not what its name promises.
HALF = 0.5
# Sitting, as nothing speaks against that.
BREATHING = "seated-breathing"
STRENGTH_OF_ITS_OWN = frozenset({Caution.PREG, Caution.GTPS, Caution.KNEE, Caution.PHT})
"""For these there is a routine of strength that is made for them."""
ROLLING, MOVING = (Kind.ROLL, Kind.BALL), (Kind.STRETCH, Kind.MOBILITY)


class RuleName(Enum):
    """Which rule a suggestion comes from."""

    RED_FLAG = auto()
    NO_ROUTINE = auto()
    SEE_A_PROFESSIONAL = auto()
    REST = auto()
    HOW_IS_IT_NOW = auto()
    NEW_INJURY = auto()
    QUESTIONS_FIRST = auto()
    VERY_SORE = auto()
    WARMTH_WHEN_VERY_SORE = auto()
    LONG_BUT_MILD = auto()
    AFTER_A_HARD_RUN = auto()
    AFTER_A_RUN = auto()
    STANDING_AFTER_A_RUN = auto()
    ROLL_WHAT_IS_SORE = auto()
    STRETCH_WHAT_IS_SORE = auto()
    WARMTH = auto()
    COLD = auto()
    EVENING_AFTER_A_LONG_RUN = auto()
    EVENING = auto()
    MORNING = auto()
    WAKE_UP = auto()
    STRETCH_WHAT_IS_TIGHT = auto()
    ROLL_WHAT_IS_TIGHT = auto()
    STRENGTH_IN_PREGNANCY = auto()
    STRENGTH_FOR_AN_OUTER_HIP = auto()
    STRENGTH_FOR_A_KNEE = auto()
    STRENGTH_FOR_A_SITTING_BONE = auto()
    TO_BEGIN_WITH = auto()
    STRENGTH = auto()
    FIRST_STRENGTH = auto()
    WHILE_HEALING = auto()
    ROLL_WHAT_IS_A_LITTLE_SORE = auto()
    STRETCH_WHAT_IS_A_LITTLE_SORE = auto()
    THE_DAY_OF_A_HARD_RUN = auto()
    REST_DAY = auto()
    DESK = auto()
    DESK_ON_A_CHAIR = auto()
    ANY_TIME = auto()
    SLOW_BREATHING = auto()


ABOUT_SORENESS = frozenset(
    {
        RuleName.VERY_SORE,
        RuleName.WARMTH_WHEN_VERY_SORE,
        RuleName.LONG_BUT_MILD,
        RuleName.ROLL_WHAT_IS_SORE,
        RuleName.STRETCH_WHAT_IS_SORE,
        RuleName.WARMTH,
        RuleName.COLD,
        RuleName.ROLL_WHAT_IS_A_LITTLE_SORE,
        RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE,
    }
)
"""Rules with a routine for what is sore."""


class RoutineChoice(Struct, frozen=True):
    """Among which routines is chosen, the best first.

    Either by name, where an own routine with one of the tags counts as well (first if it was done
    lately, else last); or by what they treat: those of some kinds, for the place that is most
    sore, or else for those that are tight, the one with the largest share of it first.

    Attributes:
        least_kept: how much of it is left at least once it is adapted.
    """

    ids: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    kinds: tuple[Kind, ...] = ()
    least_kept: float = 0.0


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: `when` decides.

    Without `choice` it leads to the guide instead of a routine (and to an `exercise` that one can
    do all the same). After one that `ends` nothing else is heard, but for the last rule of all.
    """

    rule: RuleName
    when: Callable[[Situation], bool]
    topic: str
    choice: RoutineChoice | None = None
    exercise: str | None = None
    ends: bool = False
    sources: tuple[str, ...] = ()


def first_that_stands(situation: Situation, standing: Standing) -> Episode | None:
    """The episode of some standing, the worst first."""
    return next((e for e in situation.episodes if verdict(e).standing is standing), None)


def first_for_a_professional(situation: Situation) -> Episode | None:
    """The worst of what a professional is to look at before anything else is done about it."""
    if first_long_but_mild(situation) is not None:
        return None
    return first_that_stands(situation, Standing.PROFESSIONAL)


def first_long_but_mild(situation: Situation) -> Episode | None:
    """The worst of what is to be looked at for its length alone, where nothing else is wrong."""
    found = [e for e in situation.episodes if verdict(e).standing is Standing.PROFESSIONAL]
    if situation.unanswered or situation.level >= SEVERE or not all(map(_is_only_long, found)):
        return None
    return next(iter(found), None)


def _is_only_long(episode: Episode) -> bool:
    return verdict(episode).reasons == (VerdictRule.LONGER_THAN_A_WEEK,) and not episode.signs


def first_to_ask_about(situation: Situation) -> Episode | None:
    """The worst of what was severe, sharp or there at night when it was noted, long ago by now."""
    return next((e for e in situation.episodes if _is_to_ask_about(e)), None)


def first_very_sore(situation: Situation) -> Episode | None:
    """The worst of what is severe, and all the same what a hard effort leaves behind."""
    return next((e for e in situation.episodes if is_severe_after_effort(e)), None)


def _is_to_ask_about(episode: Episode) -> bool:
    return (
        verdict(episode).rule is VerdictRule.NOTHING_NEW
        and (episode.level >= SEVERE or bool(episode.signs))
        and not is_severe_after_effort(episode)
    )


def _has_no_records(s: Situation) -> bool:
    return not (s.sessions or s.episodes or s.run)


def _has_just_run(s: Situation) -> bool:
    return s.run_age_h <= COOL_DOWN_H and not s.done_since_run


def _may_run_this_morning(s: Situation) -> bool:
    return s.is_morning and not s.ran_today and s.level < SORE


def _is_at_work(s: Situation) -> bool:
    return s.now.weekday() < SATURDAY and WORK_STARTS <= s.now.hour < WORK_ENDS


def _is_only_tight(s: Situation) -> bool:
    return bool(s.tight) and not s.episodes


def _may_strengthen(s: Situation) -> bool:
    return (
        s.level_of_legs < SORE
        and _is_time_for_strength(s)
        and STRENGTH_OF_ITS_OWN.isdisjoint(s.cautions)
    )


def _may_strengthen_with(caution: Caution, s: Situation) -> bool:
    is_hurt = not s.cautions.isdisjoint(HURT)
    return caution in s.cautions and not is_hurt and _is_time_for_strength(s)


def _is_time_for_strength(s: Situation) -> bool:
    return s.hard_run_age_h >= FIRST_DAY_H and not s.is_evening


def _is_regular(s: Situation) -> bool:
    return s.strength_count(REGULAR_DAYS) >= REGULAR_COUNT and not s.episodes


RULES: tuple[Rule, ...] = (
    Rule(
        rule=RuleName.RED_FLAG,
        when=lambda s: s.alarm is not None,
        topic=HELP_TOPIC,
    ),
    Rule(
        rule=RuleName.NO_ROUTINE,
        when=lambda s: s.is_ruled_out,
        topic=HELP_TOPIC,
    ),
    Rule(
        rule=RuleName.SEE_A_PROFESSIONAL,
        when=lambda s: first_for_a_professional(s) is not None,
        topic=HELP_TOPIC,
        exercise=BREATHING,
    ),
    Rule(
        rule=RuleName.REST,
        when=lambda s: first_that_stands(s, Standing.REST) is not None,
        topic="running-while-sore",
        exercise=BREATHING,
        sources=("suffolk-pain",),
    ),
    Rule(
        rule=RuleName.HOW_IS_IT_NOW,
        when=lambda s: first_to_ask_about(s) is not None,
        topic="running-while-sore",
        exercise=BREATHING,
        sources=("suffolk-pain",),
    ),
    Rule(
        rule=RuleName.NEW_INJURY,
        when=lambda s: Caution.ACUTE in s.cautions,
        topic="ice-and-heat",
        choice=RoutineChoice(("ice-only",)),
        sources=("mpft-cold", "merseycare"),
    ),
    Rule(
        rule=RuleName.QUESTIONS_FIRST,
        when=lambda s: s.unanswered and first_very_sore(s) is not None,
        topic=HELP_TOPIC,
        exercise=BREATHING,
    ),
    Rule(
        rule=RuleName.VERY_SORE,
        when=lambda s: first_very_sore(s) is not None,
        topic="running-while-sore",
        choice=RoutineChoice(("very-sore-day",)),
        sources=("suffolk-pain",),
    ),
    Rule(
        rule=RuleName.WARMTH_WHEN_VERY_SORE,
        when=lambda s: first_very_sore(s) is not None,
        topic="ice-and-heat",
        choice=RoutineChoice(("heat-only",)),
        ends=True,
        sources=("wang-2021", "wang-2022"),
    ),
    Rule(
        rule=RuleName.LONG_BUT_MILD,
        when=lambda s: first_long_but_mild(s) is not None,
        topic=HELP_TOPIC,
        choice=RoutineChoice(("rest-day-mobility", "desk-break", "bedtime")),
        ends=True,
        sources=("soreness-course",),
    ),
    Rule(
        rule=RuleName.AFTER_A_HARD_RUN,
        when=lambda s: s.hard_run_age_h <= COOL_DOWN_H and not s.done_since_run,
        topic="recovery",
        choice=RoutineChoice(
            ("full-cooldown-15", "standing-only-8", "quick-cooldown-5"), frozenset({"cool-down"})
        ),
        sources=("van-hooren-2018",),
    ),
    Rule(
        rule=RuleName.AFTER_A_RUN,
        when=_has_just_run,
        topic="recovery",
        choice=RoutineChoice(("quick-cooldown-5", "full-cooldown-15"), frozenset({"cool-down"})),
        sources=("van-hooren-2018",),
    ),
    Rule(
        rule=RuleName.STANDING_AFTER_A_RUN,
        when=lambda s: _has_just_run(s) and s.level < SORE,
        topic="recovery",
        choice=RoutineChoice(("standing-only-8",)),
        sources=("van-hooren-2018",),
    ),
    Rule(
        rule=RuleName.ROLL_WHAT_IS_SORE,
        when=lambda s: s.level >= SORE,
        topic="foam-rolling",
        choice=RoutineChoice(kinds=ROLLING),
        sources=("pearcey-2015", "naderi-2020"),
    ),
    Rule(
        rule=RuleName.STRETCH_WHAT_IS_SORE,
        when=lambda s: s.level >= SORE,
        topic="treatments",
        choice=RoutineChoice(kinds=MOVING),
        sources=("herbert-2011",),
    ),
    Rule(
        rule=RuleName.WARMTH,
        when=lambda s: s.level >= SORE,
        topic="ice-and-heat",
        choice=RoutineChoice(("heat-only",)),
        sources=("wang-2021", "wang-2022"),
    ),
    Rule(
        rule=RuleName.COLD,
        when=lambda s: s.level >= SORE,
        topic="ice-and-heat",
        choice=RoutineChoice(("ice-only",)),
        sources=("wang-2021", "mpft-cold"),
    ),
    Rule(
        rule=RuleName.EVENING_AFTER_A_LONG_RUN,
        when=lambda s: s.is_evening and s.ran_long_today,
        topic="recovery",
        choice=RoutineChoice(("evening-after-long-run",)),
        sources=("herbert-2011",),
    ),
    Rule(
        rule=RuleName.EVENING,
        when=lambda s: s.is_evening,
        topic="recovery",
        choice=RoutineChoice(("bedtime",), frozenset({"evening"})),
    ),
    Rule(
        rule=RuleName.MORNING,
        when=_may_run_this_morning,
        topic="warm-up",
        choice=RoutineChoice(("pre-run-warmup",), frozenset({"warm-up", "before a run"})),
        sources=("law-2007", "behm-2016"),
    ),
    Rule(
        rule=RuleName.WAKE_UP,
        when=_may_run_this_morning,
        topic="warm-up",
        choice=RoutineChoice(("wake-up-glutes",)),
        sources=("nhs-warm-up",),
    ),
    Rule(
        rule=RuleName.STRETCH_WHAT_IS_TIGHT,
        when=_is_only_tight,
        topic="treatments",
        choice=RoutineChoice(kinds=MOVING),
    ),
    Rule(
        rule=RuleName.ROLL_WHAT_IS_TIGHT,
        when=_is_only_tight,
        topic="foam-rolling",
        choice=RoutineChoice(kinds=ROLLING),
    ),
    Rule(
        rule=RuleName.STRENGTH_IN_PREGNANCY,
        when=lambda s: _may_strengthen_with(Caution.PREG, s),
        topic="strengthen",
        choice=RoutineChoice(("pregnancy-strength",), frozenset({"pregnancy"}), least_kept=HALF),
    ),
    Rule(
        rule=RuleName.STRENGTH_FOR_AN_OUTER_HIP,
        when=lambda s: _may_strengthen_with(Caution.GTPS, s),
        topic="strengthen",
        choice=RoutineChoice(("outer-hip-friendly",), frozenset({"outer hip"}), least_kept=HALF),
        sources=("leap-2018",),
    ),
    Rule(
        rule=RuleName.STRENGTH_FOR_A_KNEE,
        when=lambda s: _may_strengthen_with(Caution.KNEE, s),
        topic="strengthen",
        choice=RoutineChoice(("knee-friendly-glutes",), frozenset({"knee"}), least_kept=HALF),
        sources=("ferber-2015",),
    ),
    Rule(
        rule=RuleName.STRENGTH_FOR_A_SITTING_BONE,
        when=lambda s: _may_strengthen_with(Caution.PHT, s),
        topic="strengthen",
        choice=RoutineChoice(
            ("sitting-bone-friendly",), frozenset({"sitting bone"}), least_kept=HALF
        ),
        sources=("goom-2016", "nasser-2021"),
    ),
    Rule(
        rule=RuleName.TO_BEGIN_WITH,
        when=_has_no_records,
        topic="glutes",
        choice=RoutineChoice(("glute-relief",), least_kept=HALF),
    ),
    Rule(
        rule=RuleName.STRENGTH,
        when=lambda s: _may_strengthen(s) and _is_regular(s),
        topic="strengthen",
        choice=RoutineChoice(("glute-strength", "glute-starter"), frozenset({"strength"})),
        sources=("acsm-strength", "leppanen-2024"),
    ),
    Rule(
        rule=RuleName.FIRST_STRENGTH,
        when=lambda s: _may_strengthen(s) and not _is_regular(s),
        topic="strengthen",
        choice=RoutineChoice(("glute-starter",), frozenset({"strength", "beginner"})),
        sources=("acsm-strength", "leppanen-2024"),
    ),
    Rule(
        rule=RuleName.WHILE_HEALING,
        when=lambda s: not s.cautions.isdisjoint(HURT),
        topic="listen-to-your-body",
        choice=RoutineChoice(("while-you-heal",)),
    ),
    Rule(
        rule=RuleName.ROLL_WHAT_IS_A_LITTLE_SORE,
        when=lambda s: 0 < s.level < SORE,
        topic="foam-rolling",
        choice=RoutineChoice(kinds=ROLLING),
        sources=("pearcey-2015", "naderi-2020"),
    ),
    Rule(
        rule=RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE,
        when=lambda s: 0 < s.level < SORE,
        topic="treatments",
        choice=RoutineChoice(kinds=MOVING),
        sources=("herbert-2011",),
    ),
    Rule(
        rule=RuleName.THE_DAY_OF_A_HARD_RUN,
        when=lambda s: s.hard_run_age_h < FIRST_DAY_H,
        topic="foam-rolling",
        choice=RoutineChoice(("roll-legs",), frozenset({"foam rolling"})),
        sources=("pearcey-2015", "behm-2020"),
    ),
    Rule(
        rule=RuleName.REST_DAY,
        when=lambda s: not s.ran_today,
        topic="recovery",
        choice=RoutineChoice(("rest-day-mobility",), frozenset({"rest day", "mobility"})),
    ),
    Rule(
        rule=RuleName.DESK,
        when=_is_at_work,
        topic="hip-flexors",
        choice=RoutineChoice(("desk-break",), frozenset({"desk"})),
    ),
    Rule(
        rule=RuleName.DESK_ON_A_CHAIR,
        when=lambda s: _is_at_work(s) and s.cautions.isdisjoint(HURT),
        topic="listen-to-your-body",
        choice=RoutineChoice(("chair-only-5",), least_kept=HALF),
        sources=("nhs-sitting", "klempel-2021"),
    ),
    Rule(
        rule=RuleName.ANY_TIME,
        when=lambda _: True,
        topic="recovery",
        choice=RoutineChoice(
            ("glute-relief", "rest-day-mobility", "desk-break", "roll-legs", "quick-cooldown-5"),
            frozenset({"stretch", "mobility", "foam rolling"}),
        ),
    ),
    Rule(
        rule=RuleName.SLOW_BREATHING,
        when=lambda _: True,
        topic="listen-to-your-body",
        exercise=BREATHING,
    ),
)
