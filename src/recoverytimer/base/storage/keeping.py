"""What a subject asks of whatever keeps its records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from recoverytimer.base.writer import nothing_follows

T = TypeVar("T")
R_contra = TypeVar("R_contra", contravariant=True)
H_co = TypeVar("H_co", covariant=True)


class KeepsRecords(Protocol[R_contra, H_co]):
    """Writes records behind the screen, in order, and tells what goes wrong with that."""

    @property
    def history(self) -> H_co:
        """What is read from."""

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer of the history, or None."""

    def change(
        self, do: Callable[[H_co], T], then: Callable[[T | None], object] = nothing_follows
    ) -> None:
        """Change the history; `then` takes what came of it, or None."""

    def keep(self, *records: R_contra, then: Callable[[bool], object] = nothing_follows) -> None:
        """Save records; `then` takes whether all are saved."""
