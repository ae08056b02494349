"""A language for tests: each message in brackets, with accents, and two fifths longer."""

from __future__ import annotations

import re
from textwrap import wrap

LONGER = 0.4
LONGEST_WORD = 24
_ACCENTS = str.maketrans("AEIOUYaeiouycnszCNSZ", "ÀÉÎÖÛÝàéîöûýçñšžÇÑŠŽ")
_VALUE = re.compile(r"(\{[^{}]*\})")
OPEN, CLOSE = "⟦", "⟧"


class Pseudo:
    """The messages of that language, which may pretend to be another one."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def info(self) -> dict[str, str]:
        return {"language": self.language}

    def gettext(self, message: str) -> str:
        parts = _VALUE.split(message)
        said = "".join(p if n % 2 else p.translate(_ACCENTS) for n, p in enumerate(parts))
        more = round(LONGER * sum(len(p) for p in parts[::2]))
        # No language has words that no line can hold.
        dots = " ".join(wrap("·" * more, LONGEST_WORD))
        return f"{OPEN}{said}{dots}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        assert context
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        assert context
        return self.ngettext(msgid1, msgid2, n)


def untranslated(text: str) -> str:
    """What of a text is in no brackets, where that has words; the brackets may be nested."""
    depth, outside = 0, []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth == 0 and sign != CLOSE:
            outside.append(sign)
    rest = "".join(outside)
    return rest if re.search(r"[A-Za-z]{2}", rest) else ""
