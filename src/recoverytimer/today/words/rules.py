"""When something is suggested, or never, and where that comes from."""

from __future__ import annotations

from datetime import time

from recoverytimer.base.amounts import plain_number
from recoverytimer.base.dates import clock_time
from recoverytimer.base.language import _
from recoverytimer.soreness.verdicts import SORE
from recoverytimer.today.guards import (
    APART_H,
    COLD_APART_H,
    HEAT_A_DAY,
    HEAT_APART_H,
    STRENGTH_A_WEEK,
    STRENGTH_APART_H,
    GuardName,
)
from recoverytimer.today.rules import (
    FIRST_DAY_H,
    REGULAR_COUNT,
    REGULAR_DAYS,
    WATER_AFTER_MIN,
    WORK_ENDS,
    WORK_STARTS,
    RuleName,
)
from recoverytimer.today.situation import EVENING, MORNING_ENDS, NIGHT_ENDS


def when(rule: RuleName) -> str:
    """When a rule is heard."""
    day = plain_number(FIRST_DAY_H)
    return {
        RuleName.RED_FLAG: _("You answered yes to a question about the soreness."),
        RuleName.SEE_A_PROFESSIONAL: _("The course of soreness somewhere calls for it."),
        RuleName.REST: _("Soreness somewhere is severe, sharp, or there at night."),
        RuleName.AFTER_A_HARD_RUN: _(
            "A hard run ended within the last hour, and nothing has been done since."
        ),
        RuleName.AFTER_A_RUN: _(
            "A run ended within the last hour, and nothing has been done since."
        ),
        RuleName.ROLL_WHAT_IS_SORE: _("Soreness somewhere is {level} of 10 or more.", level=SORE),
        RuleName.STRETCH_WHAT_IS_SORE: _(
            "Soreness somewhere is {level} of 10 or more.", level=SORE
        ),
        RuleName.COLD_ON_THE_FIRST_DAY: _(
            "Soreness is {level} of 10 or more, less than {hours} hours after the effort.",
            level=SORE,
            hours=day,
        ),
        RuleName.WARMTH_FROM_THE_DAY_AFTER: _(
            "Soreness is {level} of 10 or more, later than that.", level=SORE
        ),
        RuleName.NEW_INJURY: _("Your cautions name a new injury, a swelling or a bruise."),
        RuleName.EVENING: _(
            "It is after {evening} or before {morning}.",
            evening=_hour(EVENING),
            morning=_hour(NIGHT_ENDS),
        ),
        RuleName.MORNING: _(
            "It is between {start} and {end}, there was no run today, and no soreness "
            "reaches {level} of 10.",
            start=_hour(NIGHT_ENDS),
            end=_hour(MORNING_ENDS),
            level=SORE,
        ),
        RuleName.TO_BEGIN_WITH: _(
            "Nothing is known about you yet: no session, no run, no soreness."
        ),
        RuleName.STRENGTH: _(
            "It is daytime, there was no hard run within 24 hours, nothing is sore, and "
            "there were at least {count} strength sessions within {days} days.",
            count=REGULAR_COUNT,
            days=REGULAR_DAYS,
        ),
        RuleName.FIRST_STRENGTH: _(
            "It is daytime, there was no hard run within 24 hours, the legs are below "
            "{level} of 10, and strength is new or something is a little sore.",
            level=SORE,
        ),
        RuleName.ROLL_WHAT_IS_A_LITTLE_SORE: _(
            "There is soreness somewhere, below {level} of 10.", level=SORE
        ),
        RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE: _(
            "There is soreness somewhere, below {level} of 10.", level=SORE
        ),
        RuleName.THE_DAY_OF_A_HARD_RUN: _(
            "There was a hard run less than {hours} hours ago.", hours=day
        ),
        RuleName.WARM_AND_COOL_WATER: _(
            "There was a hard run {minutes} minutes to {hours} hours ago, and no "
            "strength session in that time, as cold water may reduce its benefit.",
            minutes=WATER_AFTER_MIN,
            hours=day,
        ),
        RuleName.REST_DAY: _("There was no run today."),
        RuleName.DESK: _(
            "Monday to Friday, {start} to {end}.", start=_hour(WORK_STARTS), end=_hour(WORK_ENDS)
        ),
        RuleName.ANY_TIME: _("Always, to fill the places that are left."),
        RuleName.NOTHING_FITS: _("No other rule has a routine that can be suggested."),
    }[rule]


