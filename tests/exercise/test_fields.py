"""What is wrong with an exercise is said at the field in which it can be mended."""

from __future__ import annotations

from typing import Any

import pytest

from recoverytimer.exercise.files import exercise_table, read_exercise_table
from recoverytimer.exercise.words.fields import words_by_field
from tests.making import BEND

LONG = "is not known, does not go with it and takes a spell" + "!" * 2000


@pytest.mark.parametrize(
    ("changed", "key", "field", "said"),
    [
        ({"name": ""}, "name", "name", "Give the exercise a name of at most 120 characters."),
        ({"setup": LONG}, "setup", "setup", "Say how to get into position, in at most"),
        ({"dose": {"hold": 0}}, "dose.hold", "dose", "Write an amount above 0"),
        ({"dose": {"hold": "30-20"}}, "dose.hold", "dose", "Write an amount above 0"),
        ({"dose": {"hold": 3, "sets": -1}}, "dose.sets", "sets", "Sets: write a number such as 3"),
        (
            {"easier": {"exercise": "a"}},
            "easier.text",
            "easier",
            "Describe this version in at most",
        ),
        (
            {"dose": {"hold": 3, "within": 9}},
            "dose.within",
            "within",
            '"Time for the whole set" only goes',
        ),
        ({"dose": {}}, "dose", "dose", "Give the amount in one way only"),
        ({"kind": "cold", "dose": {"hold": 7000}}, "dose", "dose", "This is too long in one go"),
        ({"sources": [{"text": "", "mark": "V"}]}, "sources.text", "sources", "For each source"),
        ({"cautions": ["X"]}, "cautions", "cautions", "Tick what rules the exercise out."),
        ({"odd": 1}, "odd", "", '"odd" is not a known key.'),
    ],
)
def test_a_problem_leads_to_its_field_by_its_key(
    changed: dict[str, Any], key: str, field: str, said: str
) -> None:
    problems = read_exercise_table({**exercise_table(BEND), **changed}).problems
    way = (step for step in (*problems[0].place, problems[0].key) if isinstance(step, str))
    assert ".".join(filter(None, way)) == key
    assert words_by_field(problems)[field].startswith(said)
