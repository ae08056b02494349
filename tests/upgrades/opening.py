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


def bytes_in(folder: Path) -> dict[str, bytes]:
    """What every file in a folder holds, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
