"""Our family leads where it should, and leaves other scripts to those of the system."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QApplication

from recoverytimer.theme.typeface import FAMILY, figures_font, is_last_resort, text_font

WEIGHTS = (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold)
OTHER_SCRIPTS = ("Растяжка", "διάταση", "إطالة", "拉伸 ストレッチ", "½ ↑ ↓")


@pytest.fixture
def plain(qapp: QApplication) -> QFont:
    """A font of the system, whichever that has."""
    made = QFont("Sans Serif")
    made.setPixelSize(100)
    return made


def missing(font: QFont, text: str) -> int:
    """How many signs are boxes."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sum(list(run.glyphIndexes()).count(0) for run in layout.glyphRuns())


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif", "Bitstream Vera Sans", ""])
def test_what_nobody_chose_gives_way(family: str) -> None:
    assert is_last_resort(family)


@pytest.mark.parametrize(
    "family", ["Segoe UI", ".AppleSystemUIFont", "Cantarell", "Inter", "Noto Sans", "Ubuntu"]
)
def test_a_family_that_was_made_for_windows_and_pages_stays(family: str) -> None:
    assert not is_last_resort(family)


def test_a_font_is_ours_or_the_systems(plain: QFont) -> None:
    of_system = QFontInfo(plain).family()
    expected = FAMILY if is_last_resort(of_system) else of_system
    assert QFontInfo(text_font(plain)).family() == expected


def test_ours_stays_ours(plain: QFont) -> None:
    ours = figures_font(plain)
    assert figures_font(ours) == ours
    assert text_font(ours) == ours


def test_size_and_weight_are_those_of_the_text(plain: QFont) -> None:
    plain.setPixelSize(31)
    plain.setWeight(QFont.Weight.Bold)
    made = figures_font(plain)
    assert (made.pixelSize(), made.weight()) == (31, QFont.Weight.Bold)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_are_equally_wide_in_each_weight(plain: QFont, weight: QFont.Weight) -> None:
    font = figures_font(plain)
    font.setWeight(weight)
    info, metrics = QFontInfo(font), QFontMetricsF(font)
    assert (info.family(), info.weight()) == (FAMILY, weight)
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_what_our_family_lacks_is_as_the_system_has_it(plain: QFont, text: str) -> None:
    assert missing(figures_font(plain), "Stretch") == 0
    assert missing(figures_font(plain), text) <= missing(plain, text)
