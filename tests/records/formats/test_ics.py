from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from icalendar import Calendar

from recoverytimer.records.formats.ics import done_calendar
from recoverytimer.records.records import Records
from tests.records.making import RECORDS, START, records, session, sore


def test_another_reader_opens_it() -> None:
    calendar = Calendar.from_ical(done_calendar(RECORDS))
    first, second = calendar.walk("VEVENT")
    assert first["SUMMARY"] == "Glute relief"
    assert first["DTSTART"].dt == START
    assert first["DTEND"].dt == START + timedelta(minutes=8)
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["DESCRIPTION"] == "1 min of exercise; session partly done\nBetter after."
    assert "Soreness afterwards: 4 out of 10" in second["DESCRIPTION"]
    assert second["UID"] == "session-two@recoverytimer"


def test_texts_are_kept_as_they_are() -> None:
    name, note = "a;b,c\\d <b>", "x\nBEGIN:VEVENT\näü"
    some = Records((session(routine_name=name, note=note),), (sore(session_id="one"),))
    (event,) = Calendar.from_ical(done_calendar(some)).walk("VEVENT")
    assert event["SUMMARY"] == name
    assert event["DESCRIPTION"].endswith(f"4 out of 10\n{note}")


@given(records())
def test_any_session_is_an_event_of_some_length(some: Records) -> None:
    events = Calendar.from_ical(done_calendar(some)).walk("VEVENT")
    assert len(events) == len(some.sessions)
    assert all(e["DTEND"].dt > e["DTSTART"].dt for e in events)


def test_no_sessions() -> None:
    assert not Calendar.from_ical(done_calendar(Records())).walk("VEVENT")
