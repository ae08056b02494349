"""Writing so that a file is whole or untouched, and setting damaged files aside."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

Stamp = tuple[int, int, int]
_FOR_ONESELF = 0o600
_AS_ANY_FILE = 0o666
FULL = "The disk is full"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def write_atomic(path: Path, content: str | bytes) -> None:
    """Replace a file by a text or by bytes, or leave it as it was.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    write_all(((path, content.encode() if isinstance(content, str) else content),))


def write_for_others(path: Path, data: bytes) -> None:
    """Replace a file by bytes, or leave it as it was; others may read it as any file here.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    _replace_all([(path, _stage(path, data, _AS_ANY_FILE))])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace several files in their order, or leave all of them as they were.

    Each is on the disk beside its place before the first one gets there, so that a full disk is
    known early; a power cut in between leaves whole files, and those that come first.

    Raises:
        OSError: a folder cannot be written or the disk is full.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            staged.append((path, _stage(path, data)))
    except BaseException:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)
        raise
    _replace_all(staged)


def _stage(path: Path, data: bytes, rights: int = _FOR_ONESELF) -> Path:
    """Write bytes into a hidden file beside a path."""
    import secrets

    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb", opener=lambda p, f: os.open(p, f, rights)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _replace_all(staged: Sequence[tuple[Path, Path]]) -> None:
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for path, temporary in staged:
            # What is alone needs no way back.
            before = bytes_of(path) if len(staged) > 1 else None
            temporary.replace(path)
            replaced.append((path, before))
    except BaseException:
        for path, before in reversed(replaced):
            put_back(path, before)
        raise
    finally:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)


def put_back(path: Path, data: bytes | None) -> None:
    """Give a file its former bytes, or remove it where there was none.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_all(((path, data),))


def bytes_of(path: Path) -> bytes | None:
    """What a file holds, or None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


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
        return f"{path} cannot be renamed ({reason(error)})."
    return f"The file as it was is kept as {kept}."


def is_full(error: OSError) -> bool:
    """Whether there was no room left for what was to be written."""
    return error.errno in _FULL


def reason(error: OSError) -> str:
    """What the system says of a fault, for a person."""
    return FULL if is_full(error) else error.strerror or str(error)
