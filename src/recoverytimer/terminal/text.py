"""Texts as lines of a terminal; what comes from a file is never obeyed."""

from __future__ import annotations

import codecs
import textwrap
import unicodedata
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from recoverytimer.base.plaintext import printable

MARGIN = 2
WIDEST = 112
# The longest line that reads well.
READABLE = 76
ELLIPSIS = "…"
LOOK_ALIKES = "recoverytimer.look-alikes"
"""How an encoding writes what it cannot: by what looks like it, or at least stands for it."""
_LOOK_ALIKE = str.maketrans("\u00b7\u00d7\u2013\u2014\u2018\u2019\u201c\u201d", "-x--''\"\"")


@dataclass(frozen=True, slots=True)
class TerminalRoom:
    """What a terminal has for a page.

    Attributes:
        simple: it cannot show more than ASCII.
    """

    width: int
    height: int
    simple: bool = False

    @property
    def inner(self) -> int:
        """The columns between the margins."""
        return max(1, min(WIDEST, self.width - 2 * MARGIN))

    @property
    def left(self) -> int:
        """The columns before a page that stands in the middle."""
        return max(0, (self.width - self.inner) // 2)


def text_line(text: str, style: str = "") -> Text:
    """One line that says exactly this text."""
    return Text(printable(text), style, no_wrap=True)


def cut_to_width(text: Text, width: int) -> Text:
    """A line that is cut where it is too long."""
    cut = text.copy()
    cut.truncate(width, overflow="ellipsis")
    return cut


def wrapped(text: str, width: int, most: int, style: str = "") -> list[Text]:
    """A text on at most so many lines."""
    text = printable(text)
    # Some letters are two columns wide; a line of them holds fewer.
    columns = max(1, width * len(text) // max(1, cell_len(text)))
    lines = textwrap.wrap(
        text, columns, max_lines=max(1, most), placeholder=ELLIPSIS, break_on_hyphens=False
    )
    return [cut_to_width(text_line(one, style), width) for one in lines[:most]]


def beside(left: Text, right: Text, width: int) -> Text:
    """Two texts at both ends of a line; the left one gives way."""
    room = max(0, width - right.cell_len - 2)
    left = cut_to_width(left, room)
    gap = " " * max(0, width - left.cell_len - right.cell_len)
    return Text.assemble(left, gap, right, no_wrap=True)


def _look_alikes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].translate(_LOOK_ALIKE)
    plain = (unicodedata.normalize("NFKD", letter).encode("ascii", "ignore") for letter in missing)
    return "".join(letters.decode() or "?" for letters in plain), error.end


codecs.register_error(LOOK_ALIKES, _look_alikes)
