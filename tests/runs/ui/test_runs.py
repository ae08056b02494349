"""Runs as a person logs, changes and reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from recoverytimer.runs.run import Effort, Run
from recoverytimer.runs.ui.distancebars import DistanceBars
from recoverytimer.runs.ui.logdialog import LogRunDialog
from recoverytimer.runs.ui.section import RunsSection
from recoverytimer.settings.settings import DistanceChoice
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.widgets.opener import Opener
from tests.driving import Driver, choose

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
Make = Callable[..., Driver]


def run(km: float | None, days_ago: float, name: str = "", **more: object) -> Run:
    usual: dict[str, object] = {"offset_min": 0, "duration_s": 3600.0}
    return Run(
        id=name or f"{km}-{days_ago}",
        started_at=NOW - timedelta(days=days_ago),
        distance_m=None if km is None else km * 1000,
        **(usual | more),
    )


def section(driver: Driver, *runs: Run) -> RunsSection:
    """The section on the screen, with some runs on record."""
    driver.app.services.history.add(*runs)
    made = driver.app.subjects.runs.section()
    driver.app.window.show_page(made, "history")
    made.show_again()
    QApplication.processEvents()
    return made


def dialog(driver: Driver) -> LogRunDialog:
    QApplication.processEvents()
    found = [d for d in driver.app.window.findChildren(LogRunDialog) if d.isVisible()]
    assert found
    return found[-1]


def type_in(driver: Driver, widget: QWidget | None, text: str) -> None:
    assert widget is not None
    driver.bot.keyClicks(widget, text)


def read(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def all_runs(driver: Driver) -> tuple[Run, ...]:
    today = NOW.date()
    return driver.app.services.history.runs.between(today - timedelta(days=400), today)


def test_off_until_used(driver: Driver) -> None:
    shown = section(driver)
    assert "No runs yet" in read(shown)
    names = {b.text() for b in shown.findChildren(QAbstractButton) if b.isVisible()}
    assert names == {"Log a run", "Import runs\u2026"}


def test_a_run_in_five_seconds_by_keyboard(driver: Driver) -> None:
    shown = section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    type_in(driver, asked.focusWidget(), "10.5")
    driver.bot.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
    type_in(driver, asked.focusWidget(), "58:30")
    assert "5:34 min/km" in asked.said.text()
    driver.bot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    (kept,) = all_runs(driver)
    assert (kept.distance_m, kept.duration_s, kept.effort) == (10_500, 3510, None)
    assert NOW - kept.started_at < timedelta(hours=1, minutes=1)
    assert "0 runs with a distance in the 30 days before" in driver.app.window.notice.text
    assert "10.5 km in 58:30" in read(shown)
    assert not asked.isVisible()


def test_how_hard_when_and_a_note(driver: Driver) -> None:
    section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    type_in(driver, asked.distance, "8")
    driver.click("How hard: hard")
    driver.click("How hard: steady")
    asked.day.setDate(QDate(2026, 3, 1))
    type_in(driver, asked.note, "Hills")
    driver.click("Save")
    (kept,) = all_runs(driver)
    assert (kept.effort, kept.note, kept.day.isoformat()) == (Effort.STEADY, "Hills", "2026-03-01")
    assert kept.started_at.astimezone().hour == 12


def test_an_effort_is_taken_back_by_a_second_click(driver: Driver) -> None:
    section(driver)
    driver.click("Log a run")
    type_in(driver, dialog(driver).distance, "8")
    driver.click("How hard: hard")
    driver.click("How hard: hard")
    driver.click("Save")
    assert all_runs(driver)[0].effort is None


@pytest.mark.parametrize(
    ("distance", "duration", "said"),
    [
        ("", "", "how far you ran, or for how long"),
        ("ten", "", "distance was not understood"),
        ("10", "x", "duration was not understood"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    driver: Driver, distance: str, duration: str, said: str
) -> None:
    section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    type_in(driver, asked.distance, distance)
    type_in(driver, asked.minutes, duration)
    driver.click("Save")
    assert asked.isVisible()
    assert said in asked.said.text()
    assert asked.distance.text() == distance
    assert all_runs(driver) == ()


def test_a_time_that_has_not_been_yet(driver: Driver) -> None:
    section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    type_in(driver, asked.distance, "5")
    later = (NOW + timedelta(hours=2)).astimezone()
    if later.date() == NOW.astimezone().date():
        asked.time.setTime(later.time().replace(second=0))
        driver.click("Save")
        assert "is in the future" in asked.said.text()
        assert all_runs(driver) == ()


def test_escape_keeps_nothing(driver: Driver) -> None:
    section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    type_in(driver, asked.distance, "5")
    driver.bot.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()
    assert all_runs(driver) == ()


def test_a_leap_is_said_with_its_evidence_and_taken_back(driver: Driver) -> None:
    before = [run(10, n) for n in (3, 5, 8)]
    shown = section(driver, *before)
    assert "Anything over 11 km would be more than 10% longer than this." in read(shown)
    driver.click("Log a run")
    type_in(driver, dialog(driver).distance, "14")
    driver.click("Save")
    assert driver.app.window.notice.text == (
        "Saved. 14 km is 40% longer than your longest run in the 30 days before (10 km)."
    )
    text = read(shown)
    assert "14 km is 40% longer" in text
    assert "1.52 times the injury rate" in text
    assert "not a trial" in text
    driver.click("Undo")
    assert len(all_runs(driver)) == len(before)
    assert "40% longer" not in read(shown)


def test_the_evidence_comes_when_it_is_asked_for_with_the_way_to_the_guide(
    driver: Driver,
) -> None:
    shown = section(driver, *(run(10, n) for n in (1, 3, 8, 9, 15)))
    evidence = ("588,071 runs", "rule of thumb, not a proven limit", "Buist et al. 2008")
    assert not any(said in read(shown) for said in evidence)
    openers = shown.findChildren(Opener)
    assert [one.accessibleName() for one in openers] == ["What is known about this"] * 2
    for one in openers:
        driver.bot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert all(said in read(shown) for said in evidence)
    driver.app.services.history.add(run(10, 2))
    shown.show_again()
    assert all(said in read(shown) for said in evidence)
    driver.click("Read more in the guide")
    assert "Building up, and the 10% rule" in driver.text()


def test_few_runs_say_that_they_are_few(driver: Driver) -> None:
    shown = section(driver, run(10, 1), run(None, 3))
    assert "1 run with a distance in the last 30 days" in read(shown)


def test_old_runs_only(driver: Driver) -> None:
    shown = section(driver, run(10, 90))
    assert "No runs with a distance in the last 30 days" in read(shown)


def test_weeks_by_keyboard(driver: Driver) -> None:
    shown = section(driver, run(10, 0.1), run(12, 7), run(6, 8))
    bars = shown.findChild(DistanceBars)
    assert bars is not None
    assert "Week of 2 March so far: 10 km in 1 run" in read(shown)
    driver.bot.keyClick(bars, Qt.Key.Key_Left)
    assert "Week of 23 February: 18 km in 2 runs" in read(shown)
    assert bars.accessibleDescription() == "Week of 23 February: 18 km in 2 runs"
    assert "Week of 2 March so far: 10 km" in bars.accessibleName()
    driver.bot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.selected == 0
    driver.bot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.rect().center())
    assert bars.selected > 0


def test_a_run_is_changed(driver: Driver) -> None:
    began = run(10, 3, effort=Effort.EASY, note="With Jo.", source="watch.fit")
    shown = section(driver, began)
    driver.click("Change the run from Sun 1 March")
    asked = dialog(driver)
    assert (asked.distance.text(), asked.minutes.text()) == ("10", "1:00:00")
    asked.distance.selectAll()
    type_in(driver, asked.distance, "12")
    driver.click("Save")
    (kept,) = all_runs(driver)
    assert kept.distance_m == 12_000
    assert (kept.id, kept.started_at, kept.effort) == (began.id, began.started_at, Effort.EASY)
    assert (kept.note, kept.source) == ("With Jo.", "watch.fit")
    assert "12 km in 1:00:00" in read(shown)
    driver.click("Undo")
    assert all_runs(driver) == (began,)


def test_a_run_is_deleted_and_comes_back(driver: Driver) -> None:
    first, second = run(10, 3), run(8, 5)
    shown = section(driver, first, second)
    driver.click("Delete the run from Sun 1 March")
    assert all_runs(driver) == (second,)
    assert "10 km in 1:00:00" not in read(shown)
    driver.click("Undo")
    assert set(all_runs(driver)) == {first, second}
    assert "10 km in 1:00:00" in read(shown)


def test_many_runs_come_in_parts(driver: Driver) -> None:
    shown = section(driver, *(run(5, n) for n in range(1, 30)))
    deletes = [b for b in shown.findChildren(QAbstractButton) if "Delete" in b.accessibleName()]
    assert len(deletes) == 20
    driver.click("Show older")
    QApplication.processEvents()
    deletes = [
        b
        for b in shown.findChildren(QAbstractButton)
        if "Delete" in b.accessibleName() and b.isVisible()
    ]
    assert len(deletes) == 29


def test_miles_are_chosen_and_all_that_is_open_follows(driver: Driver) -> None:
    shown = section(driver, *(run(10, n) for n in (1, 3, 8, 9, 15)))
    assert "Kilometres a week" in read(shown)
    driver.app.subjects.settings.show()
    preferences = driver.dialog(PreferencesDialog)
    box = preferences.findChild(QComboBox, "distances")
    assert box is not None
    assert box.currentText() == "Same as system (km)"
    choose(box, box.findText("Miles"))
    text = read(shown)
    assert "km" not in text
    for part in (
        "Miles a week",
        "6.2 mi in 1:00:00",
        "9:39 min/mi",
        "Anything over 6.8 mi would be",
        "18.6 mi last week, 200% more than the week before (6.2 mi)",
    ):
        assert part in text
    (bars,) = (bars for bars in shown.findChildren(DistanceBars) if bars.isVisible())
    assert bars.accessibleName().startswith("Miles a week.")
    choose(box, box.findText("Kilometres"))
    assert "10 km in 1:00:00" in read(shown)
    preferences.reject()
    driver.settle()


def test_a_run_is_typed_in_miles_and_comes_back_as_it_was(driver: Driver) -> None:
    driver.app.keeper.set(distances=DistanceChoice.MILES)
    shown = section(driver)
    driver.click("Log a run")
    asked = dialog(driver)
    assert (asked.distance.accessibleName(), asked.distance.placeholderText()) == (
        "Distance in miles",
        "6.5",
    )
    assert "mi" in read(asked).splitlines()
    type_in(driver, asked.distance, "6.2")
    type_in(driver, asked.minutes, "50")
    assert "8:04 min/mi" in asked.said.text()
    driver.click("Save")
    assert all_runs(driver)[0].distance_m == 9977.9
    assert "6.2 mi in 50:00" in read(shown)
    driver.click("Change the run from Wed 4 March")
    asked = dialog(driver)
    assert asked.distance.text() == "6.2"
    asked.distance.selectAll()
    type_in(driver, asked.distance, "10 km")
    driver.click("Save")
    assert all_runs(driver)[0].distance_m == 10_000


@pytest.mark.parametrize(
    ("distances", "rounded"), [(DistanceChoice.MILES, "6.22"), (DistanceChoice.KILOMETRES, "10")]
)
def test_a_distance_that_is_not_touched_stays_as_exact_as_it_was(
    driver: Driver, distances: DistanceChoice, rounded: str
) -> None:
    driver.app.keeper.set(distances=distances)
    before = run(10.0041, 3)
    section(driver, before)
    driver.click("Change the run from Sun 1 March")
    asked = dialog(driver)
    assert asked.distance.text() == rounded
    type_in(driver, asked.note, "Wind")
    driver.click("Save")
    (kept,) = all_runs(driver)
    assert (kept.distance_m, kept.note) == (before.distance_m, "Wind")


def test_how_hard_a_run_was_is_reached_by_tab(driver: Driver) -> None:
    dialog = LogRunDialog(driver.today[0])
    driver.bot.addWidget(dialog)
    dialog.show()
    names = []
    for _ in range(8):
        focused = dialog.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        driver.press(Qt.Key.Key_Tab, focused)
    assert {"How hard: easy", "How hard: steady", "How hard: hard"} <= set(names)
