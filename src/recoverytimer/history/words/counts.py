"""Records by their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoverytimer.base.language import ngettext, plural
from recoverytimer.base.listing import all_of
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

counted_sessions = plural("{n} session", "{n} sessions")
counted_runs = plural("{n} run", "{n} runs")


def counts(records: Iterable[Record]) -> Sequence[str]:
    """How many of each kind there are; empty for none."""
    found = list(records)
    sessions, entries, runs = (
        sum(isinstance(record, kind) for record in found) for kind in (Session, SorenessEntry, Run)
    )
    return (
        counted_sessions(sessions) if sessions else "",
        ngettext("{n} soreness entry", "{n} soreness entries", entries) if entries else "",
        counted_runs(runs) if runs else "",
    )


def counted_records(records: Iterable[Record]) -> str:
    """The same in a row: "12 sessions and 3 runs"; empty for none."""
    return all_of(counts(records))
