"""Runs every benchmark and prints a table of ratios; each number is a median of some runs."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.data import fill, write_months
from benchmarks.measure import HEAD, RUNS, Row, show

LARGE = "1,000 routines and 100,000 sessions"


def main() -> None:
    """Measure and print."""
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        empty, full, months = (Path(name, part) for part in ("empty", "full", "months"))
        write_months(months)
        fill(full, routines=1000, sessions=100_000, entries=20_000)
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
            ("other colours, all pages built, ms", "colours", "bare-colours", months, "100 ms", 3),
            ("first frame of Routines, ms", "routines", "bare-routines", empty, "1.3", RUNS),
        )
        for row in rows:
            show(row, empty)


if __name__ == "__main__":
    main()
