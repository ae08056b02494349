"""What is to be let go of at the end."""

from __future__ import annotations

from collections.abc import Callable


class Closers:
    """Lets go of what was made, the newest first, as often as that is asked for."""

    def __init__(self) -> None:
        self._closers: list[Callable[[], object]] = []

    def add(self, close: Callable[[], object]) -> None:
        """Have something called at the end."""
        self._closers.append(close)

    def close(self) -> None:
        """Let go of all; what is needed again may be opened again."""
        for close in reversed(self._closers):
            close()
