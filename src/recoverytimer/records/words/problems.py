"""What is wrong with files of records and with backups."""

from __future__ import annotations

from recoverytimer.base.amounts import distance_in_words, rough_duration
from recoverytimer.base.dates import in_year
from recoverytimer.base.language import _, ngettext, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.problem import (
    ArchiveFault,
    ArchiveFaultKind,
    Damaged,
    Problem,
    TooLarge,
    XmlFault,
)
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.recordlimits import (
    EARLIEST_YEAR,
    LAST_YEAR,
    LONGEST_NOTE,
    LONGEST_RECORD_NAME,
)
from recoverytimer.base.words.files import (
    archive_fault_in_words,
    fault_in_words,
    file_fault_in_words,
    place_in_words,
    placed,
    size_in_words,
    xml_fault_in_words,
)
from recoverytimer.base.words.system import history_fault, reason, storage_reason
from recoverytimer.records.activities import Gap
from recoverytimer.records.backup.backupfile import BackupError, BackupFault, NotCopied
from recoverytimer.records.faults import (
    CutOff,
    FileFault,
    LackingColumn,
    LargeExport,
    LargeRecord,
    NoSession,
    NotATable,
    NotJson,
    RecordFault,
    StillToCome,
    TableFault,
    TooFar,
    TooLong,
    TooManyColumns,
    TooManyFiles,
    TooManyRecords,
    TooManyRows,
    UnclearCell,
    UnreadableArchive,
    UnreadableWatchFile,
    WithoutZone,
    WrongNumber,
    WrongOffset,
    WrongYear,
)
from recoverytimer.records.records import LONGEST_SESSION_S, MOST_ROUNDS_DONE, MOST_SEGMENTS
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.words.columns import meaning_in_words
from recoverytimer.routine.routine import MOST_STEPS
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S


def problem_in_words(problem: Problem) -> str:
    """What is wrong with a file of records, or with one of them, and where."""
    return placed(problem, _place(problem), _fault(problem))


def _place(problem: Problem) -> str:
    match problem.place:
        case ("row", int(index)) if not problem.file:
            return _("Row {number}", number=index + 1)
        case ("row", int(index)):
            return pgettext("a place in a table", "row {number}", number=index + 1)
        case ("activity", int(index)):
            return pgettext("a place in a file of a watch", "activity {number}", number=index + 1)
    return place_in_words(problem.place)


def _fault(problem: Problem) -> str:
    match problem.fault:
        case FileFault():
            return _file_fault(problem.fault)
        case Gap():
            return _gap(problem.fault)
        case UnclearCell():
            return _unclear_cell(problem.fault)
        case LackingColumn():
            return sentences(
                (_lacking(problem.fault), _("Correct the column names in the first row."))
            )
        case TableFault():
            return _table_fault(problem.fault)
        case NotJson(detail):
            return _("This is not valid JSON: {detail}. See docs/export-format.md.", detail=detail)
        case LargeExport(most):
            size = size_in_words(most)
            return _("The file is larger than {size}. Export fewer days at once.", size=size)
        case LargeRecord(most):
            return _("It is larger than {size}. Delete it.", size=size_in_words(most))
        case TooManyRecords(most):
            return _("It contains more than {most} records. Export fewer days at once.", most=most)
        case NoSession(session_id):
            said = _(
                "There are segments or adaptations of session {id}, but not the session itself.",
                id=session_id,
            )
            return sentences((said, _("Import sessions.csv as well.")))
        case WrongNumber(text):
            return _('The value of "number" is "{text}". Count from 1 in each session.', text=text)
        case UnreadableWatchFile(fault):
            again = _("Export it from your watch again.")
            if isinstance(fault, XmlFault):
                return sentences((xml_fault_in_words(fault), again))
            if isinstance(fault, TooLarge):
                return _("The file is larger than {size}.", size=size_in_words(fault.most))
            return sentences((file_fault_in_words(fault), again))
        case UnreadableArchive(fault):
            return _unreadable_archive(fault)
        case TooManyFiles(most):
            return _(
                "There are more than {most} files in it. Import the folders in it one by one.",
                most=most,
            )
        case CutOff(before):
            return ngettext(
                "It is damaged or cut off. {n} activity was read before that. Export it again.",
                "It is damaged or cut off. {n} activities were read before that. Export it again.",
                before,
            )
        case NotATable(detail):
            return _("This is not a table: {detail}. Save it as CSV again.", detail=detail)
        case TooManyRows(most):
            return _(
                "There are more than {most} rows. Split the table into several files.", most=most
            )
        case TooManyColumns(most):
            return _("There are more than {most} columns. Delete some of them.", most=most)
        case (
            RecordFault()
            | WithoutZone()
            | WrongYear()
            | WrongOffset()
            | StillToCome()
            | TooFar()
            | TooLong()
        ):
            return record_fault_in_words(problem.fault)
    return fault_in_words(problem)


