"""The routines that a person likes most, on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.exercise.exercise import RoutineId


class Favourite(Struct, frozen=True, omit_defaults=True):
    """That a routine is a favourite, or is one no more, and since when (UTC)."""

    routine_id: RoutineId
    at: datetime
    is_one: bool = True


class FavouritesFile:
    """What was said of favourites; the newest of each routine counts.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, damaged: OnDamaged = leave_damaged) -> None:
        self.path = path
        self._list = OwnList(path, Favourite, damaged)

    def load(self) -> tuple[Favourite, ...]:
        """All that was said; nothing where the file is not there or damaged."""
        return tuple(one for one in self._list.load() if one.at.tzinfo is not None)

    def say(self, said: Favourite) -> None:
        """Keep what is said of a routine now, in place of what was.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        others = (one for one in self.load() if one.routine_id != said.routine_id)
        self._list.save((*others, said))

    def keep(self, *said: Favourite) -> None:
        """Keep what was said elsewhere of some routines, unless something newer is there.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save(newest_said(self.load(), said))


def newest_said(present: Iterable[Favourite], coming: Iterable[Favourite]) -> tuple[Favourite, ...]:
    """The newest of each routine out of both; of two at one instant, that it is a favourite."""
    said = sorted((*present, *coming), key=lambda one: (one.at, one.is_one))
    newest = {one.routine_id: one for one in said}
    return tuple(newest[name] for name in sorted(newest))


def favourite_ids(
    said: Iterable[Favourite], present_id: Callable[[str], str] = str
) -> tuple[str, ...]:
    """The ids of the favourites, the newest first; `present_id` gives the id a routine has now."""
    newest: dict[str, Favourite] = {}
    for one in sorted(said, key=lambda one: one.at):
        newest[present_id(one.routine_id)] = one
    found = sorted(newest, key=lambda name: newest[name].at, reverse=True)
    return tuple(name for name in found if newest[name].is_one)
