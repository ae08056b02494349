"""Where one stands in a programme whose days are counted from a date, such as a race."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from recoverytimer.programme.answers import of_all
from recoverytimer.programme.day import Gate
from recoverytimer.programme.easing import Easier
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.programme import Consequence, Programme
from recoverytimer.programme.record import Record
from recoverytimer.programme.standing import Standing, Status
from recoverytimer.programme.verdict import (
    Decision,
    Reason,
    Verdict,
    Why,
    rule_reasons,
    stop_reasons,
)
from recoverytimer.programme.weeks import Place, stage_places


def counted_standing(programme: Programme, record: Record, now: datetime) -> Standing:
    """Where one stands on a day: that of the calendar, as these days wait for nobody.

    What is done today is done: then the next is that of tomorrow.
    """
    today = now.date()
    whole = Standing(
        status=Status.RUNNING,
        programme=record.begun.programme,
        sessions_done=len(record.sessions),
        record=record,
    )
    places = [place for stage in programme.stages for place in stage_places(stage)]
    number = _number(record, today)
    is_done = any(session.done.day == today for session in record.sessions)
    if number + is_done >= len(places):
        over = Verdict(Decision.GO_ON, (Reason(Why.OVER),))
        return replace(whole, status=Status.ENDED, verdict=over)
    if reasons := tuple(stop_reasons(programme, record, today)):
        return replace(whole, status=Status.STOPPED, verdict=Verdict(Decision.STOP, reasons))
    if is_done:
        midnight = datetime.combine(today + timedelta(days=1), time(), now.tzinfo)
        place, due = places[max(0, number + 1)], midnight.astimezone(UTC)
        return replace(whole, place=place, due_from=due)
    place = places[max(0, number)]
    closed = closed_gate(programme, record, place, today)
    is_kept_shut = any(reason.why is not Why.NO_ANSWER for reason in closed)
    if is_kept_shut and number == len(places) - 1:
        return replace(whole, status=Status.STOPPED, verdict=Verdict(Decision.STOP, closed))
    gate = gate_of(programme, place)
    if closed and gate:
        place = replace(place, day=gate.instead)
    return replace(
        whole,
        place=place,
        verdict=Verdict(Decision.REPEAT if closed else Decision.GO_ON, closed),
        easier=_easier(programme, record, today),
    )


def _easier(programme: Programme, record: Record, today: date) -> Easier | None:
    reasons = tuple(rule_reasons(programme, record, Consequence.EASE, today))
    return Easier(Easing.SET_FEWER, Verdict(Decision.EASE, reasons)) if reasons else None


def _number(record: Record, today: date) -> int:
    """Which day it is, from 0 on the date that days are counted from."""
    return (today - (record.begun.counted_from or record.begun.day)).days


def gate_of(programme: Programme, place: Place) -> Gate | None:
    """What must hold before the day of a place."""
    day = programme.day(place.day)
    return day.gate if day else None


def closed_gate(
    programme: Programme, record: Record, place: Place, today: date
) -> tuple[Reason, ...]:
    """Why the day of a place cannot be done as it is written; empty where it can.

    What was answered on an earlier day says nothing of this one.
    """
    gate = gate_of(programme, place)
    if gate is None:
        return ()
    number = _number(record, today)
    found = []
    if gate.from_day is not None and number < gate.from_day:
        found.append(Reason(Why.GATE_CLOSED, place.day, number, gate.from_day))
    fresh = replace(record, loose=tuple(one for one in record.loose if one.day == today))
    for condition in gate.conditions:
        holds = of_all(programme, fresh, condition)
        if holds is None:
            found.append(Reason(Why.NO_ANSWER, condition.id))
        elif not holds:
            found.append(Reason(Why.ANSWER, condition.id, limit=condition.most))
    return tuple(found)
