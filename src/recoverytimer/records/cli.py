"""The commands that write the record to files and take files in."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING

from recoverytimer import __version__
from recoverytimer.base.clock import utc_now
from recoverytimer.base.disk import write_for_others
from recoverytimer.base.language import measure
from recoverytimer.base.paths import Paths
from recoverytimer.base.plaintext import printable
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.tidying import tidy
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.history.history import History
from recoverytimer.history.instep import HistoryInStep
from recoverytimer.records.backup.write import BackupStamp
from recoverytimer.records.commands import CommandContext, CommandOutcome, export_to, import_from
from recoverytimer.records.exportfiles import ExportFormat
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.records import records_of
from recoverytimer.records.words.exports import stopped
from recoverytimer.records.words.problems import error_in_words
from recoverytimer.routine.library import Library
from recoverytimer.settings.file import SettingsFile

if TYPE_CHECKING:
    from recoverytimer.records.report.month import MonthReport
    from recoverytimer.settings.settings import Settings


def exchange(options: SimpleNamespace, paths: Paths) -> int:
    """Run `export` or `import`, print what became of it; 1 if something was left out."""
    tidy(paths)
    settings, _ = SettingsFile(paths.settings).load()
    measure(in_miles=settings.in_miles)
    exercises = Library(paths.resources, paths.data).exercises
    history = History(paths.history, kind_of=exercises.kind_of)
    stamp = BackupStamp(datetime.now(UTC), __version__)
    context = CommandContext(
        PersonFiles(paths.settings, paths.data),
        history,
        stamp,
        exercises.kind_of,
        bring_back=options.command == "import" and options.bring_back,
    )
    in_step = HistoryInStep(history, Writer(), paths.data, exercises.kind_of, utc_now, _say)
    try:
        in_step.look()
        if options.command == "import":
            said = import_from(context, options.files, as_runs=options.as_runs)
        elif options.form == "pdf":
            said = _report(context, options, paths, settings)
        else:
            form = ExportFormat(options.form) if options.form else None
            said = export_to(context, options.target, form, options.first, options.last)
    except KeyboardInterrupt:
        said = CommandOutcome((stopped(),), ok=False)
    finally:
        history.close()
    for line in said.lines:
        _say(line)
    return 0 if said.ok else 1


def _say(line: str) -> None:
    print(printable(line))


def _report(
    context: CommandContext, options: SimpleNamespace, paths: Paths, settings: Settings
) -> CommandOutcome:
    """The report of the month that `--from` lies in, or of this month."""
    from recoverytimer.base.dates import month as month_name
    from recoverytimer.records.report.month import month_report
    from recoverytimer.records.words.report import summary
    from recoverytimer.records.words.terminal import of_file

    notes = caution_notes(paths.resources)
    cautions = [notes[c] for c in settings.cautions if c in notes]
    month = options.first or context.stamp.now.astimezone().date()
    try:
        report = month_report(records_of(context.history), month, cautions)
        write_for_others(options.target, _drawn(report))
    except (HistoryError, OSError) as error:
        return CommandOutcome((error_in_words(error),), ok=False)
    return CommandOutcome((of_file(options.target, month_name(report.first)), *summary(report)))


def _drawn(report: MonthReport) -> bytes:
    """On paper; Qt has fonts only with an application, but needs no screen for it."""
    import os

    from PySide6.QtGui import QGuiApplication

    from recoverytimer.records.ui.reportpdf import report_pdf

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    assert application
    return report_pdf(report)
