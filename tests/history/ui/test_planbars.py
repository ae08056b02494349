from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from recoverytimer.history.ui.planbars import PlanBars
from recoverytimer.player.review import ReviewedSegment
from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.theme import Themes

PARTS = (
    ReviewedSegment("Pigeon pose: planned 40 s, done 20 s", "stretch", 40.0, 20.0),
    ReviewedSegment("Roll: planned 40 s, skipped", "roll", 40.0, 0.0),
    ReviewedSegment("Ice: planned as long as you like, done 40 s", "cold", None, 40.0),
)


BELOW_SIGNS = 10


@pytest.fixture
def bars(qtbot: QtBot, themes: Themes) -> PlanBars:
    made = PlanBars(PARTS)
    qtbot.addWidget(made)
    made.resize(608, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


def colours(bars: PlanBars, y: int) -> list[str]:
    image = bars.grab().toImage()
    return [image.pixelColor(x, y).name() for x in range(bars.width())]


def extents_of(bars: PlanBars, y: int) -> dict[str, tuple[int, int]]:
    """From where to where there is the colour of each kind."""
    row = colours(bars, y)
    kinds = {kind: LIGHT.of(kind) for kind in ("cold", "stretch")}
    return {
        kind: (row.index(colour), len(row) - 1 - row[::-1].index(colour))
        for kind, colour in kinds.items()
    }


def test_both_bars_have_one_scale(bars: PlanBars) -> None:
    row = colours(bars, bars.height() - BELOW_SIGNS)
    counts = {kind: row.count(LIGHT.of(kind)) for kind in ("cold", "stretch", "roll")}
    assert counts["cold"] == pytest.approx(2 * counts["stretch"], abs=8)
    assert counts["roll"] == 0
    assert counts["cold"] == pytest.approx(200, abs=8)


def test_keys_and_clicks_tell_what_was_planned_and_done(qtbot: QtBot, bars: PlanBars) -> None:
    told: list[ReviewedSegment] = []
    bars.moved.connect(told.append)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_End)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert told == [PARTS[1], PARTS[2], PARTS[1]]
    assert bars.accessibleDescription() == PARTS[1].text
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(60, bars.height() - 16))
    assert told[-1] == PARTS[0]


def test_a_session_without_any_time_is_drawn_too(qtbot: QtBot, themes: Themes) -> None:
    empty = PlanBars(())
    qtbot.addWidget(empty)
    empty.resize(300, 90)
    empty.grab()
    qtbot.keyClick(empty, Qt.Key.Key_Right)


def test_where_one_reads_from_the_right_both_bars_begin_there(qtbot: QtBot, bars: PlanBars) -> None:
    y = bars.height() - BELOW_SIGNS
    before = extents_of(bars, y)
    assert len(before) == 2
    bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    ends = bars.width() - 1
    for kind, (first, last) in extents_of(bars, y).items():
        assert (ends - last, ends - first) == pytest.approx(before[kind], abs=1)
    told: list[ReviewedSegment] = []
    bars.moved.connect(told.append)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(bars.width() - 60, y))
    assert told == [PARTS[0]]
