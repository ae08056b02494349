"""A month's report on paper: plain, in black with one accent, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QPageSize, QPainter

from recoverytimer import __version__
from recoverytimer.base import dates
from recoverytimer.base.amounts import clock_digits, distance_in_words, rough_duration
from recoverytimer.base.listing import in_row
from recoverytimer.records.records import day_of
from recoverytimer.records.report.month import MonthReport, short_note
from recoverytimer.records.ui.reportchart import CHART_GAP, charts
from recoverytimer.records.words import report as words
from recoverytimer.runs.run import Run
from recoverytimer.runs.words import effort_inside
from recoverytimer.soreness.words.places import sign_inside
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import (
    AT_LEFT,
    AT_RIGHT,
    AT_TOP,
    Paper,
    PaperStyle,
    pdf_writer,
    usual_paper,
)
from recoverytimer.widgets.words import page_of

FOOT = 26.0
LEADING = 4.0
_DATE = 48.0


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """What stays on one page: its height in points, and how to paint it below a line."""

    height: float
    paint: Callable[[Paper, float], None]
    opens: bool = False
    """Whether it is a heading, which does not stay behind alone."""


def report_pdf(report: MonthReport, size: QPageSize | None = None) -> bytes:
    """The bytes of a PDF on a size of paper, by default that of the country."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, dates.month(report.first), size or usual_paper())
    area = writer.pageLayout().paintRectPoints()
    laid = report_pages(report, area.width(), area.height())
    painter = QPainter(writer)
    for number, blocks in enumerate(laid, start=1):
        if number > 1:
            writer.newPage()
        paint_page(Paper(painter), blocks)
        _foot(Paper(painter), area.width(), area.height(), page_of(number, len(laid)))
    painter.end()
    return bytes(data.data())


def report_pages(report: MonthReport, width: float, height: float) -> list[list[ReportBlock]]:
    """The blocks of each page."""
    filled: list[list[ReportBlock]] = [[]]
    left = height - FOOT
    blocks = list(_blocks(report, width))
    for block, below in zip_longest(blocks, blocks[1:]):
        needed = block.height + (below.height if block.opens and below else 0.0)
        if filled[-1] and needed > left:
            filled.append([])
            left = height - FOOT
        filled[-1].append(block)
        left -= block.height
    return filled


def paint_page(paper: Paper, blocks: Sequence[ReportBlock]) -> None:
    """Paint blocks one below the other."""
    top = 0.0
    for block in blocks:
        block.paint(paper, top)
        top += block.height


def _blocks(report: MonthReport, width: float) -> Iterator[ReportBlock]:
    yield _text(dates.month(report.first), PaperStyle.TITLE, width, below=2)
    yield _text(words.what_is_in_it(), PaperStyle.LEAD, width, below=CHART_GAP)
    for sentence in words.summary(report):
        yield _text(sentence, PaperStyle.BODY, width, below=LEADING)
    if not report.is_empty:
        heading = words.soreness_by_day() if report.places else words.day_by_day()
        yield _heading(heading, width)
        yield from (ReportBlock(chart.height, chart.paint) for chart in charts(report, width))
    signs = [(e.day, words.about(e), in_row(map(sign_inside, e.signs))) for e in report.signs]
    yield from _notes(words.sharp_or_at_night(), signs, width)
    yield from _cautions(report, width)
    yield from _routines(report, width)
    yield from _runs(report.runs, width)
    notes = [(day_of(r), words.about(r), short_note(r)) for r in report.notes]
    yield from _notes(words.notes(), notes, width)
    if report.notes_left_out:
        more = words.earlier_notes(report.notes_left_out)
        yield _text(more, PaperStyle.SMALL, width, below=LEADING)


def _text(text: str, style: PaperStyle, width: float, *, below: float = 0.0) -> ReportBlock:
    height = style.height(text, width)

    def paint(paper: Paper, top: float) -> None:
        paper.text(QRectF(0, top, width, height), text, style)

    return ReportBlock(height + below, paint)


