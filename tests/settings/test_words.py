from __future__ import annotations

from enum import Enum
from pathlib import Path

import msgspec
import pytest

from recoverytimer.base.language import speaking
from recoverytimer.settings import words
from recoverytimer.settings.settings import Section, Settings, Unit
from tests.pseudo import Pseudo, untranslated

FIELDS = msgspec.structs.fields(Settings)


@pytest.mark.parametrize("name", [field.name for field in FIELDS])
def test_each_setting_and_its_choices_are_said_in_the_language(name: str) -> None:
    value = getattr(Settings(), name)
    with speaking(Pseudo()):
        said = [words.label(name), words.explanation(name)]
        said += [words.choice(choice) for choice in type(value)] if isinstance(value, Enum) else []
        assert [text for text in said if untranslated(text)] == []


def test_all_else_is_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [
            *map(words.section, Section),
            *map(words.suffix, Unit),
            *map(words.no_voice, ("linux", "win32", "darwin")),
            words.opens("1"),
            words.not_saved(Path("1"), PermissionError(13, "no")),
        ]
        assert [text for text in said if untranslated(text)] == []
