from __future__ import annotations

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recoverytimer.base import disk
from recoverytimer.base.filenames import file_stem, free_id, is_device
from recoverytimer.base.plaintext import is_hidden
from recoverytimer.exercise.exercise import FileId
from tests.making import texts

# What is added to a name on its way to the disk, or when the file is damaged.
LONGEST_ENDING = len(".x.damaged-2026-03-04-10") + len(".toml")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Растяжка", "растяжка"),
        ("Йога по утрам!", "йога-по-утрам"),
        ("ストレッチ", "ストレッチ"),
        ("肩・首", "肩-首"),
        ("हिन्दी योग", "हिन्दी-योग"),
        ("한국어", "한국어"),
        ("Übung", "ubung"),
        ("Größe", "große"),
        ("Đào tạo", "đao-tao"),
        ("\uff26ull \uff12", "full-2"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647", "\u0645\u06cc\u062e\u0648\u0627\u0647"),
        ("Glutes \u2013 easy, 10 min", "glutes-easy-10-min"),
        ("COM¹", "com1-1"),
        ("../../keys\x1b", "keys"),
        ("\u3164\ufe0f\u0301", "routine"),
        ("💪", "routine"),
    ],
)
def test_letters_and_digits_of_any_script_stay(name: str, stem: str) -> None:
    assert file_stem(name, "routine") == stem


@given(st.one_of(texts(300), st.text(max_size=80)))
@example("\U0002000b" * 80)
@example("Ǖ" * 80)
@example("ΑΣ ΑΣ")
def test_any_name_gives_a_file_that_is_found_again(name: str) -> None:
    stem = file_stem(name, "routine")
    assert msgspec.convert(stem, FileId) == stem
    assert len(stem.encode()) + LONGEST_ENDING <= 255
    assert not is_device(f"{stem}.toml")
    assert not is_hidden(stem)
    assert unicodedata.is_normalized("NFC", stem)
    assert file_stem(stem, "routine") == stem
    with TemporaryDirectory() as folder:
        disk.write_atomic(disk.file_of(Path(folder), f"{stem}.toml"), "")
        (found,) = disk.toml_files(Path(folder))
        assert found.stem == stem


def test_a_new_id_differs_by_more_than_case_and_form() -> None:
    assert free_id("Legs", ["LEGS"], "routine") == "legs-2"
    assert free_id("Große", ["GROSSE"], "routine") == "große-2"
    assert free_id("йога", [unicodedata.normalize("NFD", "йога")], "routine") == "йога-2"


def test_letters_that_macos_lists_taken_apart_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = tmp_path / unicodedata.normalize("NFD", "йога.toml")
    apart.touch()
    assert disk.toml_files(tmp_path) == [apart]
    monkeypatch.setattr(Path, "samefile", lambda _path, _other: True)
    assert disk.toml_files(tmp_path) == [tmp_path / "йога.toml"]
