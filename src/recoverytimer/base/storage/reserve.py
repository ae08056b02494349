"""Room on the disk that is held from a session on, and given back when the disk is full."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from recoverytimer.base.disk import is_full
from recoverytimer.base.storage.database import FullDiskError

# Enough for a checkpoint, the record and what SQLite writes beside it; else a part of that.
SIZES = (384 * 2**10, 192 * 2**10, 96 * 2**10)


class DiskReserve:
    """A file that is of no use but for its size."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_ours = False

    def take(self) -> None:
        """Hold as much of the room as there is."""
        any(self._takes(size) for size in SIZES)

    def _takes(self, size: int) -> bool:
        # Whatever is in its place: a pipe that is opened would be waited for.
        self.release()
        try:
            with self._path.open("xb") as file:
                # What repeats itself takes no room where the file system packs.
                file.write(os.urandom(size))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.release()
            return False
        self._is_ours = True
        return True

    def with_room(self, write: Callable[[], None]) -> None:
        """Write, on a full disk into what was held for that."""
        try:
            write()
        except (FullDiskError, OSError) as error:
            if isinstance(error, OSError) and not is_full(error):
                raise
            if not self.release():
                raise
            write()
            # What fills the disk may go on, and so does the person.
            self.take()

    def close(self) -> None:
        """Give it back, unless another process holds it."""
        if self._is_ours:
            self.release()

    def release(self) -> bool:
        """Give it back; whether there was any."""
        self._is_ours = False
        with contextlib.suppress(OSError):
            self._path.unlink()
            return True
        return False
