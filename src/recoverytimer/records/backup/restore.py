"""Giving back what a backup holds: into an empty home as it was, else merged with what is there.

Nothing is deleted, and nothing is back that was deleted here unless the person wants it: of each
record the later change counts. What is there is backed up first; then files are written one by
one, each whole, and the records all at once. After a crash in the middle, the same restore goes on.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.disk import is_file, write_all
from recoverytimer.base.drafts import NEW
from recoverytimer.base.problem import Damaged
from recoverytimer.base.storage.besides import holds_only_tables
from recoverytimer.base.storage.database import (
    DamagedHistoryError,
    FullDiskError,
    HistoryError,
    KindOf,
    NewerHistoryError,
)
from recoverytimer.base.storage.instants import LONG_AGO
from recoverytimer.exercise.askedfile import Asked, AskedFile, not_known
from recoverytimer.history.changes import Record, RecordKey
from recoverytimer.history.history import History
from recoverytimer.player.session import Session
from recoverytimer.records.backup.backupfile import (
    ANSWERS_NAME,
    ASKED_NAME,
    FAVOURITES_NAME,
    HISTORY_NAME,
    REMINDERS_NAME,
    SETTINGS_NAME,
    BackupError,
    BackupFault,
    unpacked_backup,
)
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.comparing import ComparedRecords, compared_with
from recoverytimer.records.importrecords import take
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.records import (
    Records,
    cleaned_record,
    gathered_records,
    mended_record,
    record_fault,
)
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.merging import with_others
from recoverytimer.reminders.reminder import Reminder
from recoverytimer.routine.favourites import FavouritesFile, newest_said
from recoverytimer.runs.run import Run
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.soreness.answers import Answer, AnswersFile, newest_answers
from recoverytimer.soreness.entry import SorenessEntry

# What is one of a kind, so that two of it would contradict each other.
_ONLY_ONE = {SETTINGS_NAME, REMINDERS_NAME}
# What is taken together, whatever is chosen, so that nothing a person said is forgotten.
_MERGED_LISTS = {ANSWERS_NAME, ASKED_NAME, FAVOURITES_NAME}
_DRAFTS = "drafts"
MOST_RECORDS = 1_000_000
# Segments; far more than are taken, and what is more is not even looked at.
LONGEST_SESSION = 100_000
_EXERCISE_DRAFTS = "drafts/exercises"


class FileChange(Struct, frozen=True):
    """What is done with one file of a backup, by its name there.

    Attributes:
        target: the name that it gets; None where what is there stays.
        clashes: whether something else is there under its name.
    """

    name: str
    target: str | None
    clashes: bool = False


class LeftOutRecord(Struct, frozen=True):
    """A record of a backup that cannot be used: where and when it is from, and its fault."""

    kind: type[Record]
    at: datetime | str
    fault: object


class LeftOutFile(Struct, frozen=True):
    """A file of a backup that cannot be used: damaged, or not the draft that its name says."""

    name: str
    is_damaged: bool


LeftOut = LeftOutRecord | LeftOutFile


class RestoreOutcome(Struct, frozen=True):
    """What a backup brings.

    Attributes:
        changes: the files; those that are there just so are left out.
        records: what of its records is new or newer; what else differs stays, unless it is
            replaced, and what was deleted here stays away, unless it is wanted back.
        before: where what was there before is kept; None where there was nothing.
        left_out: what of it cannot be used, each with why.
        is_back: whether what was deleted here was wanted back.
    """

    changes: tuple[FileChange, ...]
    records: ComparedRecords
    before: Path | None = None
    left_out: tuple[LeftOut, ...] = ()
    is_back: bool = False

    @property
    def clashes(self) -> tuple[str, ...]:
        """The files for which a person may be asked."""
        return tuple(change.name for change in self.changes if change.clashes)


def examine_backup(
    home: PersonFiles, history: History, backup: Path, kind_of: KindOf | None = None
) -> RestoreOutcome:
    """What a restore would bring, without touching anything.

    `kind_of` tells the kind of an exercise where the history in the backup is an old one.

    Raises:
        BackupError: the backup is not read.
        HistoryError: the history could not be read.
        OSError: the backup cannot be read or the disk is full.
    """
    with unpacked_backup(backup, home.data) as (folder, _):
        changes = tuple(_changes(home, folder, ClashChoice.KEEP_BOTH))
        found = _records(folder, kind_of)
        left_out = (*found.left_out, *_damaged_lists(folder), *_foreign_drafts(folder))
        return RestoreOutcome(changes, compared_with(history, found.records), left_out=left_out)


def restore_backup(
    home: PersonFiles,
    history: History,
    backup: Path,
    clash: ClashChoice,
    stamp: BackupStamp,
    kind_of: KindOf | None = None,
    *,
    bring_back: bool = False,
) -> RestoreOutcome:
    """Take over what a backup holds; taking it over twice is the same as once.

    `stamp` is for the backup of what is there; `kind_of` tells the kind of an exercise where the
    history in the backup is an old one. With `bring_back` what was deleted here is here again.

    Raises:
        BackupError: the backup is not read, or what is there cannot be backed up first.
        HistoryError: the history could not be read or written.
        OSError: a file cannot be read or written, or the disk is full.
    """
    was_empty = not home.names() and not is_file(home.history)
    with unpacked_backup(backup, home.data) as (folder, _):
        found = _records(folder, kind_of)
        left_out = (*found.left_out, *_damaged_lists(folder), *_foreign_drafts(folder))
        records = compared_with(history, found.records)
        changes = tuple(_changes(home, folder, clash))
        wanted = [
            *(records.differing if clash is ClashChoice.REPLACE else ()),
            *(records.deleted if bring_back else ()),
        ]
        brings = wanted or len(records.new) or len(records.newer)
        if not brings and not any(change.target for change in changes):
            return RestoreOutcome(changes, records, left_out=left_out)
        before = None if was_empty else _back_up(home, stamp)
        for change in changes:
            if change.target == REMINDERS_NAME and is_file(home.path(REMINDERS_NAME)):
                merged = _reminders(home, folder, clash)
                RemindersFile(home.path(REMINDERS_NAME)).save(merged)
            elif change.target == ANSWERS_NAME:
                AnswersFile(home.path(ANSWERS_NAME)).save(_answers(home, folder))
            elif change.target == ASKED_NAME:
                AskedFile(home.path(ASKED_NAME)).keep(*_asked(home, folder))
            elif change.target == FAVOURITES_NAME:
                coming = FavouritesFile(folder / FAVOURITES_NAME).load()
                FavouritesFile(home.path(FAVOURITES_NAME)).keep(*coming)
            elif change.target is not None:
                data = (folder / change.name).read_bytes()
                write_all(((home.path(change.target), data),))
        take(history, found.records, records, wanted, found.deleted)
    return RestoreOutcome(changes, records, before, left_out, is_back=bring_back)


class _BackedUp(Struct, frozen=True):
    """The records in a backup, when others were deleted, and what of it cannot be used."""

    records: Records = Records()
    deleted: Mapping[RecordKey, datetime] = {}
    left_out: tuple[LeftOut, ...] = ()


def _records(folder: Path, kind_of: KindOf | None) -> _BackedUp:
    """The records in an unpacked backup, brought to this version's schema there.

    Raises:
        BackupError: it is no history, or from a newer version.
        FullDiskError: there is no room to bring it up to date.
    """
    path = folder / HISTORY_NAME
    if not is_file(path):
        return _BackedUp()
    history = History(path, kind_of=kind_of)
    try:
        _check_tables(path)
        _check_size(history)
        return _usable(history)
    except (BackupError, FullDiskError):
        raise
    except NewerHistoryError as error:
        raise BackupError(BackupFault.HISTORY_NEWER) from error
    except (HistoryError, sqlite3.Error, ValueError, OverflowError) as error:
        raise BackupError(BackupFault.HISTORY_DAMAGED) from error
    finally:
        history.close()


def _check_size(history: History) -> None:
    """Make sure that it is no more than anybody's; each record takes memory.

    Raises:
        BackupError: it is.
    """
    # Whether there is one after so many.
    bounds = {
        "SELECT 1 FROM sessions LIMIT 1 OFFSET ?": MOST_RECORDS,
        "SELECT 1 FROM soreness LIMIT 1 OFFSET ?": MOST_RECORDS,
        "SELECT 1 FROM runs LIMIT 1 OFFSET ?": MOST_RECORDS,
        "SELECT 1 FROM segments GROUP BY session HAVING count(*) > ? LIMIT 1": LONGEST_SESSION,
    }
    with history.database.reading() as connection:
        is_too_large = any(connection.execute(q, (n,)).fetchone() for q, n in bounds.items())
    if is_too_large:
        raise BackupError(BackupFault.HISTORY_TOO_LARGE)


def _usable(history: History) -> _BackedUp:
    """The records of a history one by one, so that one that is damaged is left out alone."""
    found: list[Record] = []
    left_out: list[LeftOut] = []
    logs: tuple[tuple[type[Record], str, Callable[[str], Record | None]], ...] = (
        (Session, "SELECT id, started_at, offset_min FROM sessions", history.sessions.get),
        (SorenessEntry, "SELECT id, at, offset_min FROM soreness", history.soreness.get),
        (Run, "SELECT id, started_at, offset_min FROM runs", history.runs.get),
    )
    for kind, query, get in logs:
        with history.database.reading() as connection:
            rows = connection.execute(f"{query} ORDER BY 2, 1").fetchall()
        for record_id, at, offset_min in rows:
            record, why = _one(get, record_id)
            if record is not None:
                found.append(record)
            else:
                left_out.append(LeftOutRecord(kind, _local(at, offset_min), why))
    changed = {key: at for key, at in history.changed().items() if at > LONG_AGO}
    return _BackedUp(gathered_records(found, changed), history.deleted(), tuple(left_out))


def _local(instant: str, offset_min: int) -> datetime | str:
    """Date and time where a record is from, or what its row holds in place of that."""
    try:
        zone = timezone(timedelta(minutes=offset_min))
        return datetime.fromisoformat(instant).astimezone(zone)
    except (TypeError, ValueError, OverflowError):
        return str(instant)[:16]


def _one(get: Callable[[str], Record | None], record_id: str) -> tuple[Record | None, object]:
    """A record, mended where that is possible; or None, and why it cannot be used."""
    try:
        kept = get(record_id)
        if kept is None:
            return None, Damaged()
        # Columns may hold anything; a record of ours passes through.
        record = cleaned_record(
            mended_record(msgspec.convert(msgspec.to_builtins(kept), type(kept)))
        )
    except (DamagedHistoryError, ValueError, TypeError, OverflowError):
        return None, Damaged()
    wrong = record_fault(record)
    return (None, wrong) if wrong else (record, None)


def _check_tables(path: Path) -> None:
    """Make sure that a database from anywhere holds tables, and nothing that runs."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        is_plain = holds_only_tables(database)
    if not is_plain:
        raise BackupError(BackupFault.HISTORY_NOT_TABLES)


