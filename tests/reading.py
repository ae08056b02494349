"""What can be read or heard of a window or on paper: every text that reaches a person."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, cast

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from recoverytimer.widgets.weblink import WebLink

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MOST_ROWS = 200
PAINTING = {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"Tj", b"TJ"}
ONLY_OWN = Qt.FindChildOption.FindDirectChildrenOnly
# What a tooltip is wrapped in, and the key that it names beside what a command does; that key is
# also what describes a button.
_TOOLTIP, _KEYS = re.compile(r"^<qt>(.*)</qt>$", re.DOTALL), re.compile(r" \([^()]+\)$")


def texts_of(widget: QWidget) -> Iterator[str]:
    """Every text of a widget and of those in it, what was typed into fields left out.

    Left out as well are addresses, and what Qt says by itself: the names in a calendar, buttons to
    scroll tabs.
    """
    for one in [widget, *widget.findChildren(QWidget)]:
        if not _is_of_qt(one):
            yield from filter(None, map(_bare, _texts_of_one(one)))
        for action in () if _is_of_qt(one) else one.findChildren(QAction, options=ONLY_OWN):
            yield from filter(None, (action.text(), action.toolTip()))


def _is_of_qt(one: QWidget) -> bool:
    above: QWidget | None = one
    while above is not None and not isinstance(above, QCalendarWidget):
        above = above.parentWidget()
    return above is not None or isinstance(one.parentWidget(), QTabBar)


def _bare(text: str) -> str:
    found = _TOOLTIP.match(text)
    return _KEYS.sub("", unescape(found[1])) if found else text


def _texts_of_one(one: QWidget) -> Iterator[str]:
    if isinstance(one, WebLink):
        # Addresses are the same in all languages.
        yield one.accessibleName()
        return
    yield from (one.toolTip(), one.accessibleName(), one.windowTitle())
    if f"({one.accessibleDescription()})" not in one.toolTip():
        yield one.accessibleDescription()
    match one:
        case QLabel() | QAbstractButton():
            yield one.text()
        case QGroupBox():
            yield one.title()
        case QComboBox():
            yield from (one.itemText(n) for n in range(one.count()))
            yield one.placeholderText()
        case QLineEdit() | QPlainTextEdit():
            yield one.placeholderText()
        case QAbstractSpinBox():
            yield one.specialValueText()
        case QTabBar():
            yield from (one.tabText(n) for n in range(one.count()))
        case QAbstractItemView() if one.model() is not None:
            yield from _texts_of_rows(one.model(), QModelIndex())


def _texts_of_rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in ROLES:
                text = model.data(index, role)
                if isinstance(text, str):
                    yield text
            yield from _texts_of_rows(model, index)


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page of a PDF."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    texts = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return [" ".join(text.split()) for text in texts]


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of a PDF as it is heard; what is in it are its cells, items and so on."""

    tag: str
    text: str
    inside: tuple[Heard, ...] = ()
    painted: str = field(default="", compare=False)

    def all(self) -> Iterator[Heard]:
        """It and all that is in it, in the order in which it is read."""
        yield self
        for part in self.inside:
            yield from part.all()


def heard(data: bytes) -> Heard:
    """A tagged PDF as a screen reader tells it; all that is painted has a tag or decorates."""
    reader = PdfReader(io.BytesIO(data))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value  # type: ignore[index]
    painted = {
        page.indirect_reference: _painted_texts(page)  # type: ignore[misc]
        for page in reader.pages
    }
    tree = cast("DictionaryObject", root["/StructTreeRoot"])
    told: list[tuple[IndirectObject, int]] = []
    document = _heard_part(cast("DictionaryObject", tree["/K"]), painted, told)
    owned = {(page, number) for page, texts in painted.items() for number in texts}
    assert len(told) == len(set(told))
    assert set(told) == owned
    _check_owners(reader, tree)
    return document


def _heard_part(
    element: DictionaryObject,
    painted: dict[IndirectObject, dict[int, str]],
    told: list[tuple[IndirectObject, int]],
) -> Heard:
    kids = element.get("/K", [])
    inside, own = [], []
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, int):
            mark = (cast("IndirectObject", element.raw_get("/Pg")), int(kid))
            told.append(mark)
            own.append(painted[mark[0]][mark[1]])
        else:
            part = cast("DictionaryObject", kid.get_object())
            assert part["/P"] == element
            inside.append(_heard_part(part, painted, told))
    seen = " ".join(own)
    about = cast("DictionaryObject", element.get("/A", DictionaryObject()))
    texts = (element.get("/Alt"), element.get("/ActualText"), about.get("/Summary"), seen)
    said = next(str(text) for text in texts if text is not None)
    return Heard(str(element["/S"]).removeprefix("/"), said, tuple(inside), seen)


def _check_owners(reader: PdfReader, tree: DictionaryObject) -> None:
    """From each mark one gets to its part."""
    numbers = cast("DictionaryObject", tree["/ParentTree"])["/Nums"]
    for page in reader.pages:
        at = numbers.index(page["/StructParents"])  # type: ignore[attr-defined]
        for number, owner in enumerate(numbers[at + 1].get_object()):  # type: ignore[index]
            kids = owner.get_object()["/K"]
            assert number in (kids if isinstance(kids, list) else [kids])


def _painted_texts(page: PageObject) -> dict[int, str]:
    """The texts of each mark of a page by their glyphs, blanks made plain."""
    marks: dict[int, list[str]] = defaultdict(list)
    open_mark: list[list[str]] = []

    def before(operator: bytes, operands: Any, *_more: Any) -> None:
        if operator == b"BMC":
            assert operands == ["/Artifact"]
            open_mark.append([])
        elif operator == b"BDC":
            open_mark.append(marks[operands[1]["/MCID"]])
        elif operator in PAINTING:
            assert len(open_mark) == 1

    def after(operator: bytes, *_more: Any) -> None:
        if operator == b"EMC":
            open_mark.pop()

    def text(found: str, *_more: Any) -> None:
        if found.strip():
            open_mark[-1].append(found)

    page.extract_text(visitor_operand_before=before, visitor_operand_after=after, visitor_text=text)
    assert not open_mark
    return {number: " ".join("".join(texts).split()) for number, texts in marks.items()}


def cut_texts(window: QWidget) -> Iterator[str]:
    """The texts of labels and buttons that have too little room, or lie outside of the window."""
    for one in window.findChildren(QWidget):
        shows = isinstance(one, QLabel | QAbstractButton) and one.isVisible() and one.text()
        if shows and (_is_cut(one) or _is_outside(one, window)):
            yield f"{type(one).__name__} {one.size().toTuple()}: {one.text()}"


def _is_cut(one: QLabel | QAbstractButton) -> bool:
    if one.hasHeightForWidth():
        return one.heightForWidth(one.width()) > one.height() + 1
    return one.sizeHint().width() > one.width() + 1


def _is_outside(one: QWidget, window: QWidget) -> bool:
    left = one.mapTo(window, one.rect().topLeft()).x()
    return left < 0 or left + one.width() > window.width()
