"""Which computer this is, where a folder is kept in step with another one."""

from __future__ import annotations

from functools import cache

from recoverytimer.base.plaintext import printable

LONGEST = 64


@cache
def computer_name() -> str:
    """Its name in its network, on one line; empty where it has none."""
    import platform

    return " ".join(printable(platform.node()).split())[:LONGEST]
