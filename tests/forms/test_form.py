"""A form is made from declared fields; what it shows is what a file holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.forms.fields import TextField
from recoverytimer.forms.form import MAKERS, DeclaredForm
from recoverytimer.routine.fields import fields_of
from recoverytimer.routine.files import read_step, step_table
from recoverytimer.routine.routine import all_steps
from tests.making import routine_of, routines

FIELDS = (
    DeclaredField("name", "Name"),
    DeclaredField("pace", "Pace", FieldKind.AMOUNT, "30", "In seconds.", section="Time"),
    DeclaredField("side", "Side", FieldKind.CHOICE, choices=(("", "Any"), ("left", "Left"))),
)


def typed_in(kind: FieldKind, text: str) -> Any:
    line = MAKERS[kind](DeclaredField("a", "A", kind))
    assert isinstance(line, TextField)
    return line.value(text.strip())


@settings(max_examples=60, deadline=None)
@given(routines())
def test_what_is_shown_in_a_field_means_the_same_when_it_is_typed(
    qapp: QApplication, text: str
) -> None:
    for path, step in all_steps(routine_of(text).steps):
        table = step_table(step)
        for field in fields_of(step, in_group=len(path) > 1):
            line = MAKERS[field.kind](field) if field.kind in MAKERS else None
            if isinstance(line, TextField):
                again = line.value(line.as_text(table.get(field.key)))
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
        (FieldKind.ROUNDS, "\u00b2", "\u00b2"),
        (FieldKind.TEXTS, "stretch,  after a run,", ["stretch", "after a run"]),
    ],
)
def test_what_a_person_types_becomes_what_a_file_holds(
    qapp: QApplication, kind: FieldKind, text: str, value: object
) -> None:
    assert typed_in(kind, text) == value


@pytest.mark.parametrize("is_narrow", [True, False])
def test_what_is_entered_is_told_with_its_key(qtbot: QtBot, is_narrow: bool) -> None:
    form = DeclaredForm(FIELDS, {}, is_narrow=is_narrow)
    qtbot.addWidget(form)
    told: list[tuple[str, Any]] = []
    form.changed.connect(lambda key, value: told.append((key, value)))
    form.show_table({"name": "Bend", "pace": 90, "side": "left"})
    assert not told
    line = form.rows["pace"].field
    assert isinstance(line, TextField)
    assert line.text() == "90"
    line.clear()
    QTest.keyClicks(line, "1:00")
    assert told[-1] == ("pace", 60)


def test_what_is_wrong_stands_at_its_row_until_a_sound_table_is_shown(qtbot: QtBot) -> None:
    form = DeclaredForm(FIELDS, {})
    qtbot.addWidget(form)
    assert form.wrong_row is None
    form.show_problem("pace", "Too slow.")
    form.show_problem("no such key", "Not seen.")
    assert form.wrong_row is form.rows["pace"]
    assert form.rows["pace"].field.accessibleDescription() == "Too slow. In seconds."
    assert "Too slow." in {label.text() for label in form.findChildren(QLabel)}
    form.show_table({})
    assert form.wrong_row is None


def test_a_kind_that_only_its_subject_knows_is_made_by_it(qtbot: QtBot) -> None:
    made = TextField()
    form = DeclaredForm(
        (DeclaredField("own", "Own", FieldKind.PICTURE),), {FieldKind.PICTURE: lambda _: made}
    )
    qtbot.addWidget(form)
    assert form.rows["own"].field is made
    assert made.accessibleName() == "Own"
