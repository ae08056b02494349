"""Suggestions that a person does not want today, on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import KIB, OnDamaged, leave_damaged, load_own
from recoverytimer.today.situation import Declined

LARGEST_FILE = 256 * KIB
KEPT = timedelta(days=2)


class DeclinedFile:
    """What was answered with "not today"; what is older than that day is let go of.

    Args:
        now: gives this instant in UTC.
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], damaged: OnDamaged = leave_damaged
    ) -> None:
        self.path = path
        self._now = now
        self._damaged = damaged

    def load(self) -> tuple[Declined, ...]:
        """What was declined lately; nothing where the file is not there or damaged."""
        found = load_own(self.path, LARGEST_FILE, _decoded, self._damaged) or ()
        since = self._now() - KEPT
        return tuple(one for one in found if one.at.tzinfo is not None and one.at > since)

    def decline(self, routine_id: str) -> None:
        """Keep that a routine is not wanted today.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._save((*self.load(), Declined(routine_id, self._now())))

    def take_back(self, routine_id: str) -> None:
        """Have a routine suggested again.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._save(tuple(one for one in self.load() if one.routine_id != routine_id))

    def _save(self, declined: tuple[Declined, ...]) -> None:
        import msgspec

        write_atomic(self.path, msgspec.json.encode(declined))


def _decoded(data: bytes) -> tuple[Declined, ...]:
    import msgspec

    return msgspec.json.decode(data, type=tuple[Declined, ...])
