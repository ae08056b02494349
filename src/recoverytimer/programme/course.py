"""Where one stands in a programme: what follows from what happened, and from the day it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.programme.answers import of_all
from recoverytimer.programme.counted import counted_standing
from recoverytimer.programme.easing import Easier, easier
from recoverytimer.programme.events import (
    AnyEvent,
    Done,
    Ended,
    Left,
    Moved,
    Paused,
    PutOff,
    Resumed,
)
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.programme import Consequence, Programme
from recoverytimer.programme.record import Record, record_of
from recoverytimer.programme.stage import Stage
from recoverytimer.programme.standing import NOT_BEGUN, Standing, Status
from recoverytimer.programme.verdict import (
    Decision,
    Reason,
    Verdict,
    Why,
    repeats_of,
    rule_reasons,
    stage_verdict,
    stop_reasons,
)
from recoverytimer.programme.weeks import (
    Place,
    following,
    found_again,
    is_last,
    place_at,
    rate_of,
    stage_before,
)

SELDOM = 1
"""With so many sessions a week, seven days without one are the plan."""


def standing(programme: Programme, events: Iterable[AnyEvent], now: datetime) -> Standing:
    """Where one stands at a moment, which is an aware one in local time."""
    record = record_of(programme, events)
    if record is None:
        return NOT_BEGUN
    last = record.events[-1]
    if isinstance(last, Left | Ended):
        return _with(record, Status.LEFT if isinstance(last, Left) else Status.ENDED)
    if pause := pause_on(record, now.date()):
        place = _followed(programme, record, now.date()).place
        return replace(_with(record, Status.PAUSED), place=place, pause=pause)
    if programme.counted_from is not None:
        return counted_standing(programme, record, now)
    if reasons := tuple(stop_reasons(programme, record, now.date())):
        return replace(_with(record, Status.STOPPED), verdict=Verdict(Decision.STOP, reasons))
    found = _after_days_away(
        programme, record, _followed(programme, record, now.date()), now.date()
    )
    eased = _eased(programme, record, found, now.date())
    return replace(
        _with(record, found.status),
        place=found.place,
        verdict=found.verdict,
        repeats=_repeats(programme, record, found),
        easier=eased if found.status is Status.RUNNING else None,
        due_from=_due_from(programme, record, found.place),
    )


class _Found(Struct, frozen=True):
    """A place, and the decision that led there."""

    status: Status
    place: Place | None
    verdict: Verdict


def _with(record: Record, status: Status) -> Standing:
    return Standing(
        status=status,
        programme=record.begun.programme,
        sessions_done=len(record.sessions),
        record=record,
    )


def pause_on(record: Record, today: date) -> Paused | None:
    """The pause that a day is in."""
    for pause in reversed([e for e in record.events if isinstance(e, Paused)]):
        is_over = any(isinstance(e, Resumed) and e.at >= pause.at for e in record.events)
        begins = pause.since <= today
        if begins and not is_over and (pause.until is None or today <= pause.until):
            return pause
    return None


def _followed(programme: Programme, record: Record, today: date) -> _Found:
    """What follows the last thing that was done, or chosen."""
    goes_on = Verdict(Decision.GO_ON, (Reason(Why.WEEK_GOES_ON),))
    last = record.placing
    at = None if last is None else found_again(programme, last.place)
    if last is None or at is None:
        return _entered(programme, record, programme.stages, goes_on)
    if isinstance(last, Moved):
        return _Found(Status.RUNNING, at, goes_on)
    stage = programme.stage(at.stage)
    assert stage is not None
    if reasons := tuple(rule_reasons(programme, record, Consequence.BACK, today)):
        back = place_at(stage_before(programme, stage), 1, 1)
        return _Found(Status.RUNNING, back, Verdict(Decision.BACK, reasons))
    if not is_last(stage, at):
        return _Found(Status.RUNNING, following(stage, at), goes_on)
    return _after_stage(programme, record, stage)


def _after_stage(programme: Programme, record: Record, stage: Stage) -> _Found:
    verdict = stage_verdict(programme, stage, record)
    again = place_at(stage, stage.weeks or 1, 1)
    match verdict.decision:
        case Decision.GO_ON:
            index = programme.stages.index(stage)
            return _entered(programme, record, programme.stages[index + 1 :], verdict)
        case Decision.STOP:
            return _Found(Status.STOPPED, again, verdict)
        case Decision.ASK:
            return _Found(Status.ASKS, again, verdict)
        case _:
            return _Found(Status.RUNNING, again, verdict)


def _entered(
    programme: Programme, record: Record, stages: Iterable[Stage], verdict: Verdict
) -> _Found:
    """The first session of the first stage that one enters."""
    for stage in stages:
        if stage.enter_if is None or of_all(programme, record, stage.enter_if) is not False:
            return _Found(Status.RUNNING, place_at(stage, 1, 1), verdict)
    return _Found(Status.ENDED, None, Verdict(Decision.GO_ON, (Reason(Why.OVER),)))


def _after_days_away(programme: Programme, record: Record, found: _Found, today: date) -> _Found:
    """The same, or further back after days without a session."""
    if found.place is None or record.placing is None or found.status is not Status.RUNNING:
        return found
    stage = programme.stage(record.placing.place.stage) or programme.stages[0]
    days, limits = (today - record.placing.day).days, programme.limits
    reason = Reason(Why.DAYS_AWAY, value=days)
    if days >= limits.ask:
        return _Found(Status.ASKS, found.place, Verdict(Decision.ASK, (reason,)))
    if days >= limits.stage_back:
        back = place_at(stage_before(programme, stage), 1, 1)
        return _Found(Status.RUNNING, back, Verdict(Decision.BACK, (reason,)))
    if days >= limits.week_again and rate_of(stage, found.place.week) > SELDOM:
        week = record.placing.place.week
        again = place_at(stage, min(week, stage.weeks or week), 1)
        return _Found(Status.RUNNING, again, Verdict(Decision.REPEAT, (reason,)))
    return found


def _eased(programme: Programme, record: Record, found: _Found, today: date) -> Easier | None:
    """How the next session is easier; the first after a stage back has one set fewer."""
    eased = easier(programme, record, found.place, today)
    if eased is None and found.verdict.decision is Decision.BACK:
        return Easier(Easing.SET_FEWER, Verdict(Decision.EASE, found.verdict.reasons))
    return eased


def _repeats(programme: Programme, record: Record, found: _Found) -> int:
    stage = programme.stage(found.place.stage) if found.place else None
    if stage is None:
        return 0
    is_new_round = found.verdict.decision is Decision.REPEAT
    return repeats_of(programme, stage, record) + (1 if is_new_round else 0)


def _due_from(programme: Programme, record: Record, place: Place | None) -> datetime | None:
    """From when on a session is sensible (UTC); None where that is at once."""
    if place is None:
        return None
    after = [one for one in (_after_hours(programme, record, place), _put_off(record)) if one]
    return max(after, default=None)


def _after_hours(programme: Programme, record: Record, place: Place) -> datetime | None:
    """When the hours since the last session are over; of days with hours of their own, theirs."""
    day = programme.day(place.day)
    own = day.hours_apart if day else None
    hours = programme.hours_apart if own is None else own
    if not hours:
        return None
    for session in reversed(record.sessions):
        was = programme.day(session.place.day)
        if ((was.hours_apart if was else None) is None) is (own is None):
            return session.done.at + timedelta(hours=hours)
    return None


def _put_off(record: Record) -> datetime | None:
    """The local midnight until which the session was put off, since the last one was done."""
    for event in reversed(record.events):
        if isinstance(event, Done):
            return None
        if isinstance(event, PutOff):
            start = datetime.combine(event.until, datetime.min.time(), event.at.tzinfo)
            return start - timedelta(minutes=event.offset_min)
    return None
