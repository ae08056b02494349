"""The head that both parts of the guide share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets import words
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.searchfield import SearchField
from recoverytimer.widgets.text import page_title


class GuideHead(QWidget):
    """The head of both parts of the guide: its name, the search, and which part one is in.

    `row` takes further controls after the two parts. `other_wanted`: the other part was chosen.
    """

    other_wanted = Signal()

    def __init__(self, part: words.GuidePart, hint: str, typed: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        holder = QWidget()
        top = FlowLayout(holder, gap=2 * SPACE)
        top.addWidget(page_title(words.guide()))
        self.search = SearchField(hint, words.guide_search(part), typed)
        top.addWidget(self.search)
        column.addWidget(holder)
        self.row = FlowLayout(gap=SPACE)
        for other in words.GuidePart:
            chip = Chip(words.guide_part(other), checked=other is part)
            # Which part one is in stays marked, also when it is pressed again.
            chip.clicked.connect(lambda _=False, c=chip, o=other: c.setChecked(o is part))
            if other is not part:
                chip.clicked.connect(lambda _=False: self.other_wanted.emit())
            self.row.addWidget(chip)
        column.addLayout(self.row)
