"""Sound without a beginning: what it is made of runs on from its end into its beginning.

What is filtered comes to the beginning from the end, and what turns does so in whole turns. So a
loop of it has no seam.
"""

from __future__ import annotations

import math
import operator
import random
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

LOOP_S = 64
# Half of what is played, as no pitch in them is too high for that.
RATE = 24_000
COUNT = LOOP_S * RATE
BLOCK = RATE // 100
SETTLES_S = 0.25
LOUDEST = 0.8


def chance_of(name: str) -> random.Random:
    """Chance that comes out the same each time."""
    return random.Random(name)  # noqa: S311


def silence() -> array[float]:
    """Nothing yet."""
    return array("f", bytes(4 * COUNT))


def noise(chance: random.Random, low_hz: float, high_hz: float) -> Iterator[list[float]]:
    """Noise of about these pitches, in blocks."""
    made = array("h", chance.randbytes(2 * COUNT))
    low, high = _share(low_hz), _share(high_hz)
    once = twice = below = 0.0
    settles = round(SETTLES_S * RATE)
    for at in range(-settles, COUNT, BLOCK):
        block = []
        for value in made[at : at + BLOCK or None]:
            once += high * (value - once)
            twice += high * (once - twice)
            below += low * (twice - below)
            block.append(twice - below)
        if at >= 0:
            yield block


def _share(hertz: float) -> float:
    """How much of the way a filter of one pole goes with each sample."""
    return 1 - math.exp(-2 * math.pi * hertz / RATE)


def hum(strength: float, bent: float) -> array[float]:
    """A wave that turns once: sine where it is not bent, with more above its pitch where it is."""
    step, sin = 2 * math.pi / COUNT, math.sin
    angles = (step * n for n in range(COUNT))
    return array("f", [strength * sin(at + bent * sin(at)) for at in angles])


def turning(one: array[float], times: int, first: int = 0) -> array[float]:
    """What turns once, made to turn so many times, from sample `first` of it on."""
    made, at = array("f"), first
    while len(made) < COUNT:
        made.extend(one[at::times])
        at = (at - COUNT) % times
    del made[COUNT:]
    return made


def both(one: array[float], other: array[float]) -> Iterator[array[float]]:
    """Two sounds at once, in blocks."""
    for at in range(0, COUNT, BLOCK):
        yield array("f", map(operator.add, one[at : at + BLOCK], other[at : at + BLOCK]))


def steady(strength: float) -> Sequence[float]:
    """Always the same strength."""
    return (strength,) * (COUNT // BLOCK + 1)


def swelling(at: Callable[[float], float]) -> Sequence[float]:
    """A strength for the edges of all blocks, from seconds since the beginning."""
    blocks = COUNT // BLOCK
    return [at(n % blocks * BLOCK / RATE) for n in range(blocks + 1)]


def turns(at_s: float, count: int, first: float = 0.0) -> float:
    """Where something is that swings so many times in a loop, from -1 to 1."""
    return math.sin(2 * math.pi * (count * at_s / LOOP_S + first))


def add(made: array[float], blocks: Iterable[Sequence[float]], strengths: Sequence[float]) -> None:
    """Add a sound, its strength going on evenly from the edge of a block to the next."""
    for n, block in enumerate(blocks):
        at, loud = n * BLOCK, strengths[n]
        step = (strengths[n + 1] - loud) / BLOCK
        for k, value in enumerate(block, at):
            made[k] += value * loud
            loud += step


def as_samples(made: array[float], mean: float) -> array[int]:
    """As 16-bit samples, 48,000 a second, of a mean loudness of 0 to 1 and with nothing cut off."""
    now = math.sqrt(math.fsum(value * value for value in made) / len(made))
    gain = min(mean / now, LOUDEST / max(map(abs, made))) * 32767
    whole = array("h", bytes(4 * COUNT))
    before = round(gain * made[-1])
    for at in range(0, COUNT, BLOCK):
        values = [round(gain * value) for value in made[at : at + BLOCK]]
        between = [(one + other) // 2 for one, other in pairwise((before, *values))]
        whole[2 * at : 2 * (at + BLOCK) : 2] = array("h", between)
        whole[2 * at + 1 : 2 * (at + BLOCK) : 2] = array("h", values)
        before = values[-1]
    return whole
