"""What would be sensible when: all rules in one table, in their order."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import SORE, Standing, verdict
from recoverytimer.today.situation import EVENING, MORNING_ENDS, NIGHT_ENDS, Situation

COOL_DOWN_H, FIRST_DAY_H = 1.0, 24.0
RED_FLAG = "red flag"
NOTHING_FITS = "nothing fits"
WATER_AFTER_MIN = 10
REGULAR_DAYS, REGULAR_COUNT = 14, 2
WORK_STARTS, WORK_ENDS, SATURDAY = 9, 18, 5
ROLLING, MOVING = (Kind.ROLL, Kind.BALL), (Kind.STRETCH, Kind.MOBILITY)
OURS = "Our own judgement."


class RoutineChoice(Struct, frozen=True):
    """Among which routines is chosen, the best first.

    Either by name, where an own routine with one of the tags counts as well (first if it was done
    lately, else last); or by what they treat: those of some kinds, for the place that is most
    sore, the one with the largest share of it first.
    """

    ids: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    kinds: tuple[Kind, ...] = ()


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: `when` decides, `says` tells the same in words, `basis` where it comes from.

    Without `choice` it leads to the guide instead of a routine (and to an `exercise` that one can
    do all the same). `reason` may hold {sore}, {help}, {rest}, {do}, {time}, {ran} and {alarm},
    which `suggestions` fills in.
    """

    name: str
    when: Callable[[Situation], bool]
    says: str
    reason: str
    topic: str
    choice: RoutineChoice | None = None
    exercise: str | None = None
    sources: tuple[str, ...] = ()
    basis: str = ""


def first_that_stands(situation: Situation, standing: Standing) -> Episode | None:
    """The episode of some standing, the worst first."""
    return next((e for e in situation.episodes if verdict(e).standing is standing), None)


def _is_first_day(s: Situation) -> bool:
    return s.worst is not None and s.worst.hours + s.worst.age_h < FIRST_DAY_H


def _has_no_records(s: Situation) -> bool:
    return not (s.sessions or s.episodes or s.run)


def _may_strengthen(s: Situation) -> bool:
    return s.level_of_legs < SORE and s.hard_run_age_h >= FIRST_DAY_H and not s.is_evening


def _is_regular(s: Situation) -> bool:
    return s.strength_count(REGULAR_DAYS) >= REGULAR_COUNT and not s.episodes


