"""What can be clicked is large enough, for a finger on the mat too."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from recoverytimer.history.ui.yearview import YearView
from recoverytimer.widgets.timelinebar import TimelineBar

WHILE_PLAYING = {"work", "rest", "paused", "question", "small", "finish", "finish, less sore"}
FROM_THE_MAT, ELSEWHERE = 44, 24
CLICKED = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    TimelineBar,
)
# A year of days on one page can only be small; the arrows go through it, and lists show the same.
SMALL_BY_NATURE = (YearView,)


def targets(window: QWidget) -> Iterator[tuple[str, QSize]]:
    """What can be clicked in a window, with its size."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, (QScrollBar, *SMALL_BY_NATURE)):
            continue
        if isinstance(widget, CLICKED) and not isinstance(widget.parent(), QAbstractSpinBox):
            yield f"{type(widget).__name__} {widget.accessibleName()!r}", widget.size()
        elif isinstance(widget, QAbstractItemView) and widget.model().rowCount():
            row = widget.visualRect(widget.model().index(0, 0))
            yield f"a row of {widget.accessibleName()!r}", row.size()
        elif isinstance(widget, QTabBar):
            for index in range(widget.count()):
                yield f"the tab {widget.tabText(index)!r}", widget.tabRect(index).size()
    for menu in window.findChildren(QMenu):
        menu.ensurePolished()
        for action in filter(QAction.text, menu.actions()):
            yield f"{action.text()!r} of a menu", menu.actionGeometry(action).size()


def too_small(window: QWidget, name: str) -> list[tuple[str, tuple[int, int]]]:
    """What of a page of this name is smaller than a finger, or a mouse, can hit."""
    if isinstance(window, QFileDialog):
        # Its parts are Qt's own.
        return []
    least = FROM_THE_MAT if name in WHILE_PLAYING else ELSEWHERE
    found = [(who, (size.width(), size.height())) for who, size in targets(window)]
    assert found or name == "working"
    return [(who, size) for who, size in found if min(size) < least]
