from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.player.ui.ring import CountdownRing, RingState
from recoverytimer.settings.settings import CountdownStyle, MotionChoice, ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT
from recoverytimer.theme.motion import Motion
from recoverytimer.theme.theme import Themes


class Counting(CountdownRing):
    """Counts how often it is to be painted."""

    asked = 0

    def __init__(self) -> None:
        super().__init__()
        self.places: list[QRect] = []

    def update(self, *where: Any) -> None:
        self.asked += 1
        self.places += where or [self.rect()]
        super().update(*where)


@pytest.fixture
def ring(qtbot: QtBot, themes: Themes, qapp: QApplication) -> Counting:
    Motion(qapp, MotionChoice.FULL, lambda: False)
    made = Counting()
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def picture(ring: CountdownRing, state: RingState) -> QImage:
    ring.show_state(state)
    return ring.grab().toImage()


def spots(image: QImage, colour: str) -> list[tuple[int, int]]:
    wanted = QColor(colour)
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == wanted
    ]


def height(found: list[tuple[int, int]]) -> int:
    return max(y for _x, y in found) - min(y for _x, y in found)


def test_digits_are_big(ring: Counting) -> None:
    digits = spots(picture(ring, RingState("24")), LIGHT.ink)
    assert height(digits) > 0.3 * 300


def test_digits_keep_their_size_from_ten_to_nine(ring: Counting) -> None:
    ten = spots(picture(ring, RingState("10")), LIGHT.ink)
    nine = spots(picture(ring, RingState("9")), LIGHT.ink)
    assert abs(height(ten) - height(nine)) <= 4


def test_minutes_are_smaller_and_fit_into_the_ring(ring: Counting) -> None:
    found = spots(picture(ring, RingState("12:30")), LIGHT.ink)
    across = [x for x, _y in found]
    assert max(across) - min(across) < 0.75 * 300


def test_more_of_the_arc_is_coloured_as_time_goes_by(ring: Counting) -> None:
    def counted(fraction: float | None) -> int:
        return len(spots(picture(ring, RingState(fraction=fraction)), LIGHT.accent))

    assert counted(None) == counted(0.0) == 0
    assert counted(0.25) < counted(0.5) < counted(1.0)


def test_an_arc_comes_and_goes_where_nothing_moves(ring: Counting, qapp: QApplication) -> None:
    Motion(qapp, MotionChoice.REDUCED, lambda: False)
    assert not spots(picture(ring, RingState()), LIGHT.accent)
    assert spots(picture(ring, RingState(fraction=0.5)), LIGHT.accent)
    assert not spots(picture(ring, RingState()), LIGHT.accent)


def test_the_arc_runs_clockwise_from_the_top(ring: Counting) -> None:
    found = spots(picture(ring, RingState(fraction=0.25)), LIGHT.accent)
    sides = Counter((x > 150, y < 150) for x, y in found)
    assert sides.most_common(1)[0][0] == (True, True)
    assert sides[(True, True)] > 0.9 * len(found)


def test_the_kind_gives_the_colour(ring: Counting) -> None:
    image = picture(ring, RingState(fraction=0.5, colour="cold"))
    assert spots(image, LIGHT.of("cold"))


def test_a_range_shows_from_where_it_may_be_ended(ring: Counting) -> None:
    found = spots(picture(ring, RingState(fraction=0.1, mark=0.5)), LIGHT.ink)
    assert found
    assert all(abs(x - 150) < 5 and y > 270 for x, y in found)


def test_a_phase_shows_its_word_and_a_second_arc(ring: Counting) -> None:
    plain = RingState("7", "of 12 reps", 0.5)
    phased = RingState("7", "of 12 reps", 0.5, word="hold", phase=0.5)
    assert not spots(picture(ring, plain), LIGHT.accent_text)
    assert spots(picture(ring, phased), LIGHT.accent_text)
    beside = [(x, y) for x, y in spots(picture(ring, phased), LIGHT.ink) if x > 262]
    assert beside


def test_digits_alone_have_no_ring(ring: Counting) -> None:
    state = RingState("18", "of 30 s", 0.5, style=CountdownStyle.DIGITS)
    image = picture(ring, state)
    assert not spots(image, LIGHT.accent)
    assert spots(image, LIGHT.ink)


@pytest.mark.parametrize("fraction", [-1.0, 2.0])
def test_a_fraction_out_of_bounds_does_no_harm(ring: Counting, fraction: float) -> None:
    picture(ring, RingState("1", fraction=fraction, phase=fraction, mark=1.0))


def test_the_same_again_is_not_painted_again(ring: Counting) -> None:
    ring.show_state(RingState("24"))
    before = ring.asked
    ring.show_state(RingState("24"))
    assert ring.asked == before
    ring.show_state(RingState("23"))
    assert ring.asked == before + 1


def test_seconds_are_not_announced(ring: Counting) -> None:
    ring.spoken = "Pigeon pose, 40 seconds"
    ring.show_state(RingState("24"))
    assert ring.accessibleDescription() == "Pigeon pose, 40 seconds"
    assert ring.accessibleName()


def test_it_follows_the_theme(ring: Counting, themes: Themes) -> None:
    themes.choose(ThemeChoice.DARK, 1.0)
    assert spots(picture(ring, RingState("24")), DARK.ink)


@pytest.mark.parametrize("digits", ["59", "1:00", "12:34"])
@pytest.mark.parametrize("style", CountdownStyle)
def test_a_second_later_all_that_differs_is_painted(
    ring: Counting, digits: str, style: CountdownStyle
) -> None:
    before = RingState(digits, "of 40 s", 0.61, style=style)
    after = replace(before, digits=digits.translate(str.maketrans("0123459", "8888888")))
    after = replace(after, fraction=0.6)
    first = picture(ring, before)
    ring.places.clear()
    second = picture(ring, after)
    differing = [
        QPoint(x, y)
        for x in range(first.width())
        for y in range(first.height())
        # The edge of an arc differs by a hair as its length does.
        if abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness()) > 20
    ]
    assert differing
    assert [p for p in differing if not any(r.contains(p) for r in ring.places)] == []


def test_a_screen_reader_finds_a_dial_with_the_seconds_left(ring: Counting) -> None:
    ring.show_state(RingState("24", "of 40 s", 0.6, length_s=40.0))
    found = QAccessible.queryAccessibleInterface(ring)
    assert found.role() is QAccessible.Role.Dial
    assert found.text(QAccessible.Text.Name) == "Countdown"
    value = found.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 30, 40)


def test_what_is_left_is_told_every_ten_seconds(ring: Counting) -> None:
    told: list[int] = []
    ring.valueChanged.connect(told.append)
    for left in range(35, -1, -1):
        ring.show_state(RingState(str(left), "of 35 s", left / 35, length_s=35.0))
    assert told == [35, 30, 20, 10, 0]


def test_nobody_turns_it(qtbot: QtBot, themes: Themes) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    ring = CountdownRing()
    QVBoxLayout(page).addWidget(ring)
    page.show()
    assert page.childAt(ring.geometry().center()) is None
    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_arc_begins_with_the_sign_of_its_kind(ring: Counting) -> None:
    def top(kind: str) -> QImage:
        seen = picture(ring, RingState(digits="7", fraction=0.5, colour=kind))
        return seen.copy(140, 0, 20, 20)

    assert LIGHT.of("stretch") == LIGHT.of("mobility")
    assert top("stretch") != top("mobility")
