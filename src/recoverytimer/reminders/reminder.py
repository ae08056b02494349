"""When a person wants to be reminded of a routine, and when that is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from recoverytimer.base.days import ONE_DAY
from recoverytimer.base.language import N_
from recoverytimer.exercise.exercise import RoutineId

MOST_REMINDERS = 200
LATE = timedelta(minutes=10)
LONGEST_ABSENCE = timedelta(days=400)
# Ours.
USUAL_TIME = "18:00"
USUAL_TIMES = MappingProxyType({"evening": "21:00", "desk": "10:30", "before a run": "07:00"})
"""When routines with such a tag are wanted."""


class Weekday(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


WEEK = tuple(Weekday)

TimeOfDay = Annotated[
    str,
    Meta(
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description=N_('Write a time of day such as "07:30".')
    ),
]
Weekdays = Annotated[
    tuple[Weekday, ...],
    Meta(min_length=1, max_length=7),
]
Hours = Annotated[
    float,
    Meta(gt=0, le=720, description=N_("Write a number of hours, more than 0 and at most 720.")),
]
TimesADay = Annotated[int, Meta(ge=1, le=24)] | None
ToldUntil = Annotated[datetime, Meta(tz=True)] | None


class AtTime(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Remind at a time on the wall, on some days of the week; not if it was done since.

    `told_until`: nothing that was due up to then is told any more; it keeps the local offset.
    """

    routine_id: RoutineId = field(name="routine")
    at: TimeOfDay
    weekdays: Weekdays = WEEK
    told_until: ToldUntil = None


