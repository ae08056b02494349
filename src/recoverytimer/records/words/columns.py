"""What the columns of a table mean, and how its cells are read."""

from __future__ import annotations

from recoverytimer.base.amounts import plain_number
from recoverytimer.base.language import _, message, message_with, ngettext, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.base.problem import as_written
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import RecordKind
from recoverytimer.records.tables.dates import DateOrder, SerialDates
from recoverytimer.records.tables.units import Doubt
from recoverytimer.records.words.counts import run_with_day
from recoverytimer.runs.run import Run

which_is_what = message("Which column is what?")
each_row_is = message("Each row is")
column = message("Column")
first_rows = message("First rows")
meaning = message("Meaning")
not_taken = message("Not used")
how_it_is_read = message("How the table is read")
what_comes_out = message("What you get")
date_such_as = message("A date such as 03/04/2026")
serial_such_as = message("A date such as 46085")
number_such_as = message("A duration such as 45")
parts_such_as = message("A duration such as 10:30")
comma_splits = message("A comma is the decimal point, as in 5,2")
leave_it_out = message("Skip this file")


def meaning_in_words(meaning: ColumnMeaning) -> str:
    """What a column means, as one chooses it."""
    return {
        ColumnMeaning.DATE: _("Date"),
        ColumnMeaning.TIME: _("Time of day"),
        ColumnMeaning.END: pgettext("of an activity", "End"),
        ColumnMeaning.DURATION: _("Duration"),
        ColumnMeaning.ELAPSED: _("Duration with pauses"),
        ColumnMeaning.DISTANCE: _("Distance"),
        ColumnMeaning.NAME: _("Name"),
        ColumnMeaning.NOTE: _("Note"),
        ColumnMeaning.LEVEL: _("Soreness"),
        ColumnMeaning.AREA: _("Place on the body"),
        ColumnMeaning.SIDE: _("Side"),
        ColumnMeaning.EFFORT: _("Effort"),
        ColumnMeaning.ACTIVITY: _("Type of activity"),
    }[meaning]


def kind_of_row(kind: RecordKind | None) -> str:
    """What a row is."""
    if kind is None:
        return pgettext("what each row of a table is", "Choose\u2026")
    return {
        RecordKind.SESSIONS: _("A session"),
        RecordKind.SORENESS: _("A soreness entry"),
        RecordKind.RUNS: _("A run"),
    }[kind]


def reading(choice: DateOrder | SerialDates | DurationUnit | TwoParts | DistanceUnit) -> str:
    """A way in which cells can be read."""
    match choice:
        case DateOrder.DAY_FIRST:
            return _("Day first")
        case DateOrder.MONTH_FIRST:
            return _("Month first")
        case SerialDates.SINCE_1900:
            return _("Days since 1900")
        case SerialDates.SINCE_1904:
            return _("Days since 1904")
        case DurationUnit.SECONDS:
            return _("Seconds")
        case DurationUnit.MINUTES:
            return _("Minutes")
        case DurationUnit.HOURS:
            return _("Hours")
        case DurationUnit.MILLISECONDS:
            return _("Milliseconds")
        case DurationUnit.DAYS:
            return _("Parts of a day")
        case TwoParts.MINUTES_SECONDS:
            return _("Minutes and seconds")
        case TwoParts.HOURS_MINUTES:
            return _("Hours and minutes")
        case DistanceUnit.KILOMETRES:
            return pgettext("a unit of distances", "km")
        case DistanceUnit.MILES:
            return pgettext("a unit of distances", "miles")
        case DistanceUnit.METRES:
            return pgettext("a unit of distances", "m")


def doubt_in_words(doubt: Doubt) -> str:
    """What cells leave open, and how they are read."""
    match doubt.reading:
        case DateOrder.DAY_FIRST:
            return _(
                "In {date}, the day could come first or second; the app reads it as first.",
                date=doubt.cell,
            )
        case DateOrder.MONTH_FIRST:
            return _(
                "In {date}, the day could come first or second; the app reads it as second.",
                date=doubt.cell,
            )
        case DistanceUnit.MILES:
            return _("The distances have no unit; they are read as miles.")
        case SerialDates.SINCE_1900:
            return _("Dates like {cell} are read as days since 1900.", cell=doubt.cell)
        case SerialDates.SINCE_1904:
            return _("Dates like {cell} are read as days since 1904.", cell=doubt.cell)
        case DistanceUnit():
            return _("The distances have no unit; they are read as km.")
        case DurationUnit.SECONDS:
            return _("The durations have no unit; plain numbers are read as seconds.")
        case DurationUnit.MINUTES:
            return _("The durations have no unit; plain numbers are read as minutes.")
        case DurationUnit.HOURS:
            return _("The durations have no unit; plain numbers are read as hours.")
        case DurationUnit.MILLISECONDS:
            return _("The durations have no unit; plain numbers are read as milliseconds.")
        case DurationUnit.DAYS:
            return _("The durations have no unit; plain numbers are read as parts of a day.")
        case TwoParts.MINUTES_SECONDS:
            return _("Durations like {cell} are read as minutes and seconds.", cell=doubt.cell)
        case TwoParts.HOURS_MINUTES:
            return _("Durations like {cell} are read as hours and minutes.", cell=doubt.cell)


def distance_such_as() -> str:
    """What the unit of distances is chosen for."""
    return _("A distance such as {number}", number=plain_number(5.2))


def table_with_rows(name: str, rows: int) -> str:
    """A table, and how long it is."""
    return in_row((name, ngettext("{n} row", "{n} rows", rows)))


unnamed_column = message_with("Column {number}")
what_it_means = message_with("What {column} means")


def found(records: str, others: int, problems: int) -> str:
    """What comes out of the rows, how many are not told to be runs or are not understood."""
    no_runs = ngettext("{n} other activity", "{n} other activities", others)
    wrong = ngettext("{n} row not understood", "{n} rows not understood", problems)
    said = records or pgettext("what comes out of a table", "Nothing")
    return in_row((said, no_runs if others else "", wrong if problems else ""))


def no_run(run: Run, sport: str) -> str:
    """An activity that is left out as long as nobody says that it was a run."""
    what = run_with_day(run)
    if not sport:
        return _("Does not say what it is: {activity}", activity=what)
    return _("Not a run: {activity} ({sport})", activity=what, sport=as_written(sport))


def found_in_first(said: str, looked_at: int, rows: int) -> str:
    """The same where not all rows were looked at."""
    return _("{found} in the first {n} of {rows} rows", found=said, n=looked_at, rows=rows)
