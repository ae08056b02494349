"""Days, weeks and a year of the history in words: what charts show, to read and to hear."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recoverytimer.base import amounts, dates
from recoverytimer.base.language import (
    _,
    message_in_with,
    message_with,
    ngettext,
    npgettext,
    pgettext,
)
from recoverytimer.base.listing import in_row
from recoverytimer.exercise.words.kinds import kind_inside
from recoverytimer.history.totals import WeekTotal

if TYPE_CHECKING:
    from recoverytimer.history.yearbook import NamedTotal, Period, Year, YearDay

SHADES_MIN = (10, 20, 40)
"""Up to so many minutes each shade of a day reaches; the last one has no end."""


def shade(total_s: float) -> int:
    """How much was done in a day, in steps: 0 for nothing, then 1 to 4."""
    if total_s <= 0:
        return 0
    return 1 + sum(total_s > amounts.MINUTE_S * most for most in SHADES_MIN)


def shade_names() -> tuple[str, ...]:
    """What each shade means, from none on."""
    steps = (pgettext("done on a day", "up to {minutes} min", minutes=n) for n in SHADES_MIN)
    more = pgettext("done on a day", "over {minutes} min", minutes=SHADES_MIN[-1])
    return (pgettext("done on a day", "none"), *steps, more)


def day(found: YearDay, today: date) -> str:
    """A day: "Tuesday, 3 March: 24 min, stretch, roll; soreness 4"."""
    name, done = dates.full(found.day), _done(found, today)
    if found.soreness is None:
        return _("{date}: {done}", date=name, done=done)
    return _("{date}: {done}; soreness {level}", date=name, done=done, level=found.soreness)


def _done(found: YearDay, today: date) -> str:
    if found.total is not None:
        kinds = map(kind_inside, found.total.kinds)
        return in_row((amounts.rough_duration(found.total.total_s), *kinds))
    if found.day > today:
        return pgettext("done on a day", "still to come")
    return pgettext("done on a day", "no sessions")


def days(first: date, last: date) -> str:
    """A day, or a week by its first: "3 March 2026", "Week of 2 March 2026"."""
    name = dates.in_year(first)
    return name if first == last else pgettext("date", "Week of {date}", date=name)


def week(total: WeekTotal) -> str:
    """A week: "Week of 2 March: 3 sessions, 35 min"."""
    name = dates.week(total.week)
    if not total.count:
        return _("{week}: no sessions", week=name)
    return ngettext(
        "{week}: {n} session, {time}",
        "{week}: {n} sessions, {time}",
        total.count,
        week=name,
        time=amounts.rough_duration(total.total_s),
    )


def year(found: Year) -> str:
    """All days of a year: "64 days with a session, 21 h 5 min in all"."""
    totals = [day.total for day in found.days.values() if day.total]
    if not totals:
        return _("No sessions")
    return ngettext(
        "{n} day with a session, {time} in all",
        "{n} days with a session, {time} in all",
        len(totals),
        time=amounts.rough_duration(sum(total.total_s for total in totals)),
    )


def calendar(found: Year) -> str:
    """The calendar of a year, for who cannot see it."""
    return _("Calendar for {year}. {summary}", year=found.number, summary=year(found))


def weeks(found: Year) -> str:
    """All weeks of a year: their average, and the one with the most."""
    if not any(total.count for total in found.weeks):
        return _("No sessions in {year}.", year=found.number)
    most = max(found.weeks, key=lambda total: total.total_s)
    return _(
        "{average} a week on average. Most in the week of {date}: {most}.",
        average=amounts.rough_duration(found.average_s),
        date=dates.in_month(most.week),
        most=amounts.rough_duration(most.total_s),
    )


def total(found: NamedTotal) -> str:
    """For how long, and how often: "12 min in all, 8 times"."""
    time = amounts.rough_duration(found.total_s)
    if found.count is None:
        return time
    return npgettext(
        "how long and how often", "{time}, once", "{time} in all, {n} times", found.count, time=time
    )


def time_done(total_s: float) -> str:
    """How much was done, also where it is nothing: "35 min", "0 min"."""
    return amounts.rough_duration(total_s) if total_s else pgettext("duration", "0 min")


def sessions_done(count: int) -> str:
    """How many sessions there were: "3 sessions", "nothing yet"."""
    if not count:
        return pgettext("done in a week", "nothing yet")
    return npgettext("done in a week", "{n} session", "{n} sessions", count)


a_week_in = message_in_with("below an average", "a week in {year}")
# For who cannot see what stands around the number.
in_year = message_with("In {year}")
before_year = message_with("Before {year}")


def period(found: Period) -> str:
    """How far back sums go."""
    from recoverytimer.history.yearbook import Period

    return {
        Period.FOUR_WEEKS: _("4 weeks"),
        Period.THREE_MONTHS: _("3 months"),
        Period.YEAR: _("This year"),
        Period.EVER: _("All time"),
    }[found]


def show_more(count: int, *, all_are_shown: bool) -> str:
    """What shows all of so many, or fewer of them again."""
    return _("Show fewer") if all_are_shown else _("Show all {number}", number=count)


def show_more_of(title: str, choice: str) -> str:
    """The same with what is listed, for who cannot see that."""
    return _("{title}: {choice}", title=title, choice=choice)
