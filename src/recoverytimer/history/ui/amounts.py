"""How much of each exercise and for each place on the body."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.history import yearwords
from recoverytimer.history.ui.sharebar import ShareBar
from recoverytimer.history.yearbook import Amount, Amounts, Span
from recoverytimer.theme.theme import SPACE, Themes
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, clear
from recoverytimer.widgets.text import plain

AT_FIRST = 8
WIDE = 100 * SPACE


class AmountList(Card):
    """Names with bars and amounts, the most first; a few of them until all are wanted."""

    def __init__(self, title: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._themes = themes
        self._amounts: Sequence[Amount] = ()
        self._all = False
        self.body.setSpacing(2 * SPACE)
        self.body.addWidget(plain(title, "lead"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(self._grid)
        row = QHBoxLayout()
        self.all = button("", "quiet")
        self.all.clicked.connect(self._switch)
        row.addWidget(self.all)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_amounts(self, amounts: Sequence[Amount]) -> None:
        """Show these."""
        self._amounts = amounts
        self._fill()

    def _fill(self) -> None:
        clear(self._grid)
        shown = self._amounts if self._all else self._amounts[:AT_FIRST]
        most = max((amount.total_s for amount in shown), default=0.0)
        if not shown:
            self._grid.addWidget(plain("Nothing in this time.", "body", "muted"), 0, 0, 1, 3)
        for row, amount in enumerate(shown):
            self._grid.addWidget(plain(amount.name), row, 0)
            self._grid.addWidget(ShareBar(self._themes, amount.total_s / most), row, 1)
            said = plain(yearwords.amount(amount), "body", "muted", wrap=False)
            self._grid.addWidget(said, row, 2, Qt.AlignmentFlag.AlignRight)
        count = len(self._amounts)
        self.all.setVisible(count > AT_FIRST)
        self.all.setText("Show fewer" if self._all else f"Show all {count}")
        self.all.setAccessibleName(f"{self._title}: {self.all.text()}")

    def _switch(self) -> None:
        self._all = not self._all
        self._fill()


class AmountsPanel(QWidget):
    """Both lists, for a span of time that one chooses.

    Signals:
        span_wanted: the `Span` that sums are wanted of.
    """

    span_wanted = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(self._spans())
        self.exercises = AmountList("By exercise", themes)
        self.areas = AmountList("By muscle", themes)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(2 * SPACE)
        self._lists.addWidget(self.exercises, 3)
        self._lists.addWidget(self.areas, 2)
        outer.addLayout(self._lists)

    @property
    def span(self) -> Span:
        """The span that is chosen."""
        return tuple(Span)[self._group.checkedId()]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put one below the other where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE * self._themes.current.scale.factor
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def show_amounts(self, amounts: Amounts) -> None:
        """Show sums."""
        self.exercises.show_amounts(amounts.exercises)
        self.areas.show_amounts(amounts.areas)

    def show_year(self, number: int) -> None:
        """Name the year that the calendar shows."""
        chip = self._group.button(tuple(Span).index(Span.YEAR))
        chip.setText(str(number))
        chip.setAccessibleName(f"In {number}")

    def _spans(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE)
        self._group = QButtonGroup(self)
        title = plain("What you did", "title", wrap=False)
        title.setMinimumHeight(5 * SPACE)
        flow.addWidget(title)
        for number, span in enumerate(Span):
            chip = Chip(span.value.capitalize(), checked=number == 0)
            self._group.addButton(chip, number)
            flow.addWidget(chip)
        self._group.idClicked.connect(lambda _: self.span_wanted.emit(self.span))
        return holder
