"""The commands that write the record to files and take files in."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from recoverytimer import __version__
from recoverytimer.base.disk import write_for_others
from recoverytimer.base.paths import Paths
from recoverytimer.base.plaintext import clean
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.tidying import tidy
from recoverytimer.history.history import History
from recoverytimer.records.backup.write import Stamp
from recoverytimer.records.commands import Desk, Said, export_to, import_from, sentence
from recoverytimer.records.home import Home
from recoverytimer.records.stored import records_of
from recoverytimer.records.write import ExportFormat
from recoverytimer.routine.library import Library

if TYPE_CHECKING:
    from recoverytimer.records.report.month import MonthReport


def exchange(options: argparse.Namespace, paths: Paths) -> int:
    """Run `export` or `import`, print what became of it; 1 if something was left out."""
    tidy(paths)
    exercises = Library(paths.resources, paths.data).exercises
    history = History(paths.history, kind_of=exercises.kind_of)
    stamp = Stamp(datetime.now(UTC), __version__)
    desk = Desk(Home(paths.settings, paths.data), history, stamp, exercises.kind_of)
    try:
        if options.command == "import":
            said = import_from(desk, options.files)
        elif options.form == "pdf":
            said = _report(desk, options, paths)
        else:
            form = ExportFormat(options.form) if options.form else None
            said = export_to(desk, options.target, form, options.first, options.last)
    finally:
        history.close()
    for line in said.lines:
        print(clean(line))
    return 0 if said.ok else 1


def _report(desk: Desk, options: argparse.Namespace, paths: Paths) -> Said:
    """The report of the month that `--from` lies in, or of this month."""
    from recoverytimer.records.report.month import month_report
    from recoverytimer.settings.file import SettingsFile

    settings, _ = SettingsFile(paths.settings).load()
    notes = Library(paths.resources, paths.data).cautions
    cautions = [notes[c] for c in settings.cautions if c in notes]
    month = options.first or desk.stamp.now.astimezone().date()
    try:
        report = month_report(records_of(desk.history), month, cautions)
        write_for_others(options.target, _drawn(report))
    except (HistoryError, OSError) as error:
        return Said((sentence(error),), ok=False)
    return Said((f"{options.target}: {report.title}", *report.summary))


def _drawn(report: MonthReport) -> bytes:
    """On paper; Qt has fonts only with an application, but needs no screen for it."""
    import os

    from PySide6.QtGui import QGuiApplication

    from recoverytimer.records.ui.reportpdf import report_pdf

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    assert application
    return report_pdf(report)
