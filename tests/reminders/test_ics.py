from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from recoverytimer.reminders.ics import CalendarReminder, calendar_file
from recoverytimer.reminders.reminder import AfterSession, AtTime, Weekday

# A Wednesday, 13:00 on the wall.
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
DAYS = (Weekday.FRI, Weekday.WED)
MORNING = AtTime(routine_id="glute-relief", at="07:30", weekdays=DAYS)
COLD = AfterSession(routine_id="ice-only", hours_after=2)


def event_of(reminder: AtTime, name: str = "Glute relief", seconds: float = 500):
    made = calendar_file([CalendarReminder(reminder, name, seconds)], NOW, BERLIN)
    (event,) = Calendar.from_ical(made.text).walk("VEVENT")
    return event


def test_an_event_every_week_at_that_time_wherever_one_is() -> None:
    event = event_of(MORNING)
    start = event["DTSTART"].dt
    assert start == datetime.fromisoformat("2026-03-06 07:30")
    assert start.tzinfo is None
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["WE", "FR"]}
    assert event["DURATION"].dt == timedelta(minutes=9)
    assert event["DTSTAMP"].dt == NOW


@pytest.mark.parametrize(
    ("at", "first"), [("12:59", "2026-03-06"), ("13:00", "2026-03-06"), ("13:01", "2026-03-04")]
)
def test_it_begins_with_the_next_time(at: str, first: str) -> None:
    event = event_of(AtTime(routine_id="x", at=at, weekdays=DAYS))
    assert event["DTSTART"].dt == datetime.fromisoformat(f"{first} {at}")


def test_a_rule_for_one_day_finds_it_in_a_week() -> None:
    event = event_of(AtTime(routine_id="x", at="12:00", weekdays=(Weekday.WED,)))
    assert event["DTSTART"].dt == datetime.fromisoformat("2026-03-11 12:00")


def test_the_calendar_gives_a_sign_when_it_begins() -> None:
    (alarm,) = event_of(MORNING).walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(0)


def test_names_are_kept_as_they_are() -> None:
    name = "Ease; <b>glutes</b>, \\ hips\nand äü"
    assert event_of(MORNING, name)["SUMMARY"] == name


def test_each_reminder_keeps_its_identity() -> None:
    later = AtTime(routine_id="glute-relief", at="19:00")
    assert event_of(MORNING)["UID"] == event_of(later)["UID"]
    other = AtTime(routine_id="bedtime", at="07:30")
    assert event_of(MORNING)["UID"] != event_of(other)["UID"]


def test_what_comes_after_a_session_is_left_out_and_named() -> None:
    made = calendar_file(
        [CalendarReminder(COLD, "Cold pack", 700), CalendarReminder(MORNING, "G", 500)], NOW
    )
    assert made.left_out == ("Cold pack",)
    assert len(Calendar.from_ical(made.text).walk("VEVENT")) == 1
    assert calendar_file([CalendarReminder(COLD, "Cold pack", 700)], NOW).text == ""


def test_lines_end_and_fold_as_calendars_want_it() -> None:
    text = calendar_file([CalendarReminder(MORNING, "Long " * 40, 500)], NOW).text
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
