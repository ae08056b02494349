"""A rounded label."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from recoverytimer.widgets.text import set_tone

PillTone = Literal["accent", "plain"]


class Pill(QLabel):
    """A short word in a rounded frame: a side, a tag, how sure a source is."""

    def __init__(
        self,
        text: str,
        tone: PillTone = "accent",
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", "pill")
        self.setProperty("tone", tone)
        set_tone(self, "accent" if tone == "accent" else "ink")
        self.setProperty("large", large)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
