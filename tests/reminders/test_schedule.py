from __future__ import annotations

from datetime import datetime, timedelta

from recoverytimer.reminders.reminder import AfterSession, AtTime, LastDone, Reminder
from recoverytimer.reminders.schedule import ReminderSchedule

NOW = datetime(2026, 3, 4, 12).astimezone()
NAMES = {"ice-only": "Cold pack", "bedtime": "Bedtime"}


def schedule(*reminders: Reminder, done: LastDone | None = None) -> ReminderSchedule:
    return ReminderSchedule(lambda: reminders, NAMES.get, lambda _id, _since: done, lambda: NOW)


def test_the_next_one_is_said_in_short() -> None:
    early, late = (
        AtTime(routine_id="ice-only", at="18:30"),
        AtTime(routine_id="bedtime", at="21:00"),
    )
    assert schedule(late, early).in_short() == "Cold pack, today at 18:30"
    assert schedule().in_short() == ""


def test_one_of_a_routine_that_is_gone_is_passed_over() -> None:
    gone, late = AtTime(routine_id="gone", at="18:30"), AtTime(routine_id="bedtime", at="21:00")
    assert schedule(gone, late).in_short() == "Bedtime, today at 21:00"
    assert schedule(gone, late).all() == ("Bedtime: Every day at 21:00",)
    assert schedule(gone).upcoming() is None


def test_one_that_follows_a_session_waits_for_it() -> None:
    after = AfterSession(routine_id="ice-only", hours_after=2.0)
    assert schedule(after).in_short() == ""
    done = LastDone(NOW - timedelta(hours=1), NOW.date(), 1)
    assert schedule(after, done=done).in_short() == "Cold pack, today at 13:00"
    assert schedule(after, done=done).done([after]) == {"ice-only": done}
