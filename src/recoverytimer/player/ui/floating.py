"""What lies upon the stage for a while, so that nothing has to make room for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from recoverytimer.player.words.labels import key_and_name
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.actions import Action
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
        """Be at the left end of a room, at its top or its bottom."""
        edges = 4 * SPACE
        widest = max(1, min(room.width(), at_text_size(self, WIDEST)) - edges)
        self.text.setFixedWidth(min(widest, _one_line(self.text)))
        self.resize(self.sizeHint())
        left = room.right() + 1 - self.width() if self.isRightToLeft() else room.left()
        top = room.bottom() + 1 - self.height() if at_bottom else room.top()
        self.move(left, max(room.top(), top))


def keys_in_words(actions: Sequence[Action]) -> str:
    """The keys of actions, each with what it does."""
    return "\n".join(key_and_name(action.key, action.name) for action in actions)


def _one_line(label: QWidget) -> int:
    metrics = label.fontMetrics()
    text = label.property("text")
    return max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0) + 2
