"""A month on paper."""

from __future__ import annotations

from recoverytimer.base import dates
from recoverytimer.base.amounts import distance_in_words, rough_duration
from recoverytimer.base.language import (
    _,
    in_miles,
    message,
    message_in,
    message_in_with,
    message_with,
    ngettext,
    pgettext,
    plural,
)
from recoverytimer.history.changes import Record
from recoverytimer.history.words.counts import counted_runs, counted_sessions
from recoverytimer.history.words.sessions import name
from recoverytimer.player.session import Session
from recoverytimer.records.report.month import MonthReport
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.words.places import place_inside, place_name

what_is_in_it = message("Soreness, sessions and runs")
soreness_by_day = message("Soreness from 0 to 10, day by day")
day_by_day = message("Day by day")
sharp_or_at_night = message("Sharp pain, or pain at night")
notes = message("Notes")
sessions = message("Sessions")
minutes = message_in("what a chart counts", "minutes")
runs = message("Runs")
cautions = message("Cautions that apply")
a_session = message("A session")
choose_another = message("Choose another month.")


def distance_unit() -> str:
    """What the chart counts of runs."""
    if in_miles():
        return pgettext("what a chart counts", "miles")
    return pgettext("what a chart counts", "km")


def chart(month: str) -> str:
    """What the chart shows, for those who cannot see it."""
    if in_miles():
        return _(
            "A column for each day of {month}. The rows are soreness from 0 to 10, minutes of "
            "sessions and miles of runs, where there were any.",
            month=month,
        )
    return _(
        "A column for each day of {month}. The rows are soreness from 0 to 10, minutes of "
        "sessions and kilometres of runs, where there were any.",
        month=month,
    )


def summary(report: MonthReport) -> tuple[str, ...]:
    """The month in a few sentences."""
    if report.is_empty:
        return (_("There are no records for {month}.", month=dates.month(report.first)),)
    return (_of_sessions(report), _of_runs(report), _of_soreness(report))


def _of_sessions(report: MonthReport) -> str:
    if not report.session_count:
        return _("No sessions.")
    days = sum(1 for s in report.session_s if s)
    return _(
        "{sessions} on {days}, {duration} in all.",
        sessions=counted_sessions(report.session_count),
        days=ngettext("{n} day", "{n} days", days),
        duration=rough_duration(sum(report.session_s)),
    )


def _of_runs(report: MonthReport) -> str:
    if not report.runs:
        return _("No runs.")
    distance = distance_in_words(sum(report.run_m))
    return _("{runs}, {distance} in all.", runs=counted_runs(len(report.runs)), distance=distance)


def _of_soreness(report: MonthReport) -> str:
    said = [(level, p.place) for p in report.places for level in p.levels if level is not None]
    if not said:
        return _("No soreness noted.")
    level, place = max(said, key=lambda pair: pair[0])
    count = report.soreness_count
    if place.area is None:
        return ngettext(
            "Soreness noted once, {level} out of 10.",
            "Soreness noted {n} times, at most {level} out of 10.",
            count,
            level=level,
        )
    return ngettext(
        "Soreness noted once, {level} out of 10 ({place}).",
        "Soreness noted {n} times, at most {level} out of 10 ({place}).",
        count,
        level=level,
        place=place_inside(place),
    )


def place_label(place: Place) -> str:
    """Where soreness was."""
    return place_name(place) if place.area or place.side else _("Place not given")


def about(record: Record) -> str:
    """What a note is about."""
    if isinstance(record, Session):
        return name(record)
    if isinstance(record, Run):
        return pgettext("what a note is about", "Run")
    return place_label(record.place)


earlier_notes = plural(
    "There is no room here for {n} earlier note.", "There is no room here for {n} earlier notes."
)
times = message_in_with("how often", "{count} \u00d7")
left_out = plural("{n} partly done", "{n} partly done")
source = message_with("Self-reported in Recovery Timer {version}")
