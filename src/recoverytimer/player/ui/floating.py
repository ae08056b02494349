"""What lies upon the stage for a while, so that nothing has to make room for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain

WIDEST = 56 * SPACE
KEYS_MS, NOTES_MS = 3000, 5000


class Floating(Card):
    """A text on a card upon a page.

    Args:
        timer: gives the time after which it goes.
    """

    def __init__(self, page: QWidget, timer: QTimer | None = None) -> None:
        self.text = plain("")
        super().__init__(self.text, margin=2 * SPACE, parent=page)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def flash(self, text: str, for_ms: int) -> None:
        """Show a text for a while."""
        self.show_text(text)
        self._timer.start(for_ms)

    def show_text(self, text: str) -> None:
        """Show a text until it is hidden; an empty one hides it."""
        self._timer.stop()
        self.text.setText(text)
        self.setVisible(bool(text))
        self.raise_()

    def lie_in(self, room: QRect, *, at_bottom: bool = False) -> None:
        """Be where one begins to read in a room of the page, at its top or its bottom."""
        edges, metrics = 4 * SPACE, self.text.fontMetrics()
        lines = self.text.text().split("\n")
        needed = max(metrics.horizontalAdvance(line) for line in lines) + 2
        widest = min(room.width(), at_text_size(self, WIDEST)) - edges
        width = max(1, min(needed, widest))
        self.text.setFixedSize(width, max(1, self.text.heightForWidth(width)))
        self.resize(width + edges, self.text.height() + edges)
        left = room.right() + 1 - self.width() if self.isRightToLeft() else room.left()
        top = room.bottom() + 1 - self.height() if at_bottom else room.top()
        self.move(left, min(top, self._page.height() - self.height()))
