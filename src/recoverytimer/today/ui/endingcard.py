"""One quiet question: whether a caution is over."""

from __future__ import annotations

from PySide6.QtCore import Signal

from recoverytimer.exercise.caution import Caution
from recoverytimer.theme.theme import SPACE
from recoverytimer.today.words import endings as words
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, add_all, flow_of
from recoverytimer.widgets.text import plain


class EndingCard(Card):
    """Asks whether a caution is over.

    Signals:
        answered: whether it is.
    """

    answered = Signal(bool)

    def __init__(self, caution: Caution) -> None:
        super().__init__(margin=2 * SPACE)
        question = words.question(caution)
        ways = [
            button(words.over(caution), do=lambda: self.answered.emit(True)),
            button(words.not_over(caution), do=lambda: self.answered.emit(False)),
        ]
        for way in ways:
            way.setAccessibleDescription(question)
        said = plain(words.until_then(), "caption", "muted")
        add_all(self.body, plain(question, "strong"), said, flow_of(*ways))
