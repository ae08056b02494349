"""The trend of one area at a time, over two weeks or three months."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from recoverytimer.base.dates import abbreviated
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.trend import areas_of, lines_of, trend_in_words, usual_peak
from recoverytimer.soreness.ui.trendchart import TrendChart
from recoverytimer.theme.theme import SPACE, Themes
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, clear_layout
from recoverytimer.widgets.text import plain

SPANS = (("2 weeks", 14), ("3 months", 91))
BOTH_SIDES = "Dots: left. Squares: right. A dot in a square: the same on both sides."


class TrendCard(Card):
    """Lets a person choose the area and the span; begins with what is sorest now."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: SorenessNow | None = None
        self._area: Area | None = None
        self._is_chosen = False
        self._days = SPANS[0][1]
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(plain("How it went", "lead"), 1)
        self._spans = QButtonGroup(self)
        for name, days in SPANS:
            chip = Chip(name, checked=days == self._days)
            self._spans.addButton(chip, days)
            head.addWidget(chip)
        self._spans.idClicked.connect(self._choose_span)
        self.body.addLayout(head)
        holder = QWidget()
        self._areas = FlowLayout(holder, gap=SPACE)
        self._group = QButtonGroup(self)
        self.body.addWidget(holder)
        self.chart = TrendChart(themes)
        self.body.addWidget(self.chart)
        self.said = plain("", "body", "muted")
        self.body.addWidget(self.said)
        self.legend = plain(BOTH_SIDES, "caption", "muted")
        self.body.addWidget(self.legend)
        self.chart.moved.connect(self._tell)

    def show_trend(self, found: SorenessNow) -> None:
        """Show what was noted."""
        self._found = found
        areas = areas_of(found.entries)
        if not self._is_chosen or self._area not in areas:
            sorest = next((e.place.area for e in found.episodes), None)
            self._area = sorest if sorest in areas else next(iter(areas), None)
        clear_layout(self._areas)
        self._group = QButtonGroup(self)
        for number, area in enumerate(areas):
            chip = Chip(Place(area).name if area else "No place said", checked=area == self._area)
            chip.clicked.connect(lambda _checked, a=area: self._choose_area(a))
            self._group.addButton(chip, number)
            self._areas.addWidget(chip)
        self._draw()

    def _choose_area(self, area: Area | None) -> None:
        self._area, self._is_chosen = area, True
        self._draw()

    def _choose_span(self, days: int) -> None:
        self._days = days
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        first = found.today - timedelta(days=self._days - 1)
        lines = lines_of(found.entries, self._area, first)
        effort = found.effort
        usual = usual_peak(effort.ended_at, effort.words, found.now) if effort else None
        # So that the days of the usual peak that are to come are in the picture, too.
        last = found.today
        if usual is not None and usual.ends.date() > last:
            last = usual.ends.date()
        span = next(name for name, days in SPANS if days == self._days)
        self._summary = trend_in_words(lines, Place(self._area).name, f"last {span}")
        shown = usual if usual and usual.ends.date() >= first else None
        if shown is not None:
            ends = f"{abbreviated(shown.begins)} to {abbreviated(shown.ends)}"
            self._summary += f" Shaded: {shown.words} ({ends}), when it is usually felt most."
        self.chart.show_trend(lines, first, last, shown, self._summary)
        self.legend.setVisible(any(line.side for line in lines))
        self._tell("")

    def _tell(self, day: str) -> None:
        self.said.setText(day or self._summary)
