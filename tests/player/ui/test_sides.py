"""Which side is sore is asked before whatever depends on it, from wherever it is started."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.player.session import Session
from recoverytimer.player.ui.sidedialog import SideDialog
from recoverytimer.soreness.entry import SorenessEntry
from tests.driving import Driver
from tests.making import plain
from tests.pages import routine

CHOSEN = plain('exercise = "ice-pack"\nhold = 30\nsides = "chosen"')


def show(driver: Driver, routine_id: str = "heat-only") -> None:
    driver.app.navigation.show_entry(routine(driver, routine_id))


def answer(driver: Driver, key: Qt.Key) -> None:
    driver.press(key, driver.dialog(SideDialog))
    driver.settle()


def did(driver: Driver, key: Qt.Key) -> None:
    """Have done a session of the routine that is shown, and be back there."""
    driver.click("Start")
    answer(driver, key)
    driver.wait(60)
    driver.app.subjects.player.playback.end()
    driver.click("Done")
    driver.pass_time(hours=30)
    show(driver)


def texts(dialog: SideDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("key", "seen"), [(Qt.Key.Key_L, "LEFT SIDE"), (Qt.Key.Key_R, "RIGHT SIDE")]
)
def test_start_without_an_answer_asks(driver: Driver, key: Qt.Key, seen: str) -> None:
    show(driver)
    driver.click("Start")
    assert not driver.app.subjects.player.playback.is_open
    answer(driver, key)
    driver.wait(15)
    assert seen in driver.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_N])
def test_both_or_neither_is_an_answer_too(driver: Driver, key: Qt.Key) -> None:
    show(driver)
    driver.click("Start")
    answer(driver, key)
    driver.wait(15)
    assert "SIDE" not in driver.text()
    assert "Heat pack" in driver.text()


def test_escape_goes_back_and_starts_nothing(driver: Driver) -> None:
    show(driver)
    driver.click("Start")
    answer(driver, Qt.Key.Key_Escape)
    assert not driver.app.subjects.player.playback.is_open
    assert driver.button("Start")


def test_the_page_presets_nothing_and_what_is_chosen_there_is_not_asked(driver: Driver) -> None:
    show(driver)
    chips = [driver.button(name) for name in ("Left", "Right", "Both or neither")]
    assert not any(chip.isChecked() for chip in chips)
    driver.click("Right")
    driver.click("Start")
    driver.wait(15)
    assert "RIGHT SIDE" in driver.text()


def test_the_side_of_the_last_time_is_suggested_and_only_that(driver: Driver) -> None:
    show(driver)
    did(driver, Qt.Key.Key_R)
    assert "Last time: right." in driver.text()
    assert not driver.button("Right").isChecked()
    driver.click("Start")
    dialog = driver.dialog(SideDialog)
    assert "Last time: right." in texts(dialog)
    at = dialog.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.accessibleName() == "Right"
    answer(driver, Qt.Key.Key_Return)
    driver.wait(15)
    assert "RIGHT SIDE" in driver.text()


def test_a_newer_check_in_of_one_side_is_suggested_instead(driver: Driver) -> None:
    show(driver)
    did(driver, Qt.Key.Key_R)
    at = driver.today[0] - timedelta(hours=1)
    sore = SorenessEntry(id="a", at=at, offset_min=0, level=3, area=Area.GLUTES, side=Side.LEFT)
    driver.app.services.record_keeper.keep(sore)
    show(driver)
    assert "Your last check-in says left." in driver.text()
    driver.app.services.record_keeper.keep(replace(sore, id="b", side=Side.RIGHT, area=Area.CALVES))
    show(driver)
    assert "Last time: right." in driver.text()


def repeated(driver: Driver) -> None:
    show(driver)
    did(driver, Qt.Key.Key_L)
    (last,) = driver.app.services.history.sessions.page()
    driver.app.subjects.history.show_session(last.id)
    driver.click("Repeat")


def from_the_command_line(driver: Driver) -> None:
    driver.app.open_routine("heat-only")


def alone(driver: Driver) -> None:
    driver.app.subjects.exercises.show("heat-pack")
    driver.click("Do it now")


def from_the_first_page(driver: Driver) -> None:
    driver.app.subjects.today.page.start_wanted.emit(routine(driver, "heat-only"))


def from_the_editor(driver: Driver) -> None:
    path = driver.app.services.library.own_folder / "mine.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CHOSEN)
    driver.app.subjects.routines.editing.edit(routine(driver, "mine"))
    driver.click("Play from here")


@pytest.mark.parametrize(
    "start", [repeated, from_the_command_line, alone, from_the_first_page, from_the_editor]
)
def test_it_is_asked_from_wherever_it_is_started(
    driver: Driver, start: Callable[[Driver], None]
) -> None:
    start(driver)
    assert not driver.app.subjects.player.playback.is_open
    answer(driver, Qt.Key.Key_L)
    driver.wait(15)
    assert "LEFT SIDE" in driver.text()


def test_a_further_start_takes_the_place_of_one_that_waits(driver: Driver) -> None:
    driver.app.open_routine("heat-only")
    driver.dialog(SideDialog)
    driver.app.open_routine("ice-only")
    assert driver.dialog(SideDialog).windowTitle() == routine(driver, "ice-only").name
    answer(driver, Qt.Key.Key_L)
    driver.wait(15)
    assert "Ice pack" in driver.text()


def test_what_needs_no_side_asks_none(driver: Driver) -> None:
    show(driver, "glute-relief")
    driver.click("Start")
    assert driver.app.subjects.player.playback.is_open


def test_sessions_know_the_chosen_side(driver: Driver) -> None:
    show(driver)
    did(driver, Qt.Key.Key_L)
    (last,) = driver.app.services.history.sessions.page()
    session = driver.app.services.history.sessions.get(last.id)
    assert isinstance(session, Session)
    assert {segment.side for segment in session.segments if segment.exercise == "heat-pack"} == {
        Side.LEFT
    }
