"""Preferences, as a person changes them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from recoverytimer.core.settings import Settings, TextSize, ThemeChoice
from tests.ui.conftest import Driver


def choose(driver: Driver, key: str, name: str) -> Settings:
    dialog = driver.app.pages.preferences()
    driver.bot.addWidget(dialog)
    box = dialog.findChild(QComboBox, key)
    assert box is not None
    box.setCurrentIndex(box.findText(name))
    return driver.app.services.settings


def test_text_size_counts_at_once(driver: Driver) -> None:
    assert choose(driver, "text_size", "Largest").text_size is TextSize.LARGEST
    assert driver.app.themes.current.scale.factor == TextSize.LARGEST.factor


def test_colours_count_at_once(driver: Driver) -> None:
    assert choose(driver, "theme", "Dark").theme is ThemeChoice.DARK
    assert driver.app.themes.current.dark
