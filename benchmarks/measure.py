"""Numbers out of fresh processes, their ratios, and whether these are as they should be."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
RUNS = 9
HEAD = "| what | ours | against | ratio | aim |\n|---|---|---|---|---|"
Measure = Callable[[], float]


class Row(NamedTuple):
    """What is compared with what.

    Attributes:
        most: the aim, a ratio; in milliseconds of ours where `in_ms`; None where there is none.
    """

    what: str
    ours: Measure
    base: Measure
    most: float | None = None
    runs: int = RUNS
    in_ms: bool = False


class Found(NamedTuple):
    """The medians of ours and of what it is compared with."""

    row: Row
    ours: float
    base: float

    @property
    def ratio(self) -> float:
        """How many times as much ours is."""
        return self.ours / self.base

    @property
    def is_missed(self) -> bool:
        """Whether it is more than it should be, as far as the table tells."""
        found = self.ours if self.row.in_ms else round(self.ratio, 2)
        return self.row.most is not None and found > self.row.most

    def __str__(self) -> str:
        aim = "" if self.row.most is None else f"{self.row.most:g}{' ms' * self.row.in_ms}"
        missed = ", missed" * self.is_missed
        numbers = f"{self.ours:.3f} | {self.base:.3f} | {self.ratio:.2f}"
        return f"| {self.row.what} | {numbers} | {aim}{missed} |"


def probe(name: str, folder: Path) -> float:
    """One number from a fresh process without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As in an installed app, modules are compiled once.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["STARTED"] = str(time.time())
    command = [sys.executable, "-m", "benchmarks.probes", name, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def measured(row: Row) -> Found:
    """Measure ours and the other in turn, after one run that does not count; printed."""
    row.ours()
    pairs = [(row.ours(), row.base()) for _ in range(row.runs)]
    mine, other = (statistics.median(values) for values in zip(*pairs, strict=True))
    found = Found(row, mine, other)
    print(found, flush=True)
    return found
