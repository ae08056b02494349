"""Where a notice lies, so that it covers nothing that one presses next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, QSize

MARGIN = 24


def beside_all(room: QRect, height_for: Callable[[int], int]) -> QRect | None:
    """A notice at the bottom of room that nothing else needs; None where it is too long for that.

    Args:
        room: where it may lie.
        height_for: gives how high the notice is in a width.
    """
    height = height_for(room.width()) if room.isValid() else 0
    # A column of a few words a line is not read.
    if not 0 < height <= min(room.width(), room.height()):
        return None
    return QRect(room.left(), room.bottom() + 1 - height, room.width(), height)


def over_page(size: QSize, page: QRect, needed: Iterable[QRect], focused: QRect) -> QRect:
    """A notice over a page: at its bottom, or else where it covers the fewest of what is needed.

    Args:
        size: that of the notice.
        page: where it may lie.
        needed: what can be pressed or filled in.
        focused: what the keyboard is at, which is never covered where there is another place.
    """
    boxes = [QRect(corner, size) for corner in _corners(size, page)]
    usable = [*needed]

    def covered(box: QRect) -> tuple[bool, int]:
        return box.intersects(focused), sum(map(box.intersects, usable))

    return min(boxes, key=covered)


def _corners(size: QSize, page: QRect) -> list[QPoint]:
    """Below in the middle, at its ends, and the same above."""
    left, right = page.left() + MARGIN, page.right() + 1 - MARGIN - size.width()
    top, bottom = page.top() + MARGIN, page.bottom() + 1 - MARGIN - size.height()
    middle = page.left() + (page.width() - size.width()) // 2
    return [QPoint(x, y) for y in (bottom, top) for x in (middle, left, right)]
