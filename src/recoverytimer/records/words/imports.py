"""What was taken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recoverytimer.base.language import (
    _,
    message,
    message_with,
    ngettext,
    pgettext,
    plural,
    plural_in,
)
from recoverytimer.base.listing import all_of, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import as_written
from recoverytimer.history.words.counts import counted_records, counted_runs
from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.words.counts import run_with_day
from recoverytimer.runs.run import Run

import_records = message("Import records")
import_runs = message("Import runs")
records = message("Records")
runs = message("Runs")
taking_in = message("Importing\u2026")
undoing = message("Undoing\u2026")
not_taken = message("Not imported or not understood")
not_runs = message("Not runs, so left out")
not_told = message("Left out, as nothing says what they are")
incomplete = message("Incomplete, and imported as far as it goes")
same_run_from_elsewhere = message("The same run from another source")
probably_same = message("Left out, as probably the same run with another time of day")
window_title = message_with("Import: {name}")
MOST_NAMED = 3


def reading(paths: Sequence[Path]) -> str:
    """That files are being read."""
    if len(paths) == 1:
        return _("Reading {file}\u2026", file=printable(paths[0].name))
    return ngettext("Reading {n} file\u2026", "Reading {n} files\u2026", len(paths))


def at(name: str, number: int) -> str:
    """Which file is being read, and how many that makes."""
    return _("File {number}: {file}", number=number, file=printable(name))


some_were_runs = message("Some were runs\u2026")
backup_alone = message_with(
    "{file} is a backup, so it is opened on its own; import the other files afterwards."
)


def outcome_in_words(result: ImportOutcome) -> tuple[str, ...]:
    """What became of all that was in some files, a sentence each; never empty."""
    lines = compared_in_words(result.merge, is_back=result.is_back)
    if not lines:
        nothing = result.problems or result.others
        lines = (_("Nothing was added.") if nothing else _("No records were found."),)
    return (*lines, *_of_many_files(result))


def _of_many_files(result: ImportOutcome) -> Iterator[str]:
    """What there is to say of folders and archives."""
    if result.doubles:
        yield ngettext(
            "{n} activity was in more than one file and counts once.",
            "{n} activities were in more than one file and count once.",
            result.doubles,
        )
    number = len(result.passed_over)
    if number > MOST_NAMED:
        yield ngettext(
            "{n} file without activities was passed over.",
            "{n} files without activities were passed over.",
            number,
        )
    elif number:
        names = all_of(map(printable, sorted(result.passed_over)))
        yield _("Passed over, as they hold no activities: {files}.", files=names)


def compared_in_words(result: ComparedRecords, *, is_back: bool = False) -> tuple[str, ...]:
    """What is added or newer, what is here already, what stays as it is, and what stays away."""
    new, known, differing = map(counted_records, (result.new, result.known, result.differing))
    newer, deleted = map(counted_records, (result.newer, result.deleted))
    same = counted_runs(len(result.same_runs)) if result.same_runs else ""
    shifted = counted_runs(len(result.shifted_runs)) if result.shifted_runs else ""
    said = (
        _("Added: {records}.", records=new) if new else "",
        _("Updated, as changed later than yours: {records}.", records=newer) if newer else "",
        _("Brought back: {records}.", records=deleted) if deleted and is_back else "",
        _("Already here: {records}.", records=known) if known else "",
        _("Already here from another source: {runs}.", runs=same) if same else "",
        _("Probably already here, at another time of day: {runs}.", runs=shifted)
        if shifted
        else "",
        _("Already here with different contents, and left unchanged: {records}.", records=differing)
        if differing
        else "",
        deleted_stays(len(result.deleted)) if deleted and not is_back else "",
    )
    return tuple(filter(None, said))


def other_activity(other: OtherActivity) -> str:
    """One that is left out: where it is from, when it was and what its file calls it."""
    run = run_with_day(other.run)
    sport = as_written(other.sport) if other.sport else ""
    if not sport:
        return _("{file}: {activity}", file=other.run.source, activity=run)
    return _("{file}: {activity} ({sport})", file=other.run.source, activity=run, sport=sport)


deleted_stays = plural(
    "{n} record that you deleted is left out.", "{n} records that you deleted are left out."
)
bring_back = message("Bring back")
bringing_back = message("Bringing back what you deleted\u2026")


def same_run(there: Run, run: Run) -> str:
    """A run that is here already under another id, with where it is from."""
    known = run_with_day(there)
    source = there.source or pgettext("where a run is from", "entered by hand")
    if not run.source:
        return _("This run is already here: {run} ({source})", run=known, source=source)
    return _(
        "The run in {file} is already here: {run} ({source})",
        file=run.source,
        run=known,
        source=source,
    )


more = plural_in("below a list", "and {n} more", "and {n} more")


def undone(stayed: int) -> str:
    """That an import is undone, but for records that were changed since then."""
    said = _("The import has been undone.")
    if not stayed:
        return said
    kept = ngettext(
        "{n} record was changed after the import and is left as it is.",
        "{n} records were changed after the import and are left as they are.",
        stayed,
    )
    return sentences((said, kept))
