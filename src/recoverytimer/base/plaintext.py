"""Text from anywhere, without what steers a terminal, hides or turns what is around it."""

from __future__ import annotations

import re
from typing import Any

STEERING = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Control characters, for a class in a pattern; tabs and line breaks are none of them."""
BREAKING = r"\t\n\r\u2028\u2029"
"""Tabs, and whatever begins another line."""
TURNING = r"\u202a-\u202e\u2066-\u2069"
"""What turns the direction of all that follows."""
HIDDEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f"
    r"\u3164\ufeff\uffa0\ufff9-\ufffb" + "\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
"""What is not seen; Persian and emoji need the joiners, which are none of these."""
HALVES = r"\ud800-\udfff"
"""Halves of characters: nothing can print them."""
_MARKS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
HEAPED = rf"^[{_MARKS}]|[{_MARKS}]{{4}}"
"""Marks on no letter, and more of them on one than any language has: they cover what is around."""

_CONTROLS = re.compile(f"[{STEERING}]")
_SPACED = re.compile(f"[{STEERING}{BREAKING}]")
_TURNING = re.compile(f"[{TURNING}]")
_HIDDEN = re.compile(f"[{HIDDEN}]")
# Some stand for the bytes of a file's name that is no UTF-8 (PEP 383).
_HALVES = re.compile(f"[{HALVES}]")
_TOO_MANY_MARKS = re.compile(rf"^[{_MARKS}]+|(?<=[{_MARKS}]{{3}})[{_MARKS}]+")


def without_controls(text: str) -> str:
    """A text of several lines as it is, but for its control characters."""
    return _CONTROLS.sub(" ", text)


def as_name(text: str) -> str:
    """A text on one line, and nothing in it that turns that or covers what is around."""
    return _TOO_MANY_MARKS.sub("", _TURNING.sub("", _SPACED.sub(" ", text)))


def plain_texts(value: Any, key: str = "") -> Any:
    """Tables and lists as they were read, with a name on one line and no controls in any text."""
    if isinstance(value, str):
        return as_name(value) if key == "name" else without_controls(value)
    if isinstance(value, dict):
        return {k: plain_texts(v, k) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain_texts(v) for v in value]
    return value


def printable(text: str) -> str:
    """A text on one line that any terminal can print, and that is what it looks like."""
    return _HALVES.sub(_spelt, _HIDDEN.sub("", as_name(text)))


def _spelt(half: re.Match[str]) -> str:
    byte = ord(half[0]) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else " "


def one_line(text: str) -> str:
    """The words of a text, clean, with single spaces between them."""
    return " ".join(printable(text).split())


def is_hidden(text: str) -> bool:
    """Whether something in it is not seen, or makes it look other than it is."""
    return printable(text) != text