def basis(rule: RuleName) -> str:
    """Where a rule comes from, beside its sources; empty where these say it all."""
    ours = _("Our own judgement.")
    for_comfort = _("For comfort only: stretching does not reduce soreness.")
    return {
        RuleName.RED_FLAG: _("The guide's stop rules."),
        RuleName.SEE_A_PROFESSIONAL: _("The course of soreness."),
        RuleName.STRETCH_WHAT_IS_SORE: for_comfort,
        RuleName.EVENING: ours,
        RuleName.TO_BEGIN_WITH: ours,
        RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE: for_comfort,
        RuleName.REST_DAY: ours,
        RuleName.DESK: ours,
        RuleName.ANY_TIME: ours,
        RuleName.NOTHING_FITS: ours,
    }.get(rule, "")


def kept_out_when(guard: GuardName) -> str:
    """Which routines a guard keeps out."""
    return {
        GuardName.CAUTIONS: _(
            "Something in it does not go with one of your cautions in Preferences."
        ),
        GuardName.NOT_TODAY: _(
            'You chose "Not today"; it comes back the next day (a day lasts until four '
            "in the morning)."
        ),
        GuardName.DONE_LATELY: _(
            "You last did it fewer hours ago than its file asks for ({hours} where it "
            "does not say), or already as often in a day or a week as it allows.",
            hours=plain_number(APART_H),
        ),
        GuardName.GENTLE_WHEN_SORE: _(
            "It has strength exercises, and soreness somewhere is {level} of 10 or more, "
            "or was in the glutes or legs earlier that day.",
            level=SORE,
        ),
        GuardName.GENTLE_WHEN_HURT: _(
            "It has strength exercises, and your cautions name a new injury, a broken "
            "bone, a blood clot or a hot, swollen area."
        ),
        GuardName.NO_STRETCHING_OF_A_NEW_INJURY: _(
            "It has stretches, and your cautions name a new injury, which a stretch to "
            "the end of the range can make worse."
        ),
        GuardName.STRENGTH_APART: _(
            "It is a strength routine, and the last one was less than {hours} hours ago, "
            "or there were {count} within seven days. Five minutes count as a session.",
            hours=plain_number(STRENGTH_APART_H),
            count=STRENGTH_A_WEEK,
        ),
        GuardName.COLD_APART: _(
            "It uses cold, and the last cold was less than {hours} hours ago.",
            hours=plain_number(COLD_APART_H),
        ),
        GuardName.HEAT_APART: _(
            "It uses heat, and the last heat or cold was less than {hours} hour ago, or "
            "heat was used {count} times today.",
            hours=plain_number(HEAT_APART_H),
            count=HEAT_A_DAY,
        ),
        GuardName.QUESTIONS_FIRST: _(
            "It uses rolling, cold or heat, and questions about the soreness are still open."
        ),
    }[guard]


def guard_basis(guard: GuardName) -> str:
    """Where a guard comes from, beside its sources; empty where these say it all."""
    ours = _("Our own judgement.")
    return {
        GuardName.CAUTIONS: _("The cautions of the routine and of each of its exercises."),
        GuardName.NOT_TODAY: ours,
        GuardName.DONE_LATELY: _("The routine's own file; eight hours are our own judgement."),
        GuardName.GENTLE_WHEN_SORE: _("Our own judgement, on a scale for running."),
        GuardName.GENTLE_WHEN_HURT: ours,
        GuardName.NO_STRETCHING_OF_A_NEW_INJURY: _(
            "What that caution says in Preferences; our own judgement."
        ),
        GuardName.HEAT_APART: _(
            "No heat on skin that is numb from cold (one hour is our own judgement)."
        ),
        GuardName.QUESTIONS_FIRST: _("A clot in the leg must not be rolled, cooled or heated."),
    }.get(guard, "")


def _hour(hour: int) -> str:
    return clock_time(time(hour))
