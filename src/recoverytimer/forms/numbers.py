"""Numbers between bounds: stepped and typed, or drawn along a line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSlider

from recoverytimer.forms.guard import guard
from recoverytimer.theme.theme import SPACE

SLIDER_WIDTH = 20 * SPACE


class NumberField(QDoubleSpinBox):
    """A number with as many digits as it needs.

    Args:
        unit: what stands behind it.
        decimals: how many it may have; without any it is told as a whole number.
    """

    edited = Signal(object)

    def __init__(
        self, least: float, most: float, unit: str = "", *, decimals: int = 0, step: float = 1
    ) -> None:
        super().__init__()
        guard(self)
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(unit)
        self.valueChanged.connect(lambda _: self.edited.emit(self.number))

    @property
    def number(self) -> Any:
        """The number that is shown."""
        return self.value() if self.decimals() else round(self.value())

    def show_value(self, value: Any) -> None:
        """Show a number."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """The number as the person's language writes it."""
        return self.locale().toString(value, "g", 6)


class SliderField(QSlider):
    """A whole number that is drawn along a line."""

    edited = Signal(object)

    def __init__(self, least: float, most: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        guard(self)
        self.setRange(round(least), round(most))
        self.setPageStep(10)
        self.setSingleStep(5)
        self.setFixedWidth(SLIDER_WIDTH)
        self.valueChanged.connect(self.edited.emit)

    def show_value(self, value: Any) -> None:
        """Show a number."""
        with QSignalBlocker(self):
            self.setValue(value)
