from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.exercise.askedfile import AskedFile
from recoverytimer.exercise.caution import Caution

KNEE, PREG = Caution.KNEE, Caution.PREG


def test_what_was_asked_is_known_after_a_restart_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "asked.json"
    AskedFile(path).keep("cat-cow", (KNEE, PREG), has_asked=True)
    AskedFile(path).keep("glute-bridge", (PREG,), has_asked=True)
    later = AskedFile(path)
    assert later.load() == {("cat-cow", KNEE), ("cat-cow", PREG), ("glute-bridge", PREG)}
    later.keep("cat-cow", (KNEE,), has_asked=False)
    assert later.load() == {("cat-cow", PREG), ("glute-bridge", PREG)}


def test_nobody_has_asked_at_first(tmp_path: Path) -> None:
    assert AskedFile(tmp_path / "asked.json").load() == frozenset()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 100_000, b'[{"exercise": 3}]', b'[{"exercise":"a","caution":""}]']
)
def test_of_a_damaged_file_nothing_is_believed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "asked.json"
    path.write_bytes(content)
    file = AskedFile(path)
    assert file.load() == frozenset()
    file.keep("cat-cow", (KNEE,), has_asked=True)
    assert file.load() == {("cat-cow", KNEE)}
