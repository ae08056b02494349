"""What is suggested today, and what one can answer."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from recoverytimer.base.paths import person_paths, shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.runs.run import Effort, Run
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.soreness.entry import SorenessEntry
from tests.driving import Driver
from tests.noting import entry
from tests.recordmaking import run


def note(driver: Driver, *entries: SorenessEntry) -> None:
    """Have been sore, the last time just now."""
    last = max(e.at for e in entries)
    moved = [replace(e, at=e.at - last + driver.today[0]) for e in entries]
    driver.app.services.record_keeper.keep(*moved)
    driver.click("Today")


def test_one_suggestion_and_two_others_each_with_its_reason(driver: Driver) -> None:
    text = driver.text()
    assert "A good one to start with" in text
    assert "Or you could try" in text
    assert len([line for line in text.splitlines() if line == "Start"]) == 3


def test_not_today_suggests_something_else_until_it_is_taken_back(driver: Driver) -> None:
    driver.click("Not today")
    assert "Glute relief" not in driver.text().replace("Glute relief stretches will", "")
    assert "Glute relief stretches will be back tomorrow." in driver.text()
    driver.click("Undo")
    assert "A good one to start with" in driver.text()


def test_it_comes_back_the_next_day(driver: Driver) -> None:
    driver.click("Not today")
    driver.click("Today")
    assert "A good one to start with" not in driver.text()
    driver.pass_time(days=1)
    driver.click("Today")
    assert "A good one to start with" in driver.text()


def test_what_cannot_be_kept_is_told(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("recoverytimer.base.ownlist.write_atomic", full)
    driver.click("Not today")
    assert "could not be saved" in driver.text()
    assert "The disk is full" in driver.text()


def test_another_one_can_be_started_at_once(driver: Driver) -> None:
    driver.click("Start Rest-day mobility")
    assert driver.app.subjects.player.playback.is_open


def test_why_leads_to_the_guide(driver: Driver) -> None:
    note(driver, entry(-24, 4), entry(0, 5))
    assert driver.text().count("Glutes 5/10, day 2: normal, at its peak") == 1
    assert "Roll gently." in driver.text()
    driver.click("Why this?")
    assert "Foam rolling" in driver.text()


def test_a_run_that_was_too_long_is_spoken_of(driver: Driver) -> None:
    now = driver.today[0]
    usual = [run(n, at=now - timedelta(days=n), distance_m=10_000.0) for n in range(3, 9)]
    driver.app.services.history.add(
        *usual, run(1, at=now - timedelta(hours=4), distance_m=15_000.0)
    )
    driver.click("Today")
    assert "15 km is 50% longer than your longest run in the 30 days before" in driver.text()
    assert "keep your next runs shorter" in driver.text()
    driver.click("Why this?")
    assert "Building up" in driver.text()


def test_a_run_of_the_usual_length_is_not(driver: Driver) -> None:
    now = driver.today[0]
    usual = [run(n, at=now - timedelta(days=n), distance_m=10_000.0) for n in range(1, 9)]
    driver.app.services.history.add(*usual)
    driver.click("Today")
    assert "longer than your longest run" not in driver.text()


def test_where_no_routine_is_sensible_the_guide_is_offered(driver: Driver) -> None:
    note(driver, *(entry(24.0 * day, 6) for day in range(9)))
    assert "Have a doctor or physiotherapist look at it." in driver.text()
    assert "Not today" not in driver.text()
    driver.click("Read more in the guide")
    assert "When to get help" in driver.text()


def test_very_sore_the_questions_are_the_first_thing_to_do(driver: Driver) -> None:
    started = driver.today[0] - timedelta(hours=20)
    ran = Run(id="run-000001", started_at=started, offset_min=0, effort=Effort.HARD)
    driver.app.services.history.add(ran)
    note(driver, entry(0, 7))
    assert "Answer the questions below first." in driver.text()
    assert "Very sore day" not in driver.text()
    shown = [b for b in driver.app.window.findChildren(QPushButton) if b.isVisible()]
    primary = [b.text() for b in shown if b.property("role") == "primary"]
    assert primary == ["Answer a few questions"]
    driver.click("Answer a few questions")
    for _page in range(2):
        driver.click("None of these")
    assert "Very sore day" in driver.text()


def test_every_answer_is_reached_by_keys(driver: Driver) -> None:
    note(driver, entry(0, 3, Area.CALVES))
    driver.app.window.activateWindow()
    names = []
    for _ in range(20):
        QApplication.processEvents()
        focused = driver.app.window.focusWidget()
        driver.press(Qt.Key.Key_Tab, focused or driver.app.window)
        names.append(focused.accessibleName() if focused else "")
    assert {"Start", "See the steps", "Not today", "Why this?", "All routines"} <= set(names)


def test_enter_presses_what_has_the_keyboard(driver: Driver) -> None:
    driver.press(Qt.Key.Key_Return, driver.button("Not today"))
    assert "will be back tomorrow" in driver.text()


def test_ways_back_lead_to_today(driver: Driver) -> None:
    driver.click("Why this?")
    driver.click("Back")
    assert "Or you could try" in driver.text()
    driver.click("See the steps")
    driver.click("Back")
    assert "Or you could try" in driver.text()


def test_checking_in_changes_what_is_suggested(driver: Driver) -> None:
    driver.bot.waitUntil(lambda: "How sore today?" in driver.text())
    driver.app.services.record_keeper.keep(replace(entry(0, 4), at=driver.today[0]))
    driver.app.subjects.soreness.changed.emit()
    assert "A good one to start with" not in driver.text()
    assert "Roll gently" in driver.text()


def test_not_sore_is_one_click(driver: Driver) -> None:
    driver.bot.waitUntil(lambda: "How sore today?" in driver.text())
    driver.click("Not sore")
    assert "Not sore today" in driver.text()


@pytest.mark.parametrize("what", ["routines", "exercises"])
def test_an_install_without_its_files_says_so(
    make: Callable[..., Driver], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(shipped_resources(), copy)
    shutil.rmtree(copy / what)
    monkeypatch.setattr("recoverytimer.base.paths.shipped_resources", lambda: copy)
    driver = make()
    said = f"The {what} that come with the app are missing; reinstall the app."
    driver.bot.waitUntil(lambda: said in driver.text())
    assert "Something good at any time" not in driver.text()
    driver.click("Routines")
    assert said in driver.text()


def test_with_a_new_injury_no_stretch_is_offered(driver: Driver) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, cautions=(Caution.ACUTE,)))
    driver.app.subjects.today.show()
    assert "Cold pack" in driver.text()
    assert "stretches" not in driver.text()
    assert "Rest-day mobility" in driver.text()


def test_where_nothing_is_sensible_no_heading_stands_over_nothing(driver: Driver) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, cautions=(Caution.SURGERY,)))
    driver.app.subjects.today.show()
    assert "Something good at any time" in driver.text()
    assert "Or you could try" not in driver.text()


def test_with_a_clot_now_there_is_the_way_to_help_and_nothing_else(driver: Driver) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, cautions=(Caution.DVT,)))
    driver.app.subjects.today.show()
    assert "Get medical help today" in driver.text()
    assert "Or you could try" not in driver.text()


def with_cautions(make: Callable[..., Driver], folder: Path, *lines: str) -> Driver:
    person_paths(folder).settings.parent.mkdir(parents=True, exist_ok=True)
    person_paths(folder).settings.write_text("\n".join(lines))
    return make()


def kept(driver: Driver) -> Settings:
    return SettingsFile(driver.app.paths.settings).load()[0]


def test_whether_an_injury_has_settled_is_asked_after_three_days_and_not_before(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    driver = with_cautions(make, tmp_path, 'cautions = ["ACUTE", "KNEE"]')
    question = "You told us about a new injury. Have the pain and swelling settled?"
    assert question not in driver.text()
    assert kept(driver).caution_days == {Caution.ACUTE: driver.today[0].date()}
    driver.pass_time(days=3)
    driver.click("Today")
    assert question in driver.text()
    assert "Start" in driver.text()
    driver.click("Not yet")
    assert question not in driver.text()
    assert kept(driver).cautions == (Caution.ACUTE, Caution.KNEE)
    driver.pass_time(days=3)
    driver.click("Today")
    driver.click("Yes, they have settled")
    assert question not in driver.text()
    assert kept(driver).cautions == (Caution.KNEE,)
    driver.click("Undo")
    assert question in driver.text()
    assert kept(driver).cautions == (Caution.ACUTE, Caution.KNEE)


def test_where_an_injury_is_ends_with_it_and_comes_back_with_undo(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    lines = ('cautions = ["ACUTE"]', 'caution_parts = {ACUTE = "foot"}')
    driver = with_cautions(make, tmp_path, *lines)
    driver.pass_time(days=3)
    driver.click("Today")
    driver.click("Yes, they have settled")
    assert kept(driver).caution_parts == {}
    driver.click("Undo")
    assert kept(driver).caution_parts == {Caution.ACUTE: InjuredPart.FOOT}


def test_a_clot_of_an_older_file_counts_as_one_now_until_it_is_answered(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    driver = with_cautions(make, tmp_path, 'cautions = ["DVT"]')
    assert driver.app.keeper.current.cautions == (Caution.DVT,)
    driver.click("Yes, it has finished")
    assert kept(driver).cautions == (Caution.CLOTPAST,)
    assert "blood clot" not in driver.text()


def test_a_clot_that_is_still_treated_is_asked_about_weeks_later(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    driver = with_cautions(make, tmp_path, 'cautions = ["DVT"]')
    driver.click("Not yet")
    assert kept(driver).cautions == (Caution.DVT,)
    assert "blood clot. Has" not in driver.text()
    driver.pass_time(weeks=4)
    driver.click("Today")
    assert "blood clot. Has" in driver.text()


def test_a_restored_file_is_read_as_strictly_as_an_older_one(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    driver = make()
    driver.app.paths.settings.parent.mkdir(parents=True, exist_ok=True)
    driver.app.paths.settings.write_text('cautions = ["DVT", "SURGERY"]')
    driver.app.keeper.load_again()
    driver.click("Today")
    assert "blood clot. Has" in driver.text()
    assert kept(driver).caution_days == {Caution.SURGERY: driver.today[0].date()}


def test_what_ends_is_counted_from_the_day_when_it_is_ticked_in_the_preferences(
    driver: Driver,
) -> None:
    for days in (0, 2):
        driver.pass_time(days=days)
        driver.app.subjects.settings.show()
        dialog = driver.dialog(PreferencesDialog)
        box = dialog.findChild(QCheckBox, "ACUTE")
        assert box is not None
        box.click()
        if days:
            assert kept(driver).caution_days == {}
            box.click()
        dialog.reject()
        driver.settle()
        assert kept(driver).caution_days == {Caution.ACUTE: driver.today[0].date()}


def test_suggestions_go_by_what_was_said_of_tight_places_and_things(driver: Driver) -> None:
    driver.app.keeper.set(tight=(Area.QUADS,))
    driver.click("Today")
    assert "Good where you feel tight: quads. Roll gently" in driver.text()
    driver.app.keeper.set(equipment=(Equipment.NONE,))
    driver.click("Today")
    assert "foam roller" not in driver.text()
    assert "mat" not in driver.text().replace("matter", "").split()
    assert "Start" in driver.text()
