"""A card that leads somewhere and is pressed as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import Button, dress_button
from recoverytimer.widgets.layout import column_of
from recoverytimer.widgets.text import plain


class LinkCard(Button):
    """A name and what is said of it, beside a picture where there is one."""

    def __init__(
        self, name: str, said: str, do: Callable[[], object], picture: QWidget | None = None
    ) -> None:
        super().__init__()
        dress_button(self, "card", do)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        row.setSpacing(2 * SPACE)
        if picture is not None:
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        texts = column_of(None, plain(name, "head"), plain(said), None)
        texts.setSpacing(SPACE // 2)
        row.addLayout(texts, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as what is in it."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As small as what is in it can be."""
        return self._row.minimumSize()
