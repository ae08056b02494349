from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFileOpenEvent,
)
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from recoverytimer.base import disk
from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.paths import shipped_resources
from recoverytimer.desktop.ui.fileopening import FileOpening
from recoverytimer.exercise.caution import Caution
from recoverytimer.player.player import PlayerStatus
from recoverytimer.routine.library import Library
from recoverytimer.sharing.bundle import (
    Bundle,
    Piece,
    PieceFolder,
    PieceLocation,
    ShareFormat,
    piece_of,
)
from recoverytimer.sharing.importplan import ImportPlan, plan_import
from recoverytimer.sharing.package import package_bytes, read_package
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.start.process import _open_wish
from recoverytimer.widgets.filedrop import FileDrop
from tests.driving import Driver, FileAsker, choose
from tests.making import plain
from tests.reading import pdf_pages

JUMP = """name = "Jump"
kind = "active"
setup = "Stand."
instructions = ["Up."]
[dose]
hold = 20
"""
LEGS = plain('exercise = "jump"\nhold = 20', 'exercise = "childs-pose"\nhold = 30').replace(
    '"Test"', '"Legs"'
)
Act = Callable[[ImportDialog], None]


def nothing(_dialog: ImportDialog) -> None:
    """Only look."""


class Desk(QObject):
    """Answers dialogs as a person would."""

    def __init__(
        self, bot: QtBot, asker: FileAsker, patch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        super().__init__()
        self._bot = bot
        self._asker = asker
        self.folder = folder
        self.seen: list[str] = []
        self.opened: list[str] = []
        self._act: Act = self.click_import
        patch.setattr(QDesktopServices, "openUrl", self._open)

    def save_as(self, name: str) -> Path:
        """Choose a name in the dialog that asks where to save."""
        path = self.folder / name
        self._asker.answer = (path,)
        return path

    def choose(self, *paths: Path) -> None:
        """Choose files in the dialog that asks what to import."""
        self._asker.answer = paths

    def then(self, act: Act) -> None:
        """Do this in the next import dialog."""
        self._act = act

    def wait_until_seen(self) -> None:
        """Wait for the import dialog."""
        self._bot.waitUntil(lambda: bool(self.seen))

    def click_import(self, dialog: ImportDialog) -> None:
        self._bot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, ImportDialog):
            QTimer.singleShot(0, watched, lambda: self._answer(watched))
        return False

    def _answer(self, dialog: ImportDialog) -> None:
        self.seen.append(texts(dialog))
        self._act(dialog)
        if dialog.isVisible():
            dialog.reject()

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return True


