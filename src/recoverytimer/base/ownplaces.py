"""Folders of the system that are one person's alone, for what lives no longer than a session."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def own_places() -> Iterator[Path]:
    """Where nobody else can put anything, the best place first; there are none on Windows."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    shared = Path(tempfile.gettempdir()) / f"recoverytimer-of-{os.getuid()}"
    if runtime and is_own(Path(runtime)):
        yield Path(runtime)
    with suppress(OSError):
        shared.mkdir(mode=0o700)
    if is_own(shared):
        yield shared


def is_own(folder: Path) -> bool:
    """Whether nobody else can put anything into a folder, or in its place by a link."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
