"""What a document consists of for those who hear it, in the order in which they do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto


class Tag(Enum):
    """What a part of a document is."""

    DOCUMENT = auto()
    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    LIST = auto()
    ITEM = auto()
    ITEM_BODY = auto()
    FIGURE = auto()
    TABLE = auto()
    ROW = auto()
    COLUMN_HEADER = auto()
    ROW_HEADER = auto()
    CELL = auto()


@dataclass(slots=True, eq=False)
class Tagged:
    """A part of a document, and the parts in it.

    Attributes:
        said: what a figure or table shows, or a text in full that is short on paper.
    """

    tag: Tag
    said: str = ""
    parts: list[Tagged] = field(default_factory=list)

    def add(self, tag: Tag, said: str = "") -> Tagged:
        """A new last part of it."""
        made = Tagged(tag, said)
        self.parts.append(made)
        return made


@dataclass(frozen=True, slots=True)
class Mark:
    """What is painted at one go.

    Attributes:
        part: what it belongs to; None for what only decorates the page.
        text: what is written, if anything.
        box: where a figure is on the paper: left, top, width and height in points.
    """

    part: Tagged | None
    text: str = ""
    box: tuple[float, float, float, float] | None = None
