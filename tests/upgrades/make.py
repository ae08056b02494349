"""Makes the sample folders: the app of an old commit writes what a runner of its day would have.

`python -m tests.upgrades.make [NAME]`, in a clone with its whole history. Each of `writers/` is run
against the sources of its commit, so it knows the app of its day and no other; what it wrote is
kept in `samples/`, databases as SQL. A sample is not made anew without need, as it is what people
have. Tests only read them.
"""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLES = HERE / "samples"
COMMITS = {
    # The first day: history 1, eight settings, routines whose times were changed.
    "history1": "3394e2bd",
    # Tones and voice in the settings, own routines edited, reminders.
    "reminders": "9702ac21",
    # History 2 with soreness and runs, drafts, own exercises, answers, "not today".
    "history2": "8a7a4f0e",
    # History 3, records that wait, what was asked about.
    "history3": "bdc181e2",
    # History 4: what a session was adapted to; cautions with days and parts.
    "history4": "fb2792ee",
    # History 5: when records were changed, and which were deleted.
    "history5": "e7e8be72",
}
# What is held or made anew while an app runs.
PASSING = ("*.lock", "*.reserve", "*.log", "*-wal", "*-shm")


def make(name: str) -> None:
    """Have the app of a commit write its folder."""
    with tempfile.TemporaryDirectory() as place:
        old, written = Path(place, "old"), Path(place, "written")
        archive = subprocess.run(
            ["git", "archive", COMMITS[name], "src", "resources"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(old, filter="data")
        written.mkdir()
        environment = {**os.environ, "PYTHONPATH": str(old / "src"), "TZ": "Europe/Berlin"}
        writer = [sys.executable, str(HERE / "writers" / f"{name}.py"), str(written)]
        subprocess.run(writer, check=True, cwd=place, env=environment)
        for pattern in PASSING:
            for path in written.rglob(pattern):
                path.unlink()
        keep(written, SAMPLES / name)


def keep(written: Path, sample: Path) -> None:
    """Put a folder in the place of a sample, its databases as SQL."""
    shutil.rmtree(sample, ignore_errors=True)
    for path in sorted(p for p in written.rglob("*") if p.is_file()):
        target = sample / path.relative_to(written)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".sqlite3":
            target.with_suffix(".sql").write_text(dumped(path), encoding="utf-8")
        else:
            shutil.copyfile(path, target)


def dumped(path: Path) -> str:
    """A database as SQL, with the version of its schema and how it keeps a log."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        lines = "\n".join(connection.iterdump())
    return f"PRAGMA journal_mode = {mode};\nPRAGMA user_version = {version};\n{lines}\n"


if __name__ == "__main__":
    for wanted in sys.argv[1:] or COMMITS:
        make(wanted)
