"""About which exercises a person has asked a professional, on disk."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import FileId
from recoverytimer.exercise.injuredpart import InjuredPart


class Asked(Struct, frozen=True, omit_defaults=True):
    """An exercise that a professional allowed with a caution.

    Attributes:
        on: the day when the person said so, by the clock on the wall; None where it is not known.
        part: where the caution was then, if that was said.
    """

    exercise: FileId
    caution: Caution
    on: date | None = None
    part: InjuredPart | None = None

    def holds(self, since: date | None, part: InjuredPart | None) -> bool:
        """Whether it was asked about this caution, not an earlier one or one elsewhere."""
        is_older = self.on is not None and since is not None and since > self.on
        return part is self.part and not is_older


def asked_about(
    exercise: str, cautions: Iterable[Caution], on: date, parts: Mapping[Caution, InjuredPart]
) -> tuple[Asked, ...]:
    """That an exercise was asked about with some cautions, each where it is."""
    return tuple(Asked(exercise, caution, on, parts.get(caution)) for caution in cautions)


def not_known(present: Iterable[Asked], coming: Iterable[Asked]) -> tuple[Asked, ...]:
    """What was asked about elsewhere, and not here."""
    known = {(one.exercise, one.caution) for one in present}
    return tuple(one for one in coming if (one.exercise, one.caution) not in known)


class AskedFile:
    """Keeps what a person has asked about until they say otherwise.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, damaged: OnDamaged = leave_damaged) -> None:
        self.path = path
        self._list = OwnList(path, Asked, damaged)

    def load(self) -> frozenset[Asked]:
        """What was asked about; nothing where the file is not there or damaged."""
        return frozenset(self._list.load())

    def keep(self, *asked: Asked) -> None:
        """Keep that a person has asked about some exercises.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        told = {(one.exercise, one.caution): one for one in (*self.load(), *asked)}
        self._list.save(told[key] for key in sorted(told))

    def forget(self, exercise: str, cautions: Container[Caution]) -> None:
        """Keep that a person has not asked about an exercise with some cautions.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        kept = (o for o in self.load() if o.exercise != exercise or o.caution not in cautions)
        self._list.save(sorted(kept, key=lambda one: (one.exercise, one.caution)))
