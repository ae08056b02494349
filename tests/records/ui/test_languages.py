"""Nothing of records out and in is left in English where the app speaks another language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import measure, speaking
from recoverytimer.base.problem import Damaged, Problem
from recoverytimer.base.region import Region
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.player.session import Session
from recoverytimer.records.backup.backupfile import BackupError, BackupFault
from recoverytimer.records.backup.restore import (
    FileChange,
    LeftOutFile,
    LeftOutRecord,
    RestoreOutcome,
)
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.faults import (
    FileFault,
    LackingColumn,
    NoSession,
    RecordFault,
    TableFault,
    TooManyColumns,
    TooManyRows,
    UnclearCell,
    WrongNumber,
    WrongOffset,
)
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.readfiles import GuessedTable
from recoverytimer.records.records import Records
from recoverytimer.records.report.month import MonthReport, month_report
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import RecordKind
from recoverytimer.records.tables.dates import DateOrder
from recoverytimer.records.tables.units import Doubt
from recoverytimer.records.ui import reportpdf
from recoverytimer.records.ui.background import WorkingSign
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.exportdialog import ExportDialog
from recoverytimer.records.ui.reportpdf import report_pdf
from recoverytimer.records.ui.restoredialog import RestoreDialog
from recoverytimer.records.ui.resultdialog import ResultDialog
from recoverytimer.records.words import (
    backups,
    calendar,
    columns,
    exports,
    imports,
    problems,
    terminal,
)
from recoverytimer.records.words.counts import record_line
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import Sign
from recoverytimer.widgets.paper import Paper
from tests.driving import choose
from tests.pseudo import Pseudo, untranslated
from tests.reading import heard, texts_of
from tests.recordreading import read_files
from tests.records.making import START, run, session, sore

TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)
# What a person wrote is numbers here.
SOME = Records(
    (session(routine_name="1", note="2"), session("two", START + DAY, routine_name="", note="")),
    (
        sore(signs=tuple(Sign), note="3"),
        sore("two", START + DAY, 5, area=None, side=None),
        sore("three", START + DAY, 5, area=Area.CALVES, side=None, session_id="1"),
    ),
    (run(effort=Effort.HARD, note="4", source="5"), run("two", START + DAY, distance_m=None)),
)
NONE = Records()
ONES = Records(SOME.sessions[:1], SOME.soreness[:1], SOME.runs[:1])
MERGED = ComparedRecords(SOME, ONES, ONES, (SOME.runs,))  # type: ignore[arg-type]
NEW = ComparedRecords(NONE, NONE, NONE)
FILES = (
    "exercises/1.toml",
    "routines/1.toml",
    "pictures/1.png",
    "drafts/1.json",
    "settings.toml",
    "reminders.toml",
    "soreness-answers.json",
    "asked.json",
    "favourites.json",
)
CHANGES = tuple(FileChange(name, name, clashes=n % 2 > 0) for n, name in enumerate(FILES * 2))
LEFT_OUT = (
    LeftOutFile("1", is_damaged=True),
    LeftOutFile("1", is_damaged=False),
    LeftOutRecord(Session, START, Damaged()),
    LeftOutRecord(Run, "2", RecordFault.LONG_NOTE),
)
OUTCOMES = [
    RestoreOutcome((), NEW),
    RestoreOutcome((), NEW, left_out=LEFT_OUT),
    RestoreOutcome(CHANGES, MERGED, Path("1"), LEFT_OUT[:1]),
    RestoreOutcome(CHANGES[:1], NEW),
]
FAULTS = (
    *FileFault,
    *(f for f in RecordFault),
    *(UnclearCell(m, text) for m in list(ColumnMeaning)[:6] for text in ("", "1")),
    *TableFault,
    *(LackingColumn(m, twice) for m in ColumnMeaning for twice in (True, False)),
    NoSession("1"),
    WrongNumber("1"),
    TooManyRows(1),
    TooManyColumns(1),
    WrongOffset(1),
)


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo(), Region(decimal=",")):
        yield


def read(widget: object) -> list[str]:
    found = list(texts_of(widget))  # type: ignore[arg-type]
    assert found
    return [text for text in found if untranslated(text)]


def guessed(text: str) -> GuessedTable:
    (table,) = read_files([("1", text.encode())], TODAY).guessed
    return table


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    "table",
    [
        "04.02.2026;10,2;58:10;1\n5;5;30:00;\n",
        "04/02/2026;5;30;\n05/02/2026;x;30;\n" * 600,
        "04/02/2026;5;30;1\n",
    ],
)
def test_the_dialog_of_columns(qtbot: QtBot, table: str, alone: bool) -> None:
    found = guessed(f"date;;duration;note\n{table}")
    names = {"date", "duration", "note"}
    dialog = ColumnsDialog(found, TODAY, alone=alone)
    qtbot.addWidget(dialog)
    said = set(read(dialog))
    for kind in RecordKind:
        dialog._change(kind=kind)
        said |= set(read(dialog))
    choose(dialog.fields[0], 0)
    said |= set(read(dialog))
    assert said <= names


def test_the_dialog_of_exports_and_the_sign_of_work(qtbot: QtBot) -> None:
    dialog = ExportDialog(TODAY)
    qtbot.addWidget(dialog)
    assert read(dialog) == []
    sign = WorkingSign(exports.reading_records(), dialog)
    assert read(sign) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_restore(qtbot: QtBot, outcome: RestoreOutcome) -> None:
    dialog = RestoreDialog("1", outcome)
    qtbot.addWidget(dialog)
    said = read(dialog)
    said += [backups.restored_in_words(outcome, replaced=replaced) for replaced in (True, False)]
    said += [terminal.restored(c) for c in outcome.changes if c.name != c.target]
    said += [terminal.restored(FileChange("1", target)) for target in (None, "1", "2")]
    assert [text for text in said if untranslated(text)] == []


@pytest.mark.parametrize("merged", [MERGED, NEW])
def test_an_import(qtbot: QtBot, merged: ComparedRecords) -> None:
    for faults in ((), FAULTS, FAULTS * 20):
        found = tuple(Problem(fault, ("row", n)) for n, fault in enumerate(faults))
        dialog = ResultDialog(ImportOutcome(merged, problems=found))
        qtbot.addWidget(dialog)
        assert read(dialog) == []


def test_what_is_wrong() -> None:
    places = [(), ("row", 0), ("activity", 0)]
    all_of_them = [Problem(fault, place) for fault in FAULTS for place in places]
    all_of_them += [replace(problem, file="1") for problem in all_of_them]
    said = list(map(problems.problem_in_words, all_of_them))
    said += [
        problems.error_in_words(BackupError(fault, "1", file))
        for fault in BackupFault
        for file in ("", "2")
    ]
    assert [text for text in said if untranslated(text)] == []


def test_what_is_said_in_the_window_and_the_terminal() -> None:
    paths = (Path("1"), Path("2"))
    ways = (*DateOrder, *DurationUnit, *TwoParts, *DistanceUnit)
    said = [columns.reading(way) for way in ways]
    said += [columns.doubt_in_words(Doubt(way, "1")) for way in ways]
    said += [record_line(record) for record in SOME]
    said += [imports.same_run(there, again) for there in SOME.runs for again in SOME.runs]
    said += [imports.undone(n) for n in range(3)]
    said += [imports.reading(paths[:n]) for n in (1, 2)]
    said += [imports.backup_alone("1"), backups.restoring(paths[0])]
    said += [backups.backed_up(paths[0], names) for names in ((), ("1", "2"))]
    for days in ((None, None), (TODAY, TODAY), (TODAY, TODAY + DAY)):
        said += [exports.records_of_days("1", *days), exports.nothing_written(*days)]
    said += [exports.saved_as(paths[0]), exports.writing(paths[0])]
    said += [exports.without_year(2), terminal.name_fits_nowhere("1")]
    said += [terminal.how_read(guessed(f"1;2\n{'1;2'}\n")), terminal.nothing_in("1")]
    assert [text for text in said if untranslated(text)] == []


def test_a_session_in_a_calendar() -> None:
    whole = replace(SOME.sessions[0], segments=())
    for done in (SOME.sessions[0], whole):
        said = calendar.lines_of(done, SOME.soreness)
        assert [text for text in said if untranslated(text)] == []


@pytest.mark.parametrize("in_miles", [True, False])
@pytest.mark.parametrize("records", [SOME, NONE])
def test_a_report(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, records: Records, in_miles: bool
) -> None:
    measure(in_miles=in_miles)
    said: list[str] = []
    paint = Paper.text

    def noted(paper: Paper, box: object, text: str, *more: object, **named: object) -> None:
        said.append(text)
        paint(paper, box, text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Paper, "text", noted)
    # What has no room would be cut.
    monkeypatch.setattr(reportpdf.PaperStyle, "elided", lambda _style, text, _width: text)
    report: MonthReport = month_report(records, TODAY)
    data = report_pdf(replace(report, notes_left_out=2))
    assert len(said) > 5
    said += (part.text for part in heard(data).all())
    assert [text for text in said if untranslated(text)] == []
