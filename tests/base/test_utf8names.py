"""Folders whose names are not UTF-8 have other names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from recoverytimer.base.paths import person_paths
from recoverytimer.base.utf8names import is_utf8, with_utf8_names

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_usual_folders_stay_as_they_are(tmp_path: Path) -> None:
    paths = person_paths(tmp_path / "läuft")
    assert with_utf8_names(paths) == paths


def test_a_folder_has_another_name_each_time_the_same(tmp_path: Path) -> None:
    paths = person_paths(tmp_path / os.fsdecode(b"l\xe4uft"))
    named = with_utf8_names(paths)
    assert is_utf8(named.data)
    (named.data / "history.sqlite3").write_bytes(b"x")
    assert paths.history.read_bytes() == b"x"
    assert with_utf8_names(paths) == named


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path, runtime: Path) -> None:
    paths = person_paths(tmp_path / os.fsdecode(b"l\xe4uft"))
    name = with_utf8_names(paths).data.name
    (runtime / name).unlink()
    (runtime / name).symlink_to(tmp_path)
    found = with_utf8_names(paths).data
    assert found.parent != runtime
    assert found.resolve() == paths.data
    found.unlink()


def test_without_a_place_for_a_link_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(OSError, match="uft"):
        with_utf8_names(person_paths(tmp_path / os.fsdecode(b"l\xe4uft")))
