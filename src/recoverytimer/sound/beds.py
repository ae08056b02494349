"""Rain, waves and a low pad, made from noise and sine waves, the same each time."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from recoverytimer.settings.settings import SoundBed
from recoverytimer.sound import circles
from recoverytimer.sound.circles import COUNT, LOOP_S, RATE
from recoverytimer.sound.soundfile import kept

# Raised when the beds change, so that those on disk are made anew.
VERSION = 1
# So that one is as loud as another to the ear, which hears low pitches less.
MEANS: dict[SoundBed, float] = {
    SoundBed.RAIN: 0.053,
    SoundBed.WAVES: 0.075,
    SoundBed.PAD: 0.073,
}

# Rain: a hiss that swells and fades a little, and drops near and far.
HISS_HZ, PATTER_HZ = (450.0, 3600.0), (120.0, 700.0)
PATTER = 0.8
DROPS, DROP_SHAPES = 2600, 24
NEAREST, FARTHEST = 0.9, 0.054
LOWEST_DROP_HZ, DROP_OCTAVES = 500.0, 2.0

# Waves: each comes, breaks and runs out over those beside it.
WAVES = 8
FEWEST_S, MOST_S = 6.0, 10.0
FAR_SURF = 0.5
SURF_HZ, BREAKER_HZ, FOAM_HZ = (60.0, 520.0), (180.0, 1500.0), (900.0, 4200.0)
# In shares of the time of a wave: where it is over, and for how long it ebbs away before.
OVER, EBBS = 2.0, 0.5

# Pad: how much a note has above its pitch, and how strong the second of two that beat is, so that
# the note never goes away altogether.
BENT, SECOND = 0.45, 0.35


class Note(NamedTuple):
    """A note of the chord, which beats so many times in a loop."""

    hertz: float
    beats: int
    strength: float


CHORD = (
    Note(110.0, 7, 1.0),
    Note(164.8, 11, 0.75),
    Note(220.0, 9, 0.6),
    Note(277.2, 13, 0.4),
    Note(329.6, 17, 0.3),
)


def bed_file(folder: Path, bed: SoundBed) -> Path:
    """The file of a bed, made within seconds if it is not there.

    Raises:
        OSError: the folder cannot be written.
    """
    return kept(folder / f"bed-{bed.value}-{VERSION}.wav", lambda: bed_samples(bed))


def bed_samples(bed: SoundBed) -> array[int]:
    """A bed as 16-bit samples, 48,000 a second, whose end leads into its beginning."""
    make: dict[SoundBed, Callable[[], array[float]]] = {
        SoundBed.RAIN: _rain,
        SoundBed.WAVES: _waves,
        SoundBed.PAD: _pad,
    }
    return circles.as_samples(make[bed](), MEANS[bed])


def _rain() -> array[float]:
    chance, made = circles.chance_of("rain"), circles.silence()
    gusts = circles.swelling(
        lambda at: 1 + 0.10 * circles.turns(at, 3) + 0.07 * circles.turns(at, 7, 0.4)
    )
    circles.add(made, circles.noise(chance, *HISS_HZ), gusts)
    circles.add(made, circles.noise(chance, *PATTER_HZ), circles.steady(PATTER))
    loudest = max(made)
    shapes = [_drop(chance) for _ in range(DROP_SHAPES)]
    for _ in range(DROPS):
        # Far ones are many, near ones few.
        strength = loudest * NEAREST * (FARTHEST / NEAREST) ** chance.random()
        for n, value in enumerate(chance.choice(shapes), chance.randrange(COUNT) - COUNT):
            made[n] += strength * value
    return made


def _drop(chance: Random) -> list[float]:
    """A short note, which rises as the bubble beneath it shrinks."""
    hertz = LOWEST_DROP_HZ * 2 ** (DROP_OCTAVES * chance.random())
    lasts_s, rises = 9.0 / hertz, 0.25 * chance.random()
    count, attack = round(4 * lasts_s * RATE), RATE // 1000
    return [
        min(1.0, n / attack)
        * math.exp(-n / (lasts_s * RATE))
        * math.sin(2 * math.pi * hertz * n / RATE * (1 + rises * n / count))
        for n in range(count)
    ]


class _Wave(NamedTuple):
    at_s: float
    lasts_s: float
    strength: float


def _waves() -> array[float]:
    chance = circles.chance_of("waves")
    waves, made = tuple(_sea(chance)), circles.silence()
    circles.add(made, circles.noise(chance, *SURF_HZ), circles.steady(FAR_SURF))
    for hertz, shape in ((SURF_HZ, _coming), (BREAKER_HZ, _breaking), (FOAM_HZ, _running_out)):
        circles.add(made, circles.noise(chance, *hertz), _heard(waves, shape))
    return made


def _sea(chance: Random) -> Iterator[_Wave]:
    """Waves that fill the loop, no two alike."""
    spans = [chance.uniform(FEWEST_S, MOST_S) for _ in range(WAVES)]
    while not all(FEWEST_S <= s * LOOP_S / sum(spans) <= MOST_S for s in spans):
        spans = [chance.uniform(FEWEST_S, MOST_S) for _ in range(WAVES)]
    for n, span in enumerate(spans):
        stretched = LOOP_S / sum(spans)
        yield _Wave(sum(spans[:n]) * stretched, span * stretched, chance.uniform(0.7, 1.0))


def _heard(waves: Sequence[_Wave], shape: Callable[[float], float]) -> Sequence[float]:
    """How much is heard of all waves, each of which has a shape by how much of it is over."""

    def at(now_s: float) -> float:
        shares = [((now_s - wave.at_s) % LOOP_S / wave.lasts_s, wave.strength) for wave in waves]
        return sum(strength * shape(share) for share, strength in shares if share < OVER)

    return circles.swelling(at)


def _coming(share: float) -> float:
    return 0.9 * math.sin(math.pi * min(1.0, share / 1.3)) ** 2


def _breaking(share: float) -> float:
    return 0.8 * _rise((share - 0.25) / 0.3) * _fall((share - 0.55) / 0.25) * _ebb(share)


def _running_out(share: float) -> float:
    return 0.45 * _rise((share - 0.4) / 0.3) * _fall((share - 0.7) / 0.4) * _ebb(share)


def _rise(share: float) -> float:
    return math.sin(math.pi / 2 * min(1.0, max(0.0, share))) ** 2


def _fall(share: float) -> float:
    return math.exp(-max(0.0, share))


def _ebb(share: float) -> float:
    """Nothing is cut off where a wave is over."""
    return _rise((OVER - share) / EBBS)


def _pad() -> array[float]:
    made = circles.silence()
    first, second = circles.hum(1.0, BENT), circles.hum(SECOND, BENT)
    for n, note in enumerate(CHORD):
        times = round(note.hertz * LOOP_S)
        beating = circles.both(
            circles.turning(first, times, n * COUNT // 7),
            circles.turning(second, times + note.beats),
        )
        circles.add(made, beating, _breath(note, n))
    return made


def _breath(note: Note, number: int) -> Sequence[float]:
    return circles.swelling(
        lambda at: note.strength * (0.8 + 0.2 * circles.turns(at, number + 2, number / 5))
    )
