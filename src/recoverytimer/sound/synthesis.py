"""Tones made from sine waves: three sets, each with a sound for every tone."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from recoverytimer.player.chimes import Tone
from recoverytimer.settings.settings import ChimeSet
from recoverytimer.sound.soundfile import RATE, kept

LOUDEST = 0.55
FADE_S = 0.004
PRIMER_S = 0.5
SHORT_S = 0.2
CLOSER = 0.6
# Raised when the sounds change, so that those on disk are made anew.
VERSION = 1


class Partial(NamedTuple):
    """One sine wave: times the base pitch, how loud, and how long until a tenth is left."""

    ratio: float
    strength: float
    fades_s: float


class Timbre(NamedTuple):
    """What a set of tones is made of, and how softly a tone begins."""

    partials: Sequence[Partial]
    attack_s: float


TIMBRES: dict[ChimeSet, Timbre] = {
    ChimeSet.BELLS: Timbre(
        (
            Partial(1.0, 1.0, 0.85),
            Partial(2.0, 0.42, 0.5),
            Partial(2.76, 0.22, 0.28),
            Partial(5.4, 0.07, 0.10),
        ),
        0.006,
    ),
    ChimeSet.WOOD: Timbre(
        (Partial(1.0, 1.0, 0.26), Partial(3.93, 0.34, 0.07), Partial(9.2, 0.10, 0.03)), 0.003
    ),
    ChimeSet.AIR: Timbre(
        (Partial(1.0, 1.0, 0.7), Partial(1.003, 0.6, 0.8), Partial(2.0, 0.18, 0.4)), 0.05
    ),
}


class Note(NamedTuple):
    """A pitch that begins at some second, perhaps gliding to another, for so many seconds."""

    at_s: float
    hertz: float
    lasts_s: float
    strength: float = 1.0
    to_hertz: float = 0.0


C5, D5, E5, G5, A5, C6, E6 = 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5, 1318.5
NOTES: dict[Tone, Sequence[Note]] = {
    Tone.START: (Note(0, G5, 0.5, 0.8), Note(0.11, C6, 0.9)),
    Tone.SWITCH: (Note(0, E5, 0.35, 0.9), Note(0.16, A5, 0.35, 0.9), Note(0.32, E5, 0.7, 0.9)),
    Tone.REST: (Note(0, C6, 0.5, 0.8), Note(0.14, G5, 0.9, 0.9)),
    Tone.QUESTION: (Note(0, D5, 0.4, 0.8), Note(0.18, G5, 0.8, 0.9)),
    Tone.END: (
        Note(0, C5, 0.9, 0.8),
        Note(0.18, E5, 0.9, 0.8),
        Note(0.36, G5, 1.0, 0.8),
        Note(0.54, C6, 1.5),
    ),
    Tone.HALFWAY: (Note(0, E6, 0.35, 0.5), Note(0.12, E6, 0.5, 0.5)),
    Tone.TICK: (Note(0, A5, 0.14, 0.5),),
    Tone.BEAT: (Note(0, C5, 0.10, 0.35),),
    Tone.INTERVAL: (Note(0, D5, 0.12, 0.4),),
    Tone.IN: (Note(0, C5, 0.9, 0.4, to_hertz=G5),),
    Tone.OUT: (Note(0, G5, 1.1, 0.4, to_hertz=C5),),
}


def samples(tone: Tone, kind: ChimeSet, *, short: bool = False) -> array[int]:
    """A tone as 16-bit samples, 48,000 a second."""
    notes = [_shortened(note) for note in NOTES[tone]] if short else NOTES[tone]
    count = int(length_s(tone, short=short) * RATE)
    mixed = [0.0] * count
    for note in notes:
        first = int(note.at_s * RATE)
        for n, value in enumerate(_note(note, TIMBRES[kind])):
            mixed[first + n] += value
    loudest = max(abs(value) for value in mixed) or 1.0
    # Soft tones stay softer than loud ones.
    gain = LOUDEST * max(n.strength for n in notes) / loudest
    return array("h", (round(32767 * gain * value) for value in mixed))


def _shortened(note: Note) -> Note:
    """The same melody, over before much could be said."""
    return note._replace(at_s=note.at_s * CLOSER, lasts_s=min(note.lasts_s, SHORT_S))


def _note(note: Note, timbre: Timbre) -> list[float]:
    count = int(note.lasts_s * RATE)
    made = [0.0] * count
    for ratio, strength, fades_s in timbre.partials:
        start = 2 * math.pi * note.hertz * ratio / RATE
        end = 2 * math.pi * (note.to_hertz or note.hertz) * ratio / RATE
        glide = (end - start) / count
        decay = 0.1 ** (1 / (fades_s * RATE))
        loud, phase, step = strength * note.strength, 0.0, start
        for n in range(count):
            made[n] += loud * math.sin(phase)
            phase += step
            step += glide
            loud *= decay
    _soften(made, timbre.attack_s)
    return made


def _soften(made: list[float], attack_s: float) -> None:
    """No click at the beginning, none at the end."""
    rise, fall = int(attack_s * RATE), int(FADE_S * RATE * 4)
    for n in range(min(rise, len(made))):
        made[n] *= n / rise
    for n in range(min(fall, len(made))):
        made[-1 - n] *= n / fall


def sound_file(folder: Path, tone: Tone, kind: ChimeSet, *, short: bool = False) -> Path:
    """The file of a tone, made if it is not there.

    Raises:
        OSError: the folder cannot be written.
    """
    length = "-short" if short else ""
    path = folder / f"{kind.value}-{tone.value}{length}-{VERSION}.wav"
    return kept(path, lambda: samples(tone, kind, short=short))


def primer_file(folder: Path) -> Path:
    """A sound so soft that one does not hear it, which wakes a loudspeaker that sleeps.

    Raises:
        OSError: the folder cannot be written.
    """
    hum = (round(12 * math.sin(n / 40)) for n in range(int(PRIMER_S * RATE)))
    return kept(folder / f"primer-{VERSION}.wav", lambda: array("h", hum))


def length_s(tone: Tone, *, short: bool = False) -> float:
    """How many seconds a tone is heard."""
    notes = [_shortened(note) for note in NOTES[tone]] if short else NOTES[tone]
    return max(note.at_s + note.lasts_s for note in notes)