def _file_fault(fault: FileFault) -> str:
    match fault:
        case FileFault.NOT_UNPACKED:
            return _("It is too large for the app to unpack. Unpack it yourself.")
        case FileFault.DAMAGED_BACKUP:
            return _("It is not a backup, or it is damaged. Choose another copy of your backup.")
        case FileFault.UNKNOWN_KIND:
            return _(
                "The app cannot read this kind of file. It imports JSON, CSV, FIT, GPX, TCX, "
                "archives of services and backups."
            )
        case FileFault.NOT_A_LIST:
            return _("It is not a list. See docs/export-format.md.")
        case FileFault.NO_SEGMENTS:
            return _(
                "The segments are missing, so each session is imported as a single segment. "
                "Import segments.csv as well."
            )
        case FileFault.NO_WATCH_FILE:
            return _("It is not a FIT, GPX or TCX file. Export it from your watch again.")
        case FileFault.NOTHING_RECORDED:
            return _("No activity is recorded in it. Export one from your watch.")
        case FileFault.NO_ROWS:
            return _("There is nothing in it. Choose another file.")
        case FileFault.BACKUP_AMONG_OTHERS:
            return _("It is a backup. Import it on its own.")
        case FileFault.PERHAPS_RUNS:
            return _("It may be a table of runs, but nothing in it says so. Import it on its own.")
        case FileFault.NOTHING_FOUND:
            return _("No activities or records are in it. Choose another file or folder.")


def _unreadable_archive(fault: ArchiveFault) -> str:
    match fault.kind:
        case ArchiveFaultKind.NO_ARCHIVE | ArchiveFaultKind.DAMAGED:
            return _("The archive is damaged or not complete. Get it again.")
        case ArchiveFaultKind.ENCRYPTED | ArchiveFaultKind.PACKED_UNKNOWN:
            said = archive_fault_in_words(fault)
            return sentences((said, _("Unpack the archive yourself and import the folder.")))
    return archive_fault_in_words(fault)


def _gap(gap: Gap) -> str:
    match gap:
        case Gap.CUT_OFF:
            return _("It is cut off or damaged, so only a part of it could be read.")
        case Gap.WRONG_CHECKSUM:
            return _("Its checksum is wrong, so parts of it may be, too.")
        case Gap.NO_SUMMARY:
            return _("It has no summary; distance and time were worked out from its points.")
        case Gap.DISTANCE_OF_POINTS:
            return _("Its summary has no distance; it was worked out from its laps or points.")
        case Gap.OTHER_DISTANCE:
            return _("Its summary does not fit its points; the distance was worked out from these.")
        case Gap.NO_DISTANCE:
            return _("No distance was recorded.")
        case Gap.JUMPS:
            return _("Its positions jump; the jumps do not count towards the distance.")
        case Gap.SAID_TO_BE_RUN:
            return _("It does not say what it is; you said that it was a run.")
        case Gap.LOCAL_TIME:
            return _("Its times name no time zone, so they are taken as local time.")
        case Gap.CLOCK_MENDED:
            return _(
                "Its clock was 1,024 weeks slow, as some GPS watches are; the date was corrected "
                "by another one in the file or in its name."
            )
        case Gap.CLOCK_IN_DOUBT:
            return _(
                "It is dated more than 19 years ago. Some GPS watches have a clock that is 1,024 "
                "weeks slow. If this one has, correct the date of the run."
            )
        case Gap.ASSUMED_RUN:
            return _("It does not say what it is; by its speed it is taken as a run.")


