"""Taking records in from files of any kind, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal

from recoverytimer.base.listing import sentences
from recoverytimer.base.problem import Problem, Unreadable
from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.records.importrecords import (
    ImportOutcome,
    IncomingFiles,
    give_back,
    incoming_files,
    take_in,
    with_tables,
)
from recoverytimer.records.readfiles import IncomingRecords, read_path
from recoverytimer.records.records import Records
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.doing import RecordsDoing
from recoverytimer.records.ui.resultdialog import ResultDialog
from recoverytimer.records.words import imports as words
from recoverytimer.widgets.dialogs import ask

RUN_ENDINGS = (".gpx", ".tcx", ".fit", ".gz", ".csv")
ENDINGS = (".json", ".csv", ".tsv", ".gpx", ".tcx", ".fit", ".gz")


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
        """Take in what is in files; `kind` is what the rows of tables are, where that was said."""
        self._work.do(
            words.reading(paths),
            lambda: self._read(paths, kind),
            lambda found: self._ask(_Asked(found)),
        )

    def _read(self, paths: Sequence[Path], kind: RecordKind | None) -> IncomingFiles:
        """In the background."""
        files: list[tuple[str, bytes]] = []
        unread: list[Problem] = []
        for path in paths:
            try:
                files.append((path.name, read_path(path)))
            except OSError as error:
                unread.append(Problem(Unreadable(reason(error)), file=path.name))
        found = incoming_files(files, self._context.today, kind)
        sure = IncomingRecords(found.sure.records, problems=(*unread, *found.sure.problems))
        return IncomingFiles(sure, found.guessed)

    def _ask(self, asked: _Asked) -> None:
        """Ask about the next foreign table, or go on where there is none left."""
        found, number = asked.arrived, len(asked.matchings)
        if number == len(found.guessed):
            self._take(asked)
            return
        guessed = found.guessed[number]
        alone = len(found.guessed) == 1 and not len(found.sure.records) and not found.sure.problems
        dialog = ColumnsDialog(guessed, alone=alone, parent=self._window)

        def go_on(matching: ColumnMatching | None) -> None:
            self._ask(_Asked(found, (*asked.matchings, matching)))

        dialog.rejected.connect(lambda: go_on(None))
        ask(dialog, lambda: go_on(dialog.matching))

    def _take(self, asked: _Asked) -> None:
        left_out = asked.matchings and not any(asked.matchings)
        sure = asked.arrived.sure
        if left_out and not len(sure.records) and not sure.problems:
            return
        self._work.do(words.taking_in(), lambda: self._taken(asked), self._say)

    def _taken(self, asked: _Asked) -> ImportOutcome:
        """In the background."""
        incoming = with_tables(asked.arrived, asked.matchings)
        with self._context.history() as history:
            return take_in(history, incoming)

    def _say(self, result: ImportOutcome) -> None:
        new = result.merge.new
        if len(new) or len(result.merge.newer) or result.is_back:
            self.imported.emit()
        gone = result.merge.deleted
        if result.problems or result.merge.same_runs:
            dialog = ResultDialog(result, self._window)
            dialog.undo_wanted.connect(lambda: self._undo(new))
            dialog.back_wanted.connect(lambda: self._bring_back(gone))
            ask(dialog)
            return
        said = sentences(words.outcome_in_words(result))
        if len(gone) and not result.is_back:
            self._window.notice.tell(said, words.bring_back(), lambda: self._bring_back(gone))
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
