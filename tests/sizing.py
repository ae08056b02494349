"""What is cut off or squeezed in a window."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from recoverytimer.forms.fields import LONGEST_CHOICE, ChoiceField
from recoverytimer.shell.notice import Notice
from recoverytimer.widgets.text import ElidedText
from recoverytimer.widgets.weblink import WebLink

NARROWEST_EMS = 7
"""A text of several lines is not read comfortably in less."""
SEVERAL_LINES = 3
COMFORTABLE_EMS = 12
"""What one types scrolls in its field, which shows that much of it."""
LOWEST_VIEW = 96
WRAPPED, PLAIN = Qt.TextFlag.TextWordWrap.value, Qt.TextFormat.PlainText
ROUNDING = 1


def faults(window: QWidget) -> list[str]:
    """What a person cannot see whole, each in a line."""
    return [f"{_named(w)}: {what}" for w in _seen(window) for what in _faults_of(w, window)]


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        of_qt = widget.objectName().startswith("qt_") or _is_of_bar(widget)
        if widget.isVisible() and widget.window() is window and not of_qt:
            yield widget


def _is_of_bar(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QTabBar | QAbstractSpinBox | QComboBox | QLineEdit)


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    within = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {text or widget.accessibleName()!r} in {within}"


def _faults_of(widget: QWidget, window: QWidget) -> Iterator[str]:
    yield from _outside(widget, window)
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, WebLink):
        yield from _cut_button(widget)
    elif isinstance(widget, QLineEdit):
        yield from _cut_line(widget)
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QAbstractSpinBox | QTabBar):
        yield from _narrower(widget, widget.sizeHint().width())
    elif isinstance(widget, QAbstractScrollArea):
        yield from _scrolled_sideways(widget)
    elif not isinstance(widget, QStackedWidget):
        yield from _lower(widget, widget.minimumSizeHint().height())
        yield from _narrower(widget, widget.minimumSizeHint().width())


def _narrower(widget: QWidget, needed: int) -> Iterator[str]:
    if widget.width() + ROUNDING < needed:
        yield f"{widget.width()} px wide, not {needed}"


def _lower(widget: QWidget, needed: int) -> Iterator[str]:
    if widget.height() + ROUNDING < needed:
        yield f"{widget.height()} px high, not {needed}"


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Over the edge of what holds it, but for what scrolls up and down."""
    home = widget.parentWidget()
    if widget.isWindow() or home is None or isinstance(widget, Notice):
        return
    box, room = widget.geometry(), home.rect()
    scrolls = isinstance(home.parentWidget(), QAbstractScrollArea)
    if scrolls:
        room.setTop(min(room.top(), box.top()))
        room.setBottom(max(room.bottom(), box.bottom()))
    if not box.isEmpty() and not room.contains(box):
        yield f"{box.getRect()} outside of {room.getRect()}"
    if not scrolls:
        yield from _upon_others(widget, home)


def _upon_others(widget: QWidget, home: QWidget) -> Iterator[str]:
    layout = home.layout()
    if layout is None or layout.indexOf(widget) < 0:
        return
    for place in range(layout.indexOf(widget) + 1, layout.count()):
        item = layout.itemAt(place)
        other = item.widget() if item else None
        if other and other.isVisible() and other.geometry().intersects(widget.geometry()):
            yield f"lies upon {_named(other)}"


def _cut_label(label: QLabel) -> Iterator[str]:
    text, metrics = label.text(), label.fontMetrics()
    if not text or isinstance(label, ElidedText) or label.textFormat() is not PLAIN:
        return
    room = label.contentsRect().width()
    if not label.wordWrap():
        lines = text.split("\n")
        yield from _narrower(
            label, label.width() - room + max(map(metrics.horizontalAdvance, lines))
        )
        yield from _lower(label, metrics.height())
        return
    widest = max(
        (metrics.horizontalAdvance(word) for word in re.split(r"[\s\u200b]+", text)), default=0
    )
    if room + ROUNDING < widest:
        yield f"{room} px for a word of {widest}"
    yield from _lower(label, label.heightForWidth(label.width()))
    lines = _height(metrics, room, text) // metrics.lineSpacing()
    if lines > SEVERAL_LINES and room < NARROWEST_EMS * metrics.height():
        yield f"{lines} lines, {room} px wide"


def _height(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 1 << 16), WRAPPED, text).height()


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if button.hasHeightForWidth():
        yield from _narrower(button, button.minimumSizeHint().width())
        yield from _lower(button, button.heightForWidth(button.width()))
    else:
        yield from _narrower(button, button.sizeHint().width())
        yield from _lower(button, button.minimumSizeHint().height())


def _cut_line(line: QLineEdit) -> Iterator[str]:
    text = line.text() or line.placeholderText()
    inner = line.contentsRect().marginsRemoved(line.textMargins())
    # The style sheet's padding is no part of them.
    room = min(
        inner.width(),
        line.width() - 2 * line.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth),
    )
    needed = line.fontMetrics().horizontalAdvance(text)
    if not line.isReadOnly() and room < min(needed, COMFORTABLE_EMS * line.fontMetrics().height()):
        yield f"{room} px for a value of {needed}: {text!r}"
    yield from _lower(line, line.minimumSizeHint().height())


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = (
        box.style()
        .subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        .width()
    )
    metrics = box.fontMetrics()
    needed = metrics.horizontalAdvance(box.currentText())
    if isinstance(box, ChoiceField):
        # It says what is longer in its tooltip.
        needed = min(needed, LONGEST_CHOICE * metrics.averageCharWidth())
    if room < needed:
        yield f"{room} px for a choice of {needed}: {box.currentText()!r}"


def _scrolled_sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if area.horizontalScrollBar().maximum() > 0:
        yield f"scrolls sideways by {area.horizontalScrollBar().maximum()}"
    if isinstance(area, QScrollArea) and area.widget():
        needed = area.widget().minimumSizeHint().width()
        if area.viewport().width() < needed:
            yield f"{area.viewport().width()} px wide, its content {needed}"
    if area.verticalScrollBar().maximum() > 0 and area.viewport().height() < LOWEST_VIEW:
        yield f"only {area.viewport().height()} px are seen of what scrolls"
