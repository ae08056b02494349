"""Folders of other versions, for tests to open."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"


def take(sample: str, folder: Path) -> None:
    """Put the files of a sample into a folder, its databases as they were."""
    for path in (SAMPLES / sample).rglob("*"):
        target = folder / path.relative_to(SAMPLES / sample)
        if path.suffix == ".sql":
            with closing(sqlite3.connect(target.with_suffix(".sqlite3"))) as connection:
                connection.executescript(path.read_text(encoding="utf-8"))
        elif path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def make_version_4(database: sqlite3.Connection) -> None:
    """Let a history of today be as one that does not know yet when its records were changed."""
    database.execute("DROP TABLE deleted")
    for table in ("sessions", "soreness", "runs"):
        database.execute(f"ALTER TABLE {table} DROP COLUMN changed_at")
    database.execute("PRAGMA user_version = 4")


def bytes_in(folder: Path) -> dict[str, bytes]:
    """What every file in a folder holds, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
