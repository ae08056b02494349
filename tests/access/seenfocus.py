"""Whether it is seen where the keyboard is: what differs once it is elsewhere, and how strongly."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain, compress
from operator import ne

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar, QWidget

LEAST_CONTRAST = 3.0
LEAST_TARGET = 24
EDGE = 4
"""So far outside of a widget its ring may be painted."""


class _Unaware(QObject):
    """Keeps it from widgets that the keyboard is elsewhere for a moment."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}


def is_seen(widget: QWidget) -> bool:
    """Whether one sees that a widget has the keyboard, around it or around its current part."""
    width, height = current_part(widget).size().toTuple()
    # Around a pill, as nothing of ours is rounder.
    return _changed(widget) >= 2 * abs(width - height) + math.pi * min(width, height)


def current_part(widget: QWidget) -> QRect:
    """What of a widget the keys go to."""
    least = QRect(0, 0, LEAST_TARGET, LEAST_TARGET)
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex()) & widget.viewport().rect()
        return row if row.isValid() else widget.rect()
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.currentIndex())
    # Of what is painted by hand one part is marked, of which nothing else is known.
    ours = (cls for cls in type(widget).__mro__ if cls.__module__.startswith("recoverytimer"))
    return least if any("paintEvent" in vars(cls) for cls in ours) else widget.rect()


def _changed(widget: QWidget) -> int:
    """How many pixels have another colour with the keyboard than without, at 3:1 or more."""
    window = widget.window()
    around = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    area = around.adjusted(-EDGE, -EDGE, EDGE, EDGE) & window.rect()
    if area.isEmpty():
        return 0
    with_it = _rows(window, area)
    unaware, app = _Unaware(), QApplication.instance()
    assert app is not None
    app.installEventFilter(unaware)
    try:
        widget.clearFocus()
        without = _rows(window, area)
        widget.setFocus()
    finally:
        app.removeEventFilter(unaware)
    rows = [_differing(*two) for two in zip(with_it, without, strict=True) if two[0] != two[1]]
    pairs = Counter(chain.from_iterable(rows))
    return sum(n for pair, n in pairs.items() if contrast(*pair) >= LEAST_CONTRAST)


def _rows(window: QWidget, area: QRect) -> list[bytes]:
    image = window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen, width = bytes(image.constBits()), image.bytesPerLine()
    return [seen[start : start + width] for start in range(0, len(seen), width)]


def _differing(*rows: bytes) -> Iterator[tuple[int, int]]:
    """The pixels of two rows, side by side, where they are not alike."""
    one, other = (memoryview(row).cast("I").tolist() for row in rows)
    return compress(zip(one, other, strict=True), map(ne, one, other))


@cache
def contrast(one: int, other: int) -> float:
    """The contrast of two colours as WCAG has it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(rgb: int) -> float:
    shares = QColor(rgb).getRgbF()[:3]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(share * part for share, part in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
