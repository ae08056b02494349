from __future__ import annotations

import pytest

from recoverytimer.routine.fields import form_of
from recoverytimer.routine.files import known_keys, read_step
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Work
from recoverytimer.routine.words.problems import field_problem_in_words
from tests.making import fields_in


@pytest.mark.parametrize("cls", [Work, Pause, Ask, Group])
def test_everything_that_the_format_can_say_of_a_step_has_a_field(cls: type) -> None:
    fields = {field.key for field in fields_in(form_of(cls, in_group=True))}
    elsewhere = {"exercise", "steps", "hold", "reps", "passes", "breaths", "metres"}
    elsewhere |= {"up_to", "until_done"}
    assert set(known_keys(cls)) - fields <= elsewhere


def test_everything_that_the_format_can_say_of_a_routine_has_a_field() -> None:
    fields = {field.key for field in fields_in(form_of(Routine))}
    elsewhere = {"name", "when", "tags", "steps"}
    assert set(Routine.__struct_encode_fields__) - fields <= elsewhere


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            {"steps": [{"rest": 1}], "rest_between": -5},
            "Rest between rounds is not right. Write a number of seconds, from 0 to 3600.",
        ),
        ({"rest": 5, "ask": ""}, "Question is empty. Write 1 to 1000"),
        (
            {"exercise": "a", "hold": 5, "tempo": [["a", 1]], "pace": 3},
            "Fill in only one of these: Tempo, Time for one repetition or beat.",
        ),
        ({"exercise": "a", "hold": "3-1"}, 'How much: "3-1" is the wrong way round. Write'),
        (
            {"exercise": "a", "temperature": "38-80"},
            "Temperature is not right. Write a number of degrees Celsius from 0 to 42, or a range",
        ),
        ({"exercise": "a", "temperature": "40-38"}, 'Temperature: "40-38" is the wrong way round.'),
        ({"exercise": "a", "hold": "30-9000"}, "How much is not right. Write an amount above 0"),
        ({"steps": [{"rest": 1}], "rounds": "2-60"}, "Rounds is not right. Write a number from 1"),
        ({"exercise": "a", "hold": -1}, "left 40, right 60."),
        (
            {"exercise": "a", "hold": 5, "within": 3},
            '"Time for the whole set" only goes with repetitions',
        ),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_form(
    table: dict[str, object], said: str
) -> None:
    (problem,) = read_step(table).problems
    assert said in field_problem_in_words(problem)
