"""Room on the disk that is held while a session runs, and given back when the disk is full."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

# Enough for a checkpoint, the record and what SQLite writes beside it.
SIZE = 384 * 2**10


class Reserve:
    """A file that is of no use but for its size."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def take(self) -> None:
        """Hold the room, where there is so much."""
        # Whatever is in its place: a pipe that is opened would be waited for.
        self.release()
        try:
            with self._path.open("xb") as file:
                # What repeats itself takes no room where the file system packs.
                file.write(os.urandom(SIZE))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.release()

    def release(self) -> bool:
        """Give it back; whether there was any."""
        with contextlib.suppress(OSError):
            self._path.unlink()
            return True
        return False
