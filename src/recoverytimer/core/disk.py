"""Writing so that a file is whole or untouched, and setting damaged files aside."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

Stamp = tuple[int, int, int]


def write_atomic(path: Path, content: str | bytes) -> None:
    """Replace a file by a text or by bytes, or leave it as it was.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def toml_files(folder: Path) -> list[Path]:
    """The TOML files of a folder that are not hidden, by name."""
    try:
        return sorted(p for p in folder.glob("*.toml") if not p.name.startswith("."))
    except OSError:  # a folder that may not be looked into
        return []


def is_file(path: Path) -> bool:
    """Whether there is a file; where a folder may not be looked into, there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def stamp(path: Path) -> Stamp | None:
    """What differs after a file was written anew, or None where there is no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    regular = stat.S_ISREG(found.st_mode)
    return (found.st_mtime_ns, found.st_size, found.st_ino) if regular else None


def set_aside(path: Path, now: datetime, why: str = "damaged") -> Path:
    """Rename a file to `NAME.damaged-DATE` (or another reason) beside it; its new place.

    Raises:
        OSError: the folder cannot be written.
    """
    stem = f"{path.name}.{why}-{now:%Y-%m-%d}"
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
