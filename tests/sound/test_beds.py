"""Beds as samples and files: whole, without a seam, and alike in loudness."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from recoverytimer.settings.settings import SoundBed
from recoverytimer.sound import beds
from recoverytimer.sound.beds import bed_file, bed_samples
from recoverytimer.sound.soundfile import RATE

BEDS = [bed for bed in SoundBed if bed is not SoundBed.NONE]
LOUD = 32767
WINDOW = RATE // 10
PITCHES = (110, 220, 440, 880, 1760, 3520)


@cache
def made(bed: SoundBed) -> array[int]:
    """Made once, as it takes seconds."""
    return bed_samples(bed)


def level_db(samples: Sequence[int]) -> float:
    """How loud on average, against the loudest there can be."""
    return 10 * math.log10(sum(v * v for v in samples) / len(samples) / LOUD**2)


def strength_db(samples: Sequence[int], hertz: float) -> float:
    """How strong a band of 10 Hz is, by Goertzel's way."""
    turn = 2 * math.cos(2 * math.pi * hertz / RATE)
    before = last = 0.0
    for value in samples:
        before, last = last, value + turn * last - before
    return 10 * math.log10(before * before + last * last - turn * before * last + 1)


def weighted(samples: Sequence[int]) -> list[float]:
    """As an ear hears it, by the two filters of ITU-R BS.1770."""
    stages = (
        (
            (1.53512485958697, -2.69169618940638, 1.19839281085285),
            (-1.69065929318241, 0.73248077421585),
        ),
        ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
    )
    heard: list[float] = [v / LOUD for v in samples]
    for (b0, b1, b2), (a1, a2) in stages:
        x1 = x2 = y1 = y2 = 0.0
        out = []
        for x in heard:
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out.append(y)
        heard = out
    return heard


def loudness(samples: Sequence[int]) -> float:
    """In LUFS, over some seconds spread over all of it."""
    heard: list[float] = []
    for n in range(0, len(samples), 8 * RATE):
        heard += weighted(samples[n : n + RATE])
    return -0.691 + 10 * math.log10(sum(v * v for v in heard) / len(heard))


@pytest.mark.parametrize("bed", BEDS)
def test_a_loop_lasts_a_minute_and_nothing_in_it_is_cut_off(bed: SoundBed) -> None:
    assert len(made(bed)) >= 60 * RATE
    assert 0.1 * LOUD < max(map(abs, made(bed))) < 0.85 * LOUD
    assert abs(sum(made(bed)) / len(made(bed))) < 0.002 * LOUD


@pytest.mark.parametrize("bed", BEDS)
def test_the_step_from_the_end_to_the_beginning_is_like_any_other(bed: SoundBed) -> None:
    around = made(bed)[-RATE:] + made(bed)[:RATE]
    steps = [abs(b - a) for a, b in pairwise(around)]
    bends = [abs(b - a) for a, b in pairwise(b - a for a, b in pairwise(around))]
    seam = slice(RATE - 4, RATE + 3)
    assert max(steps[seam]) <= sorted(steps)[-8]
    assert max(bends[seam]) <= sorted(bends)[-8]


@pytest.mark.parametrize("bed", BEDS)
def test_it_is_as_loud_after_the_seam_as_before(bed: SoundBed) -> None:
    levels = [
        level_db(made(bed)[n : n + WINDOW]) for n in range(0, len(made(bed)) - WINDOW, WINDOW)
    ]
    apart = sorted(abs(b - a) for a, b in pairwise(levels))
    before, after = level_db(made(bed)[-WINDOW:]), level_db(made(bed)[:WINDOW])
    assert abs(after - before) <= apart[int(len(apart) * 0.9)]


@pytest.mark.parametrize("bed", BEDS)
def test_it_is_of_the_same_pitches_after_the_seam_as_before(bed: SoundBed) -> None:
    def spectrum(samples: Sequence[int]) -> list[float]:
        parts = [samples[n : n + WINDOW] for n in range(0, len(samples), WINDOW)]
        return [sum(strength_db(part, hertz) for part in parts) / len(parts) for hertz in PITCHES]

    before, after = spectrum(made(bed)[-RATE:]), spectrum(made(bed)[:RATE])
    # What is far below the rest is no part of it.
    heard = [(a, b) for a, b in zip(before, after, strict=True) if a > max(before) - 35]
    assert len(heard) >= 2
    assert max(abs(a - b) for a, b in heard) < 6


@pytest.mark.parametrize("bed", BEDS)
def test_it_is_soft_above_all(bed: SoundBed) -> None:
    second = made(bed)[20 * RATE : 21 * RATE]
    high = sum(strength_db(second[n : n + WINDOW], 10_000) for n in range(0, RATE, WINDOW))
    low = sum(strength_db(second[n : n + WINDOW], 440) for n in range(0, RATE, WINDOW))
    assert (low - high) / 10 > 10


def test_one_is_as_loud_to_the_ear_as_another() -> None:
    heard = [loudness(made(bed)) for bed in BEDS]
    assert max(heard) - min(heard) < 2
    assert all(-27 < each < -21 for each in heard)


def test_waves_come_every_six_to_ten_seconds_and_never_two_alike() -> None:
    waves = list(beds._sea(beds.circles.chance_of("waves")))
    spans = [wave.lasts_s for wave in waves]
    assert all(6 <= span <= 10 for span in spans)
    assert len({round(span, 2) for span in spans}) == len(spans)
    assert math.isclose(sum(spans), len(made(SoundBed.WAVES)) / RATE)


def test_it_is_the_same_each_time_and_no_two_are_alike() -> None:
    assert bed_samples(SoundBed.RAIN) == made(SoundBed.RAIN)
    assert len({made(bed)[:RATE].tobytes() for bed in BEDS}) == len(BEDS)


def test_a_file_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beds, "bed_samples", made)
    path = bed_file(tmp_path / "sounds", SoundBed.PAD)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
        assert file.getnframes() == len(made(SoundBed.PAD))
    monkeypatch.setattr(beds, "bed_samples", lambda _bed: pytest.fail("made again"))
    assert bed_file(tmp_path / "sounds", SoundBed.PAD) == path
    assert [each.name for each in path.parent.iterdir()] == [path.name]
