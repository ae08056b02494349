"""A short list of what a person said, on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import json

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import KIB, OnDamaged, load_own

LARGEST_FILE = 256 * KIB
T = TypeVar("T")


class OwnList(Generic[T]):
    """Structs of one kind, in a JSON file.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, kind: type[T], damaged: OnDamaged) -> None:
        self.path = path
        self._kind = kind
        self._damaged = damaged

    def load(self) -> tuple[T, ...]:
        """What is kept; nothing where the file is not there or damaged."""
        return load_own(self.path, LARGEST_FILE, self._decoded, self._damaged) or ()

    def save(self, items: Iterable[T]) -> None:
        """Keep these in place of what was there.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        write_atomic(self.path, json.encode(tuple(items)))

    def _decoded(self, data: bytes) -> tuple[T, ...]:
        return json.decode(data, type=tuple[self._kind, ...])  # type: ignore[name-defined]
