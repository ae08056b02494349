"""The days of a month side by side: soreness at each place, sessions and runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from recoverytimer.base import dates
from recoverytimer.base.amounts import MINUTE_S, unit_m
from recoverytimer.base.tags import Tag, Tagged
from recoverytimer.records.report.month import MonthReport, PlaceLine
from recoverytimer.records.words import report as words
from recoverytimer.soreness.entry import HIGHEST_LEVEL
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import AT_LEFT, AT_TOP, CENTRED, IN_THE_MIDDLE, Paper, PaperStyle

LABELS = 104.0
ROW = 15.0
BARS = 44.0
HEAD = 24.0
CHART_GAP = 14.0
MOST_ROWS = 16
_SATURDAY = 5
_WEEKEND = "#f1f1f1"


def charts(report: MonthReport, width: float, document: Tagged) -> list[ReportChart]:
    """One below the other; mostly it is one. Each is a table of the document."""
    parts = [report.places[n : n + MOST_ROWS] for n in range(0, len(report.places), MOST_ROWS)]
    parts = parts or [()]
    return [
        ReportChart(report, part, width, document.add(Tag.TABLE), with_bars=part is parts[-1])
        for part in parts
    ]


class ReportChart:
    """Painted in one piece; every row has a column for each day."""

    def __init__(
        self,
        report: MonthReport,
        places: Sequence[PlaceLine],
        width: float,
        table: Tagged,
        *,
        with_bars: bool,
    ) -> None:
        self._report = report
        self._places = places
        self._width = width
        self._table = table
        self._column = (width - LABELS) / len(report.days)
        bars = [
            (words.sessions(), words.minutes(), [s / MINUTE_S for s in report.session_s]),
            (words.runs(), words.distance_unit(), [m / unit_m() for m in report.run_m]),
        ]
        self._bars = [row for row in bars if with_bars and any(row[2])]
        table.said = words.chart(dates.month(report.first))

    @property
    def height(self) -> float:
        """Points."""
        places = len(self._places) * ROW + CHART_GAP if self._places else 0.0
        return HEAD + places + len(self._bars) * (BARS + CHART_GAP)

    def paint(self, paper: Paper, top: float) -> None:
        """Paint it below a line of the page."""
        self._weekends(paper, top)
        self._days(paper, top)
        top += HEAD
        for place in self._places:
            self._place(paper, top, place)
            top += ROW
        top += CHART_GAP if self._places else 0.0
        for name, unit, values in self._bars:
            self._bar_row(paper, top, name, unit, values)
            top += BARS + CHART_GAP

    def _cell(self, day: int, top: float, height: float) -> QRectF:
        return QRectF(LABELS + day * self._column, top, self._column, height)

    def _weekends(self, paper: Paper, top: float) -> None:
        for n, day in enumerate(self._report.days):
            if day.weekday() >= _SATURDAY:
                paper.fill(self._cell(n, top, self.height - CHART_GAP), _WEEKEND)

    def _days(self, paper: Paper, top: float) -> None:
        row = self._table.add(Tag.ROW)
        row.add(Tag.CELL)
        for n, day in enumerate(self._report.days):
            part = row.add(Tag.COLUMN_HEADER, dates.full(day))
            initial = self._cell(n, top + 1, HEAD / 2)
            paper.text(
                initial, dates.weekday_initial(day), PaperStyle.SMALL, CENTRED | AT_TOP, part
            )
            number = self._cell(n, top + HEAD / 2 - 1, HEAD / 2)
            paper.text(number, str(day.day), PaperStyle.FIGURE, CENTRED | AT_TOP, part)

    def _place(self, paper: Paper, top: float, place: PlaceLine) -> None:
        row = self._table.add(Tag.ROW)
        name = words.place_label(place.place)
        shown = PaperStyle.BODY.elided(name, LABELS - 6)
        label = row.add(Tag.ROW_HEADER, name if shown != name else "")
        where = AT_LEFT | IN_THE_MIDDLE
        paper.text(QRectF(0, top, LABELS - 6, ROW), shown, PaperStyle.BODY, where, label)
        for n, level in enumerate(place.levels):
            part = row.add(Tag.CELL)
            if level is not None:
                cell = self._cell(n, top, ROW)
                paper.fill(cell.adjusted(0.5, 0.5, -0.5, -0.5), tint(level), part)
                paper.text(cell, str(level), PaperStyle.FIGURE, CENTRED | IN_THE_MIDDLE, part)

    def _bar_row(
        self, paper: Paper, top: float, name: str, unit: str, values: Sequence[float]
    ) -> None:
        row = self._table.add(Tag.ROW)
        header = row.add(Tag.ROW_HEADER)
        label = QRectF(0, top + BARS - 24, LABELS - 6, 12)
        paper.text(label, name, PaperStyle.BODY, part=header)
        paper.text(label.translated(0, 12), unit, PaperStyle.SMALL, part=header)
        # Room above the highest for its number.
        scale = (BARS - 11) / max(values)
        for n, value in enumerate(values):
            part = row.add(Tag.CELL)
            if value:
                height = max(1.0, value * scale)
                cell = self._cell(n, top + BARS - height, height)
                paper.fill(cell.adjusted(1.5, 0, -1.5, 0), LIGHT.accent, part)
                above = self._cell(n, cell.top() - 10, 10).adjusted(-4, 0, 4, 0)
                paper.text(above, f"{value:.0f}", PaperStyle.FIGURE, CENTRED | AT_TOP, part)
        paper.fill(QRectF(LABELS, top + BARS, self._width - LABELS, 0.5), LIGHT.line)


def tint(level: int) -> QColor:
    """The accent, the stronger the sorer; white for none."""
    full = QColor(LIGHT.accent)
    share = level / HIGHEST_LEVEL * 0.85
    mixed = (round(255 + (c - 255) * share) for c in (full.red(), full.green(), full.blue()))
    return QColor(*mixed)
