"""Whether the next session is an easier one, and why."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.programme.asked import DURING, MORNING
from recoverytimer.programme.events import Eased, Paused, PauseReason, Resumed
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.programme import Consequence, Programme
from recoverytimer.programme.record import Record, SessionDone
from recoverytimer.programme.verdict import (
    Decision,
    Reason,
    Verdict,
    Why,
    level_of,
    rule_reasons,
)
from recoverytimer.programme.weeks import Place

AFTER_ILLNESS = 2
"""So many sessions with half the sets."""


class Easier(Struct, frozen=True):
    """How the next session is easier, and for how many more sessions at least."""

    how: Easing
    verdict: Verdict
    sessions: int = 1


def easier(programme: Programme, record: Record, place: Place | None, today: date) -> Easier | None:
    """How the session at a place is easier; None where it is done as it is written."""
    after_illness = _after_illness(record, today)
    if after_illness:
        verdict = Verdict(Decision.EASE, (Reason(Why.AFTER_ILLNESS),))
        return Easier(Easing.HALF, verdict, after_illness)
    found = _by_answers(programme, record, today)
    if found is not None:
        return found
    if place is not None and _is_wished(record, place):
        return Easier(Easing.ONE_SET, Verdict(Decision.EASE, (Reason(Why.WISHED),)))
    return None


def _is_wished(record: Record, place: Place) -> bool:
    wishes = (event for event in record.events if isinstance(event, Eased))
    return any(_holds_still(record, wish, place) for wish in wishes)


def _holds_still(record: Record, wish: Eased, place: Place) -> bool:
    """Whether a wish is about this week, and the week was not begun again since."""
    week = (wish.place.stage, wish.place.week)
    since = [s.place for s in record.sessions if s.done.at > wish.at]
    begun_again = any(one.session >= place.session for one in since)
    return week == (place.stage, place.week) and not begun_again


def _after_illness(record: Record, today: date) -> int:
    """How many sessions with half the sets are left after an illness."""
    ill = [e for e in record.events if isinstance(e, Paused) and e.reason is PauseReason.ILLNESS]
    if not ill:
        return 0
    over = [e.day for e in record.events if isinstance(e, Resumed) and e.at >= ill[-1].at]
    end = over[0] if over else ill[-1].until
    if end is None or today < end:
        return 0
    return max(0, AFTER_ILLNESS - sum(s.done.day >= end for s in record.sessions))


def _by_answers(programme: Programme, record: Record, today: date) -> Easier | None:
    """What the answers of the sessions, one after the other, come to."""
    left, reasons = 0, tuple[Reason, ...]()
    for n, session in enumerate(record.sessions):
        if left and is_calm(programme, session):
            left -= 1
        until = record.sessions[: n + 1]
        found = tuple(_reasons(programme, replace(record, sessions=until), today))
        sessions = max((_lasts(programme, reason) for reason in found), default=0)
        if sessions >= left and found:
            left, reasons = sessions, found
    if not left:
        return None
    return Easier(programme.limits.eased, Verdict(Decision.EASE, reasons), left)


def _lasts(programme: Programme, reason: Reason) -> int:
    """Pain during a session is a reason for the next one; what came after it, for some."""
    return 1 if reason.why is Why.DURING else programme.limits.calm_sessions


def is_calm(programme: Programme, session: SessionDone) -> bool:
    """Whether all that is asked was answered, and nothing in it is a reason to ease."""
    limits = programme.limits
    fine = {DURING: limits.during_fine, MORNING: limits.morning_fine}
    for question, most in fine.items():
        asked = programme.question(question)
        if asked is None or asked.only_after is not None:
            continue
        level = level_of(session, question)
        if level is None or level > most:
            return False
    return True


def _reasons(programme: Programme, record: Record, today: date) -> list[Reason]:
    """What in the last session is a reason to ease."""
    limits, session = programme.limits, record.sessions[-1]
    found: list[Reason] = []
    during, morning = level_of(session, DURING), level_of(session, MORNING)
    if during is not None and during > limits.during_fine:
        found.append(Reason(Why.DURING, DURING, during, limits.during_fine))
    if morning is not None and morning > limits.morning_fine:
        found.append(Reason(Why.MORNING, MORNING, morning, limits.morning_fine))
    before = [m for s in record.sessions[:-1] if (m := level_of(s, MORNING)) is not None]
    if morning is not None and before and morning - before[-1] >= limits.morning_rise:
        found.append(Reason(Why.MORNING_ROSE, MORNING, morning - before[-1], limits.morning_rise))
    # That the person went on does not make it easier.
    every = replace(record, heeded=None)
    return [*found, *rule_reasons(programme, every, Consequence.EASE, today)]