class AfterSession(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Remind some hours after the end of the routine's last session.

    Attributes:
        most_a_day: after so many sessions on a day there is none any more on that day.
        told_until: as for `AtTime`.
    """

    routine_id: RoutineId = field(name="routine")
    hours_after: Hours
    most_a_day: TimesADay = None
    told_until: ToldUntil = None


Reminder = AtTime | AfterSession


class LastDone(Struct, frozen=True):
    """The newest session of a routine: its end, and how many there were on its local day."""

    ended_at: datetime
    day: date
    count: int


class Due(Struct, frozen=True):
    """A routine whose time has come, or will: `at` is local; late is what was missed."""

    routine_id: str
    at: datetime
    late: bool = False


def usual_time(tags: Iterable[str]) -> TimeOfDay:
    """When a routine with such tags is wanted, as far as they tell."""
    return next((USUAL_TIMES[tag] for tag in tags if tag in USUAL_TIMES), USUAL_TIME)


def due_now(
    reminders: Sequence[Reminder],
    now: datetime,
    done: Mapping[str, LastDone],
    zone: tzinfo | None = None,
) -> tuple[Due, ...]:
    """What is to be told now, the newest first; several missed ones of a routine are one.

    Args:
        reminders: all of them.
        now: this instant in UTC.
        done: by routine, what there is of `LastDone` since `looks_back_to`.
        zone: the zone of the wall's clock; the system's where none is given.
    """
    found = [_due(r, now, done.get(r.routine_id), zone) for r in reminders]
    return tuple(sorted((d for d in found if d), key=lambda d: d.at, reverse=True))


def after_telling(reminders: Sequence[Reminder], dues: Sequence[Due]) -> tuple[Reminder, ...]:
    """The reminders once these have been told."""
    ats = {d.routine_id: d.at for d in dues}
    return tuple(
        replace(r, told_until=ats[r.routine_id]) if r.routine_id in ats else r for r in reminders
    )


def upcoming(
    reminders: Sequence[Reminder],
    now: datetime,
    done: Mapping[str, LastDone],
    zone: tzinfo | None = None,
) -> Due | None:
    """The next one that will be told, as far as that is known now."""
    found = [_next(r, now, done.get(r.routine_id), zone) for r in reminders]
    return min((d for d in found if d), key=lambda d: d.at, default=None)


def counted_from(
    reminders: Sequence[Reminder], now: datetime, zone: tzinfo | None = None
) -> tuple[Reminder, ...]:
    """The reminders, those without a sound mark counting from now on.

    A mark that lies far ahead was made while the clock was wrong; it would silence a reminder.
    """
    mark = _local(now, zone).replace(microsecond=0)
    return tuple(
        replace(r, told_until=mark) if r.told_until is None or r.told_until > now + ONE_DAY else r
        for r in reminders
    )


def looks_back_to(reminder: Reminder, now: datetime) -> datetime:
    """Since when sessions matter to a reminder."""
    hours = reminder.hours_after if isinstance(reminder, AfterSession) else 0.0
    mark = reminder.told_until or now
    return max(min(mark, now), now - LONGEST_ABSENCE) - timedelta(hours=hours) - ONE_DAY


def instant_on_clock(wall: datetime, zone: tzinfo | None = None) -> datetime:
    """The first instant at which a zone's clocks show a wall time, or a later one.

    So one that a zone leaves out in spring is the minute after the gap, and one that it has twice
    in autumn is the first of them.
    """
    as_utc = wall.replace(tzinfo=UTC)
    offsets = {_offset(as_utc - ONE_DAY, zone), _offset(as_utc + ONE_DAY, zone)}
    tries = sorted(as_utc - offset for offset in offsets)
    for instant in tries:
        if _wall(_local(instant, zone)) == wall:
            return _local(instant, zone)
    early, late = tries[0], tries[-1]
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if _wall(_local(middle, zone)) < wall:
            early = middle
        else:
            late = middle
    return _local(late, zone)


def _due(
    reminder: Reminder, now: datetime, done: LastDone | None, zone: tzinfo | None
) -> Due | None:
    if isinstance(reminder, AtTime):
        at = _newest(reminder, now, zone)
        is_done = at is not None and done is not None and done.ended_at >= at
    else:
        at, is_done = _after(reminder, done, zone), False
    if at is None or at > now or is_done or not _is_untold(reminder, at):
        return None
    return Due(reminder.routine_id, at, late=now - at > LATE)


def _next(
    reminder: Reminder, now: datetime, done: LastDone | None, zone: tzinfo | None
) -> Due | None:
    if isinstance(reminder, AtTime):
        ats = _around(reminder, now, zone, range(-1, 9))
    else:
        after = _after(reminder, done, zone)
        ats = [] if after is None else [after]
    at = next((at for at in ats if at > now and _is_untold(reminder, at)), None)
    return None if at is None else Due(reminder.routine_id, at)


def _newest(reminder: AtTime, now: datetime, zone: tzinfo | None) -> datetime | None:
    ats = _around(reminder, now, zone, range(1, -9, -1))
    return next((at for at in ats if at <= now), None)


def _around(reminder: AtTime, now: datetime, zone: tzinfo | None, days: range) -> list[datetime]:
    """When the reminder's time is on the days so far from today that it has."""
    today = now.astimezone(zone).date()
    clock = time.fromisoformat(reminder.at)
    dates = (today + timedelta(days=n) for n in days)
    chosen = (d for d in dates if WEEK[d.weekday()] in reminder.weekdays)
    return [instant_on_clock(datetime.combine(d, clock), zone) for d in chosen]


def _after(reminder: AfterSession, done: LastDone | None, zone: tzinfo | None) -> datetime | None:
    if done is None:
        return None
    at = _local(done.ended_at + timedelta(hours=reminder.hours_after), zone)
    most = reminder.most_a_day
    is_enough = most is not None and done.count >= most and at.date() == done.day
    return None if is_enough else at


def _is_untold(reminder: Reminder, at: datetime) -> bool:
    mark = reminder.told_until
    if mark is None or at <= mark:
        return mark is None
    # Who flies west meets the same time on the same day once more.
    return isinstance(reminder, AfterSession) or _wall(at) > _wall(mark)


def _wall(local: datetime) -> datetime:
    return local.replace(tzinfo=None)


def _local(instant: datetime, zone: tzinfo | None) -> datetime:
    """An instant in local time with its offset alone.

    Python compares two times of one zone by what the wall shows, and not by which was first.
    """
    local = instant.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def _offset(instant: datetime, zone: tzinfo | None) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
