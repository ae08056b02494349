"""A file given without a command, and how a running app is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.__main__ import main
from recoverytimer.sharing.bundle import PieceFolder, piece_of
from recoverytimer.sharing.package import package_bytes
from recoverytimer.start import process
from recoverytimer.start.process import CommandLine
from tests.making import plain


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[CommandLine]:
    found: list[CommandLine] = []
    monkeypatch.setattr(process, "open_app", lambda _paths, start: found.append(start) or 0)
    return found


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["legs.recovery"], "legs.recovery"),
        (["open", "legs.recovery"], "legs.recovery"),
        (["open", "odd.txt"], "odd.txt"),
        (["/tmp/My Legs.TOML"], "/tmp/My Legs.TOML"),
        (["--speed", "2", "backup.json"], "backup.json"),
        (["--speed=2", "table.csv"], "table.csv"),
        (["--data-dir", "folder.toml", "legs.recovery"], "legs.recovery"),
        (["export.xml"], "export.xml"),
        (["."], "."),
        ([], None),
        (["play", "legs.toml"], None),
    ],
)
def test_a_file_alone_is_opened(
    started: list[CommandLine], tmp_path: Path, arguments: list[str], file: str | None
) -> None:
    options = [] if "--data-dir" in arguments else ["--data-dir", str(tmp_path)]
    assert main([*options, *arguments]) == 0
    assert started[0].file == file


def test_a_folder_that_is_called_like_a_command_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["--data-dir", str(tmp_path / "home"), "list"]) == 0
    assert "glute-relief" in capsys.readouterr().out


def test_what_is_no_command_and_no_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["plya"])
    assert "invalid choice: 'plya'" in capsys.readouterr().err


def test_a_running_app_is_told_the_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert CommandLine(file="a b\n.recovery").wish == "file:///a%20b%0A.recovery"


def test_packages_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = plain('exercise = "gone"\nhold = 30')
    piece, _ = piece_of(PieceFolder.ROUTINES, "legs.toml", text.encode())
    assert piece is not None
    path = tmp_path / "legs.recovery"
    path.write_bytes(package_bytes((piece,)))
    assert main(["check", str(path)]) == 1
    assert 'legs.toml, step 1 (gone): There is no exercise "gone"' in capsys.readouterr().out
    path.write_bytes(path.read_bytes().replace(b'"gone"', b'"rest"'))
    assert main(["check", str(path)]) == 1
    assert "It is damaged." in capsys.readouterr().out
