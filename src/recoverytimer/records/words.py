"""What was taken in, given out or restored, in words for the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recoverytimer.base.amounts import counted, plain_number, rough_duration
from recoverytimer.base.language import _, ngettext, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.problem import ArchiveFault, Damaged, Problem, TooLarge, XmlFault
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.recordlimits import (
    EARLIEST_YEAR,
    LAST_YEAR,
    LONGEST_NOTE,
    LONGEST_RECORD_NAME,
)
from recoverytimer.base.words import (
    archive_fault_in_words,
    fault_in_words,
    file_fault_in_words,
    history_fault,
    place_in_words,
    placed,
    reason,
    size_in_words,
    storage_reason,
    xml_fault_in_words,
)
from recoverytimer.history.history import Record
from recoverytimer.player.session import Session
from recoverytimer.records.backup.backupfile import BackupError, BackupFault, NotCopied
from recoverytimer.records.backup.restore import FileChange, LeftOut, LeftOutFile, RestoreOutcome
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.faults import (
    FileFault,
    LackingColumn,
    LargeExport,
    NoSession,
    NotARun,
    NotATable,
    NotJson,
    RecordFault,
    TooManyColumns,
    TooManyRows,
    UnclearCell,
    UnreadableWatchFile,
    WithoutZone,
    WrongAmount,
    WrongNumber,
    WrongOffset,
    WrongYear,
)
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.records import (
    LONGEST_SESSION_S,
    MOST_SEGMENTS,
    Records,
    gathered_records,
)
from recoverytimer.records.report.month import place_name
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.watches.activity import run_in_words
from recoverytimer.runs.run import Run

MOST_NAMED = 3
_NAMES = {
    "exercises": "exercise",
    "routines": "routine",
    "pictures": "picture",
    "drafts": "draft",
    "settings.toml": "the settings",
    "reminders.toml": "the reminders",
    "soreness-answers.json": "the answers about soreness",
}


def counted_records(records: Records) -> str:
    """How many of each kind there are: "12 sessions and 3 runs"; empty for none."""
    parts = (
        (len(records.sessions), "session", "sessions"),
        (len(records.soreness), "soreness entry", "soreness entries"),
        (len(records.runs), "run", "runs"),
    )
    return _joined(counted(n, one, many) for n, one, many in parts if n)


def outcome_in_words(result: ImportOutcome) -> tuple[str, ...]:
    """What became of all that was in some files, a sentence each; never empty."""
    lines = compared_in_words(result.merge)
    if lines:
        return lines
    return ("Nothing was added.",) if result.problems else ("There is no record in it.",)


def compared_in_words(result: ComparedRecords) -> tuple[str, ...]:
    """What is added, what is here already, and what stays as it is."""
    lines = []
    if len(result.new):
        lines.append(f"Added: {counted_records(result.new)}.")
    if len(result.known):
        lines.append(f"Here already: {counted_records(result.known)}.")
    if result.same_runs:
        lines.append(f"Here already from elsewhere: {counted(len(result.same_runs), 'run')}.")
    if len(result.differing):
        lines.append(
            f"Here with other contents and left as it is: {counted_records(result.differing)}."
        )
    return tuple(lines)


def same_runs(result: ComparedRecords) -> tuple[str, ...]:
    """Each run that is here already under another id, with where it is from."""
    return tuple(
        f"{run.source or 'A run'} is here already: "
        f"{run_in_words(there)} ({there.source or 'typed'})"
        for there, run in result.same_runs
    )


def would_bring(result: RestoreOutcome) -> tuple[str, ...]:
    """What a backup holds that is not here, a sentence each; empty where all of it is."""
    return _records_and_files(result.records.new, (c for c in result.changes if not c.clashes))


def would_clash(result: RestoreOutcome) -> tuple[str, ...]:
    """What is both here and in a backup, but not the same; empty where nothing is."""
    return _records_and_files(result.records.differing, (c for c in result.changes if c.clashes))


def _records_and_files(records: Records, changes: Iterable[FileChange]) -> tuple[str, ...]:
    counted_ones, files = counted_records(records), _files(changes)
    said = (
        _("Records: {records}.", records=counted_ones) if counted_ones else "",
        _("Files: {files}.", files=files) if files else "",
    )
    return tuple(filter(None, said))


def restored_in_words(result: RestoreOutcome, *, replaced: bool) -> str:
    """What a restore has brought, in a sentence."""
    differing = result.records.differing if replaced else ()
    fresh = counted_records(gathered_records([*result.records.new, *differing]))
    files = _files(c for c in result.changes if c.target)
    told = _joined(text for text in (fresh, files) if text)
    said = f"Restored: {told}." if told else "Everything in it is here already."
    if told or not result.left_out:
        return f"{said} {left_out_in_words(result)}".rstrip()
    return f"Nothing was restored. {left_out_in_words(result)}"


def left_out_in_words(result: RestoreOutcome) -> str:
    """What of a backup cannot be used, and why; empty where all of it can."""
    shown = [left_out_line(what) for what in result.left_out[:MOST_NAMED]]
    more = len(result.left_out) - len(shown)
    if more:
        shown.append(ngettext("{n} more thing is left out.", "{n} more things are left out.", more))
    return sentences(shown)


def left_out_line(what: LeftOut) -> str:
    """What of a backup is left out, and why."""
    match what:
        case LeftOutFile(name=name, is_damaged=True):
            return _("{file} is left out, as it is damaged.", file=name)
        case LeftOutFile(name=name):
            return _("{file} is left out, as it is not the draft that its name says.", file=name)
    return sentences((_left_out_record(what.kind, what.at), record_fault_in_words(what.fault)))


def _left_out_record(kind: type[Record], when: str) -> str:
    if kind is Session:
        return _("The session of {when} is left out.", when=when)
    if kind is Run:
        return _("The run of {when} is left out.", when=when)
    return _("The soreness entry of {when} is left out.", when=when)


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
        case UnclearCell():
            return _unclear_cell(problem.fault)
        case LackingColumn():
            return sentences((_lacking(problem.fault), _("Name it so in the first row.")))
        case NotJson(detail):
            return _("This is not valid JSON: {detail}. See docs/export-format.md.", detail=detail)
        case LargeExport(most):
            size = size_in_words(most)
            return _("The file is larger than {size}. Export fewer days at once.", size=size)
        case NoSession(session_id):
            said = _("There are segments of session {id}, but not the session.", id=session_id)
            return sentences((said, _("Take sessions.csv with it.")))
        case WrongNumber(text):
            return _('The number is "{text}". Count from 1 in each session.', text=text)
        case UnreadableWatchFile(fault):
            again = _("Export it from your watch again.")
            if isinstance(fault, XmlFault):
                return sentences((xml_fault_in_words(fault), again))
            if isinstance(fault, TooLarge):
                return _("The file is larger than {size}.", size=size_in_words(fault.most))
            return sentences((file_fault_in_words(fault), again))
        case NotATable(detail):
            return _("This is not a table: {detail}. Save it as CSV once more.", detail=detail)
        case TooManyRows(most):
            return _("There are more than {most} rows. Split it into several files.", most=most)
        case TooManyColumns(most):
            return _("There are more than {most} columns. Delete some of them.", most=most)
        case (
            RecordFault() | WithoutZone() | WrongYear() | WrongOffset() | NotARun() | WrongAmount()
        ):
            return record_fault_in_words(problem.fault)
    return fault_in_words(problem)


def _file_fault(fault: FileFault) -> str:
    match fault:
        case FileFault.NOT_UNPACKED:
            return _("It is larger than can be unpacked. Unpack it yourself.")
        case FileFault.DAMAGED_BACKUP:
            return _("It is a damaged backup or none. Choose another copy of it.")
        case FileFault.UNKNOWN_KIND:
            return _(
                "Such a file is not known. JSON, CSV, FIT, GPX, TCX and backups can be taken in."
            )
        case FileFault.NOT_A_LIST:
            return _("It is not a list. See docs/export-format.md.")
        case FileFault.NO_SEGMENTS:
            return _(
                "The segments are not there. Take segments.csv with it; each session is taken as "
                "one stretch."
            )
        case FileFault.NO_WATCH_FILE:
            return _("It is no FIT, GPX or TCX file. Export it from your watch again.")
        case FileFault.NOTHING_RECORDED:
            return _("Nothing in it was recorded. Export an activity.")
        case FileFault.NO_ROWS:
            return _("There is nothing in it. Choose another file.")


def _unclear_cell(fault: UnclearCell) -> str:
    """By the meaning of its column, with what would be right there."""
    text, missing = fault.text, not fault.text
    match fault.meaning:
        case ColumnMeaning.DATE if missing:
            return _("The date is missing. Write it as 2026-03-04.")
        case ColumnMeaning.DATE:
            return _("The date is {text}. Write it as 2026-03-04.", text=text)
        case ColumnMeaning.TIME:
            return _("The time of day is {text}. Write it as 18:30.", text=text)
        case ColumnMeaning.DURATION:
            return _('The duration is {text}. Write "1:02:03" or "45 min".', text=text)
        case ColumnMeaning.DISTANCE:
            return _('The distance is {text}. Write "10.5" or "6 mi".', text=text)
        case ColumnMeaning.LEVEL if missing:
            return _("The soreness is missing. Write a whole number from 0 to 10.")
        case ColumnMeaning.LEVEL:
            return _("The soreness is {text}. Write a whole number from 0 to 10.", text=text)
        case ColumnMeaning.ACTIVITY:
            return _("The kind of activity is {text}. Only runs are taken.", text=text)
    raise ValueError(fault.meaning)


def lacking_in_words(fault: LackingColumn) -> str:
    """What column there is to choose."""
    return sentences((_lacking(fault), _("Choose one.")))


def _lacking(fault: LackingColumn) -> str:
    if fault.is_twice:
        meaning = meaning_in_words(fault.meaning)
        return _("Two columns have one meaning: {meaning}.", meaning=meaning)
    if fault.meaning is ColumnMeaning.LEVEL:
        return _("No column is the soreness from 0 to 10.")
    return _("No column is the date.")


def record_fault_in_words(fault: object) -> str:
    """What makes a record unusable, and what would be right."""
    match fault:
        case Damaged():
            return _("It is damaged.")
        case RecordFault.NO_ID:
            most = LONGEST_RECORD_NAME
            return _("The id is empty or too long. At most {most} characters.", most=most)
        case RecordFault.LONG_NOTE:
            return _("The note is too long. At most {most} characters.", most=LONGEST_NOTE)
        case RecordFault.LONG_NAME:
            return _("A name is too long. At most {most} characters.", most=LONGEST_RECORD_NAME)
        case RecordFault.ENDS_BEFORE_START:
            return _("It ends before it starts. Exchange the two.")
        case RecordFault.TOO_MANY_SEGMENTS:
            return _("There are too many segments. At most {most}.", most=MOST_SEGMENTS)
        case RecordFault.WRONG_SECONDS:
            most = LONGEST_SESSION_S
            return _("The seconds of a segment cannot be. From 0 to {most} is right.", most=most)
        case RecordFault.NO_RUNNING_SPEED:
            return _(
                "It does not say its sport and is too slow or too fast for a run. Only runs are "
                "taken."
            )
        case WithoutZone(instant):
            return _(
                "{instant} does not say in which zone. Write it with Z for UTC.", instant=instant
            )
        case WrongYear(instant):
            return _(
                "{instant} cannot be. From {first} to {last} is right.",
                instant=instant,
                first=EARLIEST_YEAR,
                last=LAST_YEAR,
            )
        case WrongOffset(minutes):
            return _(
                "{key} is {minutes}. It is in minutes, 120 for two hours east.",
                key="offset_min",
                minutes=minutes,
            )
        case NotARun(sport):
            return _("{sport} is no run. Only runs are taken.", sport=sport)
        case WrongAmount(amount, most):
            return _(
                "{amount} cannot be. At most {most} is right.",
                amount=plain_number(amount),
                most=most,
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
                "The file {file} is a damaged backup or none; choose another copy of it.", file=file
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
            return _("It is no backup.")
        case BackupFault.DAMAGED_OR_NONE:
            return _("It is damaged or no backup.")
        case BackupFault.NEWER:
            return _("It comes from a newer Recovery Timer; update the app to restore it.")
        case BackupFault.STRANGER:
            return _('"{file}" does not belong into a backup.', file=name)
        case BackupFault.NOT_AS_LISTED:
            return _("Its files are not those of its list.")
        case BackupFault.CHANGED:
            return _('"{file}" is not as it was written.', file=name)
        case BackupFault.HISTORY_NEWER:
            return _("Its history comes from a newer Recovery Timer; update the app to restore it.")
        case BackupFault.HISTORY_DAMAGED:
            return _("Its history is damaged.")
        case BackupFault.HISTORY_NOT_TABLES:
            return _("Its history holds more than tables.")
    raise TypeError(fault)


def meaning_in_words(meaning: ColumnMeaning) -> str:
    """What a column means, as one chooses it."""
    return {
        ColumnMeaning.DATE: _("Date"),
        ColumnMeaning.TIME: _("Time of day"),
        ColumnMeaning.DURATION: _("Duration"),
        ColumnMeaning.DISTANCE: _("Distance"),
        ColumnMeaning.NAME: _("Name"),
        ColumnMeaning.NOTE: _("Note"),
        ColumnMeaning.LEVEL: _("Soreness"),
        ColumnMeaning.AREA: _("Place on the body"),
        ColumnMeaning.SIDE: _("Side"),
        ColumnMeaning.EFFORT: _("Effort"),
        ColumnMeaning.ACTIVITY: _("Kind of activity"),
    }[meaning]


def _files(changes: Iterable[FileChange]) -> str:
    counts = Counter(change.name.partition("/")[0] for change in changes)
    parts = (
        counted(counts[key], name) if not name.startswith("the ") else name
        for key, name in _NAMES.items()
        if counts[key]
    )
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    """What one would say: "a and b", "a, b and c"."""
    found = list(parts)
    return " and ".join([part for part in (", ".join(found[:-1]), *found[-1:]) if part])


def record_line(record: Record) -> str:
    """A record in a few words: "2026-03-04 18:30, Yoga, 30 min"."""
    if isinstance(record, Run):
        parts = [run_in_words(record), record.effort.value if record.effort else "", record.note]
    elif isinstance(record, Session):
        start = f"{record.local_start:%Y-%m-%d %H:%M}"
        length = rough_duration((record.ended_at - record.started_at).total_seconds())
        parts = [start, record.routine_name, length, record.note]
    else:
        where = place_name(record).lower() if record.area else ""
        parts = [record.day.isoformat(), f"soreness {record.level} of 10", where, record.note]
    return ", ".join(" ".join(part.split()) for part in parts if part)
