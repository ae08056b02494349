"""What a subject asks of whatever keeps its records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")
R_contra = TypeVar("R_contra", contravariant=True)


class KeepsRecords(Protocol[R_contra]):
    """Writes records, and tells what goes wrong with that."""

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer of the history, or None."""

    def keep(self, *records: R_contra) -> bool:
        """Save records; whether all are saved."""
