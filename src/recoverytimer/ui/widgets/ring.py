"""The countdown that one reads from the mat."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.core.settings import CountdownStyle
from recoverytimer.ui.theme import Theme, Themes


@dataclass(frozen=True, slots=True)
class RingState:
    """What the ring shows.

    Attributes:
        digits: the big text: "24", "12:30", a count "7"; may be empty.
        caption: small, below the digits: "of 40 s", "of 12 reps".
        fraction: how far it has come, from 0 to 1; None for no arc (no time planned).
        mark: a notch at a fraction: from there on it may be ended.
        word: above the digits: the phase, "up", "hold".
        phase: how far the phase has come, as a second thin arc; None for none.
        colour: a key of `Colours.of`: "accent", a kind.
        style: ring and digits, or digits only.
    """

    digits: str = ""
    caption: str = ""
    fraction: float | None = None
    mark: float | None = None
    word: str = ""
    phase: float | None = None
    colour: str = "accent"
    style: CountdownStyle = CountdownStyle.RING


class CountdownRing(QWidget):
    """Paints a `RingState`; repaints only when what is shown differs."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = themes.current
        self._state = RingState()
        self.setAccessibleName("Countdown")
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.changed.connect(self._wear)

    @property
    def state(self) -> RingState:
        """What is shown."""
        return self._state

    def show_state(self, state: RingState) -> None:
        """Show another state."""
        if state != self._state:
            self._state = state
            self.update()

    @property
    def spoken(self) -> str:
        """What a screen reader says; set it when a segment begins, not every second."""
        return self.accessibleDescription()

    @spoken.setter
    def spoken(self, text: str) -> None:
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size."""
        return QSize(304, 304)

    def _wear(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arcs and the texts."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._state.digits)
