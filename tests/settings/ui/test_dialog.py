"""Preferences, as a person changes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QInputDialog

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.settings.settings import Settings, TextSize, ThemeChoice
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.theme.theme import theme_of
from tests.driving import Driver


def choose(driver: Driver, key: str, name: str) -> Settings:
    dialog = driver.app.subjects.settings.dialog()
    driver.bot.addWidget(dialog)
    box = dialog.findChild(QComboBox, key)
    assert box is not None
    driver.bot.keyClicks(box, name)
    return driver.app.keeper.current


def test_text_size_counts_at_once(driver: Driver) -> None:
    assert choose(driver, "text_size", "Largest").text_size is TextSize.LARGEST
    assert theme_of(driver.app.window).scale.factor == TextSize.LARGEST.factor


def test_colours_count_at_once(driver: Driver) -> None:
    assert choose(driver, "theme", "Dark").theme is ThemeChoice.DARK
    assert theme_of(driver.app.window).dark


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
