"""About which exercises a person has asked a professional, on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import FileId


class Asked(Struct, frozen=True, order=True):
    """An exercise that a professional allowed with a caution."""

    exercise: FileId
    caution: Caution


class AskedFile:
    """Keeps what a person has asked about until they say otherwise.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, damaged: OnDamaged = leave_damaged) -> None:
        self.path = path
        self._list = OwnList(path, Asked, damaged)

    def load(self) -> frozenset[tuple[str, Caution]]:
        """The exercises with their cautions; none where the file is not there or damaged."""
        return frozenset((one.exercise, one.caution) for one in self._list.load())

    def keep(self, exercise: str, cautions: Iterable[Caution], *, has_asked: bool) -> None:
        """Keep that a person has asked about an exercise with some cautions, or has not.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        meant = {(exercise, caution) for caution in cautions}
        known = self.load()
        self.save(known | meant if has_asked else known - meant)

    def save(self, asked: Iterable[tuple[str, Caution]]) -> None:
        """Keep these exercises with their cautions in place of what was there.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save(sorted(Asked(*one) for one in asked))
