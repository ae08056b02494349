"""Writing so that a file is whole or untouched, and setting damaged files aside."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from operator import attrgetter
from pathlib import Path, PurePath

FileStamp = tuple[int, int, int]
TEMPORARY, TEMPORARY_ELSEWHERE = ".temporary-", "recoverytimer-"
"""What names of temporary folders begin with; followed by eight letters."""
# Sweeping a folder takes some milliseconds.
_WAITS_S = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2)
_FOR_ONESELF = 0o600
_FOLDER_FOR_ONESELF = 0o700
_AS_ANY_FILE = 0o666
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
    path.parent.mkdir(parents=True, exist_ok=True)
    with writing_in(path.parent):
        _replace_all([(path, _stage(path, data, _AS_ANY_FILE))])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace several files in their order, or leave all of them as they were.

    Each is on the disk beside its place before the first one gets there, so that a full disk is
    known early; a power cut in between leaves whole files, and those that come first.

    Raises:
        OSError: a folder cannot be written or the disk is full.
    """
    with ExitStack() as writing:
        for folder in dict.fromkeys(path.parent for path, _ in files):
            make_folder(folder)
            writing.enter_context(writing_in(folder))
        _replace_all(_staged(files))


def _staged(files: Sequence[tuple[Path, bytes]]) -> list[tuple[Path, Path]]:
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            staged.append((path, _stage(path, data)))
    except BaseException:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)
        raise
    return staged


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it, where there is none yet.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.is_dir():
        if not folder.parent.exists():
            make_folder(folder.parent)
        folder.mkdir(mode=_FOLDER_FOR_ONESELF, exist_ok=True)


def create_file(path: Path) -> None:
    """Have an empty file that only its owner may read, where there is nothing yet.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FOR_ONESELF))


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """While this lasts, nothing temporary in a folder is taken for that of a killed process."""
    file = lock_folder(folder)
    try:
        yield
    finally:
        if file is not None:
            os.close(file)


def lock_folder(folder: Path, *, alone: bool = False) -> int | None:
    """An open file with a lock on a folder, which ends with it or with the process.

    It is shared by all who write there; one who wants it alone gets None while anybody has it.
    None also where the system knows no such lock, or somebody who is not ours keeps it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    wanted = fcntl.LOCK_NB | (fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
    for wait_s in (0.0,) if alone else _WAITS_S:
        time.sleep(wait_s)
        with suppress(OSError):
            fcntl.flock(file, wanted)
            return file
    os.close(file)
    return None


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A folder for its owner alone in another one; where that cannot be written, in the system's.

    Raises:
        OSError: there is no place for it.
    """
    import tempfile

    with suppress(OSError):
        make_folder(parent)
    with writing_in(parent):
        try:
            made = tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=parent)
        except OSError:
            made = tempfile.TemporaryDirectory(prefix=TEMPORARY_ELSEWHERE)
        with made as name:
            yield Path(name)


def _stage(path: Path, data: bytes, rights: int = _FOR_ONESELF) -> Path:
    """Write bytes into a hidden file beside a path."""
    import secrets

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
    """What a file holds, or None where there is none; a pipe in its place is not waited for."""
    return path.read_bytes() if is_file(path) else None


def toml_files(folder: Path) -> list[Path]:
    """The TOML files of a folder that are not hidden, by name."""
    return files_in(folder, ".toml")


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files of a folder with this ending that are not hidden, by name."""
    try:
        found = [p for p in folder.glob(f"*{ending}") if not p.name.startswith(".")]
    except OSError:  # a folder that may not be looked into
        return []
    return sorted(map(_composed, found), key=attrgetter("name"))


def _composed(path: Path) -> Path:
    """The same file by the name that it was given, where macOS lists the letters taken apart."""
    if path.name.isascii():
        return path
    composed = path.with_name(unicodedata.normalize("NFC", path.name))
    with suppress(OSError):
        return composed if composed.samefile(path) else path
    return path


def file_of(folder: Path, name: str) -> Path:
    """Where a file of this name lies in a folder, or would.

    Raises:
        OSError: the name is none, or leads out of the folder.
    """
    is_name = PurePath(name).name == name and name not in {"", ".."}
    if not is_name or not {"/", "\\", "\0"}.isdisjoint(name):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)
    return folder / name


def find_file(folder: Path, name: str) -> Path | None:
    """The file of this name in a folder, or None where there is none."""
    try:
        path = file_of(folder, name)
    except OSError:
        return None
    return path if is_file(path) else None


def is_file(path: Path) -> bool:
    """Whether there is a file; where a folder may not be looked into, there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """The same of a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def file_stamp(path: Path) -> FileStamp | None:
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


def is_full(error: OSError) -> bool:
    """Whether there was no room left for what was to be written."""
    return error.errno in _FULL