def _changes(home: PersonFiles, folder: Path, clash: ClashChoice) -> Iterator[FileChange]:
    strange = _strange(folder)
    for name in _names(folder):
        if name.startswith(HISTORY_NAME) or name in strange:
            continue
        if name in _MERGED_LISTS:
            if _gains(home, folder, name):
                yield FileChange(name, name)
        elif not is_file(home.path(name)) or (name == SETTINGS_NAME and _are_untouched(home)):
            yield FileChange(name, name)
        elif name == REMINDERS_NAME:
            if _reminders(home, folder, clash) != RemindersFile(home.path(name)).load()[0]:
                yield FileChange(name, name)
        elif (folder / name).read_bytes() != home.path(name).read_bytes():
            yield from _clash(home, folder, name, clash)


def _are_untouched(home: PersonFiles) -> bool:
    """Whether the settings say no more than that the questions of the first start were skipped."""
    found, problems = SettingsFile(home.settings).load()
    return not problems and replace(found, asked=False, news_seen="", felt_told="") == Settings()


def _names(folder: Path) -> list[str]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    return [p.relative_to(folder).as_posix() for p in paths]


def _strange(folder: Path) -> tuple[str, ...]:
    """The drafts in an unpacked backup that are not of what their names say."""
    return tuple(
        name
        for name in _names(folder)
        if name.startswith(_DRAFTS) and _is_of_another(name, (folder / name).read_bytes())
    )


