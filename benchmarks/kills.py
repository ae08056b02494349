"""Kills processes of each kind at random moments and counts what was lost.

`python -m benchmarks.kills [KILLS [MS]]`: so many of each kind, 100 where it is not said; with MS
every fsync takes so long.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.kills.doings import DOINGS
from tests.kills.killing import torment


def main(kills: int = 100, fsync_ms: int = 0) -> int:
    """Kill, and print a line for each kind; 1 where anything was lost."""
    all_lost = []
    for kind in DOINGS:
        with tempfile.TemporaryDirectory() as name:
            promised, lost = torment(kind, Path(name), kills, fsync_ms=fsync_ms)
        said = f"{kind}: {kills} kills, {promised} promises, {len(lost)} losses"
        print(said, *lost[:5], sep="\n  ", flush=True)
        all_lost += lost
    return 1 if all_lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
