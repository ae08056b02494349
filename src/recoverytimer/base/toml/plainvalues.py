"""Values as a person would write them into a file."""

from __future__ import annotations

from typing import Any

from recoverytimer.base.plaintext import plain_texts


def plain_values(value: Any) -> Any:
    """The same with 30 in place of 30.0, and with texts as they may be."""
    return _whole(plain_texts(value))


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {k: _whole(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(v) for v in value]
    return value
