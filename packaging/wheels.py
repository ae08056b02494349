"""The source distribution and the wheel, which is built from it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from trying import run, self_tested

ROOT = Path(__file__).resolve().parents[1]


def make_wheel(target: Path) -> tuple[Path, Path]:
    """Build both into a folder; the source distribution comes first.

    Raises:
        NotMadeError: the build failed.
    """
    # What it needs to build is in this environment, so that nothing is fetched.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, cwd=ROOT)
    (source,), (wheel,) = target.glob("*.tar.gz"), target.glob("*.whl")
    return source, wheel


def try_wheel(wheel: Path) -> str:
    """Install it into an environment of its own, outside of the checkout, and run its self-test.

    Raises:
        NotMadeError: it cannot be installed, or did not pass.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        run(sys.executable, "-m", "venv", home)
        programs = home / ("Scripts" if os.name == "nt" else "bin")
        pip = (str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install")
        run(*pip, "--require-hashes", "-r", ROOT / "constraints" / "run.txt", cwd=home)
        # It says itself what it needs, and nothing may be missing now.
        run(*pip, "--no-index", wheel, cwd=home)
        return self_tested([programs / "recoverytimer"])
