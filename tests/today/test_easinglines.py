"""Which line on what got easier is told where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from recoverytimer.exercise.exercise import Kind
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.today.easinglines import EasingLines, ToldAt
from tests.keeping import Keepers
from tests.noting import NOON, entry, run
from tests.recordmaking import session, work

THEN, NOW = (-70, -81, -92, -103), (-14, -25, -36, -47)
DAYS, HIGHEST = "long runs days", "long runs highest"


def eased(then: Sequence[int], now: Sequence[int]) -> list[Run | SorenessEntry]:
    """Long runs, and what was felt on the evenings after them."""
    days = [*((day, then) for day in THEN), *((day, now) for day in NOW)]
    felt = [
        entry(24 * (day + n) + 6, level)
        for day, levels in days
        for n, level in enumerate(levels, start=1)
    ]
    return [*felt, *(run(day, 20, Effort.EASY, 6000) for day, _ in days)]


class Teller:
    """Tells lines at a time that a test moves."""

    def __init__(self, folder: Path) -> None:
        self.keepers = Keepers(folder)
        self.now = NOON
        self.told = ""
        self.lines = self.started()

    def started(self) -> EasingLines:
        return EasingLines(self.keepers.records, lambda: self.now, lambda: self.told, self.keep)

    def keep(self, name: str) -> None:
        self.told = name

    def line(self, at: ToldAt = ToldAt.TODAY) -> str:
        found = self.lines.line(at)
        return found.name if found else ""


@pytest.fixture
def teller(tmp_path: Path) -> Teller:
    return Teller(tmp_path)


def test_without_records_nothing_is_told(teller: Teller) -> None:
    assert teller.line() == ""
    assert teller.told == ""


def test_the_line_stays_all_day_and_another_one_comes_next(teller: Teller) -> None:
    teller.keepers.history.add(*eased((6, 5, 4, 0), (3, 1, 0)))
    assert [teller.line(), teller.line()] == [DAYS, DAYS]
    assert [teller.line(ToldAt.END), teller.line(ToldAt.END)] == [HIGHEST, HIGHEST]
    assert teller.line() == DAYS
    teller.now += timedelta(days=1)
    assert teller.line() == HIGHEST
    # Also after another start.
    teller.lines = teller.started()
    assert teller.line() == DAYS


def test_the_only_one_is_told_again(teller: Teller) -> None:
    teller.keepers.history.add(*eased((3, 3, 3, 0), (3, 3, 0)))
    assert teller.line() == DAYS
    teller.now += timedelta(days=1)
    assert [teller.line(), teller.line(ToldAt.END)] == [DAYS, DAYS]


def test_strength_sessions_end_what_is_known_of_a_run(teller: Teller) -> None:
    teller.keepers.history.add(*eased((3, 3, 3, 0), (3, 3, 0)))
    strength = [
        session(
            n,
            NOON + timedelta(days=day + 1.5),
            kind=Kind.STRENGTH,
            segments=(work("glute-bridge", 400.0),),
        )
        for n, day in enumerate(NOW[:2])
    ]
    teller.keepers.history.add(*strength)
    assert teller.line() == ""