def texts(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(
    qtbot: QtBot,
    qapp: QApplication,
    asker: FileAsker,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Desk(qtbot, asker, monkeypatch, folder)
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path


def put(data: Path, name: str, text: str) -> Path:
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def package(desk: Desk, legs: str = LEGS, jump: str = JUMP) -> Path:
    pieces = [
        piece_of(PieceFolder.EXERCISES, "jump.toml", jump.encode())[0],
        piece_of(PieceFolder.ROUTINES, "legs.toml", legs.encode())[0],
    ]
    path = desk.folder / "legs.recovery"
    path.write_bytes(package_bytes(tuple(p for p in pieces if p is not None)))
    return path


def bring(driver: Driver, desk: Desk, *paths: Path) -> str:
    """Import files with the button and return what the dialog said."""
    desk.choose(*paths)
    driver.click("Routines")
    driver.click("Import")
    driver.settle()
    return desk.seen[-1]


def share(driver: Driver, routine: str, choice: str) -> None:
    """Choose from the menu of the button on a routine's page."""
    driver.app.navigation.show_entry(driver.app.services.library.routine(routine))
    choose_way(driver, choice)


def choose_way(driver: Driver, choice: str) -> None:
    """Choose from the menu of the button on the page that is shown."""
    menu = driver.button("Share").menu()  # type: ignore[attr-defined]
    next(a for a in menu.actions() if a.text() == choice).trigger()
    driver.settle()


def files(data: Path) -> dict[str, str]:
    return {
        str(path.relative_to(data)): path.read_text()
        for folder in ("routines", "exercises")
        for path in sorted((data / folder).glob("*"))
    }


def test_a_routine_goes_from_one_person_to_another_with_its_exercise(
    driver: Driver, desk: Desk, data: Path
) -> None:
    put(data, "exercises/jump.toml", JUMP)
    put(data, "routines/legs.toml", LEGS)
    path = desk.save_as("legs.recovery")
    share(driver, "legs", "As one file (.recovery)")
    assert f"Saved as {path}." in driver.text()
    assert [p.file for p in read_package(path.read_bytes()).pieces] == ["jump.toml", "legs.toml"]
    before = files(data)
    for name in before:
        (data / name).unlink()
    said = bring(driver, desk, path)
    assert "Import legs.recovery" in said
    assert "1 routine and 1 exercise will be added." in said
    assert files(data) == before
    assert "Imported: Legs with 1 exercise." in driver.text()
    assert "Child's pose" in driver.text()
    driver.click("Start")
    assert "Jump" in driver.text()


def test_what_was_saved_can_be_shown(driver: Driver, desk: Desk) -> None:
    path = desk.save_as("glutes")
    share(driver, "glute-relief", "As text (.toml)")
    driver.click("Open the folder")
    assert desk.opened == [str(path.parent)]
    shipped = driver.app.services.library.routine("glute-relief").path
    assert (desk.folder / "glutes.toml").read_bytes() == shipped.read_bytes()
    share(driver, "glute-relief", "As text (.toml)")
    assert (desk.folder / "glutes-2.toml").exists()


def test_a_text_says_what_it_does_not_bring_along(driver: Driver, desk: Desk, data: Path) -> None:
    put(data, "exercises/jump.toml", JUMP)
    put(data, "routines/legs.toml", LEGS)
    desk.save_as("legs.toml")
    share(driver, "legs", "As text (.toml)")
    assert "This routine needs exercises of your own (Jump)" in driver.text()


def test_a_sheet_is_saved_and_opened(driver: Driver, desk: Desk) -> None:
    path = desk.save_as("glutes.pdf")
    share(driver, "glute-relief", "As a printable sheet (PDF)")
    assert path.read_bytes().startswith(b"%PDF")
    driver.click("Open")
    assert desk.opened == [str(path)]


def with_knee_trouble(driver: Driver) -> None:
    driver.app.keeper.set(cautions=(Caution.KNEE,))


def test_a_sheet_is_printed_as_it_fits_the_person(driver: Driver, desk: Desk) -> None:
    with_knee_trouble(driver)
    path = desk.save_as("glutes.pdf")
    share(driver, "glute-relief", "As a printable sheet, adapted for you (PDF)")
    text = " ".join(pdf_pages(path.read_bytes()))
    assert "Adapted for you: 3 changes" in text
    assert (
        "instead of Supported pigeon (on a bed). Ask a professional first, because of: Knee" in text
    )
    assert text.count("Supported pigeon") == 1


def test_and_as_it_is_written_if_they_choose_so(driver: Driver, desk: Desk) -> None:
    with_knee_trouble(driver)
    path = desk.save_as("glutes.pdf")
    share(driver, "glute-relief", "As a printable sheet, as written (PDF)")
    text = " ".join(pdf_pages(path.read_bytes()))
    assert "Adapted for you" not in text
    assert "instead of" not in text
    assert "Supported pigeon" in text


def test_what_was_taken_back_on_the_page_is_as_written_on_the_sheet(
    driver: Driver, desk: Desk
) -> None:
    with_knee_trouble(driver)
    path = desk.save_as("glutes.pdf")
    driver.app.navigation.show_entry(driver.app.services.library.routine("glute-relief"))
    driver.click("Do Supported pigeon (on a bed) as written")
    driver.bot.waitUntil(lambda: "Adapted for you: 2 changes" in driver.text())
    choose_way(driver, "As a printable sheet, adapted for you (PDF)")
    text = " ".join(pdf_pages(path.read_bytes()))
    assert "Adapted for you: 2 changes" in text
    assert "instead of Supported pigeon" not in text
    assert "Supported pigeon" in text


def test_a_routine_that_is_refused_has_one_sheet(driver: Driver) -> None:
    driver.app.keeper.set(cautions=(Caution.RAYN,))
    driver.app.navigation.show_entry(driver.app.services.library.routine("ice-only"))
    menu = driver.button("Share").menu()  # type: ignore[attr-defined]
    sheets = [a.text() for a in menu.actions() if "sheet" in a.text()]
    assert sheets == ["As a printable sheet (PDF)"]


@pytest.mark.parametrize("form", ["As one file (.recovery)", "As a printable sheet (PDF)"])
def test_a_folder_that_cannot_be_written_is_said(driver: Driver, desk: Desk, form: str) -> None:
    put(desk.folder, "file", "")
    path = desk.save_as("file/legs.x")
    share(driver, "glute-relief", form)
    assert f"{path.parent}" in driver.text()
    assert "cannot be written" in driver.text()


def test_thinking_better_of_it_saves_and_imports_nothing(
    driver: Driver, desk: Desk, data: Path
) -> None:
    desk.choose()
    share(driver, "glute-relief", "As one file (.recovery)")
    driver.click("Routines")
    driver.click("Import")
    assert not desk.seen
    desk.then(lambda d: desk._bot.keyClick(d, Qt.Key.Key_Escape))
    bring(driver, desk, package(desk))
    assert not files(data)


def test_importing_twice_is_the_same_as_once(driver: Driver, desk: Desk, data: Path) -> None:
    bring(driver, desk, package(desk))
    once = files(data)
    driver.app.subjects.today.show()
    bring(driver, desk, package(desk))
    assert len(desk.seen) == 1
    assert "You already have Legs." in driver.text()
    assert "Child's pose" in driver.text()
    assert files(data) == once


def test_of_several_files_what_is_there_already_is_said(
    driver: Driver, desk: Desk, data: Path
) -> None:
    bring(driver, desk, package(desk))
    once = files(data)
    desk.then(nothing)
    said = bring(driver, desk, package(desk), put(desk.folder, "bad.json", "{"))
    assert "You already have it" in said
    assert "There is nothing to add. One thing was not understood." in said
    assert files(data) == once


def test_both_are_kept_unless_one_chooses_otherwise(driver: Driver, desk: Desk, data: Path) -> None:
    put(data, "exercises/jump.toml", JUMP.replace("Stand", "Stand tall"))
    mine = files(data)
    said = bring(driver, desk, package(desk))
    assert "Added alongside yours, as Jump (2)" in said
    assert mine.items() <= files(data).items()
    assert 'exercise = "jump-2"' in files(data)["routines/legs.toml"]
    once = files(data)
    desk.then(nothing)
    assert "You already have it, as Jump (2)" in bring(driver, desk, package(desk))
    assert files(data) == once


def test_a_choice_is_made_with_the_keyboard_and_taken_back(
    driver: Driver, desk: Desk, data: Path
) -> None:
    put(data, "exercises/jump.toml", JUMP.replace("Stand", "Stand tall"))
    mine = files(data)

    def replace(dialog: ImportDialog) -> None:
        assert dialog.accept_button.hasFocus()
        desk._bot.keyClick(dialog.accept_button, Qt.Key.Key_Tab)
        box = next(b for b in dialog.findChildren(QComboBox) if b.hasFocus())
        assert box.accessibleName() == "What to do with Jump"
        desk._bot.keyClick(box, Qt.Key.Key_Down)
        assert "Replaces yours" in texts(dialog)
        desk._bot.keyClick(dialog, Qt.Key.Key_Return)

    desk.then(replace)
    bring(driver, desk, package(desk))
    assert files(data)["exercises/jump.toml"] == JUMP
    driver.click("Undo")
    assert files(data) == mine
    assert "The import has been undone." in driver.text()
    assert "Legs" not in driver.text()


def test_skipping_leaves_what_one_has(driver: Driver, desk: Desk, data: Path) -> None:
    put(data, "routines/legs.toml", LEGS.replace("Legs", "My legs"))
    put(data, "exercises/jump.toml", JUMP)

    def skip(dialog: ImportDialog) -> None:
        (box,) = dialog.findChildren(QComboBox)
        choose(box, 2)
        assert "Left out; yours stays" in texts(dialog)
        assert not dialog.accept_button.isEnabled()
        choose(box, 1)
        assert dialog.accept_button.isEnabled()
        choose(box, 2)

    mine = files(data)
    desk.then(skip)
    bring(driver, desk, package(desk))
    assert files(data) == mine


def test_one_choice_for_all(driver: Driver, desk: Desk, data: Path) -> None:
    paths = []
    for name in ("one", "two"):
        put(data, f"routines/{name}.toml", LEGS)
        put(data, "exercises/jump.toml", JUMP)
        paths.append(put(desk.folder, f"{name}.toml", LEGS.replace("Legs", name)))

    def replace_all(dialog: ImportDialog) -> None:
        box = next(
            b
            for b in dialog.findChildren(QComboBox)
            if b.accessibleName() == "What to do with all routines"
        )
        choose(box, 2)
        desk.click_import(dialog)

    desk.then(replace_all)
    bring(driver, desk, *paths)
    assert 'name = "two"' in files(data)["routines/two.toml"]
    assert "Imported: 2 routines." in driver.text()


def test_one_choice_for_all_is_worked_out_once(qtbot: QtBot, data: Path) -> None:
    library = Library(shipped_resources(), data)
    pieces = []
    for name in ("one", "two", "three"):
        put(data, f"routines/{name}.toml", LEGS)
        text = LEGS.replace("Legs", name).encode()
        pieces.append(Piece(PieceFolder.ROUTINES, f"{name}.toml", name, text))
    bundle, find = Bundle(tuple(pieces)), PresentFiles(shipped_resources(), data).find
    asked: list[int] = []

    def planner(choices: Mapping[PieceLocation, ClashChoice]) -> ImportPlan:
        asked.append(len(choices))
        return plan_import(bundle, find, library.exercises, choices)

    dialog = ImportDialog(bundle, planner({}), planner, "three")
    qtbot.addWidget(dialog)
    boxes = dialog.findChildren(QComboBox)
    every = next(b for b in boxes if b.accessibleName() == "What to do with all routines")
    choose(every, 3)
    assert asked == [0, 3]
    assert {b.currentIndex() for b in boxes if b is not every} == {2}


def test_a_shipped_routine_is_not_covered_unasked(driver: Driver, desk: Desk, data: Path) -> None:
    path = put(desk.folder, "glute-relief.toml", LEGS.replace("jump", "squat"))
    desk.then(nothing)
    assert "cannot be played" in bring(driver, desk, path)
    path.write_text(LEGS.replace('"jump"', '"childs-pose"'))
    desk.then(desk.click_import)
    assert "Added alongside the one that comes with the app" in bring(driver, desk, path)
    assert list(files(data)) == ["routines/glute-relief-2.toml"]


def test_a_backup_of_another_timer_comes_with_what_was_not_understood(
    driver: Driver, desk: Desk, data: Path
) -> None:
    exercises = [
        {"name": "Pigeon left", "duration": 30},
        {"name": "Burpees", "duration": 20, "kg": 5},
    ]
    value = {"workouts": [{"title": "Mix", "sets": [{"repetitions": 2, "exercises": exercises}]}]}
    said = bring(driver, desk, put(desk.folder, "Backup.json", json.dumps(value)))
    assert 'not understood: "kg"' in said
    assert '"Pigeon" was matched to Pigeon pose.' in said
    assert "One thing was not understood." in said
    assert list(files(data)) == ["routines/mix.toml", "exercises/burpees.toml"]
    assert "Burpees" in driver.text()
    driver.click("Start")
    assert driver.app.subjects.player.playback.is_open


def test_several_files_at_once(driver: Driver, desk: Desk, data: Path) -> None:
    table = put(desk.folder, "Evening.csv", "name,seconds\nChild's pose,60\n")
    bad = put(desk.folder, "bad.recovery", "PK")
    said = bring(driver, desk, package(desk), table, bad)
    assert "bad.recovery: Nothing was imported from this file" in said
    assert set(files(data)) == {
        "routines/legs.toml",
        "routines/evening.toml",
        "exercises/jump.toml",
    }
    assert "Imported: 2 routines and 1 exercise." in driver.text()


def test_texts_of_a_file_are_never_markup(driver: Driver, desk: Desk) -> None:
    odd = "<b>Odd</b> & <img src=x>"
    path = put(desk.folder, "odd.toml", LEGS.replace("Legs", odd).replace("jump", "squat"))

    def look(dialog: ImportDialog) -> None:
        labels = [label for label in dialog.findChildren(QLabel) if label.text()]
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)

    desk.then(look)
    assert odd in bring(driver, desk, path)


def test_a_full_disk_is_said_and_changes_nothing(
    driver: Driver, desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = package(desk)
    monkeypatch.setattr(disk.os, "fsync", full)
    bring(driver, desk, path)
    assert "Nothing was imported" in driver.text()
    assert not files(data)


def test_what_was_changed_meanwhile_is_not_undone(driver: Driver, desk: Desk, data: Path) -> None:
    bring(driver, desk, package(desk))
    put(data, "routines/legs.toml", LEGS + "# mine\n")
    driver.click("Undo")
    assert list(files(data)) == ["routines/legs.toml"]
    assert "You changed legs.toml after the import, so it has been kept." in driver.text()


def drag(paths: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_files_can_be_dropped_on_the_routines(driver: Driver, desk: Desk, data: Path) -> None:
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    over = page.findChild(FileDrop)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    mime = drag([package(desk)])
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    assert "Drop to import" in driver.text()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert over.isHidden()
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/legs.recovery")])
    refused = QDragEnterEvent(QPoint(5, 5), copy, web, left, none)
    refused.ignore()
    QApplication.sendEvent(page, refused)
    assert not refused.isAccepted()
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    desk.wait_until_seen()
    assert set(files(data)) == {"routines/legs.toml", "exercises/jump.toml"}


def test_a_file_given_at_the_start_or_by_a_further_start_is_opened(
    driver: Driver, desk: Desk, data: Path
) -> None:
    path = package(desk)
    _open_wish(driver.app, path.as_uri())
    driver.settle()
    assert set(files(data)) == {"routines/legs.toml", "exercises/jump.toml"}
    driver.app.subjects.today.show()
    _open_wish(driver.app, (data / "routines" / "legs.toml").as_uri())
    assert len(desk.seen) == 1
    assert "Child's pose" in driver.text()
    _open_wish(driver.app, (data / "gone.recovery").as_uri())
    assert f"There is no file {data / 'gone.recovery'}" in driver.text()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always Unicode")
def test_a_file_whose_name_is_not_utf_8_is_opened(driver: Driver, desk: Desk, data: Path) -> None:
    path = package(desk).rename(desk.folder / os.fsdecode(b"caf\xe9.recovery"))
    _open_wish(driver.app, path.as_uri())
    driver.settle()
    assert set(files(data)) == {"routines/legs.toml", "exercises/jump.toml"}


def test_a_number_beyond_all_numbers_is_said_in_the_dialog(driver: Driver, desk: Desk) -> None:
    text = f'{{"title":"a","sets":[{{"exercises":[{{"name":"S","duration":{"9" * 309}}}]}}]}}'
    desk.then(nothing)
    said = bring(driver, desk, put(desk.folder, "timer.json", text))
    assert "Import timer.json" in said


def test_a_key_without_end_is_said_in_the_dialog(driver: Driver, desk: Desk) -> None:
    desk.then(nothing)
    said = bring(driver, desk, put(desk.folder, "deep.toml", f"format = 1\na{'.a' * 20000} = 1"))
    assert "a key has more than 8 dots" in said
    data = f"{LEGS}\na{'.a' * 20000} = 1".encode()
    path = desk.folder / "deep.recovery"
    path.write_bytes(package_bytes((Piece(PieceFolder.ROUTINES, "legs.toml", "Legs", data),)))
    said = bring(driver, desk, path)
    assert "a key has more than 8 dots" in said


def test_a_session_pauses_while_a_file_is_looked_at(driver: Driver, desk: Desk) -> None:
    driver.click("Start")
    driver.wait(20)
    driver.app.open_file(package(desk))
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    assert not driver.app.window.shows_shell


def test_the_system_can_ask_for_a_file(qapp: QApplication, tmp_path: Path) -> None:
    asked: list[str] = []
    opening = FileOpening(qapp)
    opening.asked.connect(asked.append)
    address = QUrl.fromLocalFile(str(tmp_path / "a b.recovery"))
    QApplication.sendEvent(qapp, QFileOpenEvent(address))
    qapp.removeEventFilter(opening)
    assert asked == [address.toString()]


def test_every_form_has_an_ending_of_its_own() -> None:
    assert len({form.value for form in ShareFormat}) == len(ShareFormat)
