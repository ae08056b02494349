"""Fields of a form: what they show is what they tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.field import FieldKind
from recoverytimer.base.toml.reading import declared_fields
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import DefaultDose
from recoverytimer.exercise.fields import paces_of, variant_form, with_measure, with_part
from recoverytimer.exercise.files import exercise_table, read_dose_table
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.ui.fields import SourcesField, exercise_choice
from recoverytimer.forms.dosefield import DoseField
from recoverytimer.forms.fields import (
    CheckField,
    ChoiceField,
    FlagsField,
    LineField,
    LongField,
)
from recoverytimer.forms.form import Form
from recoverytimer.forms.lines import WAYS
from tests.making import BEND, default_doses


def table_of(dose: DefaultDose) -> dict[str, Any]:
    found = exercise_table(replace(BEND, dose=dose))["dose"]
    assert isinstance(found, dict)
    return found


def told_by(field: Any) -> list[Any]:
    told: list[Any] = []
    field.edited.connect(told.append)
    return told


def alike(table: dict[str, Any]) -> Any:
    """What a dose means; a list of one is that one."""
    read = read_dose_table(table).value
    assert read is not None, table
    plain = table_of(read)
    return {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in plain.items()}


@settings(max_examples=60)
@given(default_doses())
def test_any_amount_is_shown_and_typed_again_the_same(
    qapp: QApplication, dose: DefaultDose
) -> None:
    field, table = DoseField(), table_of(dose)
    told = told_by(field)
    field.show_value((table, False))
    assert not told
    amount = field.rows["amount"].field
    assert isinstance(amount, LineField)
    amount.textEdited.emit(amount.text())
    found = with_measure(table, *told[-1])
    assert alike(found) == alike(table) or any(isinstance(v, dict) for v in table.values())


@pytest.mark.parametrize("first", Measure)
@pytest.mark.parametrize("then", Measure)
def test_whatever_is_counted_instead_leaves_a_sound_dose(
    qapp: QApplication, first: Measure, then: Measure
) -> None:
    field = DoseField()
    told = told_by(field)
    box = field.rows["measure"].field
    assert isinstance(box, ChoiceField)
    table: dict[str, Any] = {"hold": "20-30", "tempo": [["in", 4], ["out", 6]], "sets": 2}
    field.show_value((table, False))
    for measure in (first, then):
        box.edited.emit(measure)
        table = with_measure(table, *told[-1]) if told else table
        field.show_value((table, False))
        for key in paces_of(measure):
            table = with_part(table, key, {"tempo": [["in", 4]], "own_pace": True}.get(key, 60))
            assert read_dose_table(table).value is not None, table
    assert table["sets"] == 2


def test_every_measure_can_be_chosen(qapp: QApplication) -> None:
    box = DoseField().rows["measure"].field
    assert isinstance(box, ChoiceField)
    assert {box.itemData(n) for n in range(box.count())} == set(Measure)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.LINE, "  a b ", "a b"),
        (FieldKind.LINE, " ", None),
        (FieldKind.NUMBER, "2", 2),
        (FieldKind.NUMBER, "2.5", 2.5),
        (FieldKind.NUMBER, "nan", "nan"),
        (FieldKind.NUMBER, "1e400", "1e400"),
        (FieldKind.NUMBER, "9" * 400, "9" * 400),
    ],
)
def test_a_line_stands_for_a_value(qtbot: QtBot, kind: FieldKind, text: str, value: Any) -> None:
    field = LineField(WAYS[kind])
    qtbot.addWidget(field)
    told = told_by(field)
    qtbot.keyClicks(field, text)
    assert told[-1] == value
    field.show_value(value)
    assert field.text() == text


def test_lines_are_a_list(qtbot: QtBot) -> None:
    field = LongField(WAYS[FieldKind.LINES])
    qtbot.addWidget(field)
    told = told_by(field)
    field.show_value(["one", "two\nin two lines"])
    assert not told
    assert field.toPlainText() == "one\ntwo in two lines"
    field.appendPlainText("\n three \n")
    assert told[-1] == ["one", "two in two lines", "three"]
    field.selectAll()
    field.insertPlainText("")
    assert told[-1] is None


def test_a_caution_taken_away_and_ticked_again_comes_back_to_its_place(qtbot: QtBot) -> None:
    field = FlagsField(["PREG", "HIPREP", "KNEE"], {})
    qtbot.addWidget(field)
    told = told_by(field)
    field.edited.connect(field.show_value)
    field.show_value(["HIPREP", "KNEE"])
    for code in ("HIPREP", "HIPREP", "PREG"):
        box = field.findChild(CheckField, code)
        assert isinstance(box, CheckField)
        box.click()
    assert told == [["KNEE"], ["HIPREP", "KNEE"], ["PREG", "HIPREP", "KNEE"]]


def test_a_choice_that_is_none_of_them_is_shown_beside_them(qtbot: QtBot) -> None:
    field = ChoiceField([("One", "one"), ("Two", "two")])
    qtbot.addWidget(field)
    field.show_value("three")
    assert field.currentText() == "three"


def test_a_choice_may_be_as_narrow_in_another_font_as_one_that_had_it_from_the_start(
    qtbot: QtBot,
) -> None:
    narrowest = []
    for pixels in (15, 18):
        field = ChoiceField([("One", "one")])
        qtbot.addWidget(field)
        font = field.font()
        font.setPixelSize(pixels)
        field.setFont(font)
        narrowest.append(field.minimumSizeHint())
    font.setPixelSize(15)
    field.setFont(font)
    assert narrowest[0] != narrowest[1]
    assert field.minimumSizeHint() == narrowest[0]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.floats(0, 9) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["left", "right", "text", "mark", "exercise", "x"]), inner
        )
    ),
    max_leaves=6,
)
DOSE_KEYS = st.sampled_from([*(i.encode_name for i in declared_fields(DefaultDose)), "x"])
WITHIN_DOSE = st.dictionaries(DOSE_KEYS, ANYTHING, max_size=4)


@settings(max_examples=40)
@given(ANYTHING, WITHIN_DOSE)
def test_whatever_a_broken_file_holds_is_shown(
    qapp: QApplication, value: Any, dose: dict[str, Any]
) -> None:
    other = exercise_choice("None", {"bend": BEND}, None, bool)
    fields: tuple[Any, ...] = (
        FlagsField(["KNEE"], {}),
        Form(variant_form(), {"exercise": lambda _: other}),
        SourcesField({}),
        LongField(WAYS[FieldKind.LINES]),
        LongField(WAYS[FieldKind.LONG]),
        *(LineField(way) for way in WAYS.values()),
        ChoiceField([("One", "one")]),
        CheckField("Yes"),
    )
    # As in a form: what is taken apart later is not the last to hold them.
    form = QWidget()
    for field in fields:
        field.setParent(form)
        told = told_by(field)
        field.show_value(value)
        field.show_value(dose)
        assert not told


KEYS = st.sampled_from(["name", "setup", "dose", "cautions"])
VALUES = st.sampled_from(["a", "b", "", None, {"hold": 3}, {"hold": 4}, ["KNEE"]])
STEPS = st.one_of(
    st.tuples(st.just("change"), KEYS, VALUES),
    st.tuples(st.sampled_from(["undo", "redo", "settle"]), st.none(), st.none()),
)


@given(st.lists(STEPS, max_size=25))
def test_every_way_leads_back_and_forth(qapp: QApplication, steps: list[Any]) -> None:
    saved = {"name": "Bend", "dose": {"hold": 30}}
    draft = ExerciseDraft(None, saved)
    for act, key, value in steps:
        if act == "change":
            draft.change(key, value, key)
            assert draft.value(key) == (value or None)
        elif act == "settle":
            draft.settle()
        else:
            getattr(draft.stack, act)()
    go_all_the_way(draft.stack.redo, draft.stack.canRedo)
    top = draft.table
    go_all_the_way(draft.stack.undo, draft.stack.canUndo)
    assert draft.table == saved
    assert not draft.is_changed
    go_all_the_way(draft.stack.redo, draft.stack.canRedo)
    assert draft.table == top


def go_all_the_way(step: Callable[[], None], can: Callable[[], bool]) -> None:
    while can():
        step()