def _unclear_cell(fault: UnclearCell) -> str:
    """By the meaning of its column, with what would be right there."""
    text, missing = fault.text, not fault.text
    match fault.meaning:
        case ColumnMeaning.DATE if missing:
            return _("The date is missing. Write it as year-month-day, such as 2026-03-31.")
        case ColumnMeaning.DATE:
            return _(
                "The date is {text}. Write it as year-month-day, such as 2026-03-31.", text=text
            )
        case ColumnMeaning.TIME:
            return _("The time of day is {text}. Write it like 18:30.", text=text)
        case ColumnMeaning.END:
            return _("The end is {text}. Write it like 18:30.", text=text)
        case ColumnMeaning.DURATION | ColumnMeaning.ELAPSED:
            return _('The duration is {text}. Write it like "1:02:03" or "45 min".', text=text)
        case ColumnMeaning.DISTANCE:
            return _('The distance is {text}. Write it like "10.5 km" or "6 mi".', text=text)
        case ColumnMeaning.LEVEL if missing:
            return _("The soreness level is missing. Write a whole number from 0 to 10.")
        case ColumnMeaning.LEVEL:
            return _("The soreness level is {text}. Write a whole number from 0 to 10.", text=text)
        case ColumnMeaning.ACTIVITY:
            return _("The type of activity is {text}. Only runs are imported.", text=text)
    raise ValueError(fault.meaning)


def _table_fault(fault: TableFault) -> str:
    match fault:
        case TableFault.NO_AMOUNTS:
            return _(
                "Nothing in it says how long, how far or how sore, so its rows are not records. If "
                "they are, add a column with a name such as Duration or Distance."
            )
        case TableFault.COUNTS:
            return _(
                "Its rows seem to be counts of a day or of some minutes, and not runs. If they are "
                "runs, add a column with a name such as Duration."
            )


def lacking_in_words(fault: LackingColumn | TableFault) -> str:
    """What there is to choose."""
    if fault is TableFault.NO_AMOUNTS:
        return _(
            "Nothing says how long, how far or how sore. Choose what each row is, or the column "
            "that says so."
        )
    if fault is TableFault.COUNTS:
        return _(
            "The rows seem to be counts of a day or of some minutes. If not, choose what each "
            "row is."
        )
    return sentences((_lacking(fault), _("Choose the right column.")))


def _lacking(fault: LackingColumn) -> str:
    if fault.is_twice:
        meaning = meaning_in_words(fault.meaning)
        return _("Two columns have the same meaning: {meaning}.", meaning=meaning)
    if fault.meaning is ColumnMeaning.LEVEL:
        return _("No column gives your soreness from 0 to 10.")
    return _("No column gives the date.")


