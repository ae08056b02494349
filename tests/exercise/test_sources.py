"""What an exercise is said to be based on."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.words.pages import based_on


@pytest.mark.parametrize(
    ("cited", "is_practice_too", "said"),
    [
        (("Behm 2020", "Bartsch 2021"), False, "Based on: Behm 2020; Bartsch 2021."),
        (("Behm 2020",), True, "Based on: Behm 2020. The rest is common practice."),
        ((), True, "Based on common practice."),
    ],
)
def test_an_exercise_says_what_it_is_based_on(
    cited: tuple[str, ...], is_practice_too: bool, said: str
) -> None:
    assert based_on(cited, is_practice_too=is_practice_too) == said
