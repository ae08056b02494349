"""The questions of the first start, by keys alone."""

from __future__ import annotations

from recoverytimer.exercise.equipment import Equipment
from tests.access.bykeys.keyboard import Keyboard


def test_all_questions_are_answered(new_keys: Keyboard) -> None:
    keys = new_keys
    keys("Space", "Return")
    keys("Tab", "Space", "Return")
    keys("Space", "Tab", "Space", "Return")
    keys.reads("Good")
    known = keys.driver.app.keeper.current
    assert known.cautions
    assert known.tight
    assert known.equipment
    assert Equipment.NONE not in known.equipment


def test_all_questions_are_skipped_and_one_is_gone_back_to(new_keys: Keyboard) -> None:
    keys = new_keys
    keys("Esc", "Alt+Left", "Esc", "Esc", "Esc")
    keys.reads("Good")
    known = keys.driver.app.keeper.current
    assert known.asked
    assert not known.cautions
    assert not known.tight
    assert not known.equipment
