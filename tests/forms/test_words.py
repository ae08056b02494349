"""All that forms say is said in the language, and every choice has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoverytimer.base.field import Field, FieldKind, Section
from recoverytimer.base.language import speaking
from recoverytimer.exercise.fields import (
    dose_form,
    exercise_form,
    source_form,
    variant_form,
)
from recoverytimer.forms.words import label_with_unit
from recoverytimer.routine.fields import form_of, head_fields
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Work
from recoverytimer.settings.fields import preferences
from tests.making import fields_in
from tests.pseudo import Pseudo, untranslated

STEPS = (Work, Pause, Ask, Group, Routine)
FORMS: tuple[tuple[Section, ...], ...] = (
    exercise_form(),
    dose_form(),
    source_form(),
    variant_form(),
    preferences(),
    *(form_of(kind, in_group=True) for kind in STEPS),
)
FIELDS = (*head_fields(), *(field for form in FORMS for field in fields_in(form)))


def said_of(field: Field) -> Iterator[str]:
    words = field.words
    yield from (words.label(), words.help(), words.hint(), words.unit(), words.name_of_change)
    if field.kind is FieldKind.CHOICE:
        yield from (words.choices[value]() for value in field.choices)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_fields_are_said_in_the_language(field: Field) -> None:
    with speaking(Pseudo()):
        assert [text for text in said_of(field) if untranslated(text)] == []


def test_sections_and_units_are_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [section.title() for form in FORMS for section in form]
        assert [text for text in (*said, label_with_unit("", "")) if untranslated(text)] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_choices_of_a_field_differ(field: Field) -> None:
    if field.kind is FieldKind.CHOICE:
        names = [field.words.choices[value]() for value in field.choices]
        assert len(set(names)) == len(names) > 1
