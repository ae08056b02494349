"""Where everything lies on a printed sheet, in points; no painting here.

What does not fit is laid out smaller; what then needs more than two pages gets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from recoverytimer.base.tags import Tag, Tagged
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.sharing.handout import Handout, HandoutLine
from recoverytimer.sharing.words import giving as words

MOST_PAGES = 2
SHEET_FOOT = 24.0
GAP = 8.0
LEADING = 2.0
INDENT = 16.0


class SheetFont(StrEnum):
    """The sorts of text on paper."""

    TITLE = "title"
    LEAD = "lead"
    STRONG = "strong"
    BODY = "body"
    SMALL = "small"
    WARNING = "warning"
    LABEL = "label"


TextHeight = Callable[[str, SheetFont, float], float]
"""The height of a text in a font at a width."""


@dataclass(frozen=True, slots=True)
class SheetBox:
    """A rectangle on a page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text in its place."""

    box: SheetBox
    text: str
    font: SheetFont
    part: Tagged


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """The figure of an exercise in its place."""

    box: SheetBox
    exercise: str
    part: Tagged


@dataclass(frozen=True, slots=True)
class GroupBracket:
    """What holds the steps of a group together."""

    box: SheetBox


@dataclass(frozen=True, slots=True)
class DividingLine:
    """A line that parts what is above from what is below."""

    box: SheetBox


SheetItem = PlacedText | PlacedPicture | GroupBracket | DividingLine


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """The items of each page, and what is read of them in which order."""

    pages: tuple[tuple[SheetItem, ...], ...]
    document: Tagged


@dataclass(frozen=True, slots=True)
class SheetSize:
    """How large pictures are, and how much is said."""

    picture: tuple[float, float]
    how: int
    consequences: bool = True


SIZES = (
    SheetSize((96, 72), how=4),
    SheetSize((80, 60), how=2),
    SheetSize((80, 60), how=1),
    SheetSize((64, 48), how=0),
    SheetSize((48, 36), how=0, consequences=False),
)


LARGE = 3
"""So many of the sizes are still large."""


@dataclass(slots=True)
class _Block:
    """Items that stay together, from 0 on; all move down together. `gap` is the room below."""

    items: list[SheetItem] = field(default_factory=list)
    height: float = 0.0
    depth: int = 0
    opens: bool = False
    gap: float = GAP

    def text(
        self,
        text: str,
        font: SheetFont,
        left: float,
        width: float,
        measure: TextHeight,
        part: Tagged,
    ) -> None:
        """Add a text below what is there."""
        if self.items and isinstance(self.items[-1], PlacedText):
            self.height += LEADING
        height = measure(text, font, width)
        self.items.append(PlacedText(SheetBox(left, self.height, width, height), text, font, part))
        self.height += height


def laid_sheet(content: Handout, width: float, height: float, measure: TextHeight) -> LaidSheet:
    """All on one page where that is still large, else on two if possible."""
    room = height - SHEET_FOOT
    laid = [_Sheet(content, size, width, measure).laid(room) for size in SIZES]
    whole = [one if _is_whole(one.pages, room) else None for one in laid]
    fitting = [
        *(one for one in whole[:LARGE] if one and len(one.pages) == 1),
        *(one for one in whole if one and len(one.pages) <= MOST_PAGES),
        *(one for one in whole if one),
    ]
    return next(iter(fitting), laid[-1])


class _Sheet:
    """Lays one handout out in one size."""

    def __init__(
        self, content: Handout, size: SheetSize, width: float, measure: TextHeight
    ) -> None:
        self._content = content
        self._size = size
        self._width = width
        self._measure = measure
        self._document = Tagged(Tag.DOCUMENT)

    def laid(self, height: float) -> LaidSheet:
        """Blocks one below the other, on a new page where one does not fit."""
        filled: list[list[SheetItem]] = [[]]
        top = 0.0
        blocks = [self._head(), *self._changes(), *self._steps(), *self._end()]
        for block, below in pairwise([*blocks, _Block()]):
            # A heading does not stay behind alone.
            after = below.height + GAP if block.opens else 0.0
            if filled[-1] and top + block.height + after > height:
                filled.append([])
                top = 0.0
            filled[-1] += (_moved(item, top) for item in block.items)
            filled[-1] += _brackets(block, top, below.depth, height)
            top += block.height + block.gap
        return LaidSheet(tuple(tuple(page) for page in filled), self._document)

    def _head(self) -> _Block:
        block = _Block()
        add = self._adder(block, 0.0)
        add(self._content.title, SheetFont.TITLE, self._document.add(Tag.TITLE))
        if self._content.summary:
            add(self._content.summary, SheetFont.LEAD, self._document.add(Tag.PARAGRAPH))
        block.height += GAP
        self._facts(block)
        block.height += GAP
        block.items.append(DividingLine(SheetBox(0, block.height, self._width, 0)))
        return block

    def _facts(self, block: _Block) -> None:
        """Labels, and beside each what it stands before."""
        wide = 9 * GAP
        table = self._document.add(Tag.TABLE)
        for label, text in self._content.facts:
            row = table.add(Tag.ROW)
            header = row.add(Tag.ROW_HEADER)
            top = block.height + LEADING
            height = self._measure(label, SheetFont.LABEL, wide)
            self._adder(block, wide)(text, SheetFont.BODY, row.add(Tag.CELL))
            box = SheetBox(0, top, wide, height)
            block.items.append(PlacedText(box, label, SheetFont.LABEL, header))
            block.height = max(block.height, top + height)

    def _changes(self) -> list[_Block]:
        """What was changed for the person, one below the other."""
        changes = self._content.changes
        if not changes:
            return []
        head = _Block(opens=True, gap=LEADING)
        heading = self._document.add(Tag.HEADING)
        self._adder(head, 0.0)(adapted_for_you(len(changes)), SheetFont.LABEL, heading)
        blocks = [head]
        listed = self._document.add(Tag.LIST)
        for text in changes:
            blocks.append(_Block(gap=LEADING))
            self._adder(blocks[-1], 0.0)(text, SheetFont.SMALL, _item(listed))
        blocks[-1].gap = GAP
        return blocks

    def _steps(self) -> list[_Block]:
        """The steps, those of a group as a list in that of the group."""
        lists = [self._document.add(Tag.LIST)]
        blocks = []
        for line in self._content.lines:
            del lists[line.depth + 1 :]
            body = _item(lists[-1])
            blocks.append(self._line(line, body))
            if line.opens:
                lists.append(body.add(Tag.LIST))
        return blocks

    def _line(self, line: HandoutLine, body: Tagged) -> _Block:
        left = line.depth * INDENT
        block = _Block(depth=line.depth, opens=line.opens)
        extras = [(text, SheetFont.BODY) for text in line.extras]
        if line.exercise is None:
            font = SheetFont.STRONG if line.opens else SheetFont.BODY
            self._add_all(block, left, body, [(line.title, font), *extras])
            return block
        wide, high = self._size.picture
        how = line.how[: self._size.how]
        said = words.picture_of(line.title) if line.pictured in how else line.pictured
        box = SheetBox(left, 0, wide, high)
        picture = PlacedPicture(box, line.exercise, body.add(Tag.FIGURE, said))
        texts = [
            (line.title, SheetFont.STRONG),
            (line.dose, SheetFont.BODY),
            *([(line.safety, SheetFont.WARNING)] if line.safety else []),
            *extras,
            *((text, SheetFont.SMALL) for text in how),
        ]
        self._add_all(block, left + wide + 2 * GAP, body, texts)
        spare = max(0.0, high - block.height) / 2
        block.items = [picture, *(_moved(item, spare) for item in block.items)]
        block.height = max(high, block.height)
        return block

    def _end(self) -> list[_Block]:
        blocks = []
        if self._content.cautions:
            blocks.append(self._cautions())
        for text in self._content.closing:
            block = _Block()
            self._add_all(block, 0.0, self._document, [(text, SheetFont.SMALL)])
            blocks.append(block)
        return blocks

    def _cautions(self) -> _Block:
        block = _Block()
        block.items.append(DividingLine(SheetBox(0, 0, self._width, 0)))
        block.height += GAP
        add = self._adder(block, 0.0)
        add(words.leave_out_with(), SheetFont.STRONG, self._document.add(Tag.HEADING))
        if self._size.consequences:
            listed = self._document.add(Tag.LIST)
            for name, consequence in self._content.cautions:
                add(words.caution(name, consequence), SheetFont.SMALL, _item(listed))
        else:
            names = [name for name, _ in self._content.cautions]
            add(words.cautions(names), SheetFont.SMALL, self._document.add(Tag.PARAGRAPH))
        return block

    def _adder(self, block: _Block, left: float) -> Callable[[str, SheetFont, Tagged], None]:
        width = self._width - left
        return lambda text, font, part: block.text(text, font, left, width, self._measure, part)

    def _add_all(
        self, block: _Block, left: float, parent: Tagged, texts: Iterable[tuple[str, SheetFont]]
    ) -> None:
        """Add texts below what is there, each a heading or a paragraph."""
        add = self._adder(block, left)
        for text, font in texts:
            tag = Tag.HEADING if font is SheetFont.STRONG else Tag.PARAGRAPH
            add(text, font, parent.add(tag))


def _item(listed: Tagged) -> Tagged:
    """The next item of a list."""
    return listed.add(Tag.ITEM).add(Tag.ITEM_BODY)


def _brackets(block: _Block, top: float, below: int, lowest: float) -> list[SheetItem]:
    """One for each group that a block lies in, down to the next block of the same group."""
    reach = max(block.height, min(block.height + GAP, lowest - top))
    heights = (reach if n < below else block.height for n in range(block.depth))
    return [GroupBracket(SheetBox((n + 0.25) * INDENT, top, 2, h)) for n, h in enumerate(heights)]


def _is_whole(laid: tuple[tuple[SheetItem, ...], ...], lowest: float) -> bool:
    """Whether nothing reaches below its page."""
    return all(item.box.bottom <= lowest for page in laid for item in page)


def _moved(item: SheetItem, down: float) -> SheetItem:
    return replace(item, box=replace(item.box, top=item.box.top + down))
