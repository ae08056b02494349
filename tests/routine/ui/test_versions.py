"""Routines that two computers changed: both versions are offered, and what is chosen is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from recoverytimer.base.conflictcopies import CONFLICTS
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from tests.driving import Driver
from tests.making import plain

COPY = "evening-calm.sync-conflict-20260304-101112-ABCDEF7.toml"
HERE, THERE = ('exercise = "childs-pose"\nhold = 20', 'exercise = "childs-pose"\nhold = 40')


def of_calm(step: str) -> str:
    return plain(step).replace("Test", "Evening calm")


@pytest.fixture
def folder(driver: Driver) -> Path:
    """The folder of routines, one of which two computers changed."""
    folder = driver.app.services.library.own_folder
    folder.mkdir()
    (folder / "evening-calm.toml").write_text(of_calm(HERE))
    (folder / COPY).write_text(of_calm(THERE))
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir()}


def compare(driver: Driver) -> DifferencesDialog:
    driver.app.navigation.show_routine("evening-calm")
    assert "Changed on two computers" in driver.text()
    driver.click("Compare")
    return driver.dialog(DifferencesDialog)


def buttons(dialog: DifferencesDialog) -> dict[str, QPushButton]:
    return {b.text(): b for b in dialog.findChildren(QPushButton)}


def said(dialog: DifferencesDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def press(dialog: DifferencesDialog, name: str) -> None:
    buttons(dialog)[name].click()


def pressed(driver: Driver, name: str) -> None:
    dialog = compare(driver)
    press(dialog, name)
    driver.settle()


def test_the_list_names_it_once_and_leads_to_both(driver: Driver, folder: Path) -> None:
    driver.app.subjects.routines.show_list()

    assert "Changed on two computers: Evening calm" in driver.text()
    names = [entry.name for entry in driver.app.subjects.routines.list.everything.entries]
    assert names.count("Evening calm") == 1
    driver.click("Compare both versions of Evening calm")
    dialog = driver.dialog(DifferencesDialog)
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert [line[0] for line in lines if "Child" in line] == ["\u2212", "+"]
    assert "Syncthing kept both versions on Wednesday, 4 March" in said(dialog)


def test_the_version_in_use_is_kept(driver: Driver, folder: Path) -> None:
    pressed(driver, "Keep the version in use")

    assert texts(folder) == {"evening-calm.toml": of_calm(HERE)}
    kept = folder.parent / CONFLICTS / "routines" / COPY
    assert kept.read_text() == of_calm(THERE)
    assert str(kept) in driver.app.window.notice.text
    assert "Changed on two computers" not in driver.text()


def test_the_other_version_is_taken_and_undo_brings_back_both(driver: Driver, folder: Path) -> None:
    before = texts(folder)
    pressed(driver, "Use the other version")

    assert texts(folder) == {"evening-calm.toml": of_calm(THERE)}
    assert "40 s" in driver.text()
    driver.click("Undo")

    assert texts(folder) == before
    assert "Changed on two computers" in driver.text()


def test_both_are_kept_as_two_routines(driver: Driver, folder: Path) -> None:
    pressed(driver, "Keep both")

    library = driver.app.services.library
    assert set(library.own_ids()) == {"evening-calm", "evening-calm-copy"}
    copy = library.routine("evening-calm-copy")
    assert copy is not None
    assert copy.routine is not None
    assert (copy.name, copy.routine.origin) == ("Evening calm (copy)", "evening-calm")
    driver.click("Undo")
    assert library.own_ids() == ("evening-calm",)
    assert library.copies_of("evening-calm")


def test_who_decides_later_loses_nothing(driver: Driver, folder: Path) -> None:
    before = texts(folder)
    pressed(driver, "Decide later")

    assert texts(folder) == before
    assert "Changed on two computers" in driver.text()


def test_a_version_that_cannot_be_read_can_only_be_put_aside(driver: Driver, folder: Path) -> None:
    (folder / COPY).write_text("nonsense =")
    dialog = compare(driver)

    assert "The other version cannot be read: " in said(dialog)
    assert tuple(buttons(dialog)) == ("Keep the version in use", "Decide later")
    press(dialog, "Keep the version in use")
    driver.settle()
    assert texts(folder) == {"evening-calm.toml": of_calm(HERE)}


def test_a_copy_that_is_gone_by_then_is_told(driver: Driver, folder: Path) -> None:
    dialog = compare(driver)
    (folder / COPY).unlink()
    press(dialog, "Use the other version")
    driver.settle()

    assert "Nothing was changed" in driver.app.window.notice.text
    assert texts(folder) == {"evening-calm.toml": of_calm(HERE)}


def test_a_shipped_routine_that_was_changed_elsewhere_is_offered_beside_the_original(
    driver: Driver,
) -> None:
    library = driver.app.services.library
    library.own_folder.mkdir()
    name = "desk-break (Anna's conflicted copy 2026-03-04).toml"
    (library.own_folder / name).write_text(of_calm(THERE))
    driver.app.navigation.show_routine("desk-break")
    driver.click("Compare")
    press(driver.dialog(DifferencesDialog), "Use the other version")
    driver.settle()

    assert texts(library.own_folder) == {"desk-break.toml": of_calm(THERE)}
    driver.click("Undo")
    assert texts(library.own_folder) == {name: of_calm(THERE)}


def test_a_routine_is_deleted_with_its_other_version(driver: Driver, folder: Path) -> None:
    driver.app.navigation.show_routine("evening-calm")
    driver.click("Delete")

    assert texts(folder) == {}
    assert (folder.parent / CONFLICTS / "routines" / COPY).read_text() == of_calm(THERE)
    driver.click("Undo")
    assert texts(folder) == {"evening-calm.toml": of_calm(HERE)}
