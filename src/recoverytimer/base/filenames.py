"""Names of new files, made from what a person calls them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from recoverytimer.base.plaintext import HIDDEN

LONGEST = 60
# The endings of temporary and damaged files come on top, and file systems take 255 bytes.
_BYTES_EACH = 2
# Windows keeps these for devices, whatever the ending; it takes the superscripts for digits.
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?",
    re.IGNORECASE | re.DOTALL,
)
# Letters and marks that show nothing, and what selects a variant.
_UNSEEN = re.compile(rf"[{HIDDEN}\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def is_device(name: str) -> bool:
    """Whether a name, with or without an ending, is that of a device on Windows."""
    return _DEVICES.fullmatch(name) is not None


def without_case(name: str) -> str:
    """The same for all names that are one and the same file on some system."""
    return unicodedata.normalize("NFC", name.casefold())


def file_stem(name: str, otherwise: str) -> str:
    """Small letters and digits of any script, with hyphens, or a word where none of it is left.

    Letters of the Latin alphabet lose their accents.
    """
    stem = shortened(_words(name), LONGEST) or otherwise
    return f"{stem}-1" if is_device(stem) else stem


def shortened(stem: str, most: int) -> str:
    """The beginning of a stem, of at most so many characters and twice as many bytes."""
    return stem.encode()[: most * _BYTES_EACH].decode(errors="ignore")[:most].rstrip("-")


def free_id(name: str, taken: Collection[str], otherwise: str) -> str:
    """An id for a name that none of those taken has, on disks that ignore case as well."""
    stem = file_stem(name, otherwise)
    folded = {without_case(one) for one in taken}
    numbers = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (stem, *numbers) if without_case(one) not in folded)


def _words(name: str) -> str:
    """The letters and digits of a name, with one hyphen for all that is between them."""
    small = _UNSEEN.sub("", unicodedata.normalize("NFKC", name)).lower()
    made, base = "", "-"
    for character in _UNSEEN.sub("", unicodedata.normalize("NFKD", small)):
        kind = unicodedata.category(character)
        if kind[0] in "LN":
            base = character
            made += character
        elif kind[0] == "M":
            # Latin letters lose their accents; a mark on nothing goes.
            made += "" if base.isascii() else character
        elif kind != "Cf":
            base = "-"
            made += base
    return unicodedata.normalize("NFC", re.sub("-+", "-", made).strip("-"))
