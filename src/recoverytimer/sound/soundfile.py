"""Sounds that are made once and kept as files."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from recoverytimer.base.disk import make_folder

RATE = 48_000


def kept(path: Path, make: Callable[[], array[int]]) -> Path:
    """The file of a sound, made from 16-bit samples, 48,000 a second, if it is not there.

    Raises:
        OSError: the folder cannot be written.
    """
    if not path.is_file():
        make_folder(path.parent)
        part = path.with_suffix(".part")
        with wave.open(str(part), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(make().tobytes())
        part.replace(path)
    return path
