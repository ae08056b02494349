"""What can be read or heard of a window or on paper: every text that reaches a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

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
