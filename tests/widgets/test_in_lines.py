"""Texts in a few lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from recoverytimer.widgets.painting import in_lines

WIDTH = 200
LONG = "Contrast shower or tubs for tired legs after the longest of all runs, ending "


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    made = QFont()
    made.setPixelSize(18)
    return made


def test_what_fits_is_whole(font: QFont) -> None:
    assert in_lines(font, "Heat pack", WIDTH) == ("Heat pack",)
    assert " ".join(in_lines(font, "Foam rolling: outer hip", WIDTH)) == "Foam rolling: outer hip"
    assert in_lines(font, "", WIDTH) in {(), ("",)}


def test_what_is_too_long_keeps_its_end_where_that_tells_it_apart(font: QFont) -> None:
    warm, cold = (in_lines(font, LONG + end, WIDTH, keeps_end=True) for end in ("warm", "cold"))
    assert len(warm) == len(cold) == 2
    assert (warm[-1][-4:], cold[-1][-4:]) == ("warm", "cold")
    assert in_lines(font, LONG + "warm", WIDTH)[-1].endswith("…")


@pytest.mark.parametrize("text", [LONG, "x" * 120, "Sätze\nmit\tLücken " * 9])
def test_no_line_is_wider_than_the_room(font: QFont, text: str) -> None:
    lines = in_lines(font, text, WIDTH, 3)
    assert 0 < len(lines) <= 3
    assert all(QFontMetrics(font).horizontalAdvance(line) <= WIDTH for line in lines)
