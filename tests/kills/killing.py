"""Kills processes at random moments, and counts what is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from tests import ROOT
from tests.kills.doings import DOINGS, Doing

# Up to when a process is killed after it is ready, in seconds.
LONGEST_S = {"sessions": 0.3, "editor": 0.1, "imports": 0.3, "restores": 0.25, "migrations": 0.12}


# And how many more fsyncs long, where these are slow.
SLOW = 30


def kill_once(kind: str, folder: Path, rng: Random, fsync_ms: int = 0) -> list[str]:
    """Start a process, kill it at some moment, and return what it promised by then."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    slow = [str(fsync_ms)] if fsync_ms else []
    command = [sys.executable, "-m", "tests.kills.doings", kind, str(folder), *slow]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        assert ready == b"ready\n"
        try:
            process.wait(rng.uniform(0, LONGEST_S[kind] + SLOW * fsync_ms / 1000))
        except subprocess.TimeoutExpired:
            process.kill()
        said = process.stdout.read()
    return said[: said.rfind(b"\n") + 1].decode().splitlines()


def torment(
    kind: str, folder: Path, kills: int, seed: int = 1, fsync_ms: int = 0
) -> tuple[int, list[str]]:
    """Kill so many processes, one after the other on one folder.

    How many promises they had made by then, and all of it that was lost.
    """
    rng = Random(f"{kind} {seed}")
    doing: Doing = DOINGS[kind](folder)
    doing.prepare()
    promised, lost = 0, list[str]()
    for _ in range(kills):
        said = kill_once(kind, folder, rng, fsync_ms)
        promised += len(said)
        lost += doing.lost(said)
    return promised, lost
