"""A form is made from declared fields; what it shows is what a file holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from recoverytimer.base.field import Field, FieldKind, FieldWords, FormPlan, nothing
from recoverytimer.base.language import message
from recoverytimer.forms.fields import LineField
from recoverytimer.forms.form import Form
from recoverytimer.forms.lines import WAYS
from recoverytimer.forms.row import RowShape
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.files import read_step, step_table
from recoverytimer.routine.routine import all_steps
from tests.making import fields_in, routine_of, routines

PACE = FieldWords(message("Pace"), message("In seconds."), message("30"))
SIDE = FieldWords(message("Side"), choices={None: message("Any"), "left": message("Left")})
PLAN = FormPlan(
    {
        "name": Field("name", FieldWords(message("Name"))),
        "pace": Field("pace", PACE, FieldKind.NUMBER),
        "side": Field("side", SIDE, FieldKind.CHOICE, choices=(None, "left")),
    },
    ((nothing, "name"), (message("Time"), "pace|side/unknown")),
)


@settings(max_examples=60, deadline=None)
@given(routines())
def test_what_is_shown_in_a_field_means_the_same_when_it_is_typed(text: str) -> None:
    for path, step in all_steps(routine_of(text).steps):
        table = step_table(step)
        for field in fields_in(form_of(type(step), in_group=len(path) > 1)):
            way, value = WAYS.get(field.kind), table.get(field.key)
            if way is not None:
                again = None if value is None else way.read(way.write(value))
                changed = {k: v for k, v in {**table, field.key: again}.items() if v is not None}
                assert read_step(changed, path).value == step


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.NUMBER, "40", 40),
        (FieldKind.NUMBER, "1:30", 90),
        (FieldKind.NUMBER, "20-30", "20-30"),
        (FieldKind.NUMBER, "12, 10, 8", [12, 10, 8]),
        (FieldKind.NUMBER, "left 40, right 60", {"left": 40, "right": 60}),
        (FieldKind.NUMBER, "left 12, 10 right 8", {"left": [12, 10], "right": 8}),
        (FieldKind.NUMBER, "soon", "soon"),
        (FieldKind.TEMPO, "in 4, hold 7, out 8", [["in", 4], ["hold", 7], ["out", 8]]),
        (FieldKind.TEMPO, "slow", "slow"),
        (FieldKind.NUMBER, "3", 3),
        (FieldKind.NUMBER, "2 +", "2+"),
        (FieldKind.NUMBER, "\u00b2", "\u00b2"),
        (FieldKind.COMMAS, "stretch,  after a run,", ["stretch", "after a run"]),
    ],
)
def test_what_a_person_types_becomes_what_a_file_holds(
    kind: FieldKind, text: str, value: object
) -> None:
    assert WAYS[kind].read(text.strip()) == value


@pytest.mark.parametrize("shape", RowShape)
def test_what_is_entered_is_told_with_its_key(qtbot: QtBot, shape: RowShape) -> None:
    form = Form(PLAN, shape=shape)
    qtbot.addWidget(form)
    told: list[tuple[str, Any]] = []
    form.changed.connect(lambda key, value: told.append((key, value)))
    form.show_value({"name": "Bend", "pace": 90, "side": "left"})
    assert not told
    line = form.rows["pace"].field
    assert isinstance(line, LineField)
    assert line.text() == "90"
    line.clear()
    QTest.keyClicks(line, "1:00")
    assert told[-1] == ("pace", 60)


def test_what_is_wrong_stands_at_its_row_until_a_sound_table_is_shown(qtbot: QtBot) -> None:
    form = Form(PLAN)
    qtbot.addWidget(form)
    assert form.wrong_row is None
    form.rows["pace"].show_problem("Too slow.")
    assert form.wrong_row is form.rows["pace"]
    assert form.rows["pace"].field.accessibleDescription() == "Too slow. In seconds."
    assert "Too slow." in {label.text() for label in form.findChildren(QLabel)}
    form.show_value({})
    assert form.wrong_row is None


def test_a_field_that_only_its_subject_knows_is_made_by_it(qtbot: QtBot) -> None:
    made = LineField(WAYS[FieldKind.LINE])
    own = Field("own", FieldWords(message("Own")))
    form = Form(FormPlan({"own": own}, ((nothing, "own"),)), {"own": lambda _: made})
    qtbot.addWidget(form)
    assert form.rows["own"].field is made
    assert made.accessibleName() == "Own"
