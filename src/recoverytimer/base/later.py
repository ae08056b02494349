"""What is only made when it is asked for something."""

from __future__ import annotations

from collections.abc import Callable


def later(find: Callable[[], Callable[..., object]]) -> Callable[..., None]:
    """What finds what to call only when it is called, with what it is given."""

    def call(*given: object) -> None:
        find()(*given)

    return call
