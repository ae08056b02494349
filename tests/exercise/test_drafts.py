"""ExerciseDrafts: what is being written is not lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft

TABLE = {"name": "Bend", "dose": {"hold": ["20-30", 2.5]}, "muscles": ["glutes"], "optional": True}


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def drafts(tmp_path: Path, told: list[str]) -> ExerciseDrafts:
    return ExerciseDrafts(
        tmp_path / "drafts",
        Writer(),
        SettingAside(lambda: datetime(2026, 3, 4, tzinfo=UTC), told.append),
    )


def test_a_draft_is_there_until_it_is_let_go(drafts: ExerciseDrafts) -> None:
    assert drafts.find("bend") is None
    for exercise_id in ("bend", None):
        drafts.keep(KeptExerciseDraft(id=exercise_id, table=TABLE))
        assert drafts.has(exercise_id)
        assert drafts.find(exercise_id) == KeptExerciseDraft(id=exercise_id, table=TABLE)
    drafts.forget(None)
    assert drafts.has("bend")
    assert not drafts.has(None)


def test_an_exercise_called_new_is_no_new_one(drafts: ExerciseDrafts) -> None:
    drafts.keep(KeptExerciseDraft(id="new-exercise", table=TABLE))
    assert not drafts.has(None)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"[" * 10_000, b"x" * 300_000])
def test_a_damaged_draft_is_set_aside(
    drafts: ExerciseDrafts, tmp_path: Path, told: list[str], content: bytes
) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "bend.json").write_bytes(content)
    assert drafts.find("bend") is None
    assert "kept as" in told[0]
    assert not drafts.has("bend")


def test_a_draft_of_a_newer_version_is_kept(
    drafts: ExerciseDrafts, tmp_path: Path, told: list[str]
) -> None:
    (tmp_path / "drafts").mkdir()
    newer = '{"format": 2, "id": "bend", "more": 1}'
    (tmp_path / "drafts" / "bend.json").write_text(newer)
    assert drafts.find("bend") is None
    assert newer in {p.read_text() for p in (tmp_path / "drafts").iterdir()}


@pytest.mark.parametrize("exercise_id", ["../keys", "a/b", "/tmp/keys"])
def test_no_id_leads_out_of_the_folder(
    drafts: ExerciseDrafts, tmp_path: Path, exercise_id: str
) -> None:
    with pytest.raises(OSError, match="Invalid"):
        drafts.keep(KeptExerciseDraft(id=exercise_id, table=TABLE))
    assert drafts.find(exercise_id) is None
    assert not drafts.has(exercise_id)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("named", ["../../keys", "other"])
def test_a_draft_of_another_exercise_is_set_aside(
    drafts: ExerciseDrafts, tmp_path: Path, told: list[str], named: str
) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("_new.json", "bend.json"):
        text = f'{{"format": 1, "id": "{named}", "table": {{}}}}'
        (tmp_path / "drafts" / name).write_text(text)
    assert drafts.find(None) is None
    assert drafts.find("bend") is None
    assert len(told) == 2
