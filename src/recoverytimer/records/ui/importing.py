"""Taking records in from files of any kind, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal

from recoverytimer.base.listing import sentences
from recoverytimer.base.words.common import undo
from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.importrecords import (
    ImportOutcome,
    give_back,
    take_in,
    untold,
    with_runs,
    without_known,
)
from recoverytimer.records.readfiles import (
    IncomingFiles,
    IncomingRecords,
    incoming_paths,
    with_tables,
)
from recoverytimer.records.records import Records
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind
from recoverytimer.records.ui.activitiesdialog import ActivitiesDialog
from recoverytimer.records.ui.background import Progress
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.doing import RecordsDoing
from recoverytimer.records.ui.resultdialog import ResultDialog
from recoverytimer.records.words import imports as words
from recoverytimer.widgets.dialogs import ask

RUN_ENDINGS = (".gpx", ".tcx", ".fit", ".gz", ".csv", ".tsv", ".json", ".xml", ".zip")
ENDINGS = (".json", ".csv", ".tsv", ".gpx", ".tcx", ".fit", ".gz", ".xml", ".zip")


class _Asked(Struct, frozen=True):
    """How far the questions about foreign tables have come."""

    arrived: IncomingFiles
    matchings: tuple[ColumnMatching | None, ...] = ()


class Importing(RecordsDoing):
    """Reads files in the background, asks what is in doubt, keeps what is new, and says so.

    Signals:
        imported: there are other records than before.
    """

    imported = Signal()

    def choose_files(self, then: Callable[[Sequence[Path]], object]) -> None:
        """Let the person choose files, of whatever records."""
        self._dialogs.to_open(words.import_records(), words.records(), ENDINGS, then)

    def choose_runs(self, then: Callable[[Sequence[Path]], object]) -> None:
        """Let the person choose files, of runs."""
        self._dialogs.to_open(words.import_runs(), words.runs(), RUN_ENDINGS, then)

    def open_files(self, paths: Sequence[Path], kind: RecordKind | None = None) -> None:
        """Take in what is in files, folders and archives.

        `kind` is what the rows of tables are, where that was said.
        """
        progress = Progress()
        today = self._context.today
        self._work.do(
            words.reading(paths),
            lambda: incoming_paths(paths, today, kind, lambda *at: progress.tell(words.at(*at))),
            lambda found: self._ask_columns(_Asked(found)),
            progress,
        )

    def _ask_columns(self, asked: _Asked) -> None:
        """Ask about the next foreign table, or go on where there is none left."""
        found, number = asked.arrived, len(asked.matchings)
        if number == len(found.guessed):
            self._unite(asked)
            return
        guessed = found.guessed[number]

        def go_on(matching: ColumnMatching | None) -> None:
            self._ask_columns(_Asked(found, (*asked.matchings, matching)))

        if not guessed.is_asked:
            go_on(guessed.matching)
            return
        alone = len(found.guessed) == 1 and not len(found.sure.records) and not found.sure.problems
        dialog = ColumnsDialog(guessed, self._context.today, alone=alone, parent=self._window)
        dialog.rejected.connect(lambda: go_on(None))
        ask(dialog, lambda: go_on(dialog.matching))

    def _unite(self, asked: _Asked) -> None:
        sure = asked.arrived.sure
        is_left_out = asked.matchings and not any(asked.matchings)
        if is_left_out and not (len(sure.records) or sure.others or sure.problems):
            return
        self._work.do(words.taking_in(), lambda: self._united(asked), self._ask_which)

    def _united(self, asked: _Asked) -> IncomingRecords:
        """In the background."""
        incoming = with_tables(asked.arrived, asked.matchings, self._context.today)
        with self._context.history() as history:
            return without_known(history, incoming)

    def _ask_which(self, incoming: IncomingRecords) -> None:
        """Ask which activities were runs, where some do not say what they are."""
        if not untold(incoming.others):
            self._take(incoming)
            return
        dialog = ActivitiesDialog(incoming.others, self._window)
        dialog.rejected.connect(lambda: self._take(incoming))
        ask(dialog, lambda: self._take(with_runs(incoming, dialog.chosen.__contains__)))

    def _ask_again(self, result: ImportOutcome) -> None:
        """Ask of what was left out; what a person says of it counts, whatever it is like."""
        again = tuple(OtherActivity(run) for _, run in result.merge.shifted_runs)
        dialog = ActivitiesDialog(result.others, self._window, again)

        def take() -> None:
            chosen = dialog.chosen
            left = tuple(other for other in result.others if other not in chosen)
            runs = Records(runs=tuple(other.run for other in chosen))
            self._take(IncomingRecords(runs, others=left))

        ask(dialog, take)

    def _take(self, incoming: IncomingRecords) -> None:
        self._work.do(words.taking_in(), lambda: self._taken(incoming), self._say)

    def _taken(self, incoming: IncomingRecords) -> ImportOutcome:
        """In the background."""
        with self._context.history() as history:
            return take_in(history, incoming)

    def _say(self, result: ImportOutcome) -> None:
        new, merge = result.merge.new, result.merge
        if len(new) or len(merge.newer) or result.is_back:
            self.imported.emit()
        if (
            result.problems
            or result.others
            or result.notes
            or merge.same_runs
            or merge.shifted_runs
        ):
            dialog = ResultDialog(result, self._window)
            dialog.undo_wanted.connect(lambda: self._undo(new))
            dialog.runs_wanted.connect(lambda: self._ask_again(result))
            dialog.back_wanted.connect(lambda: self._bring_back(merge.deleted))
            ask(dialog)
            return
        said = sentences(words.outcome_in_words(result))
        if len(merge.deleted) and not result.is_back:
            self._window.notice.tell(
                said, words.bring_back(), lambda: self._bring_back(merge.deleted)
            )
        elif len(new):
            self._window.notice.tell(said, undo(), lambda: self._undo(new))
        else:
            self._window.notice.tell(said)

    def _bring_back(self, records: Records) -> None:
        self._work.do(words.bringing_back(), lambda: self._brought_back(records), self._say)

    def _brought_back(self, records: Records) -> ImportOutcome:
        """In the background."""
        with self._context.history() as history:
            return take_in(history, IncomingRecords(records), bring_back=True)

    def _undo(self, records: Records) -> None:
        self._work.do(words.undoing(), lambda: self._given_back(records), self._say_undone)

    def _given_back(self, records: Records) -> int:
        """In the background."""
        with self._context.history() as history:
            return give_back(history, records)

    def _say_undone(self, stayed: int) -> None:
        self.imported.emit()
        self._window.notice.tell(words.undone(stayed))
