"""What stands for a routine on its card."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.timeline import Timing
from tests.making import plain, routine_of

EXERCISES = Library(shipped_resources(), Path("nowhere")).exercises
STEPS = plain(
    'exercise = "easy-walk"\nhold = 300',
    'exercise = "pigeon-pose"\nhold = 30\nsides = "each"',
    'exercise = "childs-pose"\nhold = 45\nleft_out = true',
    'exercise = "glute-bridge"\nhold = 20',
)


def pictured(text: str) -> str | None:
    return portrait_of(routine_of(text), EXERCISES, Timing()).exercise


def test_what_takes_longest_is_pictured_but_for_walking() -> None:
    assert pictured(STEPS) == "pigeon-pose"


def test_another_exercise_is_pictured_where_that_is_said() -> None:
    assert pictured(f'picture = "glute-bridge"\n{STEPS}') == "glute-bridge"


def test_what_is_not_done_is_not_pictured() -> None:
    assert pictured(f'picture = "childs-pose"\n{STEPS}') == "pigeon-pose"


def test_two_cards_of_a_section_that_lie_side_by_side_differ() -> None:
    library = Library(shipped_resources(), Path("nowhere"))
    cooled = ("full-cooldown-15", "quick-cooldown-5", "standing-only-8")
    found = [library.routine(one) for one in cooled]
    shown = [portrait_of(e.routine, EXERCISES, Timing()).exercise for e in found if e and e.routine]
    assert len(set(shown)) == len(cooled)
