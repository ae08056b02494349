"""Suggestions that a person does not want today, on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.today.situation import Declined

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
        self._list = OwnList(path, Declined, damaged)

    def load(self) -> tuple[Declined, ...]:
        """What was declined lately; nothing where the file is not there or damaged."""
        since = self._now() - KEPT
        return tuple(
            one for one in self._list.load() if one.at.tzinfo is not None and one.at > since
        )

    def decline(self, routine_id: str) -> None:
        """Keep that a routine is not wanted today.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save((*self.load(), Declined(routine_id, self._now())))

    def take_back(self, routine_id: str) -> None:
        """Have a routine suggested again.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save(tuple(one for one in self.load() if one.routine_id != routine_id))
