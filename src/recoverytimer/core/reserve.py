"""Room on the disk that is held from a session on, and given back when the disk is full."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

# Enough for a checkpoint, the record and what SQLite writes beside it; else a part of that.
SIZES = (384 * 2**10, 192 * 2**10, 96 * 2**10)


class Reserve:
    """A file that is of no use but for its size."""

    def __init__(self, path: Path) -> None:
        self._path = path

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
        return True

    def release(self) -> bool:
        """Give it back; whether there was any."""
        with contextlib.suppress(OSError):
            self._path.unlink()
            return True
        return False
