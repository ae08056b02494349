"""Runs every benchmark and prints a table of ratios; each number is a median of some runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.data import fill

PROBES = Path(__file__).parent / "probes.py"
RUNS = 9
LARGE = "1,000 routines and 100,000 sessions"
# What it is, our probe and the base's, our folder, the aim, how often.
Row = tuple[str, str, str, Path, str, int]


def probe(name: str, folder: Path) -> float:
    """One number from a fresh process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As in an installed app, modules are compiled once.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["STARTED"] = str(time.time())
    command = [sys.executable, str(PROBES), name, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def ratio(
    ours: str, base: str, folder: Path, base_folder: Path, runs: int
) -> tuple[float, float, float]:
    """The medians of ours and of the base, measured in turn, and their ratio."""
    probe(ours, folder)
    pairs = [(probe(ours, folder), probe(base, base_folder)) for _ in range(runs)]
    mine, other = (statistics.median(values) for values in zip(*pairs, strict=True))
    return mine, other, mine / other


def main() -> None:
    """Measure and print."""
    print("| what | ours | against | ratio | aim |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        empty, full = Path(name, "empty"), Path(name, "full")
        fill(full, routines=1000, sessions=100_000)
        rows: tuple[Row, ...] = (
            ("start to the first painted frame, s", "start", "bare-start", empty, "1.4", RUNS),
            ("start to the whole first page, s", "page", "bare-start", empty, "", RUNS),
            ("memory (PSS), MiB", "memory", "bare-memory", empty, "1.4", 3),
            ("processor while playing, s in 10 s", "playing", "bare-ring", empty, "0.4", 3),
            (f"that page with {LARGE}, s", "page", "page", full, "1.3", RUNS),
            ("start and open History with them, s", "history", "history", full, "1.3", RUNS),
            ("a picture of 960x720, ms", "stills", "ellipses", empty, "40 ms", 3),
            ("a frame shown, ms", "frames", "copied", empty, "3 ms", 3),
            ("a changed row of 500 steps, ms", "edited-rows", "plain-rows", empty, "16 ms", 3),
            ("first frame of Routines, ms", "routines", "bare-routines", empty, "1.3", RUNS),
        )
        for what, ours, base, folder, aim, runs in rows:
            mine, other, share = ratio(ours, base, folder, empty, runs)
            print(f"| {what} | {mine:.3f} | {other:.3f} | {share:.2f} | {aim} |", flush=True)


if __name__ == "__main__":
    main()
