"""What the keyboard can go to in a window, as one reads it; and from part to part of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

PARTS = frozenset({"card", "notice", "side"})
ROW = 16
"""What lies so much lower is in another row."""


def is_usable(widget: QWidget) -> bool:
    """Whether one can go there by Tab now."""
    return _takes_tab(widget) and widget.isVisible() and widget.isEnabled()


def tab_stops(home: QWidget) -> list[QWidget]:
    """What one can go to in a widget, from row to row."""
    # By Qt's own chain PySide would take each for a child of the one before, and of its end.
    return _in_rows([w for w in home.findChildren(QWidget) if is_usable(w)])


def reach_here(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have Tab lead through widgets that came later into a place of its window.

    What comes last into a window is else reached last.
    """
    # Qt's own chain is not asked, as above.
    home = place.window()
    others = home.findChildren(QWidget)
    others = others[: others.index(place)]
    # The list that opens below a choice is a window of its own.
    above = next((w for w in reversed(others) if _takes_tab(w) and home.isAncestorOf(w)), None)
    for widget in widgets:
        if above is not None:
            QWidget.setTabOrder(above, widget)
        above = widget


def go_to_part(window: QWidget, *, back: bool = False) -> None:
    """Give the keyboard to the next card of a window, or to what lies around all cards."""
    stops, at = tab_stops(window), window.focusWidget()
    parts = _in_rows(list(dict.fromkeys(map(_part, stops))))
    if not parts:
        return
    here = _part(at) if at is not None else window
    place = parts.index(here) if here in parts else 0
    beyond = parts[(place + (-1 if back else 1)) % len(parts)]
    next(s for s in stops if _part(s) is beyond).setFocus(Qt.FocusReason.TabFocusReason)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()


def _part(widget: QWidget) -> QWidget:
    """The card that a control is on; else its window."""
    around = widget.parentWidget()
    if around is None or widget.isWindow() or widget.property("role") in PARTS:
        return widget
    return _part(around)


def _in_rows(widgets: list[QWidget]) -> list[QWidget]:
    """Widgets from top to bottom, and in a row as one reads."""

    def middle(widget: QWidget) -> QPoint:
        return widget.mapTo(widget.window(), widget.rect().center())

    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda w: middle(w).y()):
        if not rows or middle(widget).y() - middle(rows[-1][0]).y() > ROW:
            rows.append([])
        rows[-1].append(widget)
    return [
        w
        for row in rows
        for w in sorted(row, key=lambda w: middle(w).x(), reverse=row[0].isRightToLeft())
    ]
