"""What a person does not want today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recoverytimer.today.nottoday import DeclinedFile

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def ids(file: DeclinedFile) -> list[str]:
    return [one.routine_id for one in file.load()]


def test_what_is_declined_is_known_after_a_restart_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "declined.json"
    DeclinedFile(path, lambda: NOON).decline("glute-relief")
    DeclinedFile(path, lambda: NOON + timedelta(hours=1)).decline("quick-cooldown-5")
    later = DeclinedFile(path, lambda: NOON + timedelta(hours=2))
    assert ids(later) == ["glute-relief", "quick-cooldown-5"]
    later.take_back("glute-relief")
    assert ids(later) == ["quick-cooldown-5"]


def test_what_is_long_past_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "declined.json"
    DeclinedFile(path, lambda: NOON).decline("glute-relief")
    assert ids(DeclinedFile(path, lambda: NOON + timedelta(days=3))) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'[{"routine_id": 3}]',
        b'[{"routine_id":"a","at":"2026-07-01T12:00"}]',
    ],
)
def test_a_damaged_file_declines_nothing_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "declined.json"
    path.write_bytes(content)
    file = DeclinedFile(path, lambda: NOON)
    assert ids(file) == []
    file.decline("glute-relief")
    assert ids(file) == ["glute-relief"]
