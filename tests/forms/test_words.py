"""All that forms say is said in the language, and every choice has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoverytimer.base.field import Field, FieldKind, FormPlan
from recoverytimer.base.language import speaking
from recoverytimer.exercise.fields import (
    dose_form,
    exercise_form,
    source_form,
    variant_form,
)
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Work
from recoverytimer.settings.fields import preferences
from tests.pseudo import Pseudo, untranslated

STEPS = (Work, Pause, Ask, Group, Routine)
FORMS: tuple[FormPlan, ...] = (
    exercise_form(),
    dose_form(),
    source_form(),
    variant_form(),
    preferences(),
    *(form_of(kind, in_group=True) for kind in STEPS),
)
FIELDS = [field for form in FORMS for field in form.fields.values()]


def said_of(field: Field) -> Iterator[str]:
    words = field.words
    yield from (words.label(), words.help(), words.hint(), words.unit(), words.name_of_change)
    if field.kind is FieldKind.CHOICE:
        yield from (words.choices[value]() for value in field.choices)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_fields_are_said_in_the_language(field: Field) -> None:
    with speaking(Pseudo()):
        assert [text for text in said_of(field) if untranslated(text)] == []


def test_sections_are_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [title() for form in FORMS for title, _ in form.layout]
        assert [text for text in said if untranslated(text)] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_choices_of_a_field_differ(field: Field) -> None:
    if field.kind is FieldKind.CHOICE:
        names = [field.words.choices[value]() for value in field.choices]
        assert len(set(names)) == len(names) > 1
