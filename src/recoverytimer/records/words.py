"""What was taken in, given out or restored, in words for the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recoverytimer.base.amounts import counted, rough_duration
from recoverytimer.history.history import Record
from recoverytimer.player.session import Session
from recoverytimer.records.backup.restore import FileChange, RestoreOutcome
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.records import Records, gathered_records
from recoverytimer.records.report.month import place_name
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
    fresh = counted_records(result.records.new)
    files = _files(c for c in result.changes if not c.clashes)
    lines = [f"{text[:1].upper()}{text[1:]}." for text in (fresh, files) if text]
    return tuple(lines)


def would_clash(result: RestoreOutcome) -> str:
    """What is both here and in a backup, but not the same; empty where nothing is."""
    texts = (
        counted_records(result.records.differing),
        _files(c for c in result.changes if c.clashes),
    )
    return _joined(text for text in texts if text)


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
    """What of a backup cannot be used, in a sentence; empty where all of it can."""
    shown = result.left_out[:MOST_NAMED]
    more = len(result.left_out) - len(shown)
    named = [*shown, f"{more} more"] if more else shown
    return f"Left out: {_joined(named)}." if named else ""


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
