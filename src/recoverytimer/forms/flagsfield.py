"""Which of many there are: a box to tick for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recoverytimer.forms.fields import CheckField
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.text import explain


class FlagsField(QWidget):
    """A box for each value, in as many columns as there is room for.

    Args:
        values: what can be ticked, in the order in which it is told.
        names: what stands beside the boxes, by the value.
        explanations: what is said of them besides.
    """

    edited = Signal(object)

    def __init__(
        self,
        values: Iterable[str],
        names: Mapping[str, str],
        explanations: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        layout = FlowLayout(self, gap=0)
        self._boxes = {value: CheckField(names.get(value, value)) for value in values}
        widest = max(box.sizeHint().width() for box in self._boxes.values())
        for value, box in self._boxes.items():
            box.setObjectName(value)
            box.setMinimumWidth(widest + SPACE)
            explain(box, explanations.get(value, ""))
            box.edited.connect(self._tell)
            layout.addWidget(box)

    def show_value(self, value: Any) -> None:
        """Show a list of values."""
        ticked = value if isinstance(value, list | tuple) else ()
        for one, box in self._boxes.items():
            box.show_value(one in ticked)

    def _tell(self) -> None:
        self.edited.emit([one for one, box in self._boxes.items() if box.isChecked()] or None)