def record_fault_in_words(fault: object) -> str:
    """What makes a record unusable, and what would be right."""
    match fault:
        case Damaged():
            return _("It is damaged.")
        case RecordFault.NO_ID:
            most = LONGEST_RECORD_NAME
            return _("The id is empty or too long. Use 1 to {most} characters.", most=most)
        case RecordFault.LONG_NOTE:
            return _("The note is too long. Use at most {most} characters.", most=LONGEST_NOTE)
        case RecordFault.LONG_NAME:
            return _("A name is too long. Use at most {most} characters.", most=LONGEST_RECORD_NAME)
        case RecordFault.ENDS_BEFORE_START:
            return _("It ends before it starts. Swap the start and the end.")
        case RecordFault.TOO_MANY_SEGMENTS:
            return _("There are too many segments. Use at most {most}.", most=MOST_SEGMENTS)
        case RecordFault.TOO_MANY_ADAPTATIONS:
            return _("There are too many adaptations. Use at most {most}.", most=MOST_STEPS)
        case RecordFault.WRONG_SECONDS:
            most = LONGEST_SESSION_S
            return _("The seconds of a segment are out of range. Use 0 to {most}.", most=most)
        case RecordFault.WRONG_ROUND:
            most = MOST_ROUNDS_DONE
            return _("The round of a segment is out of range. Use 1 to {most}.", most=most)
        case WithoutZone(instant):
            return _(
                "{instant} has no time zone. If it is in UTC, add Z at the end.", instant=instant
            )
        case WrongYear(instant):
            return _(
                "{instant} is out of range. Use a year from {first} to {last}.",
                instant=instant,
                first=EARLIEST_YEAR,
                last=LAST_YEAR,
            )
        case WrongOffset(minutes):
            return _(
                "{key} is {minutes}. Give it in minutes: 120 is two hours ahead of UTC.",
                key="offset_min",
                minutes=minutes,
            )
        case StillToCome(day):
            return _("{day} is still to come, so this is a plan and not a run.", day=in_year(day))
        case TooFar(distance_m):
            return _(
                "Its distance is {distance}. A run has at most {most}.",
                distance=distance_in_words(distance_m),
                most=distance_in_words(LONGEST_RUN_M),
            )
        case TooLong(duration_s):
            return _(
                "Its duration is {duration}. A run has at most {most}.",
                duration=rough_duration(duration_s),
                most=rough_duration(LONGEST_RUN_S),
            )
    raise TypeError(fault)


def error_in_words(error: Exception) -> str:
    """What went wrong with a file of records or a backup."""
    match error:
        case OSError():
            name = error.filename or _("The file")
            return _("{file} cannot be used ({reason}).", file=name, reason=reason(error))
        case BackupError(fault=BackupFault.NO_SOUND_COPY, file=file):
            return _(
                "The file {file} is not a backup, or it is damaged. Choose another copy of your "
                "backup.",
                file=file,
            )
        case HistoryError():
            return history_fault(error)
        case BackupError(fault=fault, name=name, file=file):
            said = _backup_fault(fault, name)
            if file:
                return _("The backup {file} cannot be read. {why}", file=file, why=said)
            return said
    raise TypeError(error)


def _backup_fault(fault: object, name: str) -> str:
    match fault:
        case ArchiveFault():
            return archive_fault_in_words(fault)
        case NotCopied(history, cause, error):
            why = storage_reason(cause, error)
            return _("{file} cannot be copied ({reason}).", file=history, reason=why)
        case BackupFault.NO_BACKUP:
            return _("It is not a backup.")
        case BackupFault.DAMAGED_OR_NONE:
            return _("It is not a backup, or it is damaged.")
        case BackupFault.NEWER:
            return _(
                "It comes from a newer version of Recovery Timer; update the app to restore it."
            )
        case BackupFault.STRANGER:
            return _('"{file}" does not belong in a backup.', file=name)
        case BackupFault.NOT_AS_LISTED:
            return _("Its contents do not match its list of files.")
        case BackupFault.CHANGED:
            return _('"{file}" has changed since the backup was made.', file=name)
        case BackupFault.HISTORY_NEWER:
            return _(
                "Its history comes from a newer version of Recovery Timer; update the app to "
                "restore it."
            )
        case BackupFault.HISTORY_DAMAGED:
            return _("Its history is damaged.")
        case BackupFault.HISTORY_TOO_LARGE:
            return _("Its history holds more records than the app can read.")
        case BackupFault.HISTORY_NOT_TABLES:
            return _("Its history contains something other than tables.")
    raise TypeError(fault)
