"""Where Tab leads: from control to control, and from part to part of a window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

PARTS = frozenset({"card", "notice", "side"})


def is_usable(widget: QWidget) -> bool:
    """Whether one can go there by Tab now."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(stops) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()


def tab_stops(home: QWidget, after: QWidget | None = None) -> Iterator[QWidget]:
    """What Tab leads to in a widget, in its order, perhaps from something in it round to that."""
    begin = after or home
    at = begin.nextInFocusChain()
    while at is not None and at is not begin:
        if home.isAncestorOf(at) and is_usable(at):
            yield at
        at = at.nextInFocusChain()


def go_to_part(window: QWidget, *, back: bool = False) -> None:
    """Give the keyboard to the next card of a window, or to what lies around all cards."""
    at = window.focusWidget() or window
    here, stops = _part(at), list(tab_stops(window, at))
    if back:
        stops.reverse()
    beyond = next((stop for stop in stops if _part(stop) is not here), None)
    if beyond is not None:
        there = [stop for stop in stops if _part(stop) is _part(beyond)] if back else [beyond]
        there[-1].setFocus(
            Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
        )


def _part(widget: QWidget) -> QWidget:
    """The card that a control is on; else its window."""
    around = widget.parentWidget()
    if around is None or widget.isWindow() or widget.property("role") in PARTS:
        return widget
    return _part(around)
