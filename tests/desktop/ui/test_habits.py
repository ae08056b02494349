from __future__ import annotations

import os
import subprocess
import sys
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


@pytest.mark.skipif(sys.platform != "linux", reason="others do not go by the environment")
@pytest.mark.parametrize(
    ("given", "is_in_miles"),
    [
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "my_MM"}, True),
        ({"LANG": "en_LR"}, True),
        ({"LANG": "en_CA.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8@euro"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MEASUREMENT": "de_DE.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8", "LC_MEASUREMENT": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "de_DE.UTF-8", "LC_MEASUREMENT": "en_GB.UTF-8"}, False),
    ],
)
def test_window_and_terminal_measure_as_the_region_does(
    given: dict[str, str], is_in_miles: bool
) -> None:
    said = (
        "from PySide6.QtWidgets import QApplication;"
        "from recoverytimer.base.language import region;"
        "from recoverytimer.base.region import region_of_environment;"
        "from recoverytimer.desktop.ui.habits import follow_system;"
        "follow_system(QApplication([]));"
        "print(region().miles, region_of_environment().miles)"
    )
    around = {n: v for n, v in os.environ.items() if n != "LANG" and not n.startswith("LC_")}
    done = subprocess.run(
        [sys.executable, "-c", said],
        env={**around, "QT_QPA_PLATFORM": "offscreen", **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(is_in_miles)] * 2
