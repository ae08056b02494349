"""Tries a packaged app on all old folders: `python -m tests.upgrades.packaged APP [ARGUMENTS]`.

What it has to say of each is printed; 1 where it complained of one, or did not come to its end.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.upgrades.opening import SAMPLES, take


def opens(app: Sequence[str], sample: str) -> bool:
    """Whether an app opens a copy of a sample without complaint."""
    with tempfile.TemporaryDirectory() as folder:
        take(sample, Path(folder))
        done = subprocess.run(
            [*app, "--data-dir", folder, "--self-test"],
            capture_output=True,
            text=True,
            check=False,
        )
    print(f"{sample}: {'ok' if done.returncode == 0 else done.returncode}")
    for line in (done.stdout + done.stderr * bool(done.returncode)).splitlines():
        print(f"  {line}")
    return done.returncode == 0


if __name__ == "__main__":
    tried = [opens(sys.argv[1:], path.name) for path in sorted(SAMPLES.iterdir())]
    sys.exit(0 if all(tried) else 1)
