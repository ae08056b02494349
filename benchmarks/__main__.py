"""Runs every benchmark, writes the table into README.md, and says which aims are missed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.data import fill, write_months
from benchmarks.measure import HEAD, ROOT, Found, Measure, Row, measured, probe
from benchmarks.screen import Environment, memory_mib, screen, seconds

README = ROOT / "README.md"
BEGIN, END = "<!-- Written by `python3 dev.py bench`. -->", "<!-- End of what it writes. -->"
LARGE = "1,000 routines and 100,000 sessions"
# What these took of the interface's thread when the aim was set, and a bare start meanwhile. The
# aim is a third of it; the bare start stands for how fast a computer is.
ONCE_MS = {"routines": 246.0, "long-page": 544.0, "long-start": 581.0, "import": 1720.0}
BARE_MS = 136.0


def on_screen(environment: Environment) -> Iterator[Row]:
    """What a person has."""

    def once(name: str) -> Measure:
        return partial(seconds, name, environment)

    def memory(name: str) -> Measure:
        return partial(memory_mib, name, environment)

    yield Row("start to the first painted frame, s", once("start"), once("bare"), 1.3)
    yield Row("start to the whole first page, s", once("page"), once("bare"), 2.0)
    yield Row("memory four seconds after the start, MiB", memory("app"), memory("bare"), 1.4, 5)
    for what, name in (
        ("Routines for the first time, s", "routines"),
        ("the page of a routine of 500 steps, s", "long-page"),
        ("its start, s", "long-start"),
        ("the question whether to import 500 routines, s", "import"),
    ):
        most = round(ONCE_MS[name] / 3 / BARE_MS, 2)
        yield Row(what, once(name), once("bare-counted"), most, 5)


def without_screen(empty: Path, full: Path, months: Path) -> Iterator[Row]:
    """What is measured on its own, or on much data, without a screen."""

    def on_empty(name: str) -> Measure:
        return partial(probe, name, empty)

    def on_full(name: str) -> Measure:
        return partial(probe, name, full)

    bare = on_empty("bare-start")
    yield Row("start to the first painted frame, s", on_empty("start"), bare, 1.4)
    yield Row(
        "memory at the first page (PSS), MiB", on_empty("memory"), on_empty("bare-memory"), 1.4, 3
    )
    yield Row(
        "processor while playing, s in 10 s", on_empty("playing"), on_empty("bare-ring"), 0.4, 3
    )
    yield Row(
        f"start to the whole first page with {LARGE}, s", on_full("page"), on_empty("page"), 1.3
    )
    yield Row("start and open History with them, s", on_full("history"), on_empty("history"), 1.3)
    yield Row(
        "a picture of 960x720, ms", on_empty("stills"), on_empty("ellipses"), 40, 3, in_ms=True
    )
    yield Row("a frame shown, ms", on_empty("frames"), on_empty("copied"), 3, 3, in_ms=True)
    yield Row(
        "a changed row of 500 steps, ms",
        on_empty("edited-rows"),
        on_empty("plain-rows"),
        16,
        3,
        in_ms=True,
    )
    yield Row(
        "other colours, all pages built, ms",
        partial(probe, "colours", months),
        on_empty("bare-colours"),
        100,
        3,
        in_ms=True,
    )
    yield Row("first frame of Routines, ms", on_empty("routines"), on_empty("bare-routines"), 1.3)


def main() -> int:
    """Measure, write, and return whether an aim is missed."""
    print(HEAD)
    with screen() as environment:
        seen = [measured(row) for row in on_screen(environment)]
    with tempfile.TemporaryDirectory() as name:
        empty, full, months = (Path(name, part) for part in ("empty", "full", "months"))
        write_months(months)
        fill(full, routines=1000, sessions=100_000, entries=20_000)
        unseen = [measured(row) for row in without_screen(empty, full, months)]
    write(seen, unseen)
    missed = [found for found in (*seen, *unseen) if found.is_missed]
    for found in missed:
        print(f"Missed: {found.row.what}")
    return 1 if missed else 0


def write(seen: list[Found], unseen: list[Found]) -> None:
    """Put the tables into the README."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = (
        "\n".join(("As a person has it, in a window on a screen:", "", HEAD, *map(str, seen))),
        "\n".join(("Without a screen:", "", HEAD, *map(str, unseen))),
    )
    README.write_text("\n\n".join((before + BEGIN, *tables, END + after)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