def _foreign_drafts(folder: Path) -> tuple[LeftOut, ...]:
    return tuple(LeftOutFile(name, is_damaged=False) for name in _strange(folder))


def _is_of_another(name: str, data: bytes) -> bool:
    path = PurePosixPath(name)
    is_exercise = str(path.parent) == _EXERCISE_DRAFTS
    expected = None if is_exercise and path.stem == NEW else path.stem
    try:
        table = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return False
    named = table if isinstance(table, dict) else {}
    return bool(named.get("id" if is_exercise else "routine_id", expected) != expected)


def _clash(home: PersonFiles, folder: Path, name: str, clash: ClashChoice) -> Iterator[FileChange]:
    if clash is ClashChoice.REPLACE:
        yield FileChange(name, name, clashes=True)
    elif clash is ClashChoice.SKIP or name in _ONLY_ONE or name.startswith(_DRAFTS):
        yield FileChange(name, None, clashes=True)
    else:
        target = _beside(home, name, (folder / name).read_bytes())
        if target is not None:
            yield FileChange(name, target, clashes=True)


def _beside(home: PersonFiles, name: str, data: bytes) -> str | None:
    """A name that is free, or None where an earlier restore has put the same there already."""
    path = PurePosixPath(name)
    number = 2
    while is_file(home.path(target := f"{path.parent}/{path.stem}-{number}{path.suffix}")):
        if home.path(target).read_bytes() == data:
            return None
        number += 1
    return target


