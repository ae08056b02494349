"""Reminders as a person would say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from recoverytimer.base import dates
from recoverytimer.base.amounts import plain_number
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.base.message import Message
from recoverytimer.reminders.reminder import WEEK, AtTime, Due, Reminder, Weekday

SHORT_FROM = 3


def due_message(dues: Sequence[Due], name: Callable[[str], str], now: datetime) -> Message:
    """What to say of what is due, the newest first."""
    names = "; ".join(name(d.routine_id) for d in dues)
    first = dues[0]
    if len(dues) > 1:
        text, sentence = f"{len(dues)} routines are due.", f"Due: {names}."
    elif first.late:
        was = f"was due {moment_in_words(first.at, now)}."
        text, sentence = f"It {was}", f"{names} {was}"
    else:
        text, sentence = "It is time for this routine.", f"It is time for {names}."
    return Message(names, text, sentence, first.routine_id)


def reminder_in_words(reminder: Reminder) -> str:
    """When one is reminded: "every day at 07:30", "2 h after a session, at most 3 a day"."""
    if isinstance(reminder, AtTime):
        return f"{days(reminder.weekdays)} at {reminder.at}"
    after = f"{plain_number(reminder.hours_after)} h after a session"
    return f"{after}, at most {reminder.most_a_day} a day" if reminder.most_a_day else after


def reminder_sentence(reminder: Reminder) -> str:
    """The same with a capital letter."""
    text = reminder_in_words(reminder)
    return f"{text[0].upper()}{text[1:]}"


def days(chosen: Sequence[Weekday]) -> str:
    """Days of the week in a few words."""
    inorder = [d for d in WEEK if d in chosen]
    if len(inorder) == WEEK_DAYS:
        return "every day"
    if inorder == list(WEEK[:5]):
        return "Monday to Friday"
    names = [dates.weekday_name(WEEK.index(d)) for d in inorder]
    if len(names) >= SHORT_FROM:
        return ", ".join(dates.short_weekday_name(WEEK.index(d)) for d in inorder)
    return " and ".join(names)


def moment_in_words(at: datetime, now: datetime) -> str:
    """A local moment as seen from now: "today 18:30", "Friday 07:30", "4 March 07:30"."""
    away = (at.date() - now.astimezone(at.tzinfo).date()).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if away in near:
        day = near[away]
    elif abs(away) < WEEK_DAYS:
        day = dates.weekday(at) if away > 0 else f"last {dates.weekday(at)}"
    else:
        day = dates.in_month(at)
    return f"{day} {at:%H:%M}"


def next_one(due: Due, name: str, now: datetime) -> str:
    """What comes next: "Cold pack, today 18:30"."""
    return f"{name}, {moment_in_words(due.at, now)}"
