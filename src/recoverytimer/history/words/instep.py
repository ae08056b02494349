"""What is told of a history that is kept in step with another computer."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.language import _, ngettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.history.changes import CopyFault, Merged
from recoverytimer.history.words.counts import counted_records


def brought_in(found: Merged) -> str:
    """What a conflict copy of the history has brought."""
    new, changed, gone = map(counted_records, (found.new, found.changed, found.gone))
    damaged = found.unreadable
    return sentences(
        (
            _("Your history was changed on two computers; both versions have been merged."),
            _("Added: {records}.", records=new) if new else "",
            _("Updated: {records}.", records=changed) if changed else "",
            _("Deleted on the other computer: {records}.", records=gone) if gone else "",
            ngettext(
                "{n} damaged record is left out.", "{n} damaged records are left out.", damaged
            )
            if damaged
            else "",
        )
    )


def not_brought_in(path: Path, fault: CopyFault) -> str:
    """That a conflict copy of the history stays where it is."""
    if fault is CopyFault.NEWER:
        return _(
            "{file}, a version of your history from another computer, was written by a newer "
            "version of Recovery Timer. Update the app here, and it will be merged.",
            file=printable(path.name),
        )
    return _(
        "{file}, a version of your history from another computer, is damaged, so it cannot be "
        "merged. Your history here isn't affected.",
        file=printable(path.name),
    )
