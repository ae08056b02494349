"""Texts as lines of a terminal; what comes from a file is never obeyed."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from recoverytimer.base.plaintext import printable

MARGIN = 2
WIDEST = 112
# The longest line that reads well.
READABLE = 76
ELLIPSIS = "…"


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
