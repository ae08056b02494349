"""Kills processes of each kind at random moments and counts what was lost.

`python -m benchmarks.kills [KILLS]`: so many of each kind, 100 where it is not said.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.kills.doings import DOINGS
from tests.kills.killing import torment


def main(kills: int) -> int:
    """Kill, and print a line for each kind; 1 where anything was lost."""
    all_lost = []
    for kind in DOINGS:
        with tempfile.TemporaryDirectory() as name:
            lost = torment(kind, Path(name), kills)
        print(f"{kind}: {kills} kills, {len(lost)} losses", *lost[:5], sep="\n  ", flush=True)
        all_lost += lost
    return 1 if all_lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
