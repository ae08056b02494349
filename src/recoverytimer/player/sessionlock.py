"""Who plays: at most one process of a person, window or terminal, has a session open."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from threading import RLock

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class SessionLock:
    """A lock on a file, which the system lets go when its process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        # To the system all threads of a process are one, and closing the file once lets it go.
        self._one_at_a_time = RLock()

    def take(self) -> bool:
        """Lock it, or have it already; False where another process has it.

        Where locking is not possible at all it counts as locked: that is no reason not to play.
        """
        with self._one_at_a_time:
            if self._file is not None:
                return True
            try:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return True
            try:
                _lock(file)
            except OSError as error:
                os.close(file)
                return error.errno not in _TAKEN
            self._file = file
            return True

    def release(self) -> None:
        """Let it go."""
        with self._one_at_a_time:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether another process has it."""
        with self._one_at_a_time:
            if self._file is not None:
                return False
            is_free = self.take()
            self.release()
            return not is_free


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
