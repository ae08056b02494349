from __future__ import annotations

import pytest
from hypothesis import given, settings

from recoverytimer.routine.fields import FIELDS, FieldKind, fields_of, in_words, shown, typed
from recoverytimer.routine.files import known_keys, read_step, step_table
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Work, walk
from tests.making import routine_of, routines


@pytest.mark.parametrize("cls", [Work, Pause, Ask, Group])
def test_everything_that_the_format_can_say_of_a_step_has_a_field(cls: type) -> None:
    fields = {field.key for field in FIELDS[cls]}
    elsewhere = {"exercise", "steps", "hold", "reps", "passes", "breaths", "metres"}
    elsewhere |= {"up_to", "until_done"}
    assert set(known_keys(cls)) - fields <= elsewhere


def test_everything_that_the_format_can_say_of_a_routine_has_a_field() -> None:
    fields = {field.key for field in FIELDS[Routine]}
    elsewhere = {"name", "when", "tags", "steps", "origin"}
    assert set(Routine.__struct_encode_fields__) - fields <= elsewhere


@settings(max_examples=60, deadline=None)
@given(routines())
def test_what_is_shown_in_a_field_means_the_same_when_it_is_typed(text: str) -> None:
    for path, step in walk(routine_of(text).steps):
        table = step_table(step)
        for field in fields_of(step, in_group=len(path) > 1):
            if field.kind in {FieldKind.AMOUNT, FieldKind.TEMPO, FieldKind.ROUNDS}:
                value = table.get(field.key)
                again = typed(field.kind, shown(field.kind, value))
                changed = {k: v for k, v in {**table, field.key: again}.items() if v is not None}
                assert read_step(changed, path).value == step


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.AMOUNT, "40", 40),
        (FieldKind.AMOUNT, "1:30", 90),
        (FieldKind.AMOUNT, "20-30", "20-30"),
        (FieldKind.AMOUNT, "12, 10, 8", [12, 10, 8]),
        (FieldKind.AMOUNT, "left 40, right 60", {"left": 40, "right": 60}),
        (FieldKind.AMOUNT, "left 12, 10 right 8", {"left": [12, 10], "right": 8}),
        (FieldKind.AMOUNT, "soon", "soon"),
        (FieldKind.AMOUNT, "  ", None),
        (FieldKind.TEMPO, "in 4, hold 7, out 8", [["in", 4], ["hold", 7], ["out", 8]]),
        (FieldKind.TEMPO, "slow", "slow"),
        (FieldKind.ROUNDS, "3", 3),
        (FieldKind.ROUNDS, "2 +", "2+"),
        (FieldKind.TEXTS, "stretch,  after a run,", ["stretch", "after a run"]),
    ],
)
def test_what_a_person_types_becomes_what_a_file_holds(
    kind: FieldKind, text: str, value: object
) -> None:
    assert typed(kind, text) == value


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            {"steps": [{"rest": 1}], "rest_between": -5},
            "Rest between rounds: right would be seconds, from 0 to 3600.",
        ),
        ({"rest": 5, "ask": ""}, "Question is empty. Right would be a text of 1 to 1000"),
        (
            {"exercise": "a", "hold": 5, "tempo": [["a", 1]], "pace": 3},
            "Tempo and one repetition contradict each other. Keep one of them.",
        ),
        ({"exercise": "a", "hold": "3-1"}, 'How much: "3-1" is upside down. Write'),
        ({"exercise": "a", "hold": -1}, "left 40, right 60."),
        ({"exercise": "a", "hold": 5, "within": 3}, "All within does not go with seconds."),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_form(
    table: dict[str, object], said: str
) -> None:
    (problem,) = read_step(table).problems
    assert said in in_words(problem)
