"""The trend of one area at a time, over two weeks or three months."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QButtonGroup, QWidget

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.placeorder import sore_areas
from recoverytimer.soreness.trend import TrendSpan, lines_of, usual_peak
from recoverytimer.soreness.ui.trendchart import TrendChart
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import area_choice
from recoverytimer.soreness.words.trend import span_label, trend_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, add_all, clear_layout, holding, row_of
from recoverytimer.widgets.text import heading, plain


class TrendCard(Card):
    """Lets a person choose the area and the span; begins with what is sorest now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._found: SorenessNow | None = None
        self._area: Area | None = None
        self._is_chosen = False
        self._span = TrendSpan.WEEKS
        self._spans = QButtonGroup(self)
        chips = {span: Chip(span_label(span), checked=span is self._span) for span in TrendSpan}
        for span, chip in chips.items():
            self._spans.addButton(chip, span)
        self._spans.idClicked.connect(self._choose_span)
        head = row_of((heading(words.how_it_went()), 1), *chips.values())
        self._areas = FlowLayout(gap=SPACE)
        self._group = QButtonGroup(self)
        self.chart = TrendChart()
        self.said = plain("", "body", "muted")
        self.legend = plain(words.sides_in_chart(), "caption", "muted")
        add_all(self.body, head, holding(self._areas), self.chart, self.said, self.legend)
        self.chart.moved.connect(self._tell)

    def show_trend(self, found: SorenessNow) -> None:
        """Show what was noted."""
        self._found = found
        areas = sore_areas(found.entries)
        if not self._is_chosen or self._area not in areas:
            sorest = next((e.place.area for e in found.episodes), None)
            self._area = sorest if sorest in areas else next(iter(areas), None)
        clear_layout(self._areas)
        self._group = QButtonGroup(self)
        for number, area in enumerate(areas):
            chip = Chip(area_choice(area), checked=area == self._area)
            chip.clicked.connect(lambda _checked, a=area: self._choose_area(a))
            self._group.addButton(chip, number)
            self._areas.addWidget(chip)
        self._draw()

    def _choose_area(self, area: Area | None) -> None:
        self._area, self._is_chosen = area, True
        self._draw()

    def _choose_span(self, days: int) -> None:
        self._span = TrendSpan(days)
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        first = found.today - timedelta(days=self._span - 1)
        lines = lines_of(found.entries, self._area, first)
        usual = usual_peak(found.effort, found.now) if found.effort else None
        # So that the days of the usual peak that are to come are in the picture, too.
        last = found.today
        if usual is not None and usual.ends.date() > last:
            last = usual.ends.date()
        shown = usual if usual and usual.ends.date() >= first else None
        self._summary = trend_in_words(lines, self._area, self._span, shown)
        self.chart.show_trend(lines, first, last, shown, self._summary)
        self.legend.setVisible(any(line.side for line in lines))
        self._tell("")

    def _tell(self, day: str) -> None:
        self.said.setText(day or self._summary)
