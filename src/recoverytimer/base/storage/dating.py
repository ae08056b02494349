"""When a file was written to, where a service that keeps folders in step dates it back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from recoverytimer.base.disk import file_stamp

_Dated = tuple[int, int]
"""Which file it is, and when it was written to, in nanoseconds."""


class Dating:
    """Has services see what was written to a file just as they put it in its place.

    They rename what came and only then date it as it was elsewhere. What was written between the
    two has the date of what came, and they would not look at it again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written: _Dated | None = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While the file is written to."""
        before = _dated(self._path)
        yield
        after = _dated(self._path)
        # One and the same file has not become older by being written to.
        if before and after and before[0] == after[0]:
            after = max(before, after)
        self._written = after
        self.keep()

    def keep(self) -> None:
        """Date the file by this moment, where it is older than when it was written to last."""
        written, now = self._written, _dated(self._path)
        if written is None or now is None or now[0] != written[0] or now[1] >= written[1]:
            return
        with suppress(OSError):
            os.utime(self._path)
        self._written = _dated(self._path)


def _dated(path: Path) -> _Dated | None:
    stamp = file_stamp(path)
    return (stamp[2], stamp[0]) if stamp else None
