"""Names of new files, made from what a person calls them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
# Windows keeps these for devices, whatever the ending; it takes the superscripts for digits.
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?",
    re.IGNORECASE | re.DOTALL,
)


def is_device(name: str) -> bool:
    """Whether a name, with or without an ending, is that of a device on Windows."""
    return _DEVICES.fullmatch(name) is not None


def file_stem(name: str, otherwise: str) -> str:
    """Small letters, digits and hyphens that say a name, or a word where none of it is left."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:LONGEST].strip("-") or otherwise
    return f"{stem}-1" if is_device(stem) else stem


def free_id(name: str, taken: Collection[str], otherwise: str) -> str:
    """An id for a name that none of those taken has."""
    stem = file_stem(name, otherwise)
    numbers = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(n for n in numbers if n not in taken)
