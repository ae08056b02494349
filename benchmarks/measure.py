"""Numbers out of fresh processes, and their ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 9
HEAD = "| what | ours | against | ratio | aim |\n|---|---|---|---|---|"
# What it is, our probe and the base's, our folder, the aim, how often.
Row = tuple[str, str, str, Path, str, int]


def probe(name: str, folder: Path) -> float:
    """One number from a fresh process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As in an installed app, modules are compiled once.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["STARTED"] = str(time.time())
    command = [sys.executable, "-m", "benchmarks.probes", name, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def ratio(
    ours: str, base: str, folder: Path, base_folder: Path, runs: int
) -> tuple[float, float, float]:
    """The medians of ours and of the base, measured in turn, and their ratio."""
    probe(ours, folder)
    pairs = [(probe(ours, folder), probe(base, base_folder)) for _ in range(runs)]
    mine, other = (statistics.median(values) for values in zip(*pairs, strict=True))
    return mine, other, mine / other


def show(row: Row, base_folder: Path) -> None:
    """Measure and print a row."""
    what, ours, base, folder, aim, runs = row
    mine, other, share = ratio(ours, base, folder, base_folder, runs)
    print(f"| {what} | {mine:.3f} | {other:.3f} | {share:.2f} | {aim} |", flush=True)
