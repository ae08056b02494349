"""Giving records out: as files that others read, a report on paper, a session for a watch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from recoverytimer.base.disk import write_for_others
from recoverytimer.base.listing import sentences
from recoverytimer.base.words.common import open_it
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.history.words.counts import counted_records
from recoverytimer.player.session import Session
from recoverytimer.records.exportfiles import ExportedFiles, ExportFormat, write_records
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.report.month import MonthReport, month_report
from recoverytimer.records.ui.background import BackgroundWork
from recoverytimer.records.ui.context import RecordsContext
from recoverytimer.records.ui.doing import RecordsDoing
from recoverytimer.records.ui.exportdialog import ExportDialog, ExportWish
from recoverytimer.records.words import exports as words
from recoverytimer.records.words import labels
from recoverytimer.records.words.report import choose_another, summary
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask, open_outside
from recoverytimer.widgets.filedialogs import FileDialogs, Then

LONGEST_MONTH = timedelta(days=31)


class Exporting(RecordsDoing):
    """Asks what and where, writes it in the background, and says what was written.

    Args:
        cautions: gives those that apply to the person.
    """

    def __init__(
        self,
        shell: Shell,
        context: RecordsContext,
        work: BackgroundWork,
        dialogs: FileDialogs,
        cautions: Callable[[], tuple[CautionNote, ...]],
    ) -> None:
        super().__init__(shell, context, work, dialogs)
        self._cautions = cautions

    def open(self) -> None:
        """Let the person choose what to export."""
        dialog = ExportDialog(self._context.today, self._window)
        dialog.chosen.connect(self._export)
        ask(dialog)

    def export_fit(self, session_id: str) -> None:
        """Save one session as an activity that watches' services read."""
        self._work.do(
            words.reading_session(), lambda: self._session(session_id), self._save_session
        )

    def _session(self, session_id: str) -> Session | None:
        with self._context.history() as history:
            return history.sessions.get(session_id)

    def _save_session(self, session: Session | None) -> None:
        if session is None:
            self._tell(words.gone())
            return
        from recoverytimer.records.formats.fitwriting import fit_files

        files = fit_files((session,)).files
        if not files:
            self._tell(words.no_fit())
            return
        ((name, data),) = files.items()
        self._dialogs.to_save(
            words.save_as_activity(),
            name,
            words.activity_files(),
            lambda path: self._write(path, data, ""),
        )

    def _export(self, wish: ExportWish) -> None:
        if wish.form is None:
            self._work.do(words.reading_records(), lambda: self._report(wish), self._draw)
            return
        form = wish.form
        self._ask_for_target(
            form,
            lambda target: self._work.do(
                words.writing_records(),
                lambda: self._written(wish, form, target),
                lambda done: self._say_written(wish, target, *done),
            ),
        )

    def _ask_for_target(self, form: ExportFormat, then: Then) -> None:
        stem = f"recovery-timer-{self._context.today:%Y-%m-%d}"
        if form is ExportFormat.CSV:
            self._dialogs.to_fill(words.folder_for_tables(), stem, then)
            return
        kind = words.calendar_file() if form is ExportFormat.ICS else words.records_file()
        self._dialogs.to_save(labels.export(), f"{stem}.{form}", kind, then)

    def _written(
        self, wish: ExportWish, form: ExportFormat, target: Path
    ) -> tuple[Records, ExportedFiles]:
        """In the background."""
        with self._context.history() as history:
            records = records_of(history, wish.first, wish.last)
        if form is ExportFormat.ICS:
            # Only what a calendar holds counts.
            records = Records(sessions=records.sessions, soreness=records.soreness)
        if not (records.sessions if form is ExportFormat.ICS else len(records)):
            return Records(), ExportedFiles(())
        return records, write_records(records, target, form, self._context.now())

    def _say_written(
        self, wish: ExportWish, target: Path, records: Records, written: ExportedFiles
    ) -> None:
        if not written.files:
            self._tell(words.nothing_written(wish.first, wish.last))
            return
        form = wish.form
        held = Records(sessions=records.sessions) if form is ExportFormat.ICS else records
        said = words.records_of_days(counted_records(held), wish.first, wish.last)
        self._say_saved(target, said, is_folder=form is ExportFormat.CSV)

    def _report(self, wish: ExportWish) -> MonthReport:
        """In the background."""
        assert wish.first is not None
        with self._context.history() as history:
            records = records_of(history, wish.first, wish.first + LONGEST_MONTH)
        return month_report(records, wish.first, self._cautions())

    def _draw(self, report: MonthReport) -> None:
        if report.is_empty:
            self._tell(sentences((*summary(report), choose_another())))
            return
        name = f"recovery-timer-{report.first:%Y-%m}.pdf"
        self._dialogs.to_save(
            words.report_of_month(),
            name,
            words.pdf(),
            lambda path: self._write_report(path, report),
        )

    def _write_report(self, path: Path, report: MonthReport) -> None:
        from recoverytimer.records.ui.reportpdf import report_pdf

        self._write(path, report_pdf(report), "", opens=True)

    def _write(self, path: Path, data: bytes, said: str, *, opens: bool = False) -> None:
        self._work.do(
            words.writing(path),
            lambda: write_for_others(path, data),
            lambda _: self._say_saved(path, said, opens=opens),
        )

    def _say_saved(
        self, path: Path, said: str, *, opens: bool = False, is_folder: bool = False
    ) -> None:
        shown = path if opens or is_folder else path.parent
        self._window.notice.tell(
            words.saved_as(path, said),
            open_it() if opens else words.open_folder(),
            lambda: open_outside(shown, self._tell),
        )
