"""What `recoverytimer export` and `recoverytimer import` do and say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.problem import Problem
from recoverytimer.base.storage.database import HistoryError, KindOf
from recoverytimer.history.history import History
from recoverytimer.history.words.counts import counted_records
from recoverytimer.records.activities import Gap, OtherActivity
from recoverytimer.records.backup.backupfile import BackupError, is_backup
from recoverytimer.records.backup.restore import RestoreOutcome, restore_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.exportfiles import ExportFormat, file_in, format_of, write_records
from recoverytimer.records.importrecords import (
    other_sports,
    take_in,
    untold,
    with_runs,
    without_known,
)
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import GuessedTable, incoming_paths, with_tables
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.words import terminal as words
from recoverytimer.records.words.backups import kept_before, left_out_line, more_left_out
from recoverytimer.records.words.columns import doubt_in_words
from recoverytimer.records.words.exports import without_year
from recoverytimer.records.words.imports import (
    compared_in_words,
    incomplete,
    more,
    not_runs,
    not_taken,
    not_told,
    other_activity,
    outcome_in_words,
    probably_same,
    same_run,
    same_run_from_elsewhere,
)
from recoverytimer.records.words.problems import error_in_words, problem_in_words

MOST_LINES = 50


class CommandOutcome(Struct, frozen=True):
    """Lines for the terminal, and whether all went well."""

    lines: tuple[str, ...]
    ok: bool = True


class CommandContext(Struct, frozen=True):
    """What both commands work on; `bring_back` where what was deleted here is wanted back."""

    home: PersonFiles
    history: History
    stamp: BackupStamp
    kind_of: KindOf | None = None
    bring_back: bool = False


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
        return CommandOutcome((words.backup_holds_all(),), ok=False)
    try:
        if chosen is ExportFormat.BACKUP:
            path = file_in(target, chosen, context.stamp.now)
            names = write_backup(context.home, path, context.stamp)
            return CommandOutcome((str(path), *map(words.name_fits_nowhere, names)))
        records = records_of(context.history, first, last)
        written = write_records(records, target, chosen, context.stamp.now)
    except (BackupError, HistoryError, OSError) as error:
        return CommandOutcome((error_in_words(error),), ok=False)
    files = written.files if len(written.files) == 1 else (target,)
    only_sessions = chosen in {ExportFormat.FIT, ExportFormat.ICS}
    told = counted_records(Records(sessions=records.sessions) if only_sessions else records)
    lines = [words.of_file(files[0], told) if told else words.nothing_in(files[0])]
    if written.left_out:
        lines.append(without_year(written.left_out))
    return CommandOutcome(tuple(lines), not written.left_out)


def import_from(
    context: CommandContext, paths: Sequence[Path], *, as_runs: bool = False
) -> CommandOutcome:
    """Take in files, folders and archives of any kind.

    `as_runs` takes all as runs that do not say what they are, else only those as fast as one.
    """
    lines: list[str] = []
    ok = True
    others: list[Path] = []
    for path in paths:
        if not is_backup(path):
            others.append(path)
            continue
        try:
            result = _restore(context, path)
        except (BackupError, HistoryError, OSError) as error:
            lines.append(words.of_file(path.name, error_in_words(error)))
            ok = False
        else:
            lines += (words.of_file(path.name, line) for line in _restored(result))
            ok = ok and not result.left_out
    if others:
        said = _take(context, others, as_runs=as_runs)
        lines += said.lines
        ok = ok and said.ok
    return CommandOutcome(tuple(lines), ok)


def _restore(context: CommandContext, path: Path) -> RestoreOutcome:
    return restore_backup(
        context.home,
        context.history,
        path,
        ClashChoice.KEEP_BOTH,
        context.stamp,
        context.kind_of,
        bring_back=context.bring_back,
    )


def _take(context: CommandContext, paths: Sequence[Path], *, as_runs: bool) -> CommandOutcome:
    today = context.stamp.now.astimezone().date()
    arrived = incoming_paths(paths, today)
    read = with_tables(arrived, [guessed.matching for guessed in arrived.guessed], today)
    try:
        known = without_known(context.history, read)
        assumed = [o for o in known.others if o.is_likely or (as_runs and o.is_untold)]
        result = take_in(
            context.history,
            with_runs(known, assumed.__contains__),
            bring_back=context.bring_back,
        )
    except HistoryError as error:
        return CommandOutcome((error_in_words(error),), ok=False)
    notes = [*result.notes, *map(_assumption, assumed)]
    told = [line for guessed in arrived.guessed for line in _read(guessed)]
    lines = (
        *told,
        *outcome_in_words(result),
        *([words.bring_back()] if len(result.merge.deleted) and not result.is_back else []),
        *_listed(same_run_from_elsewhere(), [same_run(*runs) for runs in result.merge.same_runs]),
        *_listed(probably_same(), [same_run(*runs) for runs in result.merge.shifted_runs]),
        *_listed(incomplete(), list(map(problem_in_words, notes))),
        *_listed(not_told(), list(map(other_activity, untold(result.others)))),
        *([words.how_as_runs()] if untold(result.others) else []),
        *_listed(not_runs(), list(map(other_activity, other_sports(result.others)))),
        *_listed(not_taken(), list(map(problem_in_words, result.problems))),
    )
    return CommandOutcome(lines, not result.problems)


def _assumption(other: OtherActivity) -> Problem:
    gap = Gap.ASSUMED_RUN if other.is_likely else Gap.SAID_TO_BE_RUN
    return Problem(gap, other.place, file=other.run.source)


def _read(guessed: GuessedTable) -> Iterator[str]:
    """How a table was read."""
    yield words.how_read(guessed)
    for doubt in guessed.matching.doubts:
        yield words.of_file(guessed.name, doubt_in_words(doubt))


def _same_runs(result: ComparedRecords) -> Iterator[str]:
    yield from (same_run(*runs) for runs in result.same_runs[:MOST_LINES])
    hidden = len(result.same_runs) - MOST_LINES
    if hidden > 0:
        yield more(hidden)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines below their heading, if there are any."""
    shown = lines[:MOST_LINES]
    if shown:
        yield words.heading(title)
    yield from (f"  {line}" for line in shown)
    hidden = len(lines) - len(shown)
    if hidden > 0:
        yield f"  {more(hidden)}"


def _restored(result: RestoreOutcome) -> Iterator[str]:
    if result.before is not None:
        yield kept_before(result.before)
    yield from map(words.restored, result.changes)
    yield from compared_in_words(result.records, is_back=result.is_back)
    if len(result.records.deleted) and not result.is_back:
        yield words.bring_back()
    yield from _same_runs(result.records)
    yield from map(left_out_line, result.left_out[:MOST_LINES])
    hidden = len(result.left_out) - MOST_LINES
    if hidden > 0:
        yield more_left_out(hidden)
