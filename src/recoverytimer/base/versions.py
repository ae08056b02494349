"""Versions of the app, and which of two is the newer one."""

from __future__ import annotations

import re


def is_newer(version: str, other: str) -> bool:
    """Whether a version comes after another; an empty one is before all."""
    return _numbers(version) > _numbers(other)


def newest(*versions: str) -> str:
    """The last of them."""
    return max(versions, key=_numbers)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = tuple(map(int, re.findall(r"[0-9]{1,9}", version)))
    while numbers and not numbers[-1]:
        # 1.2 and 1.2.0 are the same.
        numbers = numbers[:-1]
    return numbers