def _heading(text: str, width: float) -> ReportBlock:
    height = PaperStyle.HEADING.height(text, width)

    def paint(paper: Paper, top: float) -> None:
        paper.fill(QRectF(0, top + CHART_GAP, 3, height), LIGHT.accent)
        paper.text(QRectF(9, top + CHART_GAP, width - 9, height), text, PaperStyle.HEADING)

    return ReportBlock(CHART_GAP + height + LEADING + 2, paint, opens=True)


Cell = tuple[float, str, PaperStyle]


def _row(cells: Sequence[Cell], width: float) -> ReportBlock:
    """Texts that begin at certain places, each wrapped at where the next one begins."""
    ends = [*(left for left, _, _ in cells[1:]), width]
    boxes = [(left, end - left - 8) for (left, _, _), end in zip(cells, ends, strict=True)]
    height = max(
        style.height(text, wide) for (_, text, style), (_, wide) in zip(cells, boxes, strict=True)
    )

    def paint(paper: Paper, top: float) -> None:
        for (left, text, style), (_, wide) in zip(cells, boxes, strict=True):
            paper.text(QRectF(left, top, wide, height), text, style)

    return ReportBlock(height + LEADING, paint)


def _routines(report: MonthReport, width: float) -> Iterator[ReportBlock]:
    if report.routines:
        yield _heading(words.sessions(), width)
    for line in report.routines:
        left_out = line.times - line.complete
        cut = words.left_out(left_out) if left_out else ""
        name = PaperStyle.STRONG.elided(line.name or words.a_session(), 0.38 * width)
        cells: list[Cell] = [
            (0, name, PaperStyle.STRONG),
            (0.42 * width, words.times(line.times), PaperStyle.BODY),
            (0.5 * width, rough_duration(line.seconds), PaperStyle.BODY),
            (0.66 * width, cut, PaperStyle.QUIET),
        ]
        yield _row(cells, width)


def _runs(runs: Sequence[Run], width: float) -> Iterator[ReportBlock]:
    """Two columns, the first half of the month in the left one."""
    if runs:
        yield _heading(words.runs(), width)
    half = (len(runs) + 1) // 2
    for left, right in zip_longest(runs[:half], runs[half:]):
        cells = [*_run(left, 0.0), *(_run(right, width / 2) if right else ())]
        yield _row(cells, width)


def _run(run: Run, left: float) -> list[Cell]:
    distance = distance_in_words(run.distance_m) if run.distance_m else ""
    time = clock_digits(run.duration_s) if run.duration_s else ""
    effort = effort_inside(run.effort) if run.effort else ""
    return [
        (left, dates.short(run.day), PaperStyle.QUIET),
        (left + _DATE, distance, PaperStyle.BODY),
        (left + _DATE + 64, time, PaperStyle.BODY),
        (left + _DATE + 120, effort, PaperStyle.QUIET),
    ]


def _notes(
    title: str, notes: Sequence[tuple[date, str, str]], width: float
) -> Iterator[ReportBlock]:
    if notes:
        yield _heading(title, width)
    for day, about, text in notes:
        what = PaperStyle.STRONG.elided(about, 0.2 * width)
        cells = [
            (0.0, dates.short(day), PaperStyle.QUIET),
            (_DATE, what, PaperStyle.STRONG),
            (_DATE + 0.22 * width, text, PaperStyle.BODY),
        ]
        yield _row(cells, width)


def _cautions(report: MonthReport, width: float) -> Iterator[ReportBlock]:
    if report.cautions:
        yield _heading(words.cautions(), width)
    for note in report.cautions:
        cells = [
            (0.0, note.name, PaperStyle.STRONG),
            (0.3 * width, note.consequence, PaperStyle.BODY),
        ]
        yield _row(cells, width)


def _foot(paper: Paper, width: float, height: float, number: str) -> None:
    line = QRectF(0, height - FOOT / 2, width, FOOT / 2)
    paper.text(line, words.source(__version__), PaperStyle.SMALL, AT_LEFT | AT_TOP)
    paper.text(line, number, PaperStyle.SMALL, AT_RIGHT | AT_TOP)
