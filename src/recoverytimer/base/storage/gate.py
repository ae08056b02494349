"""Threads that use one thing, and one that changes it for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident


class Gate:
    """Many may be inside; who wants to be alone waits for them, and they for that."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside: Counter[int] = Counter()
        self._alone: int | None = None

    @property
    def is_inside(self) -> bool:
        """Whether this thread is."""
        return self._inside[get_ident()] > 0

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be inside, as others may be."""
        me = get_ident()
        with self._changed:
            self._changed.wait_for(lambda: self._alone in {None, me})
            self._inside[me] += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside[me] -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one."""
        me = get_ident()
        with self._changed:
            before = self._alone
            self._changed.wait_for(
                lambda: (
                    self._alone in {None, me}
                    and not any(n for thread, n in self._inside.items() if thread != me)
                )
            )
            self._alone = me
        try:
            yield
        finally:
            with self._changed:
                self._alone = before
                self._changed.notify_all()
