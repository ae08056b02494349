"""Feeds a reader with damaged input until the time is over or it trips."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from random import Random

from tests.fuzz.mutations import damaged

Reader = Callable[[bytes], Hashable]
"""Takes what a file holds; what comes of it, in short."""

MOST_KEPT = 500


@dataclass(frozen=True)
class Fault:
    """An input at which a reader tripped, and the traceback."""

    data: bytes
    trace: str


@dataclass(frozen=True)
class Fuzzed:
    """What a reader went through.

    Attributes:
        tried: how many inputs.
        outcomes: how many different things came of them.
        slowest_s: the longest that it took for one, which is `slowest`.
    """

    tried: int
    outcomes: int
    slowest_s: float
    slowest: bytes
    fault: Fault | None = None


def fuzz(
    read: Reader, seeds: Sequence[bytes], rng: Random, seconds: float, clock: Callable[[], float]
) -> Fuzzed:
    """Damage the seeds, and whatever had an outcome of its own, for some seconds."""
    end = clock() + seconds
    inputs = list(seeds)
    seen: set[Hashable] = set()
    tried, slowest_s, slowest = 0, 0.0, b""
    waiting = list(seeds)
    while (begun := clock()) < end:
        data = waiting.pop() if waiting else damaged(rng.choice(inputs), rng, inputs)
        tried += 1
        try:
            outcome = read(data)
        except Exception:
            return Fuzzed(tried, len(seen), slowest_s, slowest, Fault(data, traceback.format_exc()))
        if (took_s := clock() - begun) > slowest_s:
            slowest_s, slowest = took_s, data
        if outcome not in seen:
            seen.add(outcome)
            if len(inputs) < MOST_KEPT:
                inputs.append(data)
    return Fuzzed(tried, len(seen), slowest_s, slowest)