RULES: tuple[Rule, ...] = (
    Rule(
        name=RED_FLAG,
        when=lambda s: s.alarm is not None,
        says="A question about the soreness was answered with yes.",
        reason="{alarm}.",
        topic=HELP_TOPIC,
        basis="The stop rules of the guide.",
    ),
    Rule(
        name="see a professional",
        when=lambda s: first_that_stands(s, Standing.PROFESSIONAL) is not None,
        says="Somewhere the course of soreness says so.",
        reason="{help}. Let a doctor or physiotherapist see it.",
        topic=HELP_TOPIC,
        basis="The course of soreness.",
    ),
    Rule(
        name="rest",
        when=lambda s: first_that_stands(s, Standing.REST) is not None,
        says="Somewhere soreness is severe, sharp, or there at night.",
        reason="{rest}. Rest rather than run, and note it again when it eases.",
        topic="running-while-sore",
        sources=("suffolk-pain",),
    ),
    Rule(
        name="after a hard run",
        when=lambda s: s.hard_run_age_h <= COOL_DOWN_H and not s.done_since_run,
        says="A hard run ended within the last hour, and nothing was done since.",
        reason="You ran hard {ran} ago. Come down at ease, {time}.",
        topic="recovery",
        choice=RoutineChoice(("full-cooldown-15", "quick-cooldown-5"), frozenset({"cool-down"})),
        sources=("van-hooren-2018",),
    ),
    Rule(
        name="after a run",
        when=lambda s: s.run_age_h <= COOL_DOWN_H and not s.done_since_run,
        says="A run ended within the last hour, and nothing was done since.",
        reason="You ran {ran} ago. Come down at ease, {time}.",
        topic="recovery",
        choice=RoutineChoice(("quick-cooldown-5", "full-cooldown-15"), frozenset({"cool-down"})),
        sources=("van-hooren-2018",),
    ),
    Rule(
        name="roll what is sore",
        when=lambda s: s.level >= SORE,
        says=f"Somewhere it is {SORE} of 10 or more.",
        reason="{sore}. {do}, {time}.",
        topic="foam-rolling",
        choice=RoutineChoice(kinds=ROLLING),
        sources=("pearcey-2015", "naderi-2020"),
    ),
    Rule(
        name="stretch what is sore",
        when=lambda s: s.level >= SORE,
        says=f"Somewhere it is {SORE} of 10 or more.",
        reason="{sore}. {do}, for comfort, {time}.",
        topic="treatments",
        choice=RoutineChoice(kinds=MOVING),
        sources=("herbert-2011",),
        basis="For comfort alone: stretching does not make soreness less.",
    ),
    Rule(
        name="cold on the first day",
        when=lambda s: s.level >= SORE and _is_first_day(s),
        says=f"It is {SORE} of 10 or more, less than {FIRST_DAY_H:g} hours after the effort.",
        reason="{sore}. Cold numbs it for a while, {time}.",
        topic="ice-and-heat",
        choice=RoutineChoice(("ice-only",)),
        sources=("wang-2021", "mpft-cold"),
    ),
    Rule(
        name="warmth from the day after",
        when=lambda s: s.level >= SORE and not _is_first_day(s),
        says=f"It is {SORE} of 10 or more, later than that.",
        reason="{sore}. Warmth may ease it for a while, {time}.",
        topic="ice-and-heat",
        choice=RoutineChoice(("heat-only",)),
        sources=("wang-2021", "wang-2022"),
    ),
    Rule(
        name="new injury",
        when=lambda s: Caution.ACUTE in s.cautions,
        says="Your cautions name a new injury, a swelling or a bruise.",
        reason="A new injury: no stretching yet. Rest, or cool it for a short while, {time}.",
        topic="ice-and-heat",
        choice=RoutineChoice(("ice-only",)),
        sources=("mpft-cold", "merseycare"),
    ),
    Rule(
        name="evening",
        when=lambda s: s.is_evening,
        says=f"It is after {EVENING}:00 or before {NIGHT_ENDS}:00.",
        reason="A calm end to the day, {time}.",
        topic="recovery",
        choice=RoutineChoice(("bedtime",), frozenset({"evening"})),
        basis=OURS,
    ),
    Rule(
        name="morning",
        when=lambda s: s.is_morning and not s.ran_today and s.level < SORE,
        says=(
            f"It is {NIGHT_ENDS}:00 to {MORNING_ENDS}:00, there was no run today, and nowhere is "
            f"it {SORE} of 10 or more."
        ),
        reason="If you run this morning: warm up first, {time}.",
        topic="warm-up",
        choice=RoutineChoice(("pre-run-warmup",), frozenset({"warm-up", "before a run"})),
        sources=("law-2007", "behm-2016"),
    ),
    Rule(
        name="to begin with",
        when=_has_no_records,
        says="Nothing is known of you yet: no session, no run, no soreness.",
        reason="A good one to begin with: {time} for tight or sore glutes.",
        topic="glutes",
        choice=RoutineChoice(("glute-relief",)),
        basis=OURS,
    ),
    Rule(
        name="strength",
        when=lambda s: _may_strengthen(s) and _is_regular(s),
        says=(
            "It is day, no hard run within 24 hours, nothing sore, and there were at least "
            f"{REGULAR_COUNT} strength sessions within {REGULAR_DAYS} days."
        ),
        reason="Strength twice a week, 48 hours apart: it is time again, {time}.",
        topic="strengthen",
        choice=RoutineChoice(("glute-strength", "glute-starter"), frozenset({"strength"})),
        sources=("acsm-strength", "leppanen-2024"),
    ),
    Rule(
        name="first strength",
        when=lambda s: _may_strengthen(s) and not _is_regular(s),
        says=(
            "It is day, no hard run within 24 hours, the legs are less than "
            f"{SORE} of 10, and strength is new or something is a little sore."
        ),
        reason="Strength twice a week has the best support of all; begin lightly, {time}.",
        topic="strengthen",
        choice=RoutineChoice(("glute-starter",), frozenset({"strength", "beginner"})),
        sources=("acsm-strength", "leppanen-2024"),
    ),
    Rule(
        name="roll what is a little sore",
        when=lambda s: 0 < s.level < SORE,
        says=f"Somewhere it is sore, less than {SORE} of 10.",
        reason="{sore}. {do}, {time}.",
        topic="foam-rolling",
        choice=RoutineChoice(kinds=ROLLING),
        sources=("pearcey-2015", "naderi-2020"),
    ),
    Rule(
        name="stretch what is a little sore",
        when=lambda s: 0 < s.level < SORE,
        says=f"Somewhere it is sore, less than {SORE} of 10.",
        reason="{sore}. {do}, for comfort, {time}.",
        topic="treatments",
        choice=RoutineChoice(kinds=MOVING),
        sources=("herbert-2011",),
        basis="For comfort alone: stretching does not make soreness less.",
    ),
    Rule(
        name="the day of a hard run",
        when=lambda s: s.hard_run_age_h < FIRST_DAY_H,
        says=f"A hard run less than {FIRST_DAY_H:g} hours ago.",
        reason="You ran hard {ran} ago. {do}, {time}.",
        topic="foam-rolling",
        choice=RoutineChoice(("roll-legs",), frozenset({"foam rolling"})),
        sources=("pearcey-2015", "behm-2020"),
    ),
    Rule(
        name="warm and cool water",
        when=lambda s: (
            WATER_AFTER_MIN / 60 <= s.hard_run_age_h < FIRST_DAY_H
            and min(s.strength_ages_h(), default=FIRST_DAY_H) >= FIRST_DAY_H
        ),
        says=(
            f"A hard run {WATER_AFTER_MIN} minutes to {FIRST_DAY_H:g} hours ago, and no strength "
            "session in that time, whose gain cold water may lower."
        ),
        reason="For tired legs, if you like it: warm and cool water in turn, {time}.",
        topic="ice-and-heat",
        choice=RoutineChoice(("contrast-shower",)),
        sources=("bieuzen-2013", "petersen-2021"),
    ),
    Rule(
        name="rest day",
        when=lambda s: not s.ran_today,
        says="There was no run today.",
        reason="No run yet today: some easy movement, {time}.",
        topic="recovery",
        choice=RoutineChoice(("rest-day-mobility",), frozenset({"rest day", "mobility"})),
        basis=OURS,
    ),
    Rule(
        name="desk",
        when=lambda s: s.now.weekday() < SATURDAY and WORK_STARTS <= s.now.hour < WORK_ENDS,
        says=f"Monday to Friday, {WORK_STARTS}:00 to {WORK_ENDS}:00.",
        reason="A short break from sitting, {time}.",
        topic="hip-flexors",
        choice=RoutineChoice(("desk-break",), frozenset({"desk"})),
        basis=OURS,
    ),
    Rule(
        name="any time",
        when=lambda _: True,
        says="Always, for what is left to fill.",
        reason="{do}: this one fits at any time, {time}.",
        topic="recovery",
        choice=RoutineChoice(
            ("glute-relief", "rest-day-mobility", "desk-break", "roll-legs", "quick-cooldown-5"),
            frozenset({"stretch", "mobility", "foam rolling"}),
        ),
        basis=OURS,
    ),
    Rule(
        name=NOTHING_FITS,
        when=lambda _: True,
        says="No other rule has a routine that nothing speaks against.",
        reason="No routine fits right now. Rest, or breathe slowly for a while.",
        topic="listen-to-your-body",
        exercise="belly-breathing",
        basis=OURS,
    ),
)
