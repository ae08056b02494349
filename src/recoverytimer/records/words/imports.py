"""What was taken in."""

from __future__ import annotations

from collections.abc import Sequence
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
from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.history.words.counts import counted_records, counted_runs
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
same_run_from_elsewhere = message("The same run from another source")
window_title = message_with("Import: {name}")


def reading(paths: Sequence[Path]) -> str:
    """That files are being read."""
    if len(paths) == 1:
        return _("Reading {file}\u2026", file=printable(paths[0].name))
    return ngettext("Reading {n} file\u2026", "Reading {n} files\u2026", len(paths))


backup_alone = message_with(
    "{file} is a backup, so it is opened on its own; import the other files afterwards."
)


def outcome_in_words(result: ImportOutcome) -> tuple[str, ...]:
    """What became of all that was in some files, a sentence each; never empty."""
    lines = compared_in_words(result.merge, is_back=result.is_back)
    if lines:
        return lines
    return (_("Nothing was added.") if result.problems else _("No records were found."),)


def compared_in_words(result: ComparedRecords, *, is_back: bool = False) -> tuple[str, ...]:
    """What is added or newer, what is here already, what stays as it is, and what stays away."""
    new, known, differing = map(counted_records, (result.new, result.known, result.differing))
    newer, deleted = map(counted_records, (result.newer, result.deleted))
    same = counted_runs(len(result.same_runs)) if result.same_runs else ""
    said = (
        _("Added: {records}.", records=new) if new else "",
        _("Updated, as changed later than yours: {records}.", records=newer) if newer else "",
        _("Brought back: {records}.", records=deleted) if deleted and is_back else "",
        _("Already here: {records}.", records=known) if known else "",
        _("Already here from another source: {runs}.", runs=same) if same else "",
        _("Already here with different contents, and left unchanged: {records}.", records=differing)
        if differing
        else "",
        deleted_stays(len(result.deleted)) if deleted and not is_back else "",
    )
    return tuple(filter(None, said))


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
