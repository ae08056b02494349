from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import InjuredPart

KNEE, PREG = Caution.KNEE, Caution.PREG


def asked(exercise: str, caution: Caution) -> Asked:
    return Asked(exercise, caution, date(2026, 3, 4))


def test_what_was_asked_is_known_after_a_restart_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "asked.json"
    knee, preg = asked("cat-cow", KNEE), asked("cat-cow", PREG)
    AskedFile(path).keep(knee, preg)
    AskedFile(path).keep(asked("glute-bridge", PREG))
    later = AskedFile(path)
    assert later.load() == {knee, preg, asked("glute-bridge", PREG)}
    later.forget("cat-cow", (KNEE,))
    assert later.load() == {preg, asked("glute-bridge", PREG)}


def test_who_asks_again_has_asked_on_that_day(tmp_path: Path) -> None:
    file = AskedFile(tmp_path / "asked.json")
    again = Asked("cat-cow", KNEE, date(2026, 5, 6))
    file.keep(asked("cat-cow", KNEE))
    file.keep(again)
    assert file.load() == {again}


def test_an_injury_that_began_later_was_not_asked_about() -> None:
    one = Asked("cat-cow", Caution.ACUTE, date(2026, 3, 4), InjuredPart.KNEE)
    assert one.holds(date(2026, 3, 4), InjuredPart.KNEE)
    assert not one.holds(date(2026, 3, 5), InjuredPart.KNEE)


@pytest.mark.parametrize("part", [None, InjuredPart.BACK])
def test_nor_was_one_elsewhere(part: InjuredPart | None) -> None:
    one = Asked("cat-cow", Caution.SURGERY, date(2026, 3, 4), InjuredPart.KNEE)
    assert not one.holds(date(2026, 3, 1), part)


def test_what_was_asked_before_days_were_kept_holds() -> None:
    assert Asked("cat-cow", KNEE).holds(date(2026, 3, 4), None)


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
    file.keep(asked("cat-cow", KNEE))
    assert file.load() == {asked("cat-cow", KNEE)}
