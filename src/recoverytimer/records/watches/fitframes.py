"""The frames of FIT files, as far as they go: of each message the few fields that are wanted.

By Garmin's protocol; what is not wanted is passed over by its size, so that nothing in it matters.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

# 1989-12-31 UTC, from where the protocol counts, in seconds since 1970.
FIT_EPOCH_S = 631_065_600
_MARK = b".FIT"
_MARK_AT = 8
_SIZES = (14, 12)
_CHECKSUM = 2

# The types of values by their number: how they are unpacked, and what stands for none.
_TYPES: dict[int, tuple[str, int | None]] = {
    0: ("B", 0xFF),
    1: ("b", 0x7F),
    2: ("B", 0xFF),
    3: ("h", 0x7FFF),
    4: ("H", 0xFFFF),
    5: ("i", 0x7FFFFFFF),
    6: ("I", 0xFFFFFFFF),
    8: ("f", None),
    9: ("d", None),
    10: ("B", 0),
    11: ("H", 0),
    12: ("I", 0),
    14: ("q", 0x7FFFFFFFFFFFFFFF),
    15: ("Q", 0xFFFFFFFFFFFFFFFF),
    16: ("Q", 0),
}
_TYPE = 0x1F
_TIMESTAMP = 253

Message = dict[int, float]
"""The values of a message by the numbers of their fields, unscaled; what is invalid is left out."""


def is_fit(data: bytes) -> bool:
    """Whether it begins as a FIT file."""
    return data[_MARK_AT : _MARK_AT + len(_MARK)] == _MARK


def fit_parts(data: bytes) -> Iterator[FitPart]:
    """The parts of a file; bytes behind the last one are passed over."""
    at = 0
    while is_fit(data[at : at + _MARK_AT + len(_MARK)]):
        part = FitPart(data, at)
        yield part
        at = part.end + _CHECKSUM


class FitPart:
    """One of the files that are chained in one, read once.

    Attributes:
        end: where its messages end.
        is_cut: whether there is less of it than it says, or it could not be read on.
        is_checked: whether its checksum is right.
    """

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._begin = at + _header_size(data, at)
        (said,) = struct.unpack_from("<I", data, at + 4) if at + 8 <= len(data) else (0,)
        # A recording that was never ended has no length.
        self.is_cut = not 0 < said <= len(data) - self._begin
        self._told_end = self.end = len(data) if self.is_cut else self._begin + said
        self.is_checked = not self.is_cut and _is_checked(data, at, self.end)
        behind = data[self.end + _CHECKSUM :][: _MARK_AT + len(_MARK)]
        if not self.is_checked and behind and not is_fit(behind):
            # One that was written on without telling its new length.
            self.end = len(data)
        self._definitions: dict[int, _Definition] = {}
        self._time = 0

    def read(
        self, wanted: Mapping[int, frozenset[int]], take: Callable[[int, Message], object]
    ) -> None:
        """Tell all messages that are wanted, by their numbers, each with those of its fields."""
        self._wanted, self._take = wanted, take
        self.is_cut = self._reached() < self._told_end or self.is_cut

    def _reached(self) -> int:
        """Where what can be read ends."""
        data, at, end = self._data, self._begin, self.end
        while at < end:
            head = data[at]
            is_compressed = head & 0x80
            if not is_compressed and head & 0x40:
                after = self._define(at, end)
                if after is None:
                    return at
                at = after
                continue
            local = (head >> 5) & 0x3 if is_compressed else head & 0x0F
            definition = self._definitions.get(local)
            if definition is None or at + 1 + definition.size > end:
                return at
            if definition.number in self._wanted:
                self._tell(definition, at + 1, head & 0x1F if is_compressed else None)
            at += 1 + definition.size
        return at

    def _define(self, at: int, end: int) -> int | None:
        """Where the definition ends; None where it is not whole."""
        data = self._data
        if at + 6 > end:
            return None
        order = ">" if data[at + 2] else "<"
        (number,) = struct.unpack_from(f"{order}H", data, at + 3)
        first, count = at + 6, data[at + 5]
        after = first + 3 * count
        fields = [(data[f], data[f + 1], data[f + 2]) for f in range(first, min(after, end - 2), 3)]
        own = 0
        if data[at] & 0x20 and after < end:
            own_count = data[after]
            own = sum(data[after + 2 : after + 1 + 3 * own_count : 3])
            after += 1 + 3 * own_count
        if after > end:
            return None
        made = _definition(order, number, fields, own, self._wanted.get(number, frozenset()))
        self._definitions[data[at] & 0x0F] = made
        return after

    def _tell(self, definition: _Definition, at: int, seconds: int | None) -> None:
        values = definition.values.unpack_from(self._data, at)
        message: Message = {
            field: value
            for (field, none), value in zip(definition.fields, values, strict=True)
            if value != none and not math.isnan(value)
        }
        if seconds is not None:
            # The last five bits of the instant; they run over.
            self._time += (seconds - self._time) & 0x1F
            message[_TIMESTAMP] = self._time
        elif _TIMESTAMP in message:
            self._time = int(message[_TIMESTAMP])
        self._take(definition.number, message)


def _is_checked(data: bytes, at: int, end: int) -> bool:
    checksum = data[end : end + _CHECKSUM]
    return len(checksum) == _CHECKSUM and not (
        any(checksum) and _checksum(data, at, end + _CHECKSUM)
    )


def _header_size(data: bytes, at: int) -> int:
    """What it says, unless no definition is there, as the first message always is."""
    sizes = (data[at], *_SIZES)
    return next((s for s in sizes if s >= _SIZES[1] and _is_definition(data, at + s)), _SIZES[0])


def _is_definition(data: bytes, at: int) -> bool:
    return at + 3 <= len(data) and data[at] & 0xD0 == 0x40 and data[at + 2] in {0, 1}


class _Definition(Struct, frozen=True):
    number: int
    size: int
    values: struct.Struct
    fields: list[tuple[int, int | None]]


def _definition(
    order: str, number: int, fields: list[tuple[int, int, int]], own: int, wanted: frozenset[int]
) -> _Definition:
    """How the wanted fields are unpacked; of a list of values the first one, of odd ones none."""
    layout, kept = order, list[tuple[int, int | None]]()
    for field, size, kind in fields:
        code, none = _TYPES.get(kind & _TYPE, ("", None))
        width = struct.calcsize(f"{order}{code}")
        if field in wanted and code and size >= width and not size % width:
            layout += f"{code}{size - width}x"
            kept.append((field, none))
        else:
            layout += f"{size}x"
    size = sum(size for _, size, _ in fields) + own
    return _Definition(number, size, struct.Struct(layout), kept)


def _checksum(data: bytes, at: int, end: int) -> int:
    """CRC-16 as the protocol has it; 0 over what ends with its own."""
    made = 0
    for byte in memoryview(data)[at:end]:
        made = (made >> 8) ^ _CHECKSUMS[(made ^ byte) & 0xFF]
    return made


def _checksum_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xA001 if byte & 1 else 0)
    return byte


_CHECKSUMS = [_checksum_of(byte) for byte in range(256)]
