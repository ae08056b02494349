"""A chip to filter by."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from recoverytimer.widgets.text import as_button_text


class Chip(QPushButton):
    """A small rounded button that stays pressed."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(as_button_text(text), parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def add_chips(group: QButtonGroup, names: Iterable[str]) -> list[Chip]:
    """Chips of which one is chosen, at first the first; their numbers in the group begin at 0."""
    chips = [Chip(name, checked=number == 0) for number, name in enumerate(names)]
    for number, chip in enumerate(chips):
        group.addButton(chip, number)
    return chips
