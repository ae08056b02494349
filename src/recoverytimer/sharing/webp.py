"""A moving WebP out of single pictures, each of which is a WebP file of its own."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

ANIMATED = 0x02
FOR_EVER = 0
OVER_WHAT_WAS = 0x02
LONGEST_MS = 2**24 - 1
IMAGE_CHUNKS = frozenset({b"ALPH", b"VP8 ", b"VP8L"})


class WebpFrame(Struct, frozen=True):
    """One picture, and where it lies.

    Attributes:
        image: an opaque WebP file.
        box: left, top, width and height in pixels; the first two are even.
        duration_ms: how long it is shown, in milliseconds.
    """

    image: bytes
    box: tuple[int, int, int, int]
    duration_ms: int


def animated_webp(width: int, height: int, frames: Iterable[WebpFrame]) -> bytes:
    """The bytes of a picture that moves for ever, so many pixels wide and high.

    Raises:
        ValueError: a frame is no WebP file, or lies at an odd pixel.
    """
    canvas = struct.pack("<B3x", ANIMATED) + _u24(width - 1) + _u24(height - 1)
    parts = [
        _chunk(b"VP8X", canvas),
        _chunk(b"ANIM", struct.pack("<IH", 0, FOR_EVER)),
        *(_chunk(b"ANMF", _frame(frame)) for frame in frames),
    ]
    return _chunk(b"RIFF", b"WEBP" + b"".join(parts))


def _frame(frame: WebpFrame) -> bytes:
    left, top, width, height = frame.box
    if left % 2 or top % 2:
        raise ValueError(f"a frame at {left}, {top}")  # noqa: EM102
    numbers = (left // 2, top // 2, width - 1, height - 1, min(frame.duration_ms, LONGEST_MS))
    head = b"".join(map(_u24, numbers)) + bytes([OVER_WHAT_WAS])
    return head + b"".join(_chunk(*one) for one in _image_of(frame.image))


def _image_of(file: bytes) -> Sequence[tuple[bytes, bytes]]:
    """The chunks of a WebP file that are its picture."""
    is_webp = file[:4] == b"RIFF" and file[8:12] == b"WEBP"
    found = [one for one in _chunks(file[12:]) if one[0] in IMAGE_CHUNKS] if is_webp else []
    if not found:
        raise ValueError("no picture in a WebP file")  # noqa: EM101
    return found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def _u24(number: int) -> bytes:
    return number.to_bytes(3, "little")
