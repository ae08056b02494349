from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.field import Field, FieldKind
from recoverytimer.base.language import speaking
from recoverytimer.base.region import Region
from recoverytimer.exercise.ending import ENDINGS
from recoverytimer.settings import words
from recoverytimer.settings.fields import preferences
from recoverytimer.settings.settings import Section, Settings
from tests.making import fields_in
from tests.pseudo import Pseudo, untranslated

FIELDS = tuple(fields_in(preferences()))


def test_each_setting_is_in_the_preferences() -> None:
    of_cautions = {"caution_days", "caution_parts", "ask_again_on"}
    kept_in_mind = {*of_cautions, "asked", "felt_told", "news_seen", "year_signs"}
    assert {field.key for field in FIELDS} == set(Settings.__struct_fields__) - kept_in_mind


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_setting_and_its_choices_are_said_in_the_language(field: Field) -> None:
    with speaking(Pseudo()):
        said = [field.words.label(), field.words.help(), field.words.unit()]
        if field.kind is FieldKind.CHOICE:
            said += [field.words.choices[value]() for value in field.choices]
        assert [text for text in said if untranslated(text)] == []


def test_all_else_is_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [
            *map(words.section, Section),
            *map(words.when_it_began, ENDINGS),
            *map(words.no_voice, ("linux", "win32", "darwin")),
            words.opens("1"),
            words.not_saved(Path("1"), PermissionError(13, "no")),
        ]
        assert [text for text in said if untranslated(text)] == []


def test_what_the_system_has_distances_in_is_said() -> None:
    with speaking(region=Region(miles=True)):
        assert words.distances_of_system() == "Same as system (mi)"
    assert words.distances_of_system() == "Same as system (km)"
