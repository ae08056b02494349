"""At every start: what killed processes left goes, and what others could read is closed to them."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from recoverytimer.base.amounts import DAY_S
from recoverytimer.base.disk import TEMPORARY, TEMPORARY_ELSEWHERE, lock_folder
from recoverytimer.base.paths import Paths

# How `disk.py` and `tempfile` name what is on its way to its place.
_MARK = r"\.[0-9a-z_]{8}"
_STAGED = re.compile(rf"\..+\.(toml|json|png|jpe?g|svg|zip){_MARK}", re.IGNORECASE)
_FOLDER = re.compile(rf"{re.escape(TEMPORARY)}[0-9a-z_]{{8}}")
_FOLDER_ELSEWHERE = re.compile(rf"{TEMPORARY_ELSEWHERE}[0-9a-z_]{{8}}")
# Nothing that still goes on is as old: a restore takes minutes.
_OLD_S = DAY_S
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def tidy(paths: Paths) -> None:
    """Sweep and close what is there; what cannot be touched stays as it is.

    Where the person chose the folder, only files that are certainly ours are touched in it.
    """
    ours = (*paths.own_folders, paths.backups)
    roots = {paths.data, paths.config}
    for folder in (*roots, *ours):
        _sweep(folder, _names(paths) if folder in roots else None)
    _sweep_elsewhere(Path(tempfile.gettempdir()), time.time())
    if sys.platform == "win32":
        return
    for folder in dict.fromkeys((*roots, paths.log)):
        for name in _names(paths):
            with suppress(OSError):
                _close(*folder.glob(f"{name}*"))
    if paths.are_usual:
        _close(*roots, *ours, paths.log, paths.cache, paths.figures, paths.sounds)


def _names(paths: Paths) -> tuple[str, ...]:
    """The files that lie beside what the person may have put there."""
    own = (
        paths.settings,
        paths.history,
        paths.in_progress,
        paths.session_files.reserve,
        paths.session_files.waiting,
        paths.reminders,
        paths.answers,
        paths.asked,
        paths.declined,
        paths.log_file,
        paths.running_lock,
    )
    return tuple(path.name for path in own)


def _sweep(folder: Path, names: tuple[str, ...] | None) -> None:
    """Remove what was left in a folder, unless a process that lives writes there just now."""
    left = list(_left_in(folder, names))
    held = lock_folder(folder, alone=True) if left else None
    if held is None and sys.platform != "win32":
        return
    for path in left:
        # Without such locks, what is older than any writing takes.
        if held is not None or _is_old(path, time.time()):
            _remove(path)
    if held is not None:
        os.close(held)


def _left_in(folder: Path, names: tuple[str, ...] | None) -> Iterator[Path]:
    with suppress(OSError):
        for path in folder.iterdir():
            is_staged = _STAGED.fullmatch(path.name) and (
                names is None or path.name[1:].rpartition(".")[0] in names
            )
            if is_staged or _FOLDER.fullmatch(path.name):
                yield path


def _sweep_elsewhere(folder: Path, now: float) -> None:
    """Remove folders of this person's that were left in the system's own for temporary things."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for path in folder.glob(f"{TEMPORARY_ELSEWHERE}*"):
            found = path.lstat()
            is_closed = stat.S_ISDIR(found.st_mode) and not found.st_mode & _OTHERS
            mine = is_closed and found.st_uid == os.getuid()
            if mine and _FOLDER_ELSEWHERE.fullmatch(path.name) and _is_old(path, now):
                _remove(path)


def _is_old(path: Path, now: float) -> bool:
    with suppress(OSError):
        return now - path.lstat().st_mtime > _OLD_S
    return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _close(*paths: Path) -> None:
    """Take the rights of all others away from own files and folders; links are not followed."""
    for path in paths:
        with suppress(OSError):
            mode = path.lstat().st_mode
            if mode & _OTHERS and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
