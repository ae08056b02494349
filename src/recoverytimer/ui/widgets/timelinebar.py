"""The whole routine as one bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.ui.theme import Theme, Themes


@dataclass(frozen=True, slots=True)
class BarPart:
    """One stretch of the bar.

    Attributes:
        weight: its share of the width, usually seconds.
        colour: a key of `Colours.of`, the kind.
        label: what it is, shown as a tooltip and spoken.
        lead: whether it only leads to the next (get ready, change sides): a thin pill.
        progress: how far the current part has come, from 0 to 1.
    """

    weight: float
    colour: str
    label: str
    lead: bool = False
    done: bool = False
    current: bool = False
    progress: float = 0.0


class TimelineBar(QWidget):
    """Shows parts side by side; a click or Enter on one emits `chosen` with its index."""

    chosen = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = themes.current
        self._parts: tuple[BarPart, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Timeline of the routine")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self._wear)

    @property
    def parts(self) -> tuple[BarPart, ...]:
        """What is shown."""
        return self._parts

    def show_parts(self, parts: Sequence[BarPart]) -> None:
        """Show these parts."""
        self._parts = tuple(parts)
        self.update()

    def show_progress(self, fraction: float) -> None:
        """Move on within the current part, which is all that changes from second to second."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be, and 40 px high."""
        return QSize(480, 40)

    def _wear(self, theme: Theme) -> None:
        self._theme = theme
        self.update()
