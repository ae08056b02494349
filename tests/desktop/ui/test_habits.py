from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from recoverytimer.base.language import region, speaking
from recoverytimer.base.region import MONDAY, SATURDAY, SUNDAY, Region
from recoverytimer.desktop.ui.habits import follow_system, region_of, spoken
from tests.pseudo import Pseudo


@pytest.fixture
def usual(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("name", "habits"),
    [
        ("de_DE", Region(decimal=",")),
        ("en_GB", Region()),
        (
            "en_US",
            Region(day_first=False, hours_24=False, first_weekday=SUNDAY, letter_paper=True),
        ),
        ("ar_EG", Region(hours_24=False, first_weekday=SATURDAY)),
        ("ru_RU", Region(decimal=",", first_weekday=MONDAY)),
    ],
)
def test_a_region_has_the_habits_that_the_system_knows(name: str, habits: Region) -> None:
    assert region_of(QLocale(name)) == habits


@pytest.mark.parametrize("name", ["de_DE", "en_US", "en_GB", "ru_RU", "ja_JP", "C"])
def test_fields_name_days_in_the_language_and_have_the_habits_of_the_region(name: str) -> None:
    made = spoken("en", QLocale(name))
    assert made.dayName(1) == "Monday"
    assert region_of(made) == region_of(QLocale(name))


def test_the_language_of_the_system_is_taken_as_it_is() -> None:
    assert spoken("de", QLocale("de_AT")) == QLocale("de_AT")


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", Qt.LayoutDirection.LeftToRight),
        ("he", Qt.LayoutDirection.RightToLeft),
        ("fa_IR", Qt.LayoutDirection.RightToLeft),
    ],
)
def test_the_window_is_laid_out_as_the_language_is_written(
    usual: QApplication, language: str, direction: Qt.LayoutDirection
) -> None:
    with speaking(Pseudo(language)):
        follow_system(usual)
        assert usual.layoutDirection() is direction
        assert QLocale().language() is QLocale(language).language()
        assert region() == region_of(QLocale.system())
