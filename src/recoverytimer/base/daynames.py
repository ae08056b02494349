"""Days, weeks and months as a person would say them, in the app's own language."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT = 3


def weekday(day: date) -> str:
    """Its name: "Tuesday"."""
    return WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """Its month: "March 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def in_month(day: date) -> str:
    """As in a letter: "3 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """With its weekday: "Tuesday, 3 March"."""
    return f"{weekday(day)}, {in_month(day)}"


def dated(day: date) -> str:
    """With its weekday and year: "Tuesday, 3 March 2026"."""
    return f"{full(day)} {day.year}"


def short(day: date) -> str:
    """In a list by month: "Tue 3"."""
    return f"{weekday(day)[:SHORT]} {day.day}"


def with_short_weekday(day: date) -> str:
    """In a sentence with little room: "Tue 3 March"."""
    return f"{weekday(day)[:SHORT]} {in_month(day)}"


def abbreviated(day: date) -> str:
    """As short as it goes with its month: "3 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1][:SHORT]}"


def week(monday: date) -> str:
    """A week by its Monday: "Week of 2 March"."""
    return f"Week of {in_month(monday)}"
