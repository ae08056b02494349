"""How messages are said in a language, and numbers in a region."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from recoverytimer.base import amounts
from recoverytimer.base.language import AsWritten, _, messages_of, ngettext, pgettext, speaking
from recoverytimer.base.listing import all_of, in_row, one_of, sentences
from recoverytimer.base.region import Region, region_of_environment
from tests.pseudo import Pseudo, untranslated


def test_values_are_put_in_and_never_read_as_messages() -> None:
    assert _("{name} is due.", name="{x} {}") == "{x} {} is due."
    assert ngettext("{n} run", "{n} runs", 1) == "1 run"
    assert ngettext("{n} run of {name}", "{n} runs of {name}", 3, name="Ana") == "3 runs of Ana"
    assert pgettext("side", "left") == "left"


def test_a_translation_with_other_values_gives_way_to_the_original() -> None:
    class Wrong(AsWritten):
        def gettext(self, message: str) -> str:
            return "{nobody} " + message

    with speaking(Wrong()):
        assert _("{name} is due.", name="Cold") == "Cold is due."


def test_a_language_is_found_by_the_environment(tmp_path: Path) -> None:
    assert isinstance(messages_of(tmp_path / "none", {"LANG": "de_DE.UTF-8"}), AsWritten)
    assert isinstance(messages_of(tmp_path, {"LANG": "en_GB.UTF-8"}), AsWritten)
    assert isinstance(messages_of(tmp_path, {"LANG": "de_DE.UTF-8"}), AsWritten)
    catalogue = tmp_path / "de" / "LC_MESSAGES" / "recoverytimer.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes(_catalogue({"Rest": "Pause", "side\x04left": "links"}))
    with speaking(messages_of(tmp_path, {"LANGUAGE": "", "LANG": "de_DE.UTF-8"})):
        assert (_("Rest"), pgettext("side", "left"), _("Done")) == ("Pause", "links", "Done")
    damaged = tmp_path / "fr" / "LC_MESSAGES" / "recoverytimer.mo"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no")
    assert isinstance(messages_of(tmp_path, {"LANG": "fr"}), AsWritten)


def _catalogue(messages: dict[str, str]) -> bytes:
    """A catalogue as gettext keeps it."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    count, ids, texts, tables = len(pairs), b"", b"", ([], [])
    for key, value in pairs:
        tables[0].append((len(key.encode()), len(ids)))
        tables[1].append((len(value.encode()), len(texts)))
        ids += key.encode() + b"\0"
        texts += value.encode() + b"\0"
    begin = 28 + 16 * count
    numbers = [0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0]
    numbers += [n for length, at in tables[0] for n in (length, begin + at)]
    numbers += [n for length, at in tables[1] for n in (length, begin + len(ids) + at)]
    return b"".join(n.to_bytes(4, "little") for n in numbers) + ids + texts


def test_gettext_is_not_loaded_for_english(tmp_path: Path) -> None:
    assert gettext.__name__ not in messages_of.__globals__
    assert isinstance(messages_of(tmp_path, {"LANG": "C"}), AsWritten)


@pytest.mark.parametrize("name", ["C", "POSIX", "nowhere_XX.UTF-8"])
def test_a_region_that_nobody_knows_has_the_usual_habits(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert region_of_environment() == Region()


def test_numbers_have_the_sign_of_the_region() -> None:
    assert amounts.distance_in_words(8400) == "8.4 km"
    with speaking(region=Region(decimal=",")):
        assert amounts.distance_in_words(8400) == "8,4 km"
        assert amounts.exact_duration(2.5) == "2,5 s"


def test_lists_are_said_as_one_says_them() -> None:
    assert all_of(["hips"]) == "hips"
    assert all_of(["glutes", "hips", "calves"]) == "glutes, hips and calves"
    assert one_of(["left", "right"]) == "left or right"
    assert in_row(["8 min", "", "evening"]) == "8 min, evening"
    assert sentences(["One.", "Two."]) == "One. Two."
    assert all_of([]) == in_row([]) == ""


def test_the_language_for_tests_marks_whole_messages() -> None:
    with speaking(Pseudo()):
        said = _("Next: {name}", name=_("Rest"))
        assert untranslated(said) == ""
        assert "Rest" not in said
        assert untranslated(f"{said} glued") == " glued"
