"""History with 100,000 sessions and 20,000 soreness entries: `python -m benchmarks.records`.

First as ratios against an empty folder (where squares and rows are painted, against one year,
which fills as many), then each question that the page asks on its own.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import asked
from benchmarks.data import fill
from benchmarks.measure import HEAD, Row, measured, probe
from recoverytimer.history.history import History


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        empty, some, full = (Path(name, part) for part in ("empty", "some", "full"))
        fill(some, routines=0, sessions=1460, entries=1200, runs=200)
        fill(full, routines=0, sessions=100_000, entries=20_000, runs=10_000)
        print(HEAD)
        for what, ours in (
            ("start and open History, s", "history"),
            ("start, open it, ask for its sums, s", "history-sums"),
        ):
            measured(Row(what, partial(probe, ours, full), partial(probe, ours, empty), 1.3))
        for what, ours in (
            ("History alone, ms", "history-page"),
            ("start, open it, open its list, type a filter of ten letters, s", "history-filter"),
        ):
            measured(Row(what, partial(probe, ours, full), partial(probe, ours, some), 1.3))
        print("\n| asked | ms | with one year |\n|---|---|---|")
        for number, (what, question) in enumerate(all_of(full)):
            other = all_of(some)[number][1]
            print(f"| {what} | {median_ms(question):.2f} | {median_ms(other):.2f} |", flush=True)


def all_of(folder: Path) -> list[tuple[str, Callable[[], object]]]:
    """All questions to a folder's records."""
    history = History(folder / "history.sqlite3")
    return [*asked.questions(history).items(), *asked.seldom(history).items()]


def median_ms(question: Callable[[], object], runs: int = 9) -> float:
    """The median time of a question, asked once before."""
    question()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        question()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