def _reminders(home: PersonFiles, folder: Path, clash: ClashChoice) -> tuple[Reminder, ...]:
    """The reminders that there will be: one for each routine."""
    present, _ = RemindersFile(home.path(REMINDERS_NAME)).load()
    coming, _ = RemindersFile(folder / REMINDERS_NAME).load()
    return with_others(present, coming, others_win=clash is ClashChoice.REPLACE)


def _gains(home: PersonFiles, folder: Path, name: str) -> bool:
    """Whether one of the short lists of what a person said has more to it in a backup."""
    if name == ASKED_NAME:
        return bool(_asked(home, folder))
    if name == FAVOURITES_NAME:
        present, coming = (FavouritesFile(path).load() for path in (home.path(name), folder / name))
        return newest_said(present, coming) != newest_said(present, ())
    return set(_answers(home, folder)) != set(AnswersFile(home.path(name)).load())


def _damaged_lists(folder: Path) -> tuple[LeftOut, ...]:
    """What of the short lists of what a person said cannot be used."""
    found: list[LeftOut] = []

    def leave_out(path: Path, _: object) -> None:
        found.append(LeftOutFile(path.name, is_damaged=True))

    AnswersFile(folder / ANSWERS_NAME, leave_out).load()
    AskedFile(folder / ASKED_NAME, leave_out).load()
    FavouritesFile(folder / FAVOURITES_NAME, leave_out).load()
    return tuple(found)


def _answers(home: PersonFiles, folder: Path) -> tuple[Answer, ...]:
    """The answers that there will be: the newest to each question, so that no alarm is lost."""
    present, coming = (
        AnswersFile(path) for path in (home.path(ANSWERS_NAME), folder / ANSWERS_NAME)
    )
    return newest_answers(present.load(), coming.load())


def _asked(home: PersonFiles, folder: Path) -> tuple[Asked, ...]:
    """What a person asked about by the backup, and not by what is here."""
    present, coming = (AskedFile(path) for path in (home.path(ASKED_NAME), folder / ASKED_NAME))
    return not_known(present.load(), coming.load())


def _back_up(home: PersonFiles, stamp: BackupStamp) -> Path:
    """Keep what is there beside it."""
    stem = f"before-restore-{stamp.now:%Y-%m-%d-%H%M%S}"
    names = (f"{stem}.zip" if n == 1 else f"{stem}-{n}.zip" for n in range(1, 1000))
    target = next(home.backups / name for name in names if not (home.backups / name).exists())
    write_backup(home, target, stamp)
    return target
