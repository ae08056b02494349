"""Why a programme goes on, repeats, eases or stops, in a sentence each."""

from __future__ import annotations

from recoverytimer.base.language import _, ngettext
from recoverytimer.base.listing import sentences
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.verdict import Decision, Reason, Verdict, Why


def verdict_in_words(verdict: Verdict, programme: Programme) -> str:
    """What comes next, and why."""
    reasons = (reason_in_words(reason, programme) for reason in verdict.reasons)
    return sentences((decision_in_words(verdict.decision), *reasons))


def decision_in_words(decision: Decision) -> str:
    """What comes next."""
    match decision:
        case Decision.GO_ON:
            return _("Go on.")
        case Decision.REPEAT:
            return _("The same again.")
        case Decision.BACK:
            return _("A step back.")
        case Decision.EASE:
            return _("An easier session.")
        case Decision.ASK:
            return _("How would you like to go on?")
        case Decision.STOP:
            return _("Stop here and see a doctor or physiotherapist.")


def reason_in_words(reason: Reason, programme: Programme) -> str:
    """One reason."""
    value, limit = _number(reason.value), _number(reason.limit)
    match reason.why:
        case Why.RULE:
            return reason.says
        case Why.NO_ANSWER:
            return _('"{question}" has no answer yet.', question=_asked(reason, programme))
        case Why.ANSWER:
            return _('The answer to "{question}" says so.', question=_asked(reason, programme))
        case Why.FEW_SESSIONS:
            return _("You did {done} of {wanted} sessions.", done=value, wanted=limit)
        case Why.DAY_TOO_SELDOM:
            return _(
                '"{day}" was done {done} of {wanted} times.',
                day=_day(reason, programme),
                done=value,
                wanted=limit,
            )
        case Why.NOT_IN_FULL:
            return _('"{day}" was not done to its end.', day=_day(reason, programme))
        case Why.DURING:
            return _("It hurt {level} out of 10 during the session.", level=value)
        case Why.DURING_TWICE:
            return _("It hurt {limit} out of 10 or more twice running.", limit=limit)
        case Why.MORNING:
            return _("It hurt {level} out of 10 the next morning.", level=value)
        case Why.MORNING_ROSE:
            return _("The morning was {more} points worse than the one before.", more=value)
        case Why.MORNINGS_ABOVE:
            return _("Several mornings on end were worse than usual.")
        case Why.DAYS_AWAY:
            days = int(reason.value or 0)
            return ngettext(
                "The last session was {n} day ago.", "The last session was {n} days ago.", days
            )
        case Why.GATE_CLOSED:
            return _("It is too early: not before day {day}.", day=limit)
        case _:
            return _plain(reason.why)


def _plain(why: Why) -> str:
    match why:
        case Why.ALL_HOLDS:
            return _("You did what this stage wants.")
        case Why.REPEATED_ENOUGH:
            return _("This week was repeated as often as it makes sense.")
        case Why.WISHED:
            return _("You wished for an easier week.")
        case Why.AFTER_ILLNESS:
            return _("Half the sets for two sessions after an illness.")
        case Why.OVER:
            return _("You have come to the end.")
        case _:
            return ""


def _asked(reason: Reason, programme: Programme) -> str:
    asked = programme.question(reason.question)
    return asked.ask if asked else reason.question


def _day(reason: Reason, programme: Programme) -> str:
    day = programme.day(reason.question)
    return day.name if day else reason.question


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:g}"
