"""Sounds that are made once and kept as files."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from recoverytimer.base.disk import make_folder

RATE = 48_000
HEADER = 44


def kept(path: Path, make: Callable[[], array[int]]) -> Path:
    """The file of a sound, made from 16-bit samples, 48,000 a second, if there is none.

    Raises:
        OSError: the folder cannot be written.
    """
    # After a power cut it may be there with nothing in it.
    if not path.is_file() or path.stat().st_size <= HEADER:
        make_folder(path.parent)
        part = path.with_suffix(".part")
        with wave.open(str(part), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(make().tobytes())
        part.replace(path)
    return path


def samples_in(path: Path) -> bytes:
    """The samples of a file that is kept.

    Raises:
        OSError: it cannot be read.
    """
    return path.read_bytes()[HEADER:]
