"""Ways in which a file is damaged or made to hurt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

MOST_CHANGES = 6
LARGEST = 2**20

NUMBERS = (
    *[
        "0",
        "-1",
        "-0.0",
        "1e308",
        "1e309",
        "-1e309",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "0x10",
        "1_0",
        "1.5",
        ",5",
        "5,",
        "1,5",
        "1:61",
        "00",
        "+1",
    ],
    *(str(number) for number in (2**31, 2**32, 2**53, 2**63, -(2**63) - 1, 2**64, 10**309)),
    "9" * 5000,
)
TEXTS = (
    *(
        "",
        " ",
        "\0",
        "\u202e",
        "\u200b",
        "\ud7ff",
        "\x1b[2J",
        "=1+1",
        "<b>x</b>",
        "&#0;",
        "CON",
        "..",
    ),
    *("0000-00-00", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00+14:00", "10000-01-01"),
    *("2026-02-30", "null", "true", "[]", "{}", '""', "'", '"""', "\\", "\r", "\r\n", "\n\n"),
    "ü" * 300,
    "[" * 300,
    "{" * 300,
    "a." * 300,
)
BYTES = (b"\0", b"\xff", b"\x80", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"PK\3\4")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_WORD = re.compile(rb"[A-Za-z_][A-Za-z_0-9-]*")
_QUOTED = re.compile(rb'"[^"\n]{0,200}"')

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]


def damaged(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    """Some bytes with up to six changes; `others` are inputs from which parts may be taken."""
    for _ in range(rng.randint(1, MOST_CHANGES)):
        data = rng.choice(MUTATIONS)(data, rng, others)[:LARGEST]
    return data


def _flip(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _put(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(BYTES) + data[at + rng.randint(0, 2) :]


def _cut(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return data[: rng.randint(0, len(data))]


def _drop(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + data[at + rng.randint(1, 40) :]


def _repeat(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(data))
    piece = data[at : at + rng.randint(1, 200)]
    return data[:at] + piece * rng.choice((2, 3, 50)) + data[at:]


def _splice(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    at, start = rng.randint(0, len(data)), rng.randint(0, len(other))
    return data[:at] + other[start : start + rng.randint(1, 400)] + data[at + rng.randint(0, 40) :]


def _lines(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        one, another = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[another] = lines[another], lines[one]
    return b"".join(lines)


def _replaced(pattern: re.Pattern[bytes], texts: Sequence[str], form: str) -> Mutation:
    """Replaces one place of a pattern by one of the texts."""

    def replace(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        place = rng.choice(found)
        text = form.format(rng.choice(texts)).encode("utf-8", "surrogatepass")
        return data[: place.start()] + text + data[place.end() :]

    return replace


def _other_word(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Puts one word of the text in the place of another."""
    found = list(_WORD.finditer(data))
    if not found:
        return data
    place, other = rng.choice(found), rng.choice(found)
    return data[: place.start()] + other.group() + data[place.end() :]


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _put, _cut, _drop, _repeat, _splice, _lines, _other_word),
    _replaced(_NUMBER, NUMBERS, "{}"),
    _replaced(_QUOTED, TEXTS, '"{}"'),
    _replaced(_QUOTED, NUMBERS, "{}"),
    _replaced(_WORD, TEXTS, "{}"),
)
