"""Days, weeks, months and times: words of the app's language, in the order of the region."""

from __future__ import annotations

from datetime import date, datetime, time

from recoverytimer.base.language import pgettext, region

_NOON = 12


def weekday_name(number: int) -> str:
    """A day of the week by its number, from Monday on: "Tuesday"."""
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )[number]


def short_weekday_name(number: int) -> str:
    """The same, short: "Tue"."""
    return (
        pgettext("weekday, short", "Mon"),
        pgettext("weekday, short", "Tue"),
        pgettext("weekday, short", "Wed"),
        pgettext("weekday, short", "Thu"),
        pgettext("weekday, short", "Fri"),
        pgettext("weekday, short", "Sat"),
        pgettext("weekday, short", "Sun"),
    )[number]


def weekday_initial(day: date) -> str:
    """A day of the week by one letter, where there is room for no more: "T"."""
    return {
        0: pgettext("initial of Monday", "M"),
        1: pgettext("initial of Tuesday", "T"),
        2: pgettext("initial of Wednesday", "W"),
        3: pgettext("initial of Thursday", "T"),
        4: pgettext("initial of Friday", "F"),
        5: pgettext("initial of Saturday", "S"),
        6: pgettext("initial of Sunday", "S"),
    }[day.weekday()]


def month_name(number: int) -> str:
    """A month by its number, from 1 on, as it stands alone: "March"."""
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )[number - 1]


def short_month_name(number: int) -> str:
    """The same, short: "Mar"."""
    return (
        pgettext("month, short", "Jan"),
        pgettext("month, short", "Feb"),
        pgettext("month, short", "Mar"),
        pgettext("month, short", "Apr"),
        pgettext("month, short", "May"),
        pgettext("month, short", "Jun"),
        pgettext("month, short", "Jul"),
        pgettext("month, short", "Aug"),
        pgettext("month, short", "Sep"),
        pgettext("month, short", "Oct"),
        pgettext("month, short", "Nov"),
        pgettext("month, short", "Dec"),
    )[number - 1]


def _month_with_day(number: int) -> str:
    """A month beside its day, in the case that the language wants there."""
    return (
        pgettext("month, with a day", "January"),
        pgettext("month, with a day", "February"),
        pgettext("month, with a day", "March"),
        pgettext("month, with a day", "April"),
        pgettext("month, with a day", "May"),
        pgettext("month, with a day", "June"),
        pgettext("month, with a day", "July"),
        pgettext("month, with a day", "August"),
        pgettext("month, with a day", "September"),
        pgettext("month, with a day", "October"),
        pgettext("month, with a day", "November"),
        pgettext("month, with a day", "December"),
    )[number - 1]


def weekday(day: date) -> str:
    """Its name: "Tuesday"."""
    return weekday_name(day.weekday())


def month(day: date) -> str:
    """Its month: "March 2026"."""
    return pgettext(
        "a month with its year", "{month} {year}", month=month_name(day.month), year=day.year
    )


def in_month(day: date) -> str:
    """As in a letter: "3 March"."""
    name = _month_with_day(day.month)
    if region().day_first:
        return pgettext("date", "{day} {month}", day=day.day, month=name)
    return pgettext("date, month first", "{month} {day}", day=day.day, month=name)


def in_year(day: date) -> str:
    """As in a letter with its year: "3 March 2026"."""
    name = _month_with_day(day.month)
    if region().day_first:
        return pgettext("date", "{day} {month} {year}", day=day.day, month=name, year=day.year)
    return pgettext(
        "date, month first", "{month} {day}, {year}", day=day.day, month=name, year=day.year
    )


def full(day: date) -> str:
    """With its weekday: "Tuesday, 3 March"."""
    return pgettext("date", "{weekday}, {date}", weekday=weekday(day), date=in_month(day))


def dated(day: date) -> str:
    """With its weekday and year: "Tuesday, 3 March 2026"."""
    return pgettext("date", "{weekday}, {date}", weekday=weekday(day), date=in_year(day))


def short(day: date) -> str:
    """In a list by month: "Tue 3"."""
    name = short_weekday_name(day.weekday())
    return pgettext("date, in a list", "{weekday} {day}", weekday=name, day=day.day)


def with_short_weekday(day: date, today: date | None = None) -> str:
    """In a sentence with little room: "Tue 3 March"; with its year where today is in another."""
    name = short_weekday_name(day.weekday())
    return pgettext("date", "{weekday} {date}", weekday=name, date=_near(day, today))


def listed(day: date) -> str:
    """In a list of days that are not long ago: "Tue 3 Mar"."""
    name = short_weekday_name(day.weekday())
    return pgettext("date", "{weekday} {date}", weekday=name, date=abbreviated(day))


def abbreviated(day: date) -> str:
    """As short as it goes with its month: "3 Mar"."""
    name = short_month_name(day.month)
    if region().day_first:
        return pgettext("date, short", "{day} {month}", day=day.day, month=name)
    return pgettext("date, short, month first", "{month} {day}", day=day.day, month=name)


def week(begins: date, today: date | None = None) -> str:
    """A week by its first day: "Week of 2 March"; with its year where today is in another."""
    return pgettext("date", "Week of {date}", date=_near(begins, today))


def _near(day: date, today: date | None) -> str:
    return in_month(day) if today is None or today.year == day.year else in_year(day)


def clock_time(at: datetime | time) -> str:
    """A time of the day: "18:30", "6:30 PM"."""
    if region().hours_24:
        return f"{at:%H:%M}"
    digits = f"{(at.hour - 1) % _NOON + 1}:{at:%M}"
    if at.hour < _NOON:
        return pgettext("time", "{time} AM", time=digits)
    return pgettext("time", "{time} PM", time=digits)


def moment(at: datetime) -> str:
    """A day and its time: "Tuesday, 3 March 2026, 18:30"."""
    return pgettext("date and time", "{date}, {time}", date=dated(at), time=clock_time(at))
