"""`recoverytimer import` with routines and records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoverytimer.__main__ import main
from recoverytimer.base.paths import shipped_resources
from recoverytimer.history.history import History
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.records import records_of
from recoverytimer.routine.library import Library
from recoverytimer.sharing.bundle import PieceFolder, piece_of
from recoverytimer.sharing.package import package_bytes
from tests.making import plain
from tests.records.making import RECORDS

Capture = pytest.CaptureFixture[str]
MINE = plain('exercise = "childs-pose"\nhold = 45').replace("Test", "Quiet evening")
TIMER = json.dumps(
    [
        {
            "title": "Hips old",
            "exercises": json.dumps(["Child's pose"]),
            "getReadyTime": 10,
            "exerciseTime": 30,
            "restTime": 0,
            "breakTime": 0,
            "iterations": 0,
        }
    ]
)


def imported(home: Path, *files: Path) -> int:
    return main(["--data-dir", str(home), "import", *map(str, files)])


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def routines(home: Path) -> set[str]:
    return {entry.name for entry in Library(shipped_resources(), home).routines()}


def package() -> bytes:
    (piece, _) = piece_of(PieceFolder.ROUTINES, "mine.toml", MINE.encode())
    assert piece is not None
    return package_bytes((piece,))


@pytest.mark.parametrize(
    ("name", "content", "routine"),
    [
        ("mine.toml", MINE, "Quiet evening"),
        ("mine.recovery", package(), "Quiet evening"),
        ("timers.json", TIMER, "Hips old"),
        ("evening.csv", "name,duration\nChild's pose,1 min\n", "evening"),
    ],
)
def test_a_routine_goes_into_the_library_and_only_once(
    tmp_path: Path, capsys: Capture, name: str, content: str | bytes, routine: str
) -> None:
    home, file = tmp_path / "home", written(tmp_path, name, content)
    assert imported(home, file) == 0
    assert f"{name}: Imported: {routine}." in capsys.readouterr().out
    assert routine in routines(home)
    before = routines(home)
    assert imported(home, file) == 0
    assert "There is nothing to add." in capsys.readouterr().out
    assert routines(home) == before


def test_routines_and_records_at_once(tmp_path: Path, capsys: Capture) -> None:
    home = tmp_path / "home"
    files = written(tmp_path, "mine.toml", MINE), written(tmp_path, "x.json", json_bytes(RECORDS))
    assert imported(home, *files) == 0
    assert "Added: 2 sessions" in capsys.readouterr().out
    history = History(home / "history.sqlite3")
    assert len(records_of(history)) == len(RECORDS)
    history.close()
    assert "Quiet evening" in routines(home)


def test_what_is_wrong_with_a_routine_is_told(tmp_path: Path, capsys: Capture) -> None:
    file = written(tmp_path, "mine.toml", "format = 1\n" + "a." * 20_000 + "a = 1\n")
    assert imported(tmp_path / "home", file) == 1
    (line,) = capsys.readouterr().out.splitlines()[1:]
    assert line.startswith("mine.toml: ")
