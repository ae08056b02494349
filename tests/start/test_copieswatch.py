"""What the window says and does where a service left copies of what two computers changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from recoverytimer.base.conflictcopies import CONFLICTS
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AtTime
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings, ThemeChoice
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from tests.driving import Driver
from tests.making import plain
from tests.pages import on_two_computers, playing

MARK = " (conflicted copy 2026-03-04 101112)"


def press(driver: Driver, name: str) -> None:
    dialog = driver.dialog(DifferencesDialog)
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == name)
    button.click()
    driver.settle()


def look(driver: Driver) -> str:
    driver.app.window.notice.hide()
    driver.app.copies.look()
    return driver.app.window.notice.text


def of_calm(folder: Path, *, rest: int, mark: str = "") -> None:
    (folder / "routines").mkdir(exist_ok=True)
    (folder / "routines" / f"calm{mark}.toml").write_text(plain(f"rest = {rest}"))


def test_at_the_start_a_routine_with_two_versions_is_told_and_offered(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    of_calm(tmp_path, rest=5)
    of_calm(tmp_path, rest=6, mark=MARK)
    driver = make()
    notice = driver.app.window.notice
    driver.bot.waitUntil(lambda: bool(notice.text))

    assert notice.text == "Changed on two computers, and both versions are here: Test."
    driver.click("Compare")
    press(driver, "Use the other version")
    assert (tmp_path / "routines" / "calm.toml").read_text() == plain("rest = 6")
    assert look(driver) == ""


def test_what_comes_while_the_app_runs_is_noticed(driver: Driver) -> None:
    driver.app.copies.look()
    on_two_computers(driver)
    notice = driver.app.window.notice
    driver.bot.waitUntil(lambda: bool(notice.text))

    assert notice.text == "These were changed on two computers: Test, Bend."


def test_it_is_told_once_until_all_is_decided(driver: Driver) -> None:
    on_two_computers(driver)
    assert "Test, Bend" in look(driver)

    assert look(driver) == ""


def test_who_comes_back_to_the_window_is_told(driver: Driver) -> None:
    on_two_computers(driver)
    with driver.bot.waitSignal(driver.app.folders.calm):
        driver.app.folders.follow(Qt.ApplicationState.ApplicationActive)
    driver.bot.waitUntil(lambda: "Test, Bend" in driver.app.window.notice.text)


def test_a_session_is_not_disturbed(driver: Driver) -> None:
    on_two_computers(driver)
    playing(20)(driver)

    assert look(driver) == ""


def test_a_notice_that_is_being_read_stays(driver: Driver) -> None:
    driver.app.window.notice.tell("Read me.")
    on_two_computers(driver)
    with driver.bot.waitSignal(driver.app.folders.calm):
        driver.app.copies.look()

    assert driver.app.window.notice.text == "Read me."


def test_the_list_that_is_shown_follows(driver: Driver) -> None:
    driver.app.subjects.routines.show_list()
    on_two_computers(driver)
    look(driver)

    assert "Changed on two computers: Test" in driver.text()


def test_preferences_of_another_computer_are_kept_aside(driver: Driver) -> None:
    paths = driver.app.paths
    driver.app.keeper.set(theme=ThemeChoice.DARK)
    SettingsFile(paths.settings.with_name(f"settings{MARK}.toml")).save(Settings())

    said = look(driver)

    kept = paths.data / CONFLICTS / f"settings{MARK}.toml"
    assert said.startswith("Two computers changed the preferences. The version here counts")
    assert str(kept) in said
    assert kept.is_file()
    assert driver.app.keeper.current.theme is ThemeChoice.DARK


@pytest.fixture
def reminders(driver: Driver) -> Path:
    """A copy of the reminders, beside one for the desk."""
    driver.app.services.reminders.set(AtTime(routine_id="desk-break", at="10:00"))
    return driver.app.paths.reminders.with_name(f"reminders{MARK}.toml")


def at(driver: Driver) -> dict[str, str]:
    kept, problems = RemindersFile(driver.app.paths.reminders).load()
    assert not problems
    return {r.routine_id: r.at for r in kept if isinstance(r, AtTime)}


def test_reminders_of_another_computer_are_added(driver: Driver, reminders: Path) -> None:
    desk, bed = (
        AtTime(routine_id="desk-break", at="10:00"),
        AtTime(routine_id="bedtime", at="21:00"),
    )
    RemindersFile(reminders).save((desk, bed))

    assert look(driver) == "Reminders from another computer were added: Bedtime wind-down."
    assert at(driver) == {"desk-break": "10:00", "bedtime": "21:00"}
    assert not reminders.exists()
    assert look(driver) == ""


@pytest.mark.parametrize(
    ("choice", "then"), [("Use the other version", "11:00"), ("Keep the version in use", "10:00")]
)
def test_reminders_that_differ_are_offered(
    driver: Driver, reminders: Path, choice: str, then: str
) -> None:
    RemindersFile(reminders).save((AtTime(routine_id="desk-break", at="11:00"),))

    assert look(driver) == "Changed on two computers, and both versions are here: your reminders."
    driver.click("Compare")
    listed = driver.dialog(DifferencesDialog).list
    lines = [listed.item(n).text() for n in range(listed.count())]
    assert lines == ["\u2212  Desk break: Every day at 10:00", "+  Desk break: Every day at 11:00"]
    press(driver, choice)

    assert at(driver) == {"desk-break": then}
    assert not reminders.exists()
    driver.click("Undo")
    assert at(driver) == {"desk-break": "10:00"}


def test_reminders_that_cannot_be_read_are_put_aside(driver: Driver, reminders: Path) -> None:
    reminders.write_text("nonsense =")

    assert f"{reminders.name} cannot be read, and was put aside." in look(driver)
    assert at(driver) == {"desk-break": "10:00"}
    assert not reminders.exists()


def test_reminders_that_a_service_replaced_are_followed(driver: Driver) -> None:
    reminders = driver.app.services.reminders
    reminders.set(AtTime(routine_id="desk-break", at="10:00"))
    look(driver)
    others = (AtTime(routine_id="desk-break", at="11:00"), AtTime(routine_id="bedtime", at="21:00"))
    RemindersFile(driver.app.paths.reminders).save(others)
    look(driver)

    assert at(driver) == {"desk-break": "11:00", "bedtime": "21:00"}
    reminders.remove("bedtime")
    assert at(driver) == {"desk-break": "11:00"}


def test_preferences_that_a_service_replaced_are_followed(driver: Driver) -> None:
    driver.app.keeper.set(theme=ThemeChoice.DARK)
    look(driver)
    SettingsFile(driver.app.paths.settings).save(Settings(theme=ThemeChoice.LIGHT))
    look(driver)

    assert driver.app.keeper.current.theme is ThemeChoice.LIGHT


@pytest.mark.parametrize("name", ["reminders.toml", "settings.toml"])
def test_a_file_that_cannot_be_read_while_the_app_runs_changes_nothing(
    driver: Driver, name: str
) -> None:
    driver.app.keeper.set(theme=ThemeChoice.DARK)
    driver.app.services.reminders.set(AtTime(routine_id="desk-break", at="10:00"))
    look(driver)
    (driver.app.paths.data / name).write_text("nonsense =")

    assert look(driver) == ""
    assert driver.app.keeper.current.theme is ThemeChoice.DARK
    assert [r.routine_id for r in driver.app.services.reminders.current] == ["desk-break"]
