"""A fault that lasts is told once."""

from __future__ import annotations

from collections.abc import Callable


class ToldOnce:
    """Tells a fault that may come again at every try; anew where it changed or was mended.

    Args:
        tell: takes a sentence for the person.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told = ""

    def tell(self, text: str) -> None:
        """Say what is wrong, unless that was the last thing said."""
        if self._told != text:
            self._told = text
            self._tell(text)

    def mended(self) -> None:
        """Note that all is well, so that the same fault is told again."""
        self._told = ""
