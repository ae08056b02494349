"""How loud the bed is under tones and voice, on a fake clock."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from recoverytimer.sound.bedlevel import BedLevel, InFront, Span, joined

STEP_S = 0.01
FULL = BedLevel(0.0, 1.0)


def heard(
    level: BedLevel, spans: Iterable[tuple[float, float]], until: float
) -> dict[float, float]:
    """How far it has stepped back by then, in dB by hundredths of a second."""
    front = InFront()
    front.take_tones([Span(*span) for span in spans], level.at)
    found, is_back = {}, False
    for n in range(1, round(until / STEP_S) + 1):
        now = round(n * STEP_S, 2)
        level = level.later(now, stays=True, fades_s=1.0, steps_back=is_back)
        is_back = front.is_heard(now)
        found[now] = 20 * math.log10(level.gain)
    return found


def test_it_steps_back_by_12_db_within_150_ms_and_returns_over_a_second() -> None:
    levels = heard(FULL, [(1.0, 2.0)], 4.0)
    assert levels[1.0] == 0
    assert levels[1.15] == pytest.approx(-12)
    assert levels[2.0] == pytest.approx(-12)
    assert -8 < levels[2.5] < -4
    assert levels[2.9] < 0
    assert levels[3.05] == pytest.approx(0)


def test_tones_near_each_other_are_one_to_it() -> None:
    levels = heard(FULL, [(1.0, 1.2), (2.0, 2.2), (3.0, 3.5)], 5.0)
    assert {round(levels[at / 100], 6) for at in range(120, 350)} == {-12.0}
    assert levels[4.6] == pytest.approx(0)
    assert joined([Span(5, 6), Span(0, 1), Span(0.5, 0.8)]) == (Span(0, 1), Span(5, 6))


def test_it_stays_back_until_the_last_one_has_spoken() -> None:
    front = InFront()
    front.take_speech("voice", speaks=True)
    front.take_speech("reader", speaks=True)
    front.take_speech("voice", speaks=False)
    assert front.is_heard(1.0)
    front.take_speech("reader", speaks=False)
    assert not front.is_heard(1.0)
    front.take_speech("reader", speaks=False)
    assert not front.is_heard(1.0)


def test_what_is_taken_back_is_never_waited_for_and_what_is_heard_goes_on() -> None:
    front = InFront()
    front.take_tones([Span(1, 2), Span(3, 4)], 0.0)
    assert front.next_change(0.0) == 1
    front.take_tones([], 1.5)
    assert front.is_heard(1.9)
    assert not front.is_heard(3.5)
    assert front.next_change(1.5) == 2
    assert front.next_change(2.5) is None


def test_a_stall_is_caught_up_with_at_once() -> None:
    level = FULL.later(5.0, stays=True, fades_s=1.0, steps_back=True)
    assert level.back_db == -12
    assert level.later(5.5, stays=True, fades_s=1.0, steps_back=False).back_db == -6
    assert level.later(60.0, stays=True, fades_s=1.0, steps_back=False).back_db == 0
    # A clock that stands still, or reads of two threads that cross, move nothing.
    assert level.later(4.0, stays=True, fades_s=1.0, steps_back=False).back_db == -12


def test_it_comes_and_goes_evenly() -> None:
    level = BedLevel(0.0).later(1.0, stays=True, fades_s=2.0, steps_back=False)
    assert level.share == 0.5
    assert level.gain == 0.25
    assert level.later(2.5, stays=True, fades_s=2.0, steps_back=False).gain == 1
    assert level.later(1.2, stays=False, fades_s=0.4, steps_back=False).gain == 0
    assert level.later(1.0, stays=False, fades_s=0.0, steps_back=False).gain == 0
