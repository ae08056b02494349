from __future__ import annotations

import os
from pathlib import Path

import pytest

from recoverytimer.base.conflictcopies import CONFLICTS, ConflictCopy, conflict_copy
from recoverytimer.base.settling import FurtherFile, are_same, is_newer, settle, take_back


@pytest.fixture
def copy(tmp_path: Path) -> ConflictCopy:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "calm.toml").write_text("here")
    (folder / "calm.Conflict.toml").write_text("there")
    found = conflict_copy(folder / "calm.Conflict.toml")
    assert found is not None
    return found


def lying(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir() if p.is_file()}


def test_the_version_in_its_place_is_kept_and_the_other_put_aside(
    tmp_path: Path, copy: ConflictCopy
) -> None:
    settled = settle(copy, tmp_path, None, is_other=False)

    assert lying(tmp_path / "routines") == {"calm.toml": "here"}
    assert settled.kept_in == tmp_path / CONFLICTS / "routines" / "calm.Conflict.toml"
    assert settled.kept_in.read_text() == "there"


def test_the_other_version_takes_the_place_and_what_was_there_is_put_aside(
    tmp_path: Path, copy: ConflictCopy
) -> None:
    settled = settle(copy, tmp_path, None, is_other=True)

    assert lying(tmp_path / "routines") == {"calm.toml": "there"}
    assert settled.kept_in == tmp_path / CONFLICTS / "routines" / "calm.toml"
    assert settled.kept_in.read_text() == "here"


def test_both_versions_are_kept(tmp_path: Path, copy: ConflictCopy) -> None:
    further = FurtherFile(tmp_path / "routines" / "calm-2.toml", "there (copy)")

    settled = settle(copy, tmp_path, further, is_other=False)

    assert lying(tmp_path / "routines") == {"calm.toml": "here", "calm-2.toml": "there (copy)"}
    assert settled.kept_in is None


@pytest.mark.parametrize("way", ["here", "other", "both"])
def test_whatever_was_chosen_is_taken_back(tmp_path: Path, copy: ConflictCopy, way: str) -> None:
    further = FurtherFile(tmp_path / "routines" / "calm-2.toml", "x") if way == "both" else None

    take_back(settle(copy, tmp_path, further, is_other=way == "other"))

    assert lying(tmp_path / "routines") == {"calm.toml": "here", "calm.Conflict.toml": "there"}


def test_which_version_is_newer_is_told_by_when_it_was_written(copy: ConflictCopy) -> None:
    os.utime(copy.original, (100, 100))
    os.utime(copy.path, (200, 200))
    assert is_newer(copy) is True
    os.utime(copy.path, (50, 50))
    assert is_newer(copy) is False
    os.utime(copy.path, (100, 100))
    assert is_newer(copy) is None
    copy.original.unlink()
    assert is_newer(copy) is None


def test_only_the_same_bytes_are_the_same(copy: ConflictCopy) -> None:
    assert not are_same(copy)
    copy.path.write_text("here")
    assert are_same(copy)
    copy.original.unlink()
    assert not are_same(copy)
