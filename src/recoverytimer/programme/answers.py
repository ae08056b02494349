"""Whether conditions hold of what was answered: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from recoverytimer.programme.asked import Condition, Of, When
from recoverytimer.programme.events import Value
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.record import Record, SessionDone
from recoverytimer.programme.stage import Stage

Known = bool | None
"""None where an answer is missing: that is never a good one, and never a bad one."""


def in_stage(programme: Programme, record: Record, stage: Stage, condition: Condition) -> Known:
    """Whether a condition holds of the sessions since one came into a stage."""
    sessions = record.in_stage(stage.id)
    if condition.each_day:
        last = {one.place.day: one for one in sessions}
        optional = {day.id for day in programme.days if day.optional}
        wanted = [day for day in dict.fromkeys(stage.days) if day not in optional]
        if any(day not in last for day in wanted):
            return None
        sessions = tuple(last[day] for day in wanted)
    return _holds(programme, record, condition, sessions, record.before_stage(stage.id))


def of_all(programme: Programme, record: Record, condition: Condition) -> Known:
    """Whether a condition holds of all that was answered."""
    return _holds(programme, record, condition, record.sessions, ())


def of_session(
    programme: Programme, record: Record, condition: Condition, session: SessionDone
) -> Known:
    """Whether a condition holds of one session, or of what was last answered at all."""
    asked = programme.question(condition.id)
    if asked is None or is_loose(programme, asked.when):
        return of_all(programme, record, condition)
    index = record.sessions.index(session)
    whole = record.sessions[: index + 1]
    values = _values(programme, record, condition, whole)
    if not values:
        return None
    return _judged(condition, values, values[-1:], ())


def _holds(
    programme: Programme,
    record: Record,
    condition: Condition,
    sessions: Sequence[SessionDone],
    before: Sequence[SessionDone],
) -> Known:
    values = _values(programme, record, condition, sessions)
    if not values:
        # What was not to be asked speaks against nothing.
        was_asked = any(_is_asked(programme, record, condition, one) for one in sessions)
        return True if sessions and not was_asked else None
    earlier = [v for v in _values(programme, record, condition, before) if v is not None]
    looked_at = values[-condition.last :] if condition.last else values
    return _judged(condition, values, looked_at, earlier)


def _values(
    programme: Programme, record: Record, condition: Condition, sessions: Sequence[SessionDone]
) -> list[Value | None]:
    """The answers in their order, None for each that is missing."""
    asked = programme.question(condition.id)
    if asked is None:
        return []
    if is_loose(programme, asked.when):
        since = _since(record, sessions)
        found = (a for a in record.loose if a.question == asked.id)
        return [a.value for a in found if a.at >= since or asked.when is When.START]
    return [
        session.answers.get(asked.id)
        for session in sessions
        if _is_asked(programme, record, condition, session)
    ]


def _since(record: Record, sessions: Sequence[SessionDone]) -> datetime:
    """From when on answers about no session belong to some sessions; to the first ones, all."""
    if not sessions or sessions[0] == record.sessions[0]:
        return record.begun.at
    return sessions[0].done.at


def is_loose(programme: Programme, when: When) -> bool:
    """Whether answers are about no session."""
    return when in {When.START, When.WEEK} or (
        programme.counted_from is not None and when is When.MORNING
    )


def _is_asked(
    programme: Programme, record: Record, condition: Condition, session: SessionDone
) -> bool:
    """Whether a question is to be asked after a session; so while that is not known."""
    asked = programme.question(condition.id)
    if asked is None or asked.only_after is None:
        return asked is not None
    other = programme.question(asked.only_after.id)
    if other is None or is_loose(programme, other.when):
        return of_all(programme, record, asked.only_after) is not False
    value = session.answers.get(other.id)
    return value is None or _fits(asked.only_after, value)


def _judged(
    condition: Condition,
    values: Sequence[Value | None],
    looked_at: Sequence[Value | None],
    before: Sequence[Value | None],
) -> Known:
    found = list(_compared(condition, values, looked_at, before))
    if any(one is False for one in found):
        return False
    return None if not found or None in found else True


def _compared(
    condition: Condition,
    values: Sequence[Value | None],
    looked_at: Sequence[Value | None],
    before: Sequence[Value | None],
) -> Iterator[Known]:
    first_index = len(values) - len(looked_at)
    for n, value in enumerate(looked_at):
        if value is None:
            yield None
        elif condition.of is Of.LEVEL or not isinstance(value, int):
            yield _fits(condition, value)
        else:
            than = _earlier(condition.of, values[: first_index + n], values, before)
            yield None if than is None else _fits(condition, value - than)


def _earlier(
    of: Of,
    before_this: Iterable[Value | None],
    values: Iterable[Value | None],
    before: Iterable[Value | None],
) -> int | None:
    """What a number is compared with; None where there is nothing."""
    first = next((v for v in values if isinstance(v, int)), None)
    match of:
        case Of.RISE:
            return next((v for v in reversed(list(before_this)) if isinstance(v, int)), None)
        case Of.SINCE_LAST_WEEK:
            return max((v for v in before if isinstance(v, int)), default=first)
        case _:
            return first


def _fits(condition: Condition, value: Value) -> bool:
    if isinstance(value, str):
        return value in condition.answers
    if condition.least is not None and value < condition.least:
        return False
    return condition.most is None or value <= condition.most
