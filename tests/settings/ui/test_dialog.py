"""Preferences, as a person changes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QInputDialog, QLabel

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.forms.daytime import DayField
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings, TextSize, ThemeChoice
from recoverytimer.settings.ui.cautiondays import DueMonthField
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.theme.theme import theme_of
from tests.driving import Driver, turn_wheel
from tests.driving import choose as choose_in


def choose(driver: Driver, key: str, name: str) -> Settings:
    dialog = driver.app.subjects.settings.dialog()
    driver.bot.addWidget(dialog)
    box = dialog.findChild(QComboBox, key)
    assert box is not None
    # Each letter restyles the window, which may take longer than a search by letters lasts.
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    driver.bot.keyClicks(box, name)
    QApplication.setKeyboardInputInterval(usual)
    return driver.app.keeper.current


def test_text_size_counts_at_once(driver: Driver) -> None:
    assert choose(driver, "text_size", "Largest (200%)").text_size is TextSize.DOUBLE
    assert theme_of(driver.app.window).scale.factor == TextSize.DOUBLE.factor


def test_colours_count_at_once(driver: Driver) -> None:
    assert choose(driver, "theme", "Dark").theme is ThemeChoice.DARK
    assert theme_of(driver.app.window).colours.is_dark


def shown(driver: Driver) -> PreferencesDialog:
    driver.app.subjects.settings.show()
    return driver.dialog(PreferencesDialog)


def tick(dialog: PreferencesDialog, caution: Caution) -> None:
    box = dialog.findChild(QCheckBox, caution.value)
    assert box is not None
    box.click()
    QApplication.processEvents()


def day_of(dialog: PreferencesDialog, caution: Caution) -> DayField:
    field = dialog.findChild(DayField, f"{caution} day")
    assert field is not None
    return field


def due_in(dialog: PreferencesDialog) -> DueMonthField:
    field = dialog.findChild(DueMonthField, "due")
    assert field is not None
    return field


def asked_in(dialog: PreferencesDialog) -> list[str]:
    """What is asked of days, from above to below."""
    asked = {"When was it?", "When did it start?", "When is your baby due?"}
    labels = [x for x in dialog.findChildren(QLabel) if x.isVisible() and x.text() in asked]
    labels.sort(key=lambda label: label.mapTo(dialog, QPoint()).y())
    return [label.text() for label in labels]


def days_after(driver: Driver, dialog: PreferencesDialog) -> dict[Caution, date]:
    """Leave the preferences; the days that are kept then."""
    dialog.reject()
    driver.settle()
    return dict(SettingsFile(driver.app.paths.settings).load()[0].caution_days)


def test_the_day_of_what_ends_is_asked_where_it_is_ticked(driver: Driver) -> None:
    dialog, today = shown(driver), driver.today[0].date()
    tick(dialog, Caution.KNEE)
    assert asked_in(dialog) == []
    tick(dialog, Caution.ACUTE)
    assert asked_in(dialog) == ["When was it?"]
    assert day_of(dialog, Caution.ACUTE).day == today
    tick(dialog, Caution.PREG)
    assert asked_in(dialog) == ["When was it?", "When is your baby due?"]
    tick(dialog, Caution.ACUTE)
    assert asked_in(dialog) == ["When is your baby due?"]


def test_the_day_of_an_operation_counts_at_once_and_for_the_next_preferences(
    driver: Driver,
) -> None:
    dialog, today = shown(driver), driver.today[0].date()
    tick(dialog, Caution.SURGERY)
    for _ in range(9):
        driver.press(Qt.Key.Key_Down, day_of(dialog, Caution.SURGERY))
    tick(dialog, Caution.KNEE)
    wanted = {Caution.SURGERY: today - timedelta(days=9)}
    assert driver.app.keeper.current.caution_days == wanted
    assert days_after(driver, dialog) == wanted
    assert day_of(shown(driver), Caution.SURGERY).day == today - timedelta(days=9)


def test_no_day_is_still_to_come(driver: Driver) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.ACUTE)
    driver.press(Qt.Key.Key_Up, day_of(dialog, Caution.ACUTE))
    assert days_after(driver, dialog) == {Caution.ACUTE: driver.today[0].date()}


def test_a_day_that_is_being_typed_counts_when_preferences_are_left(driver: Driver) -> None:
    dialog, today = shown(driver), driver.today[0].date()
    tick(dialog, Caution.SURGERY)
    field = day_of(dialog, Caution.SURGERY)
    field.setFocus()
    field.setSelectedSection(DayField.Section.YearSection)
    driver.bot.keyClicks(field, str(today.year - 1))
    driver.press(Qt.Key.Key_Escape, field)
    assert not dialog.isVisible()
    assert days_after(driver, dialog) == {Caution.SURGERY: today.replace(year=today.year - 1)}


def test_a_wheel_that_passes_over_a_day_does_not_change_it(driver: Driver) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.ACUTE)
    turn_wheel(day_of(dialog, Caution.ACUTE))
    assert days_after(driver, dialog) == {Caution.ACUTE: driver.today[0].date()}


def test_the_month_when_a_baby_is_due_is_told_and_taken_back_in_the_preferences(
    driver: Driver,
) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.PREG)
    due = due_in(dialog)
    assert due.currentText() == "I'd rather not say"
    choose_in(due, due.findText("June 2026"))
    assert days_after(driver, dialog) == {Caution.PREG: date(2025, 9, 23)}
    dialog = shown(driver)
    due = due_in(dialog)
    assert due.currentText() == "June 2026"
    choose_in(due, 0)
    assert days_after(driver, dialog) == {Caution.PREG: driver.today[0].date()}


def test_who_does_not_say_the_month_again_keeps_the_day_that_there_is(driver: Driver) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.PREG)
    ticked = days_after(driver, dialog)
    driver.pass_time(days=20)
    dialog = shown(driver)
    choose_in(due_in(dialog), 0)
    assert days_after(driver, dialog) == ticked


def test_the_last_month_that_is_offered_can_be_chosen(driver: Driver) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.PREG)
    due = due_in(dialog)
    choose_in(due, due.count() - 1)
    assert due.currentText() == "December 2026"


def test_a_month_that_is_over_is_still_shown(driver: Driver) -> None:
    driver.app.keeper.set(cautions=(Caution.PREG,), caution_days={Caution.PREG: date(2025, 4, 26)})
    assert due_in(shown(driver)).currentText() == "January 2026"


def test_a_clot_that_is_ticked_keeps_its_day_whatever_else_is_changed(driver: Driver) -> None:
    dialog = shown(driver)
    tick(dialog, Caution.DVT)
    tick(dialog, Caution.KNEE)
    assert day_of(dialog, Caution.DVT).isVisible()
    assert days_after(driver, dialog) == {Caution.DVT: driver.today[0].date()}


def test_screen_readers_hear_what_each_day_is_of(driver: Driver) -> None:
    dialog = shown(driver)
    for caution in (Caution.ACUTE, Caution.PREG):
        tick(dialog, caution)
    injury, due = day_of(dialog, Caution.ACUTE), due_in(dialog)
    assert injury.accessibleName() == "When was it?"
    assert (
        injury.accessibleDescription()
        == "An injury in the last three days, or swelling or a bruise"
    )
    assert due.accessibleName() == "When is your baby due?"
    assert due.accessibleDescription() == "Pregnancy"


@pytest.mark.parametrize("is_before", [True, False])
def test_the_keyboard_goes_from_a_box_to_its_day_and_place_and_on(
    driver: Driver, is_before: bool
) -> None:
    if is_before:
        driver.app.keeper.set(cautions=(Caution.ACUTE,))
    dialog = shown(driver)
    if not is_before:
        tick(dialog, Caution.ACUTE)
    box, after = (dialog.findChild(QCheckBox, c.value) for c in (Caution.ACUTE, Caution.WOUND))
    assert box is not None
    box.setFocus()
    driver.press(Qt.Key.Key_Tab, box)
    field = day_of(dialog, Caution.ACUTE)
    assert dialog.focusWidget() is field
    for _ in range(field.sectionCount()):
        driver.press(Qt.Key.Key_Tab, field)
    where = dialog.findChild(QComboBox, "where ACUTE")
    assert where is not None
    assert dialog.focusWidget() is where
    driver.press(Qt.Key.Key_Tab, where)
    assert dialog.focusWidget() is after


def test_a_session_that_another_start_begins_stays_when_preferences_are_left(
    driver: Driver,
) -> None:
    driver.app.subjects.settings.show()
    dialog = driver.dialog(PreferencesDialog)
    driver.app.open_routine("glute-relief")
    driver.press(Qt.Key.Key_Escape, dialog)
    driver.settle()
    assert driver.app.subjects.player.playback.is_open
    assert driver.app.subjects.player.page.isVisible()


def test_a_session_that_another_start_begins_stays_when_a_routine_has_been_renamed(
    driver: Driver,
) -> None:
    own = driver.app.subjects.routines.own
    shipped = driver.app.services.library.find("desk-break")
    assert shipped is not None
    with driver.bot.waitSignal(own.changed) as copied:
        own.duplicate(shipped)
    own.rename(*copied.args)
    dialog = driver.dialog(QInputDialog)
    driver.app.open_routine("glute-relief")
    driver.press(Qt.Key.Key_Return, dialog)
    driver.settle()
    assert driver.app.subjects.player.page.isVisible()


def test_where_an_injury_is_counts_at_once_and_is_forgotten_with_it(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    driver.bot.addWidget(dialog)
    where = dialog.findChild(QComboBox, "where ACUTE")
    injury = dialog.findChild(QCheckBox, "ACUTE")
    assert where is not None
    assert injury is not None
    assert not where.isVisibleTo(dialog)
    injury.click()
    assert where.isVisibleTo(dialog)
    driver.bot.keyClicks(where, "Thigh")
    keeper = driver.app.keeper
    assert keeper.current.caution_parts == {Caution.ACUTE: InjuredPart.THIGH}
    injury.click()
    injury.click()
    assert keeper.current.cautions == (Caution.ACUTE,)
    assert keeper.current.caution_parts == {}
