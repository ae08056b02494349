from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recoverytimer.reminders.reminder import WEEK, AfterSession, AtTime, Due, Reminder, Weekday
from recoverytimer.reminders.words import (
    due_message,
    moment_in_words,
    next_one,
    reminder_in_words,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
NAMES = {"ice-only": "Cold pack", "bedtime": "Bedtime"}.__getitem__


@pytest.mark.parametrize(
    ("reminder", "said"),
    [
        (AtTime(routine_id="x", at="07:30"), "Every day at 07:30"),
        (AtTime(routine_id="x", at="07:30", weekdays=(Weekday.SUN,)), "Sunday at 07:30"),
        (AfterSession(routine_id="x", hours_after=2.0), "2 h after this routine"),
        (
            AfterSession(routine_id="x", hours_after=2.5, most_a_day=3),
            "2.5 h after this routine, up to 3 sessions a day",
        ),
    ],
)
def test_a_rule_in_words(reminder: Reminder, said: str) -> None:
    assert reminder_in_words(reminder) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (WEEK, "Every day at 07:30"),
        (WEEK[:5], "Monday to Friday at 07:30"),
        (WEEK[5:], "Saturday and Sunday at 07:30"),
        ((Weekday.FRI, Weekday.MON, Weekday.WED), "Mon, Wed, Fri at 07:30"),
        ((Weekday.FRI, Weekday.FRI), "Friday at 07:30"),
    ],
)
def test_days_in_words(chosen: tuple[Weekday, ...], said: str) -> None:
    assert reminder_in_words(AtTime(routine_id="x", at="07:30", weekdays=chosen)) == said


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(hours=6), "today at 18:00"),
        (timedelta(hours=12), "tomorrow at 00:00"),
        (timedelta(hours=-13), "yesterday at 23:00"),
        (timedelta(days=3), "Saturday at 12:00"),
        (timedelta(days=-3), "last Sunday at 12:00"),
        (timedelta(days=7), "11 March at 12:00"),
    ],
)
def test_a_moment_in_words(away: timedelta, said: str) -> None:
    assert moment_in_words(NOW + away, NOW) == said


def test_what_is_told() -> None:
    on_time = due_message([Due("ice-only", NOW)], NAMES, NOW)
    assert on_time.sentence == "It is time for Cold pack."
    assert (on_time.title, on_time.routine_id) == ("Cold pack", "ice-only")
    late = due_message([Due("ice-only", NOW - timedelta(hours=2), late=True)], NAMES, NOW)
    assert late.sentence == "Cold pack was due today at 10:00."
    both = due_message([Due("bedtime", NOW), Due("ice-only", NOW, late=True)], NAMES, NOW)
    assert both.sentence == "Due: Bedtime; Cold pack."
    assert both.routine_id == "bedtime"
    assert all("Cold" not in m.text for m in (on_time, late, both))


def test_what_comes_next_in_words() -> None:
    assert next_one(Due("ice-only", NOW), "Cold pack", NOW) == "Cold pack, today at 12:00"
