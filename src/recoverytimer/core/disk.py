"""Writing so that a file is whole or untouched, and setting damaged files aside."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path


def write_atomic(path: Path, text: str) -> None:
    """Replace a file by a text, or leave it as it was.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def is_file(path: Path) -> bool:
    """Whether there is a file; where a folder may not be looked into, there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file to `NAME.damaged-DATE` beside it and return its new place.

    Raises:
        OSError: the folder cannot be written.
    """
    stem = f"{path.name}.damaged-{now:%Y-%m-%d}"
    target = path.with_name(stem)
    number = 2
    while target.exists():
        target = path.with_name(f"{stem}-{number}")
        number += 1
    return path.rename(target)


def replace_damaged(path: Path, now: datetime, save: Callable[[], None]) -> str:
    """Set a damaged file aside and write it anew; returns a sentence on where it is now."""
    try:
        kept = set_aside(path, now)
        save()
    except OSError as error:
        return f"{path} cannot be renamed ({error.strerror})."
    return f"The file as it was is kept as {kept}."
