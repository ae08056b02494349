"""What `recoverytimer export` and `recoverytimer import` do and say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.amounts import counted
from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.problem import Problem
from recoverytimer.base.storage.database import HistoryError, KindOf
from recoverytimer.history.history import History
from recoverytimer.records.backup.backupfile import BackupError, is_backup
from recoverytimer.records.backup.restore import RestoreOutcome, restore_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.comparing import ComparedRecords, compare_records
from recoverytimer.records.exportfiles import ExportFormat, file_in, format_of, write_records
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import GuessedTable, IncomingRecords, read_files, read_path
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.watches.activity import run_in_words
from recoverytimer.records.words import error_in_words, left_out_line, problem_in_words

MOST_LINES = 50


class CommandOutcome(Struct, frozen=True):
    """Lines for the terminal, and whether all went well."""

    lines: tuple[str, ...]
    ok: bool = True


class CommandContext(Struct, frozen=True):
    """What both commands work on."""

    home: PersonFiles
    history: History
    stamp: BackupStamp
    kind_of: KindOf | None = None


def export_to(
    context: CommandContext,
    target: Path,
    form: ExportFormat | None,
    first: date | None,
    last: date | None,
) -> CommandOutcome:
    """Write the records of some days, or everything as a backup."""
    chosen = form or format_of(target)
    if chosen is ExportFormat.BACKUP and (first or last):
        return CommandOutcome(("A backup holds everything: leave out --from and --to.",), ok=False)
    try:
        if chosen is ExportFormat.BACKUP:
            path = file_in(target, chosen, context.stamp.now)
            names = write_backup(context.home, path, context.stamp)
            return CommandOutcome(
                (f"{path}", *(f"Left out, as its name fits nowhere: {n}" for n in names))
            )
        records = records_of(context.history, first, last)
        written = write_records(records, target, chosen, context.stamp.now)
    except (BackupError, HistoryError, OSError) as error:
        return CommandOutcome((error_in_words(error),), ok=False)
    files = written.files if len(written.files) == 1 else (target,)
    only_sessions = chosen in {ExportFormat.FIT, ExportFormat.ICS}
    told = counted(len(records.sessions), "session") if only_sessions else _summed(records)
    return CommandOutcome((f"{files[0]}: {told}", *written.left_out), not written.left_out)


def import_from(context: CommandContext, paths: Sequence[Path]) -> CommandOutcome:
    """Take in files of any kind; a folder stands for the files in it."""
    lines: list[str] = []
    ok = True
    files: list[tuple[str, bytes]] = []
    for path in _files(paths):
        try:
            if is_backup(path):
                result = _restore(context, path)
                lines += _restored(path.name, result)
                ok = ok and not result.left_out
            else:
                files.append((path.name, read_path(path)))
        except (BackupError, HistoryError, OSError) as error:
            lines.append(f"{path.name}: {error_in_words(error)}")
            ok = False
    if files:
        said = _take(context, files)
        lines += said.lines
        ok = ok and said.ok
    return CommandOutcome(tuple(lines), ok)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.is_file() and p.name[0] != ".")
        else:
            yield path


def _restore(context: CommandContext, path: Path) -> RestoreOutcome:
    return restore_backup(
        context.home, context.history, path, ClashChoice.KEEP_BOTH, context.stamp, context.kind_of
    )


def _take(context: CommandContext, files: Sequence[tuple[str, bytes]]) -> CommandOutcome:
    incoming = read_files(files, context.stamp.now.astimezone().date())
    try:
        result = compare_records(records_of(context.history), incoming.records)
        context.history.add(*result.new)
    except HistoryError as error:
        return CommandOutcome((error_in_words(error),), ok=False)
    told = [line for guessed in incoming.guessed for line in _columns(guessed)]
    lines = (*told, *_merged(result), *_problems(incoming))
    return CommandOutcome(lines, not incoming.problems)


def _columns(guessed: GuessedTable) -> Iterator[str]:
    """How the columns of a table were read."""
    pairs = zip(guessed.table.header, guessed.matching.fields, strict=True)
    read = ", ".join(f"{name} = {field}" for name, field in pairs if field)
    yield f"{guessed.name}: {guessed.matching.kind} from the columns {read or 'none'}"
    yield from (f"{guessed.name}: {doubt}" for doubt in guessed.matching.doubts)


def _merged(result: ComparedRecords) -> Iterator[str]:
    yield f"Taken: {_summed(result.new)}"
    if len(result.known):
        yield f"There already: {_summed(result.known)}"
    if len(result.differing):
        yield f"There already with other contents, left as it is: {_summed(result.differing)}"
    for there, run in result.same_runs[:MOST_LINES]:
        source = run.source or "another file"
        yield f"The same run is there already: {run_in_words(there)} ({source})"
    more = len(result.same_runs) - MOST_LINES
    if more > 0:
        yield f"and {counted(more, 'more run')} that are there already"


def _problems(incoming: IncomingRecords) -> Iterator[str]:
    shown: Sequence[Problem] = incoming.problems[:MOST_LINES]
    if shown:
        yield "Not taken or not understood:"
    yield from (f"  {problem_in_words(problem)}" for problem in shown)
    more = len(incoming.problems) - len(shown)
    if more > 0:
        yield f"  and {more} more"


def _restored(name: str, result: RestoreOutcome) -> Iterator[str]:
    if result.before is not None:
        yield f"{name}: what was there before is kept as {result.before}"
    for change in result.changes:
        if change.target is None:
            yield f"{name}: {change.name} stays as it is, though the backup has another one"
        elif change.target != change.name:
            yield f"{name}: {change.name} is kept; the one from the backup is {change.target}"
        else:
            yield f"{name}: {change.name}"
    yield from (f"{name}: {line}" for line in _merged(result.records))
    yield from (f"{name}: {left_out_line(what)}" for what in result.left_out[:MOST_LINES])
    more = len(result.left_out) - MOST_LINES
    if more > 0:
        yield f"{name}: left out {more} more"


def _summed(records: Records) -> str:
    parts = [
        counted(len(records.sessions), "session"),
        counted(len(records.soreness), "soreness entry", "soreness entries"),
        counted(len(records.runs), "run"),
    ]
    return ", ".join(parts)
