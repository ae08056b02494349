from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.reminders.reminder import (
    WEEK,
    AfterSession,
    AtTime,
    Due,
    LastDone,
    Reminder,
    Weekday,
    after_telling,
    counted_from,
    due_now,
    instant_on_clock,
    looks_back_to,
    upcoming,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
MORNING = AtTime(routine_id="glute-relief", at="07:30")
COLD = AfterSession(routine_id="ice-only", hours_after=2, most_a_day=3)


def at(text: str, zone: tzinfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def done(end: str, count: int = 1, zone: tzinfo = BERLIN) -> dict[str, LastDone]:
    ended = at(end, zone)
    return {"ice-only": LastDone(ended, ended.astimezone(zone).date(), count)}


def from_then(reminder: Reminder, text: str, zone: tzinfo = BERLIN) -> Reminder:
    (marked,) = counted_from((reminder,), at(text, zone), zone)
    return marked


def dues(reminder: Reminder, now: str, past: dict[str, LastDone] | None = None) -> tuple[Due, ...]:
    return due_now((reminder,), at(now), past or {}, BERLIN)


def test_it_is_due_at_its_time_and_not_before() -> None:
    reminder = from_then(MORNING, "2026-03-03 12:00")
    assert not dues(reminder, "2026-03-04 07:29")
    assert dues(reminder, "2026-03-04 07:30") == (Due("glute-relief", at("2026-03-04 07:30")),)


def test_a_new_one_does_not_tell_what_was_before_it() -> None:
    assert not dues(from_then(MORNING, "2026-03-04 10:00"), "2026-03-04 10:01")


def test_only_on_the_days_that_were_chosen() -> None:
    tuesdays = replace(MORNING, weekdays=(Weekday.TUE,))
    reminder = from_then(tuesdays, "2026-03-03 12:00")
    assert not dues(reminder, "2026-03-09 12:00")
    assert dues(reminder, "2026-03-10 07:30")


def test_several_missed_ones_are_told_once_as_missed() -> None:
    reminder = from_then(MORNING, "2026-03-01 12:00")
    (only,) = dues(reminder, "2026-03-04 09:00")
    assert only == Due("glute-relief", at("2026-03-04 07:30"), late=True)
    (after,) = after_telling((reminder,), (only,))
    assert not dues(after, "2026-03-04 09:01")


def test_the_newest_comes_first() -> None:
    reminders = counted_from((MORNING, COLD), at("2026-03-04 06:00"), BERLIN)
    found = due_now(reminders, at("2026-03-04 11:00"), done("2026-03-04 08:30"), BERLIN)
    assert [d.routine_id for d in found] == ["ice-only", "glute-relief"]


def test_a_routine_that_was_done_since_needs_no_reminder() -> None:
    reminder = from_then(MORNING, "2026-03-03 12:00")
    ended = at("2026-03-04 07:45")
    past = {"glute-relief": LastDone(ended, ended.date(), 1)}
    assert not due_now((reminder,), at("2026-03-04 07:46"), past, BERLIN)
    assert due_now((reminder,), at("2026-03-05 07:30"), past, BERLIN)


def test_some_hours_after_a_session() -> None:
    reminder = from_then(COLD, "2026-03-04 08:00")
    assert not dues(reminder, "2026-03-04 12:00")
    past = done("2026-03-04 09:12")
    assert not dues(reminder, "2026-03-04 11:11", past)
    assert dues(reminder, "2026-03-04 11:12", past) == (Due("ice-only", at("2026-03-04 11:12")),)


def test_it_tells_of_each_session_once() -> None:
    reminder = from_then(COLD, "2026-03-04 08:00")
    found = dues(reminder, "2026-03-04 11:12", done("2026-03-04 09:12"))
    (reminder,) = after_telling((reminder,), found)
    assert not dues(reminder, "2026-03-04 18:00", done("2026-03-04 09:12"))
    assert dues(reminder, "2026-03-04 18:00", done("2026-03-04 13:00", 2))


def test_not_after_as_many_sessions_as_there_may_be_on_a_day() -> None:
    reminder = from_then(COLD, "2026-03-04 08:00")
    assert dues(reminder, "2026-03-04 18:00", done("2026-03-04 13:00", 2))
    assert not dues(reminder, "2026-03-04 18:00", done("2026-03-04 13:00", 3))
    late = replace(reminder, hours_after=20)
    assert dues(late, "2026-03-05 18:00", done("2026-03-04 13:00", 3))
    unbounded = replace(reminder, most_a_day=None)
    assert dues(unbounded, "2026-03-04 18:00", done("2026-03-04 13:00", 9))


def test_what_comes_next() -> None:
    reminders = counted_from((MORNING, COLD), at("2026-03-04 08:00"), BERLIN)
    now = at("2026-03-04 08:00")
    assert upcoming(reminders, now, {}, BERLIN) == Due("glute-relief", at("2026-03-05 07:30"))
    past = done("2026-03-04 07:00")
    assert upcoming(reminders, now, past, BERLIN) == Due("ice-only", at("2026-03-04 09:00"))
    assert upcoming((), now, {}, BERLIN) is None


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        ("2026-03-28 02:30", "2026-03-28T01:30:00+00:00"),
        ("2026-03-29 02:30", "2026-03-29T01:00:00+00:00"),
        ("2026-03-29 07:30", "2026-03-29T05:30:00+00:00"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25 07:30", "2026-10-25T06:30:00+00:00"),
    ],
)
def test_wall_time_when_the_clocks_change(wall: str, instant: str) -> None:
    found = instant_on_clock(datetime.fromisoformat(wall), BERLIN)
    assert found == datetime.fromisoformat(instant)


def test_a_day_that_a_zone_left_out_ends_in_the_next() -> None:
    found = instant_on_clock(datetime.fromisoformat("2011-12-30 07:30"), ZoneInfo("Pacific/Apia"))
    assert found.isoformat() == "2011-12-31T00:00:00+14:00"


def test_without_a_zone_it_is_the_systems() -> None:
    wall = datetime.fromisoformat("2026-03-04 07:30")
    assert instant_on_clock(wall) == wall.astimezone()


def test_a_time_that_occurs_twice_is_told_once() -> None:
    night = replace(MORNING, at="02:30")
    reminder = from_then(night, "2026-10-24 12:00")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    found = due_now((reminder,), first, {}, BERLIN)
    assert found
    (reminder,) = after_telling((reminder,), found)
    assert not due_now((reminder,), first + timedelta(hours=1), {}, BERLIN)
    assert not due_now((reminder,), first + timedelta(hours=9), {}, BERLIN)


def test_one_made_in_the_second_of_two_equal_hours_waits_for_the_next_day() -> None:
    now = datetime(2026, 10, 25, 1, 20, tzinfo=UTC)
    marked = counted_from((replace(MORNING, at="02:30"),), now, BERLIN)
    assert not due_now(marked, now + timedelta(hours=3), {}, BERLIN)
    assert due_now(marked, now + timedelta(hours=25), {}, BERLIN)


def test_who_flies_west_is_not_told_twice_on_one_day() -> None:
    reminder = from_then(MORNING, "2026-03-03 12:00")
    (reminder,) = after_telling((reminder,), dues(reminder, "2026-03-04 07:30"))
    assert not due_now((reminder,), at("2026-03-04 08:00", NEW_YORK), {}, NEW_YORK)
    assert due_now((reminder,), at("2026-03-05 07:30", NEW_YORK), {}, NEW_YORK)


def test_a_clock_that_is_set_back_tells_nothing_twice() -> None:
    reminder = from_then(MORNING, "2026-03-03 12:00")
    (reminder,) = after_telling((reminder,), dues(reminder, "2026-03-04 07:30"))
    assert not dues(reminder, "2026-03-04 06:45")
    assert not dues(reminder, "2026-03-04 07:30")


def test_a_clock_that_was_years_ahead_silences_nothing() -> None:
    ahead = replace(MORNING, told_until=at("2031-01-01 07:30"))
    (reminder,) = counted_from((ahead,), at("2026-03-04 06:00"), BERLIN)
    assert dues(reminder, "2026-03-04 07:30")
    (same,) = counted_from((reminder,), at("2026-03-04 06:01"), BERLIN)
    assert same == reminder


@pytest.mark.parametrize("mark", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_no_mark_is_too_far_away(mark: str) -> None:
    extreme = replace(COLD, told_until=datetime.fromisoformat(mark))
    now = at("2026-03-04 06:00")
    assert looks_back_to(extreme, now) < now
    due_now((extreme,), now, done("2026-03-04 03:00"), BERLIN)
    upcoming((extreme,), now, done("2026-03-04 03:00"), BERLIN)


ZONES = st.sampled_from(
    [
        BERLIN,
        NEW_YORK,
        ZoneInfo("Australia/Lord_Howe"),
        ZoneInfo("America/St_Johns"),
        ZoneInfo("America/Havana"),
        ZoneInfo("Pacific/Apia"),
        ZoneInfo("Asia/Kathmandu"),
        timezone(timedelta(hours=-9, minutes=-30)),
    ]
)
# Around changes of the clocks, among them one at a minute past midnight and a left out day.
BEGINNINGS = st.sampled_from(
    [
        datetime(2026, 3, 7, tzinfo=UTC),
        datetime(2026, 3, 27, tzinfo=UTC),
        datetime(2026, 10, 23, tzinfo=UTC),
        datetime(2026, 10, 31, tzinfo=UTC),
        datetime(2010, 11, 6, tzinfo=UTC),
        datetime(2011, 12, 29, tzinfo=UTC),
    ]
)
CLOCKS = st.one_of(
    st.sampled_from(["00:00", "00:01", "01:30", "02:00", "02:15", "03:00", "23:59"]),
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
)
DAYS = st.sets(st.sampled_from(WEEK), min_size=1).map(tuple)
STEPS = st.lists(
    st.one_of(st.integers(1, 90), st.integers(90, 60 * 24 * 10)), min_size=1, max_size=40
)


@given(zone=ZONES, start=BEGINNINGS, clock=CLOCKS, days=DAYS, minutes=STEPS)
def test_however_irregular_the_checks_nothing_is_told_twice_or_lost(
    zone: tzinfo, start: datetime, clock: str, days: tuple[Weekday, ...], minutes: list[int]
) -> None:
    reminders = counted_from((AtTime(routine_id="x", at=clock, weekdays=days),), start, zone)
    end = start + timedelta(minutes=sum(minutes))
    awaited = occurrences(clock, days, start, end, zone)
    now, heard = start, list[datetime]()
    for step in minutes:
        before, now = now, now + timedelta(minutes=step)
        found = due_now(reminders, now, {}, zone)
        reminders = after_telling(reminders, found)
        heard += [d.at for d in found]
        assert [d.at for d in found] == [a for a in awaited if before < a <= now][-1:]
    assert len(set(heard)) == len(heard)


def occurrences(
    clock: str, days: tuple[Weekday, ...], start: datetime, end: datetime, zone: tzinfo
) -> list[datetime]:
    """By the zone's own reckoning from the wall to instants, minute by minute out of a gap."""
    found = set()
    day = start.astimezone(zone).date() - timedelta(days=1)
    while day <= end.astimezone(zone).date():
        if WEEK[day.weekday()] in days:
            local = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone)
            while local.astimezone(UTC).astimezone(zone).replace(fold=0) != local:
                local += timedelta(minutes=1)
            found.add(local.astimezone(UTC))
        day += timedelta(days=1)
    return [a for a in sorted(found) if start < a <= end]


@given(
    zone=ZONES,
    start=BEGINNINGS,
    hours=st.sampled_from([0.5, 2.0, 5.0, 30.0]),
    most=st.sampled_from([None, 1, 3]),
    events=st.lists(st.tuples(st.integers(1, 300), st.booleans()), max_size=40),
)
def test_each_session_is_told_of_at_most_once_and_only_when_it_may(
    zone: tzinfo,
    start: datetime,
    hours: float,
    most: int | None,
    events: list[tuple[int, bool]],
) -> None:
    reminder = AfterSession(routine_id="x", hours_after=hours, most_a_day=most)
    reminders = counted_from((reminder,), start, zone)
    now, past, counts = start, dict[str, LastDone](), dict[date, int]()
    untold = False
    for minutes, is_session in events:
        now += timedelta(minutes=minutes)
        if is_session:
            day = now.astimezone(zone).date()
            counts[day] = counts.get(day, 0) + 1
            past, untold = {"x": LastDone(now, day, counts[day])}, True
            continue
        found = due_now(reminders, now, past, zone)
        reminders = after_telling(reminders, found)
        if not past:
            assert not found
            continue
        at_ = past["x"].ended_at + timedelta(hours=hours)
        may = most is None or counts.get(at_.astimezone(zone).date(), 0) < most
        assert bool(found) == (untold and may and at_ <= now)
        untold = untold and not found
