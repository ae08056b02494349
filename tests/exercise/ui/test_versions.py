"""Exercises that two computers changed: both versions are offered, and what is chosen is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton

from recoverytimer.exercise.comparing import exercise_lines
from recoverytimer.exercise.exercise import Variant
from recoverytimer.exercise.files import exercise_text
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from tests.driving import Driver
from tests.making import BEND, COACHED

COPY = "bend (conflicted copy 2026-03-04 101112).toml"
OTHER = replace(BEND, setup="Sit.")


@pytest.fixture
def folder(driver: Driver) -> Path:
    exercises = driver.app.services.library.exercises
    exercises.save("bend", BEND)
    (exercises.own_folder / COPY).write_text(exercise_text(OTHER))
    exercises.refresh()
    return exercises.own_folder


def press(driver: Driver, name: str) -> None:
    dialog = driver.dialog(DifferencesDialog)
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == name)
    button.click()
    driver.settle()


def test_the_other_version_is_taken_from_the_page_and_undone(driver: Driver, folder: Path) -> None:
    exercises = driver.app.services.library.exercises
    driver.app.subjects.exercises.show("bend")
    driver.click("Compare")
    listed = driver.dialog(DifferencesDialog).list
    lines = [listed.item(n).text().strip() for n in range(listed.count())]
    assert "\u2212  Set-up: Stand." in lines
    assert "+  Set-up: Sit." in lines
    press(driver, "Use the other version")

    assert exercises["bend"] == OTHER
    assert "Sit." in driver.text()
    assert "Changed on two computers" not in driver.text()
    driver.click("Undo")
    assert exercises["bend"] == BEND
    assert "Changed on two computers" in driver.text()


def test_both_are_kept_from_the_list(driver: Driver, folder: Path) -> None:
    driver.app.subjects.exercises.show_all()
    assert "Changed on two computers: Bend" in driver.text()
    driver.click("Compare both versions of Bend")
    press(driver, "Keep both")

    exercises = driver.app.services.library.exercises
    assert exercises["bend"] == BEND
    assert exercises["bend-copy"] == replace(OTHER, name="Bend (copy)")
    assert "Changed on two computers" not in driver.text()


def test_an_exercise_is_compared_by_all_that_it_says() -> None:
    lines = [*exercise_lines(replace(COACHED, easier=Variant(text="Sit on a chair.")))]

    assert lines[0] == "Name: Bend"
    assert "Kind: Stretch" in lines
    assert "Sides: Left, then right" in lines
    assert "Easier: Sit on a chair." in lines
    assert any(line.startswith("Usual dose: ") and "30 s" in line for line in lines)
    for text in (COACHED.safety, *COACHED.cues, *COACHED.instructions, COACHED.way_out):
        assert any(line.endswith(f": {text}") for line in lines)
