"""An address on the web that a person may follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.widgets.button import Button, dress_button
from recoverytimer.widgets.text import as_button_text, explain

# What the style sheet leaves at either side, for the ring of the keyboard.
EDGE = 2
# The width of a text is rounded, which must not shorten it.
ROUNDED = 2


class WebLink(Button):
    """Shows an address, shortened in its middle where it is too long.

    Args:
        name: what following it does, for screen readers.
        follow: takes the address once it is clicked; nothing is opened before.
    """

    def __init__(
        self,
        address: str,
        name: str,
        follow: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress_button(self, "link", lambda: follow(address))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        explain(self, address)
        self._shown = address.partition("://")[2].rstrip("/")
        self.setText(as_button_text(self._shown))

    def sizeHint(self) -> QSize:  # noqa: N802
        """The whole address, however much of it is shown now."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._shown) + 2 * EDGE + ROUNDED
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A narrow window is no obstacle."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the address as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 2 * EDGE
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(as_button_text(self.fontMetrics().elidedText(self._shown, middle, room)))
