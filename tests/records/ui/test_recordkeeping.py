"""Records out and in, by clicks; only the system's own file dialogs are answered for."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from fitdecode import FitReader
from icalendar import Calendar
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QWidget,
)

from recoverytimer.history.history import History
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.ui import background as working
from recoverytimer.records.ui.activitiesdialog import ActivitiesDialog
from recoverytimer.records.ui.background import Progress, WorkingSign
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.exportdialog import ExportDialog
from recoverytimer.records.ui.restoredialog import RestoreDialog
from recoverytimer.records.ui.resultdialog import ResultDialog
from recoverytimer.reminders.reminder import AfterSession
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.soreness.answers import Answer
from recoverytimer.widgets.filedrop import FileDrop
from tests import DATA
from tests.driving import Driver, FileAsker, choose
from tests.recordmaking import never_was
from tests.recordreading import read_files
from tests.records.making import RECORDS, START, run, session

D = TypeVar("D", bound=QDialog)
GPX = DATA / "runs" / "evening.gpx"
TCX = GPX.with_name("intervals.tcx")
MINE = 'format = 1\nname = "Mine"\n[[steps]]\nexercise = "childs-pose"\nhold = 30\n'
TABLE = "Datum;km;Zeit;Bemerkung\n04.02.2026;10,2;58:10;Am See\nkaputt;5;30:00;\n"


class Desk:
    """The folder of a person, and how they answer the system's dialogs."""

    def __init__(self, folder: Path, asker: FileAsker, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._asker = asker
        self.opened: list[str] = []
        patch.setattr(QDesktopServices, "openUrl", self._open)

    def put(self, name: str, data: bytes | str) -> Path:
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def save_as(self, name: str) -> Path:
        path = self.folder / name
        self._asker.answer = (path,)
        return path

    def choose(self, *paths: Path) -> None:
        self._asker.answer = paths

    def choose_folder(self, path: Path | None = None) -> None:
        """Leave the name of the new folder as it is."""

        self._asker.folder = path or self.folder

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return True


@pytest.fixture
def desk(
    tmp_path_factory: pytest.TempPathFactory, asker: FileAsker, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"), asker, monkeypatch)


@pytest.fixture
def full(driver: Driver) -> Driver:
    """An app with some records."""
    driver.app.services.history.add(*RECORDS)
    return driver


def intervals(desk: Desk) -> Path:
    """A run and a ride of the day before the app's first."""
    return desk.put(TCX.name, TCX.read_bytes().replace(b"2026-03-05", b"2026-03-03"))


def wish(driver: Driver, name: str) -> None:
    """Press a button of the preferences."""
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    press(driver, dialog, name)
    assert not dialog.isVisible()
    settle(driver)


def press(driver: Driver, within: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [
        b
        for b in within.findChildren(QAbstractButton)
        if b.isVisible() and name in {b.text(), b.accessibleName()}
    ]
    assert found, f"no button {name!r}"
    driver.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def settle(driver: Driver) -> None:
    """Wait until nothing is done in the background any more."""
    QApplication.processEvents()
    driver.bot.waitUntil(
        lambda: (
            not isinstance(QApplication.activeModalWidget(), QFileDialog)
            and not driver.app.subjects.records.work.is_busy
        )
    )
    QApplication.processEvents()


def seen(driver: Driver, kind: type[D]) -> D:
    """The dialog of a kind that is shown."""
    settle(driver)
    found = [d for d in driver.app.window.findChildren(kind) if d.isVisible()]
    assert found, f"no {kind.__name__}"
    return found[-1]


def read(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def told(driver: Driver) -> str:
    settle(driver)
    return driver.app.window.notice.text


def there(driver: Driver) -> Records:
    return records_of(driver.app.services.history)


def as_sets(records: Records) -> tuple[set[object], ...]:
    return set(records.sessions), set(records.soreness), set(records.runs)


def export(driver: Driver, *choices: str) -> None:
    """Choose in the dialog what to export."""
    wish(driver, "Export\u2026")
    dialog = seen(driver, ExportDialog)
    for choice in choices:
        press(driver, dialog, choice)
    press(driver, dialog, "Export\u2026")
    settle(driver)


def bring(driver: Driver, desk: Desk, *paths: Path) -> None:
    desk.choose(*paths)
    wish(driver, "Import\u2026")


def test_the_group_stands_last_in_the_preferences(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    text = read(dialog)
    assert text.rindex("Your records") > text.rindex("Reminders")


def test_json_reads_back_equal(full: Driver, desk: Desk) -> None:
    path = desk.save_as("mine.json")
    export(full)
    assert told(full) == (f"Saved as {path}. 2 sessions, 2 soreness entries and 1 run (all days).")
    back = read_files([("mine.json", path.read_bytes())], date(2026, 3, 10))
    assert as_sets(back.records) == as_sets(RECORDS)
    full.click("Open the folder")
    assert [Path(p) for p in desk.opened] == [desk.folder]


def test_tables_go_into_a_folder_of_their_own(full: Driver, desk: Desk) -> None:
    desk.put("sessions.csv", "mine")
    desk.choose_folder()
    export(full, "Tables (CSV)")
    export(full, "Tables (CSV)")
    assert (desk.folder / "sessions.csv").read_text() == "mine"
    folders = sorted(p for p in desk.folder.iterdir() if p.is_dir())
    assert [p.name for p in folders] == [
        "recovery-timer-2026-03-04",
        "recovery-timer-2026-03-04-2",
    ]
    files = [(p.name, p.read_bytes()) for p in folders[0].iterdir()]
    assert as_sets(read_files(files, date(2026, 3, 10)).records) == as_sets(RECORDS)


def test_some_days_only(full: Driver, desk: Desk) -> None:
    path = desk.save_as("mine.json")
    wish(full, "Export\u2026")
    dialog = seen(full, ExportDialog)
    assert not dialog.first.isEnabled()
    press(full, dialog, "A date range")
    dialog.first.setDate(QDate(2026, 3, 5))
    dialog.last.setDate(QDate(2026, 3, 5))
    press(full, dialog, "Export\u2026")
    assert "1 session (5 March 2026)." in told(full)
    assert [s["id"] for s in json.loads(path.read_text())["sessions"]] == ["two"]


def test_days_in_the_wrong_order_are_exchanged_and_told(full: Driver, desk: Desk) -> None:
    path = desk.save_as("mine.json")
    wish(full, "Export\u2026")
    dialog = seen(full, ExportDialog)
    press(full, dialog, "A date range")
    dialog.first.setDate(QDate(2026, 3, 6))
    dialog.last.setDate(QDate(2026, 3, 5))
    press(full, dialog, "Export\u2026")
    assert told(full) == f"Saved as {path}. 1 session (5 March 2026 to 6 March 2026)."


def test_tables_go_into_a_folder_that_is_not_there_yet(full: Driver, desk: Desk) -> None:
    path = desk.save_as("new/mine")
    export(full, "Tables (CSV)")
    assert told(full).startswith(f"Saved as {path}. 2 sessions")
    assert (path / "segments.csv").exists()
    full.click("Open the folder")
    assert [Path(p) for p in desk.opened] == [path]


def test_nothing_is_written_for_empty_days(driver: Driver, desk: Desk) -> None:
    path = desk.save_as("mine.json")
    export(driver)
    assert "nothing was written" in told(driver)
    assert not path.exists()


def test_a_calendar(full: Driver, desk: Desk) -> None:
    path = desk.save_as("done.ics")
    export(full, "Calendar (.ics)")
    assert "2 sessions (all days)." in told(full)
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(e["summary"]) for e in events] == ["Glute relief", "Glute relief"]


def test_a_months_report(full: Driver, desk: Desk) -> None:
    path = desk.save_as("march")
    wish(full, "Export\u2026")
    dialog = seen(full, ExportDialog)
    press(full, dialog, "Monthly report (PDF)")
    assert dialog.month.isVisible()
    dialog.month.setDate(QDate(2026, 3, 20))
    press(full, dialog, "Export\u2026")
    made = path.with_suffix(".pdf")
    assert told(full) == f"Saved as {made}."
    # The letters of tests are so far apart that a reader takes some gaps for spaces.
    assert "March2026" in "".join(PdfReader(made).pages[0].extract_text().split())
    full.click("Open")
    assert [Path(p) for p in desk.opened] == [made]


def test_who_chooses_miles_gets_miles_on_paper_and_from_tables(full: Driver, desk: Desk) -> None:
    preferences = full.app.subjects.settings.dialog()
    box = preferences.findChild(QComboBox, "distances")
    assert box is not None
    choose(box, box.findText("Miles"))
    path = desk.save_as("march.pdf")
    wish(full, "Export\u2026")
    dialog = seen(full, ExportDialog)
    press(full, dialog, "Monthly report (PDF)")
    dialog.month.setDate(QDate(2026, 3, 20))
    press(full, dialog, "Export\u2026")
    assert told(full) == f"Saved as {path}."
    report = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "1 run, 6.2 mi in all." in report
    assert "km" not in report
    bring(full, desk, desk.put("diary.csv", "date,distance,time\n2026-02-03,6.2,50:00\n"))
    columns = seen(full, ColumnsDialog)
    assert "The distances have no unit; they are read as miles." in read(columns)
    assert "3 February 2026, 6.2 mi in 50:00" in read(columns)
    columns.reject()


def test_a_month_with_nothing(full: Driver, desk: Desk) -> None:
    path = desk.save_as("january.pdf")
    wish(full, "Export\u2026")
    dialog = seen(full, ExportDialog)
    press(full, dialog, "Monthly report (PDF)")
    dialog.month.setDate(QDate(2026, 1, 20))
    press(full, dialog, "Export\u2026")
    assert told(full) == "There are no records for January 2026. Choose another month."
    assert not path.exists()


def test_a_session_as_activity(full: Driver, desk: Desk) -> None:
    path = desk.save_as("session.fit")
    full.app.subjects.records.exporting.export_fit("one")
    assert told(full) == f"Saved as {path}."
    with FitReader(path) as frames:
        names = [getattr(frame, "name", "") for frame in frames]
    assert names.count("lap") > 1
    full.app.subjects.records.exporting.export_fit("gone")
    assert "no longer exists" in told(full)


@pytest.mark.parametrize("choices", [(), ("Tables (CSV)",), ("Calendar (.ics)",)])
def test_what_cannot_be_written_gets_one_sentence(
    full: Driver, desk: Desk, choices: tuple[str, ...]
) -> None:
    desk.put("file", "in the way")
    desk.save_as("file/mine.json")
    desk.choose_folder(desk.folder / "file")
    export(full, *choices)
    assert "cannot be used" in told(full)


def test_a_backup_that_cannot_be_written(full: Driver, desk: Desk) -> None:
    desk.put("file", "in the way")
    desk.save_as("file/all.zip")
    wish(full, "Back up\u2026")
    assert "cannot be used" in told(full)


def test_own_json_comes_in_once_and_goes_again(driver: Driver, desk: Desk) -> None:
    path = desk.put("mine.json", json_bytes(RECORDS))
    bring(driver, desk, path)
    assert told(driver) == "Added: 2 sessions, 2 soreness entries and 1 run."
    assert as_sets(there(driver)) == as_sets(RECORDS)
    bring(driver, desk, path)
    assert told(driver) == "Already here: 2 sessions, 2 soreness entries and 1 run."


def test_an_import_goes_again(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, desk.put("mine.json", json_bytes(RECORDS)))
    driver.click("Undo")
    assert told(driver) == "The import has been undone."
    assert len(there(driver)) == 0


def test_what_was_deleted_comes_back_only_when_the_person_wants_it(
    driver: Driver, desk: Desk
) -> None:
    path = desk.put("mine.json", json_bytes(RECORDS))
    bring(driver, desk, path)
    driver.app.services.history.delete_all(RECORDS.runs)
    bring(driver, desk, path)
    assert "1 record that you deleted is left out." in told(driver)
    assert there(driver).runs == ()
    driver.click("Bring back")
    assert told(driver) == "Brought back: 1 run."
    assert as_sets(there(driver)) == as_sets(RECORDS)


def test_a_deleted_record_of_a_backup_comes_back_where_that_is_ticked(
    driver: Driver, desk: Desk
) -> None:
    history = driver.app.services.history
    history.add(*RECORDS)
    backup = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    driver.bot.waitUntil(backup.exists)
    history.delete_all(RECORDS.runs)
    desk.choose(backup)
    wish(driver, "Restore\u2026")
    dialog = seen(driver, RestoreDialog)
    (back,) = dialog.findChildren(QCheckBox)
    assert back.text() == "Bring back the record that you deleted here"
    back.click()
    press(driver, dialog, "Restore")
    assert "Restored: 1 run." in told(driver)
    assert as_sets(there(driver)) == as_sets(RECORDS)


def test_runs_of_watches_several_at_once(driver: Driver, desk: Desk) -> None:
    shown = driver.app.subjects.runs.section()
    driver.app.window.show_page(shown, "history")
    shown.show_again()
    damaged = desk.put("damaged.fit", b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT")
    desk.choose(desk.put(GPX.name, GPX.read_bytes()), intervals(desk), damaged)
    driver.click("Import runs\u2026")
    dialog = seen(driver, ResultDialog)
    assert "Added: 2 runs." in read(dialog)
    assert "damaged.fit: " in read(dialog)
    press(driver, dialog, "Close")
    assert "from evening.gpx" in read(shown)
    desk.choose(GPX)
    driver.click("Import runs\u2026")
    assert told(driver) == "Already here: 1 run."


def test_the_same_run_from_another_device_is_noticed(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, GPX)
    (kept,) = there(driver).runs
    driver.app.services.history.delete_all((kept,))
    typed = replace(kept, id="typed", started_at=kept.started_at + timedelta(seconds=40), source="")
    driver.app.services.history.add(typed)
    bring(driver, desk, GPX)
    dialog = seen(driver, ResultDialog)
    assert "evening.gpx is already here" in read(dialog)
    assert there(driver).runs == (typed,)


def test_a_foreign_table_is_matched_by_the_person(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, desk.put("laeufe.csv", TABLE))
    dialog = seen(driver, ColumnsDialog)
    text = read(dialog)
    assert "laeufe.csv, 2 rows" in text
    assert "04.02.2026\nkaputt" in text
    assert "4 February 2026, 10.2 km in 58:10, Am See" in text
    assert 'Row 3: The date is "kaputt"' in text
    assert dialog.summary.text() == "1 run, 1 row not understood"
    note = dialog.fields[3]
    choose(note, 0)
    assert "Am See\n" not in read(dialog).split("What you get")[1]
    date_box = dialog.fields[0]
    choose(date_box, 0)
    assert dialog.summary.text() == "No column gives the date. Choose the right column."
    assert not dialog.accept_button.isEnabled()
    choose(date_box, list(ColumnMeaning).index(ColumnMeaning.DATE) + 1)
    press(driver, dialog, "Import")
    result = seen(driver, ResultDialog)
    assert "Added: 1 run." in read(result)
    assert 'laeufe.csv, row 3: The date is "kaputt"' in read(result)
    (kept,) = there(driver).runs
    assert (kept.distance_m, kept.note) == (10_200, "")
    press(driver, result, "Undo")
    assert told(driver) == "The import has been undone."
    assert there(driver).runs == ()


@pytest.mark.parametrize(("button", "kind"), [("Import runs\u2026", "A run"), ("", "Choose\u2026")])
def test_what_the_rows_of_a_table_are_is_told_or_chosen(
    driver: Driver, desk: Desk, button: str, kind: str
) -> None:
    path = desk.put("odd.csv", "a,b\n1,2\n")
    shown = driver.app.subjects.runs.section()
    driver.app.window.show_page(shown, "history")
    shown.show_again()
    desk.choose(path)
    driver.click(button) if button else bring(driver, desk, path)
    assert seen(driver, ColumnsDialog).kind.currentText() == kind


def test_rows_that_do_not_say_what_they_are_wait_until_it_is_chosen(
    driver: Driver, desk: Desk
) -> None:
    bring(driver, desk, desk.put("diary.csv", "date,routine\n2026-02-04,Hips\n"))
    dialog = seen(driver, ColumnsDialog)
    assert dialog.summary.text().startswith("Nothing says how long, how far or how sore.")
    assert not dialog.accept_button.isEnabled()
    choose(dialog.kind, 1)
    assert dialog.summary.text() == "1 session"
    press(driver, dialog, "Import")
    assert told(driver) == "Added: 1 session."
    assert [kept.routine_name for kept in there(driver).sessions] == ["Hips"]


def test_what_is_no_run_is_shown_before_it_is_left_out(driver: Driver, desk: Desk) -> None:
    table = "date;km;minutes;sport\n4.2.2026;5;25;Lauf\n5.2.2026;25;60;Rad\n6.2.2026;5;25;\n"
    bring(driver, desk, desk.put("sport.csv", table))
    dialog = seen(driver, ColumnsDialog)
    assert dialog.summary.text() == "1 run, 2 other activities"
    assert 'Not a run: 5 February 2026, 25 km in 1:00:00 ("Rad")' in read(dialog)
    assert "Does not say what it is: 6 February 2026, 5 km in 25:00" in read(dialog)


def test_a_meaning_goes_from_one_column_to_another(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, desk.put("laeufe.csv", TABLE))
    dialog = seen(driver, ColumnsDialog)
    choose(dialog.fields[2], list(ColumnMeaning).index(ColumnMeaning.NOTE) + 1)
    assert dialog.fields[3].currentIndex() == 0
    assert dialog.matching.fields[2] is ColumnMeaning.NOTE
    assert "58:10" in read(dialog)
    choose(dialog.length, 1)
    assert "16.4 km" in read(dialog)


def test_cancelling_a_table_takes_nothing(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, desk.put("laeufe.csv", TABLE))
    press(driver, seen(driver, ColumnsDialog), "Cancel")
    assert told(driver) == ""
    assert len(there(driver)) == 0


def test_one_table_is_left_out_and_the_rest_comes_in(driver: Driver, desk: Desk) -> None:
    other = desk.put("mine.json", json_bytes(Records(runs=(run(),))))
    bring(driver, desk, desk.put("laeufe.csv", TABLE), other)
    press(driver, seen(driver, ColumnsDialog), "Skip this file")
    assert told(driver) == "Added: 1 run."
    assert there(driver).runs == (run(),)


def test_files_that_cannot_be_read_get_a_sentence(driver: Driver, desk: Desk) -> None:
    driver.app.subjects.records.open_files((desk.folder / "gone.json", desk.put("odd.json", "{}")))
    settle(driver)
    text = read(seen(driver, ResultDialog))
    assert "gone.json: The file cannot be read" in text
    assert "odd.json: The app cannot read this kind of file" in text
    assert "Nothing was added." in text


def backup_of_another(driver: Driver, desk: Desk) -> Path:
    """A backup of somebody with records, a routine and settings; then all of it is gone here."""
    services = driver.app.services
    services.history.add(*RECORDS)
    services.keeper.change(replace(services.keeper.current, prepare_s=11.0))
    own = services.library.own_folder
    own.mkdir(parents=True, exist_ok=True)
    (own / "mine.toml").write_text(MINE)
    path = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    assert told(driver) == f"Everything has been backed up to {path}."
    never_was(services.history, *RECORDS)
    (own / "mine.toml").unlink()
    services.library.exercises.refresh()
    return path


def test_a_backup_and_back(driver: Driver, desk: Desk) -> None:
    path = backup_of_another(driver, desk)
    driver.app.services.history.add(session("three", START + timedelta(days=2)))
    desk.choose(path)
    wish(driver, "Restore\u2026")
    dialog = seen(driver, RestoreDialog)
    assert "Records: 2 sessions, 2 soreness entries and 1 run.\nFiles: 1 routine." in read(dialog)
    assert len(there(driver)) == 1
    press(driver, dialog, "Restore")
    assert told(driver).startswith(
        "Restored: 2 sessions, 2 soreness entries, 1 run and 1 routine. What you had before"
    )
    assert len(there(driver).sessions) == 3
    assert driver.app.services.library.routine("mine") is not None
    wish(driver, "Restore\u2026")
    again = seen(driver, RestoreDialog)
    assert "You already have everything in this backup." in read(again)
    press(driver, again, "Close")


def test_what_differs_stays_unless_it_is_to_be_replaced(driver: Driver, desk: Desk) -> None:
    path = backup_of_another(driver, desk)
    services = driver.app.services
    services.history.add(*RECORDS)
    services.history.add(session(note="changed"))
    services.keeper.change(Settings(prepare_s=12.0))
    desk.choose(path)
    wish(driver, "Restore\u2026")
    dialog = seen(driver, RestoreDialog)
    assert "Records: 1 session.\nFiles: the settings." in read(dialog)
    press(driver, dialog, "Use the versions in the backup")
    press(driver, dialog, "Restore")
    assert told(driver).startswith("Restored: 1 session")
    assert services.history.sessions.get("one") == session()
    assert services.keeper.current.prepare_s == 11.0


@pytest.mark.parametrize("data", [b"PK\x03\x04 damaged", b"no zip at all", b""])
def test_a_damaged_backup_gets_one_sentence(driver: Driver, desk: Desk, data: bytes) -> None:
    desk.choose(desk.put("all.zip", data))
    wish(driver, "Restore\u2026")
    assert told(driver) == (
        "The file all.zip is not a backup, or it is damaged. Choose another copy of your backup."
    )
    driver.app.subjects.records.backups.open_file(desk.folder / "gone.zip")
    settle(driver)
    assert "cannot be used" in told(driver)


def test_a_backup_with_a_damaged_history_gets_one_sentence(driver: Driver, desk: Desk) -> None:
    home = desk.folder / "home"
    home.mkdir()
    other = History(home / "history.sqlite3")
    other.add(*RECORDS)
    with other.database.writing() as connection:
        connection.execute("CREATE VIEW odd AS SELECT 1")
    other.close()
    path = desk.folder / "all.zip"
    write_backup(PersonFiles(home / "settings.toml", home), path, BackupStamp(START, "0"))
    desk.choose(path)
    wish(driver, "Restore\u2026")
    assert told(driver) == (
        "The backup all.zip cannot be read. Its history contains something other than tables."
    )


def test_a_file_given_goes_to_the_right_import(driver: Driver, desk: Desk) -> None:
    driver.app.open_file(desk.put("mine.json", json_bytes(RECORDS)))
    assert told(driver).startswith("Added: 2 sessions")
    driver.app.open_file(GPX)
    assert told(driver).startswith("Added: 1 run")
    path = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    settle(driver)
    driver.app.open_file(path)
    press(driver, seen(driver, RestoreDialog), "Close")
    assert not driver.app.window.findChildren(ImportDialog)
    driver.app.open_file(desk.put("timer.json", '{"workouts": []}'))
    assert driver.dialog(ImportDialog).windowTitle() == "Import: timer.json"


def test_a_routine_chosen_among_records_goes_to_the_routines(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, desk.put("legs.toml", MINE), desk.put("mine.json", json_bytes(RECORDS)))
    assert driver.dialog(ImportDialog).windowTitle() == "Import: legs.toml"
    assert told(driver).startswith("Added: 2 sessions")


def track(desk: Desk, name: str, day: int, km_h: float, sport: str = "") -> Path:
    """Twenty minutes along the equator at an even speed."""
    step = km_h / 60 / 111.195
    points = "".join(
        f'<trkpt lat="0.1" lon="{1 + n * step:.6f}">'
        f"<time>2026-03-{day:02}T07:{n:02}:00Z</time></trkpt>"
        for n in range(21)
    )
    head = f'<gpx version="1.1" creator="x"><trk><type>{sport}</type><trkseg>'
    return desk.put(name, f"{head}{points}</trkseg></trk></gpx>")


def untold_files(desk: Desk) -> tuple[Path, ...]:
    """Something that may have been a run, something that is too fast for one, and a ride."""
    return (
        track(desk, "slow.gpx", 1, 11),
        track(desk, "fast.gpx", 2, 25),
        track(desk, "ride.gpx", 3, 25, "cycling"),
    )


def test_what_does_not_say_what_it_is_is_asked_about(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, *untold_files(desk))
    dialog = seen(driver, ActivitiesDialog)
    assert "2 activities do not say what they are" in read(dialog)
    assert [other.run.source for other in dialog.chosen] == ["slow.gpx"]
    assert dialog.summary.text() == "1 run"
    press(driver, dialog, "Import")
    result = seen(driver, ResultDialog)
    assert "Added: 1 run." in read(result)
    text = read(result)
    assert text.index("nothing says what they are") < text.index("fast.gpx")
    assert text.index("Not runs, so left out") < text.index("ride.gpx")
    (kept,) = there(driver).runs
    assert kept.source == "slow.gpx"


def test_all_of_it_can_be_said_by_keys_alone(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, *untold_files(desk))
    dialog = seen(driver, ActivitiesDialog)
    assert QApplication.focusWidget() is dialog.tree
    # The tick of all that are untold; then the other sports are opened and the first is ticked.
    keys = (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
    for key in keys:
        driver.bot.keyClick(dialog.tree, key)
    QApplication.processEvents()
    assert dialog.summary.text() == "3 runs"
    driver.bot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert "Added: 3 runs." in told(driver)
    driver.click("Undo")
    assert told(driver) == "The import has been undone."
    assert there(driver).runs == ()


def test_what_was_a_run_already_is_not_asked_again(driver: Driver, desk: Desk) -> None:
    slow, *_ = untold_files(desk)
    bring(driver, desk, slow)
    press(driver, seen(driver, ActivitiesDialog), "Import")
    settle(driver)
    bring(driver, desk, slow)
    assert not any(d.isVisible() for d in driver.app.window.findChildren(ActivitiesDialog))
    assert len(there(driver).runs) == 1


def test_left_out_and_yet_a_run(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, *untold_files(desk))
    press(driver, seen(driver, ActivitiesDialog), "Leave them out")
    result = seen(driver, ResultDialog)
    assert "Nothing was added." in read(result)
    press(driver, result, "Some were runs\u2026")
    dialog = seen(driver, ActivitiesDialog)
    assert not dialog.isHidden()
    press(driver, dialog, "Import")
    assert "Added: 1 run." in read(seen(driver, ResultDialog))
    assert len(there(driver).runs) == 1


def test_what_is_probably_here_can_be_added_all_the_same(driver: Driver, desk: Desk) -> None:
    bring(driver, desk, track(desk, "slow.gpx", 1, 11, "running"))
    (watched,) = there(driver).runs
    later = watched.started_at + timedelta(hours=2)
    km, minutes = (watched.distance_m or 0) / 1000, (watched.duration_s or 0) / 60
    row = f"Running,{later.isoformat()},{km:.2f},{minutes:.1f}"
    bring(driver, desk, desk.put("a.csv", f"sport,date,distance (km),time (min)\n{row}\n"))
    press(driver, seen(driver, ColumnsDialog), "Import")
    result = seen(driver, ResultDialog)
    assert "Probably already here, at another time of day: 1 run." in read(result)
    assert len(there(driver).runs) == 1
    press(driver, result, "Some were runs\u2026")
    dialog = seen(driver, ActivitiesDialog)
    driver.bot.keyClick(dialog.tree, Qt.Key.Key_Space)
    QApplication.processEvents()
    press(driver, dialog, "Import")
    assert told(driver) == "Added: 1 run."
    assert len(there(driver).runs) == 2


def test_a_folder_an_archive_and_a_table_are_imported_by_their_names(
    driver: Driver, desk: Desk
) -> None:
    folder = desk.folder / "export"
    folder.mkdir()
    (folder / "a.gpx").write_bytes(GPX.read_bytes())
    (folder / "notes.txt").write_text("x")
    driver.app.open_file(folder)
    assert told(driver) == "Added: 1 run. Passed over, as they hold no activities: notes.txt."
    with ZipFile(desk.folder / "b.zip", "w") as archive:
        archive.writestr("a.gpx", GPX.read_bytes())
    driver.app.open_file(desk.folder / "b.zip")
    assert told(driver) == "Already here: 1 run."
    driver.app.open_file(desk.put("laeufe.csv", TABLE))
    assert "laeufe.csv" in read(seen(driver, ColumnsDialog))
    press(driver, seen(driver, ColumnsDialog), "Cancel")
    driver.app.open_file(desk.put("plan.csv", "name,seconds\nSquat,30\n"))
    assert driver.dialog(ImportDialog).windowTitle() == "Import: plan.csv"


def test_reading_says_where_it_is_and_can_be_stopped(driver: Driver, desk: Desk) -> None:
    import threading

    came: list[str] = []
    progress, go_on = Progress(), threading.Event()

    def job() -> str:
        progress.tell("File 412: activities/412.fit.gz")
        go_on.wait(20)
        progress.tell("File 413: activities/413.fit.gz")
        return "done"

    work = driver.app.subjects.records.work
    work.do("Reading export.zip\u2026", job, came.append, progress)
    sign = driver.app.window.findChildren(WorkingSign)[-1]
    driver.bot.waitUntil(sign.isVisible)
    driver.bot.waitUntil(lambda: "File 412: activities/412.fit.gz" in read(sign))
    press(driver, sign, "Stop")
    go_on.set()
    assert told(driver) == "Stopped. Nothing was imported."
    assert came == []


def test_reminders_come_back_too(driver: Driver, desk: Desk) -> None:
    reminders = driver.app.services.reminders
    reminders.set(AfterSession(routine_id="ice-heat", hours_after=2.0))
    kept = reminders.current
    path = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    settle(driver)
    reminders.remove("ice-heat")
    desk.choose(path)
    wish(driver, "Restore\u2026")
    dialog = seen(driver, RestoreDialog)
    press(driver, dialog, "Restore")
    assert "the reminders" in told(driver)
    assert [r.routine_id for r in reminders.current] == [r.routine_id for r in kept]


def test_an_alarm_comes_back_with_a_backup(driver: Driver, desk: Desk) -> None:
    services = driver.app.services
    (clot, *_) = [
        sign.question.id
        for level in services.stop_rules.levels
        for sign in level.signs
        if sign.question is not None and level.heading == "Get advice the same day"
    ]
    services.answers.save([Answer(question=clot, yes=True, at=services.now())])
    path = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    settle(driver)
    services.answers.path.unlink()
    driver.app.subjects.records.changed.emit()
    assert "Get advice the same day" not in driver.text()
    desk.choose(path)
    wish(driver, "Restore\u2026")
    dialog = seen(driver, RestoreDialog)
    assert "Files: your answers about soreness." in read(dialog)
    press(driver, dialog, "Restore")
    assert told(driver).startswith("Restored: your answers about soreness.")
    assert "Get advice the same day" in driver.text()


def test_a_backup_among_others_is_opened_alone(driver: Driver, desk: Desk) -> None:
    path = desk.save_as("all.zip")
    wish(driver, "Back up\u2026")
    settle(driver)
    driver.app.navigation.open_files((GPX, path))
    assert "so it is opened on its own" in driver.app.window.notice.text
    assert seen(driver, RestoreDialog)
    assert len(there(driver)) == 0


def test_files_dropped_on_the_window(driver: Driver, desk: Desk) -> None:
    QApplication.processEvents()
    drop = driver.app.window.findChild(FileDrop, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert drop is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(GPX)), QUrl.fromLocalFile(str(intervals(desk)))])
    usual = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(driver.app.window, QDragEnterEvent(QPoint(5, 5), *usual, plain))
    assert drop.isVisible()
    event = QDropEvent(QPointF(5, 5), *usual, plain)
    with driver.bot.waitSignal(drop.dropped):
        QApplication.sendEvent(driver.app.window, event)
    settle(driver)
    assert len(there(driver).runs) == 2


def test_long_work_says_so_and_lets_nothing_in_between(driver: Driver, desk: Desk) -> None:
    import threading

    go_on = threading.Event()
    came: list[str] = []
    work = driver.app.subjects.records.work

    def job() -> str:
        go_on.wait(20)
        return "done"

    work.do("Reading 3 files\u2026", job, came.append)
    sign = driver.app.window.findChildren(WorkingSign)[-1]
    driver.bot.waitUntil(sign.isVisible)
    assert "Reading 3 files" in read(sign)
    driver.bot.keyClick(sign, Qt.Key.Key_Escape)
    sign.close()
    assert sign.isVisible()
    work.do("Another\u2026", lambda: "no", came.append)
    assert driver.app.window.notice.text.startswith("One moment")
    go_on.set()
    driver.bot.waitUntil(lambda: came == ["done"])
    assert not work.is_busy


@pytest.mark.parametrize("what", ["fit", "pdf"])
def test_no_sign_comes_up_over_a_file_dialog(
    full: Driver, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(working, "PATIENCE_MS", 0)
    if what == "fit":
        full.app.subjects.records.exporting.export_fit("one")
    else:
        wish(full, "Export\u2026")
        dialog = seen(full, ExportDialog)
        press(full, dialog, "Monthly report (PDF)")
        press(full, dialog, "Export\u2026")
    full.dialog(QFileDialog)
    full.bot.wait(0)
    assert not any(sign.isVisible() for sign in full.app.window.findChildren(WorkingSign))


def test_preferences_are_closed_before_anything_is_asked(driver: Driver, desk: Desk) -> None:
    wish(driver, "Export\u2026")
    assert not any(d.isVisible() for d in driver.app.window.findChildren(PreferencesDialog))
    driver.bot.keyClick(seen(driver, ExportDialog), Qt.Key.Key_Escape)
    assert told(driver) == ""
