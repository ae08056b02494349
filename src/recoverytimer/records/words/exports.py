"""What is given out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recoverytimer.base import dates
from recoverytimer.base.language import _, message, message_in, pgettext, plural
from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.records.exportfiles import ExportFormat

export_your_records = message("Export your records")
all_days = message("All days")
some_days = message("A date range")
first_day = message("First day")
last_day = message("Last day")
to = message_in("between the first and the last day", "to")
month = message("Month")
choose = message("Export\u2026")
one_moment = message("One moment")
not_done_yet = message("One moment: the previous import, export or backup is still under way.")
stop = message_in("what is being done", "Stop")
stopped = message("Stopped. Nothing was imported.")
reading_session = message("Reading the session\u2026")
reading_records = message("Reading your records\u2026")
writing_records = message("Writing your records\u2026")
gone = message("This session no longer exists.")
no_fit = message("The FIT format does not cover the year of this session.")
save_as_activity = message("Save as an activity")
activity_files = message("Activity for sports-watch apps")
folder_for_tables = message("Create a folder for the tables")
calendar_file = message("Calendar file")
records_file = message("Recovery Timer records")
report_of_month = message("Monthly report")
pdf = message_in("a kind of files", "PDF")
open_folder = message("Open the folder")


def form_choice(form: ExportFormat | None) -> str:
    """As what records can be exported; without a form it is the report of a month."""
    match form:
        case ExportFormat.JSON:
            return _("One file (JSON)")
        case ExportFormat.CSV:
            return _("Tables (CSV)")
        case ExportFormat.ICS:
            return _("Calendar (.ics)")
        case None:
            return _("Monthly report (PDF)")
    raise ValueError(form)


def form_hint(form: ExportFormat | None) -> str:
    """What that is good for."""
    match form:
        case ExportFormat.JSON:
            return _("Every detail of each record; importing the file brings it all back.")
        case ExportFormat.CSV:
            return _("A folder of files for spreadsheets; importing them brings it all back.")
        case ExportFormat.ICS:
            return _("The sessions you did, for your own calendar.")
        case None:
            return _("Soreness day by day, sessions, runs and notes, for a physiotherapist.")
    raise ValueError(form)


def writing(path: Path) -> str:
    """That a file is being written."""
    return _("Writing {file}\u2026", file=printable(path.name))


def saved_as(path: Path, said: str = "") -> str:
    """Where the file is, and what is in it."""
    return sentences((_("Saved as {path}.", path=path), said))


def records_of_days(records: str, first: date | None, last: date | None) -> str:
    """Which records were written."""
    return _("{records} ({days}).", records=records, days=_days(first, last))


def nothing_written(first: date | None, last: date | None) -> str:
    """That there is nothing to write."""
    if first is None or last is None:
        return _("There are no records yet, so nothing was written.")
    days = _days(first, last)
    return _("There are no records for {days}, so nothing was written.", days=days)


def _days(first: date | None, last: date | None) -> str:
    """Which ones: "3 March 2026 to 5 March 2026"."""
    if first is None or last is None:
        return pgettext("which days", "all days")
    if first == last:
        return dates.in_year(first)
    return pgettext(
        "which days", "{first} to {last}", first=dates.in_year(first), last=dates.in_year(last)
    )


without_year = plural(
    "Left out: {n} session from a year that FIT does not cover",
    "Left out: {n} sessions from years that FIT does not cover",
)
