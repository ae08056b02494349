"""What was kept before the process was killed is there afterwards, whenever that happens."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from recoverytimer.history.history import History
from recoverytimer.player.checkpoint import CheckpointFile
from tests import DATA, ROOT
from tests.kills.doings import DOINGS
from tests.kills.killing import torment as torment_doing

FOLDERS, KILLS_EACH = 4, 25
KILLS_OF_A_KIND = 4
SLOW_FSYNC_MS = 10
BEFORE_READY = 0.2
LONGEST_S = 0.06


def kill_in_between(folder: Path, number: int, rng: Random) -> list[str]:
    """Start a writer, kill it at some moment, and return what it said by then."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-m", "tests.kills.recordwriter", str(folder), str(number)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        moment, said = rng.uniform(0, LONGEST_S), b""
        if rng.random() < BEFORE_READY:
            moment *= 10
        else:
            # Counted in lines, so that a slow machine is killed as far on as a fast one.
            said = b"".join(writer.stdout.readline() for _ in range(rng.randrange(6)))
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(moment)
        writer.kill()
        said, faults = said + writer.stdout.read(), writer.stderr.read()
    assert faults == b""
    whole = said[: said.rfind(b"\n") + 1]
    return [line for line in whole.decode().splitlines() if line != "ready"]


def check_checkpoint(folder: Path, said: list[str]) -> None:
    """The checkpoint is the last one that was said, or one later."""
    numbers = [int(line.split()[2]) for line in said if line.startswith("at ")]
    checkpoint = CheckpointFile(folder / "session-in-progress.toml").load()
    if numbers:
        assert checkpoint is not None
        assert int(checkpoint.identity.id) >= numbers[-1]


def check_records(folder: Path, said: list[str]) -> None:
    """All that was said holds, and the file is sound."""
    history = History(folder / "history.sqlite3")
    logs = {"Session": history.sessions, "SorenessEntry": history.soreness, "Run": history.runs}
    going = {line.split()[2] for line in said if line.startswith("going ")}
    for line in said:
        verb, sort, number = line.split()
        found = logs[sort].get(number)
        if verb == "kept" and number not in going:
            assert found is not None, line
        if verb == "gone":
            assert found is None, line
        if verb == "changed":
            assert found.note == f"changed {number}", line
    history.close()
    with contextlib.closing(sqlite3.connect(history.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def torment(folder: Path, seed: int) -> int:
    """Kill many writers on one folder, one after the other; how many lines they said."""
    rng = Random(seed)
    all_said: list[str] = []
    for number in range(KILLS_EACH):
        said = kill_in_between(folder, number, rng)
        check_checkpoint(folder, said)
        all_said += said
    check_records(folder, all_said)
    return len(all_said)


def test_nothing_that_was_kept_is_lost_by_100_kills(tmp_path: Path) -> None:
    folders = [tmp_path / f"{n}" for n in range(FOLDERS)]
    for folder in folders:
        folder.mkdir()
    # One of them comes from version 1, so that migrations are killed as well.
    with contextlib.closing(sqlite3.connect(folders[0] / "history.sqlite3")) as connection:
        connection.executescript((DATA / "history-1.sql").read_text(encoding="utf-8"))
    with ThreadPoolExecutor(FOLDERS) as pool:
        said = list(pool.map(torment, folders, range(FOLDERS)))
    assert min(said) > KILLS_EACH
    first = History(folders[0] / "history.sqlite3")
    assert first.sessions.get("0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001") is not None


@pytest.mark.parametrize("kind", DOINGS)
@pytest.mark.parametrize("fsync_ms", [0, SLOW_FSYNC_MS])
def test_nothing_that_was_promised_is_lost_by_a_kill(
    kind: str, fsync_ms: int, tmp_path: Path
) -> None:
    _, lost = torment_doing(kind, tmp_path, KILLS_OF_A_KIND, fsync_ms=fsync_ms)
    assert lost == []
