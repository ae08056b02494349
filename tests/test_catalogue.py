"""The catalogue of all messages, and the languages that are made of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from recoverytimer.base.language import _, messages_of, speaking

ROOT = Path(__file__).parents[1]


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setattr(made, "ROOT", tmp_path)
    monkeypatch.setattr(made, "LANGUAGES", tmp_path / "languages")
    monkeypatch.setattr(made, "TEMPLATE", tmp_path / "build" / "recoverytimer.pot")
    return made


def test_a_language_is_begun_translated_and_spoken(
    words: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words.main(["de"]) == 0
    assert "messages" in capsys.readouterr().out
    template = (tmp_path / "build" / "recoverytimer.pot").read_text(encoding="utf-8")
    for expected in ("It is time for {routine}.", "exercises/pigeon-pose: name", "{n} routines"):
        assert expected in template
    for key in ("piriformis", "before a run"):
        assert f'msgid "{key}"' in template
    file = tmp_path / "languages" / "de.po"
    text = file.read_text(encoding="utf-8")
    message = 'msgid "It is time for {routine}."\nmsgstr '
    file.write_text(text.replace(f'{message}""', f'{message}"Zeit für {{routine}}."'))
    assert words.main([]) == 0
    with speaking(messages_of(tmp_path / "languages", {"LANG": "de_DE.UTF-8"})):
        assert _("It is time for {routine}.", routine="Eis") == "Zeit für Eis."


def test_a_translation_with_other_values_is_told(
    words: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words.main(["de"])
    file = tmp_path / "languages" / "de.po"
    text = file.read_text(encoding="utf-8")
    message = 'msgid "It is time for {routine}."\nmsgstr '
    file.write_text(text.replace(f'{message}""', f'{message}"Zeit für {{routne}}."'))
    assert words.main([]) == 1
    assert "de.po: It is time for {routine}.: other values" in capsys.readouterr().out
