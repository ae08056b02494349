from __future__ import annotations

import os
import re
import sys
import tarfile
from pathlib import Path

import pytest

import appdir
import build
import frozen
from build import Made, epoch_of_build, rows
from onefolder import NOTICES, pack
from recoverytimer.base.identity import APP_ID
from tests import ROOT
from tests.devscript import dev
from trying import NotMadeError, self_tested

shells = pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")


def app(folder: Path, script: str) -> Path:
    """A folder with a program that answers."""
    folder.mkdir(parents=True)
    program = folder / "recoverytimer"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    (folder / NOTICES).mkdir()
    (folder / NOTICES / "copyright").write_text("Format: -\n")
    return folder


@shells
def test_a_self_test_runs_apart_from_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    made = app(tmp_path / "app", 'pwd; echo "$HOME"; env; echo "Self-test passed"')
    where, home, *environment, last = self_tested([made / "recoverytimer"]).splitlines()
    assert where == home
    assert not Path(home).is_relative_to(ROOT)
    assert not Path(home).exists()
    assert not [line for line in environment if line.startswith(("PYTHONPATH", "XDG_"))]
    assert last == "Self-test passed"


@shells
@pytest.mark.parametrize(
    "script",
    [
        "echo Voice: FAILED; echo Self-test failed; exit 1",
        "exit 0",
        "echo Self-test passed; exit 3",
    ],
)
def test_what_does_not_pass_is_no_package(tmp_path: Path, script: str) -> None:
    made = app(tmp_path / "app", script)
    with pytest.raises(NotMadeError):
        self_tested([made / "recoverytimer"])


@shells
def test_an_appdir_starts_from_wherever_it_lies(tmp_path: Path) -> None:
    made = appdir.make_appdir(app(tmp_path / "app", "echo Self-test passed"), tmp_path)
    moved = made.rename(tmp_path / "elsewhere")
    assert self_tested([moved / "AppRun"]) == "Self-test passed"
    entry = (moved / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"\nIcon={APP_ID}\n" in entry
    icon = (moved / ".DirIcon").read_bytes()
    assert icon.startswith(b"\x89PNG")
    assert (moved / f"{APP_ID}.png").read_bytes() == icon
    assert all(not os.path.isabs(os.readlink(p)) for p in moved.rglob("*") if p.is_symlink())  # noqa: PTH115, PTH117


@shells
def test_the_same_folder_is_packed_as_the_same_bytes(tmp_path: Path) -> None:
    folder = app(tmp_path / "recoverytimer", "exit 0")
    first = pack(folder, tmp_path / "1.tar.xz", 1_700_000_000).read_bytes()
    os.utime(folder / "recoverytimer", (1, 1))
    assert pack(folder, tmp_path / "2.tar.xz", 1_700_000_000).read_bytes() == first
    with tarfile.open(tmp_path / "1.tar.xz") as archive:
        modes = {entry.name: entry.mode for entry in archive}
        assert {entry.mtime for entry in archive} == {1_700_000_000}
    assert modes["recoverytimer/recoverytimer"] == 0o755
    assert modes["recoverytimer/licences/copyright"] == 0o644


def test_a_build_is_dated_as_told_or_by_the_last_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert epoch_of_build() == 1_700_000_000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert epoch_of_build() > 1_700_000_000


def test_the_table_says_how_large_each_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "ROOT", tmp_path)
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "a").write_bytes(b"x" * 1_500_000)
    (folder / "b").write_bytes(b"x" * 1_000_000)
    (line,) = rows([Made(folder, "Self-test passed")])
    assert line.split(maxsplit=3) == ["app", "2.5", "MB", "Self-test passed"]


@pytest.mark.parametrize("given", [{}, {"LD_LIBRARY_PATH": "/opt/lib"}])
def test_programs_that_the_frozen_app_starts_get_the_environment_it_was_given(
    given: dict[str, str],
) -> None:
    inside = "/usr/lib/recoverytimer/_internal"
    environ = {"HOME": "/home/runner", "LD_LIBRARY_PATH": inside, "QT_PLUGIN_PATH": inside}
    environ |= {f"{name}_ORIG": value for name, value in given.items()}
    frozen.give_back(environ)
    # As its own programs need it.
    assert environ.pop("PYINSTALLER_RESET_ENVIRONMENT") == "1"
    assert environ == {"HOME": "/home/runner", **given}


def test_what_is_packed_are_the_versions_that_run() -> None:
    pinned = {
        name: set(re.findall(r"^([\w.-]+==[^ ]+)", text, re.MULTILINE))
        for name in ("run", "package")
        if (text := (ROOT / "constraints" / f"{name}.txt").read_text(encoding="utf-8"))
    }
    assert len(pinned["run"]) > 15
    assert pinned["run"] <= pinned["package"]
    needed, _ = dev().COMMANDS["package"]
    assert dev().venv_of(needed) != dev().venv_of("dev")
