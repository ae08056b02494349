"""What a backup holds, and what a restore has brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from recoverytimer.base import dates
from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.conflictcopies import is_sure_copy
from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_with,
    ngettext,
    pgettext,
    plural,
)
from recoverytimer.base.listing import all_of, in_row, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.history.changes import Record
from recoverytimer.history.words.counts import counted_records, counts
from recoverytimer.player.session import Session
from recoverytimer.records.backup.backupfile import (
    ANSWERS_NAME,
    ASKED_NAME,
    FAVOURITES_NAME,
    REMINDERS_NAME,
    SETTINGS_NAME,
)
from recoverytimer.records.backup.restore import FileChange, LeftOut, LeftOutFile, RestoreOutcome
from recoverytimer.records.records import Records, gathered_records
from recoverytimer.records.words.imports import deleted_stays
from recoverytimer.records.words.problems import record_fault_in_words
from recoverytimer.runs.run import Run

MOST_NAMED = 3

back_up_everything = message("Back up everything")
backing_up = message("Backing up\u2026")
restore_a_backup = message("Restore a backup")
nothing_is_deleted = message(
    "Nothing is deleted: what you have now is backed up first, in a file of its own."
)
all_here = message("You already have everything in this backup.")
nothing_else = message("You already have everything that can be restored from this backup.")
both_but_not_the_same = message("Both here and in the backup, but different")
new_to_you = message("New")
nothing = message_in("what is new in a backup", "Nothing.")


def clash_choice(choice: ClashChoice) -> str:
    """What can be done with what is both here and in a backup."""
    return {
        ClashChoice.KEEP_BOTH: _("Keep mine, and add the backup's routines and exercises as well"),
        ClashChoice.SKIP: _("Keep mine only"),
        ClashChoice.REPLACE: _("Use the versions in the backup"),
    }[choice]


here_already = message_with("Already here and identical: {records}.")


def restoring(path: Path) -> str:
    """That a backup is being restored."""
    return _("Restoring {file}\u2026", file=printable(path.name))


def backed_up(path: Path, left_out: Sequence[str]) -> str:
    """Where everything is kept, and which files are not."""
    said = _("Everything has been backed up to {path}.", path=path)
    copies = [name for name in left_out if is_sure_copy(name)]
    strange = [name for name in left_out if name not in copies]
    if strange:
        not_allowed = _(
            "These files were left out, because their names are not allowed in a backup: {files}.",
            files=in_row(strange),
        )
        said = sentences((said, not_allowed))
    if copies:
        undecided = _(
            "These copies of files that two computers changed were left out: {files}.",
            files=in_row(copies),
        )
        said = sentences((said, undecided))
    return said


def would_bring(result: RestoreOutcome) -> tuple[str, ...]:
    """What a backup holds that is not here, or older; a sentence each, empty for nothing."""
    new = gathered_records([*result.records.new, *result.records.newer])
    return _records_and_files(new, (c for c in result.changes if not c.clashes))


bring_back_deleted = plural(
    "Bring back the record that you deleted here",
    "Bring back the {n} records that you deleted here",
)


def would_clash(result: RestoreOutcome) -> tuple[str, ...]:
    """What is both here and in a backup, but not the same; empty where nothing is."""
    return _records_and_files(result.records.differing, (c for c in result.changes if c.clashes))


def _records_and_files(records: Records, changes: Iterable[FileChange]) -> tuple[str, ...]:
    counted_ones, files = counted_records(records), all_of(_files(changes))
    said = (
        _("Records: {records}.", records=counted_ones) if counted_ones else "",
        _("Files: {files}.", files=files) if files else "",
    )
    return tuple(filter(None, said))


def restored_in_words(result: RestoreOutcome, *, replaced: bool) -> str:
    """What a restore has brought, where what was here before is kept, and what is left out."""
    found = result.records
    differing = found.differing if replaced else ()
    back = found.deleted if result.is_back else ()
    fresh = counts([*found.new, *found.newer, *differing, *back])
    things = all_of((*fresh, *_files(c for c in result.changes if c.target)))
    if things:
        said = _("Restored: {things}.", things=things)
    else:
        said = _("Nothing was restored.") if result.left_out else all_here()
    away = deleted_stays(len(found.deleted)) if len(found.deleted) and not result.is_back else ""
    kept = kept_before(result.before) if result.before else ""
    return sentences((said, away, left_out_in_words(result), kept))


kept_before = message_with("What you had before has been kept as {path}.")


def left_out_in_words(result: RestoreOutcome) -> str:
    """What of a backup cannot be used, and why; empty where all of it can."""
    shown = [left_out_line(what) for what in result.left_out[:MOST_NAMED]]
    more = len(result.left_out) - len(shown)
    return sentences((*shown, more_left_out(more) if more else ""))


more_left_out = plural("{n} more thing is left out.", "{n} more things are left out.")


def left_out_line(what: LeftOut) -> str:
    """What of a backup is left out, and why."""
    match what:
        case LeftOutFile(name=name, is_damaged=True):
            return _("{file} is left out, as it is damaged.", file=name)
        case LeftOutFile(name=name):
            return _("{file} is left out, as its name does not match the draft inside.", file=name)
    at = what.at
    when = in_row((dates.in_year(at), dates.clock_time(at))) if isinstance(at, datetime) else at
    return sentences((_left_out_record(what.kind, when), record_fault_in_words(what.fault)))


def _left_out_record(kind: type[Record], when: str) -> str:
    if kind is Session:
        return _("The session on {when} is left out.", when=when)
    if kind is Run:
        return _("The run on {when} is left out.", when=when)
    return _("The soreness entry from {when} is left out.", when=when)


def _files(changes: Iterable[FileChange]) -> Sequence[str]:
    numbers = Counter(change.name.partition("/")[0] for change in changes)
    exercises, routines = numbers["exercises"], numbers["routines"]
    pictures, drafts = numbers["pictures"], numbers["drafts"]
    return (
        ngettext("{n} exercise", "{n} exercises", exercises) if exercises else "",
        ngettext("{n} routine", "{n} routines", routines) if routines else "",
        ngettext("{n} picture", "{n} pictures", pictures) if pictures else "",
        ngettext("{n} draft", "{n} drafts", drafts) if drafts else "",
        pgettext("what a backup holds", "the settings") if numbers[SETTINGS_NAME] else "",
        pgettext("what a backup holds", "the reminders") if numbers[REMINDERS_NAME] else "",
        pgettext("what a backup holds", "your answers about soreness")
        if numbers[ANSWERS_NAME]
        else "",
        pgettext("what a backup holds", "the exercises you asked a professional about")
        if numbers[ASKED_NAME]
        else "",
        pgettext("what a backup holds", "your favourites") if numbers[FAVOURITES_NAME] else "",
    )
