"""The steady clock that sessions run on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], float]


def utc_now() -> datetime:
    """This instant in UTC."""
    return datetime.now(UTC)


def steady_clock() -> Clock:
    """A clock in seconds that never jumps with the date and goes on while the computer sleeps.

    Python's monotonic clock stands still during sleep on Linux and macOS; there the system has
    another one.
    """
    if sys.platform == "linux":
        return lambda: time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic


def sped_up(clock: Clock, factor: float) -> Clock:
    """A clock that runs `factor` times as fast from now on, for demonstrations and tests."""
    began = clock()
    return lambda: began + (clock() - began) * factor
