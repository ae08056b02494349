"""One calm sentence at the bottom of a window, perhaps with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget


class Notice(QFrame):
    """Floats over the bottom of its parent and goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.hide()

    def tell(
        self,
        text: str,
        action: str = "",
        then: Callable[[], None] | None = None,
        *,
        seconds: float = 8.0,
    ) -> None:
        """Show a sentence; the button `action` hides the notice and calls `then`."""
