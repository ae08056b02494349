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


def kill_once(kind: str, folder: Path, rng: Random) -> list[str]:
    """Start a process, kill it at some moment, and return what it promised by then."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-m", "tests.kills.doings", kind, str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        assert ready == b"ready\n"
        try:
            process.wait(rng.uniform(0, LONGEST_S[kind]))
        except subprocess.TimeoutExpired:
            process.kill()
        said = process.stdout.read()
    return said[: said.rfind(b"\n") + 1].decode().splitlines()


def torment(kind: str, folder: Path, kills: int, seed: int = 1) -> list[str]:
    """Kill so many processes, one after the other on one folder; all that was lost."""
    rng = Random(f"{kind} {seed}")
    doing: Doing = DOINGS[kind](folder)
    doing.prepare()
    lost: list[str] = []
    for _ in range(kills):
        lost += doing.lost(kill_once(kind, folder, rng))
    return lost
