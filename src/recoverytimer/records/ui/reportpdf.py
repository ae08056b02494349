"""A month's report on paper: plain, in black with one accent, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat, zip_longest

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize

from recoverytimer import __version__
from recoverytimer.base import dates
from recoverytimer.base.amounts import clock_digits, distance_in_words, rough_duration
from recoverytimer.base.tags import Tag, Tagged
from recoverytimer.records.records import day_of
from recoverytimer.records.report.month import MonthReport, short_note
from recoverytimer.records.ui.reportchart import CHART_GAP, charts
from recoverytimer.records.words import report as words
from recoverytimer.runs.run import Run
from recoverytimer.runs.words import effort_inside
from recoverytimer.soreness.noteddays import NotedDay
from recoverytimer.soreness.words.places import day_in_words
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import (
    AT_LEFT,
    AT_RIGHT,
    AT_TOP,
    Paper,
    PaperStyle,
)
from recoverytimer.widgets.pdf import PdfDocument
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
    pdf = PdfDocument(dates.month(report.first), size)
    width, height = pdf.area.width(), pdf.area.height()
    document = Tagged(Tag.DOCUMENT)
    laid = report_pages(report, width, height, document)
    for number, blocks in enumerate(laid, start=1):
        paper = pdf.new_page()
        paint_page(paper, blocks)
        _foot(paper, width, height, page_of(number, len(laid)))
    return pdf.finished(document)


def report_pages(
    report: MonthReport, width: float, height: float, document: Tagged
) -> list[list[ReportBlock]]:
    """The blocks of each page; what they show is added to a document."""
    filled: list[list[ReportBlock]] = [[]]
    left = height - FOOT
    blocks = list(_blocks(report, width, document))
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


def _blocks(report: MonthReport, width: float, document: Tagged) -> Iterator[ReportBlock]:
    title = document.add(Tag.TITLE)
    yield _text(title, dates.month(report.first), PaperStyle.TITLE, width, below=2)
    lead = document.add(Tag.PARAGRAPH)
    yield _text(lead, words.what_is_in_it(), PaperStyle.LEAD, width, below=CHART_GAP)
    for sentence in words.summary(report):
        said = document.add(Tag.PARAGRAPH)
        yield _text(said, sentence, PaperStyle.BODY, width, below=LEADING)
    if not report.is_empty:
        heading = words.soreness_by_day() if report.places else words.day_by_day()
        yield _heading(document, heading, width)
        for chart in charts(report, width, document):
            yield ReportBlock(chart.height, chart.paint)
    yield from _table(document, words.sharp_or_at_night(), _signs(report.signs), width)
    yield from _table(document, words.cautions(), _cautions(report, width), width)
    yield from _table(document, words.sessions(), _routines(report, width), width)
    yield from _runs(document, report.runs, width)
    notes = ((day_of(r), words.about(r), short_note(r)) for r in report.notes)
    yield from _table(document, words.notes(), _notes(notes, width), width)
    if report.notes_left_out:
        more = words.earlier_notes(report.notes_left_out)
        yield _text(document.add(Tag.PARAGRAPH), more, PaperStyle.SMALL, width, below=LEADING)


def _text(
    part: Tagged, text: str, style: PaperStyle, width: float, *, below: float = 0.0
) -> ReportBlock:
    height = style.height(text, width)

    def paint(paper: Paper, top: float) -> None:
        paper.text(QRectF(0, top, width, height), text, style, part=part)

    return ReportBlock(height + below, paint)


def _heading(document: Tagged, text: str, width: float) -> ReportBlock:
    height = PaperStyle.HEADING.height(text, width)
    part = document.add(Tag.HEADING)

    def paint(paper: Paper, top: float) -> None:
        box = QRectF(9, top + CHART_GAP, width - 9, height)
        paper.fill(QRectF(0, top + CHART_GAP, 3, height), LIGHT.accent)
        paper.text(box, text, PaperStyle.HEADING, part=part)

    return ReportBlock(CHART_GAP + height + LEADING + 2, paint, opens=True)


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A text that begins at a place in a row.

    Attributes:
        said: all of it, where it is cut.
    """

    left: float
    text: str
    style: PaperStyle
    said: str = ""


def _cut_cell(left: float, text: str, room: float) -> ReportCell:
    """A cell of one line, cut where it has no room."""
    shown = PaperStyle.STRONG.elided(text, room)
    return ReportCell(left, shown, PaperStyle.STRONG, text if shown != text else "")


TaggedCells = list[tuple[Tagged, ReportCell]]


def _tagged(table: Tagged, cells: Iterable[ReportCell]) -> TaggedCells:
    """Cells as the next row of a table; the first says what the others are about."""
    row = table.add(Tag.ROW)
    tags = chain([Tag.ROW_HEADER], repeat(Tag.CELL))
    return [(row.add(tag, cell.said), cell) for tag, cell in zip(tags, cells, strict=False)]


def _row(cells: TaggedCells, width: float) -> ReportBlock:
    """Texts side by side, each wrapped at where the next one begins."""
    ends = [*(cell.left for _, cell in cells[1:]), width]
    rooms = [end - cell.left - 8 for (_, cell), end in zip(cells, ends, strict=True)]
    height = max(
        cell.style.height(cell.text, room) for (_, cell), room in zip(cells, rooms, strict=True)
    )

    def paint(paper: Paper, top: float) -> None:
        for (part, cell), room in zip(cells, rooms, strict=True):
            paper.text(QRectF(cell.left, top, room, height), cell.text, cell.style, part=part)

    return ReportBlock(height + LEADING, paint)


def _table(
    document: Tagged, title: str, rows: Iterable[Iterable[ReportCell]], width: float
) -> Iterator[ReportBlock]:
    """Rows below a heading; nothing where there are none."""
    table = None
    for cells in rows:
        if table is None:
            yield _heading(document, title, width)
            table = document.add(Tag.TABLE)
        yield _row(_tagged(table, cells), width)


def _routines(report: MonthReport, width: float) -> Iterator[list[ReportCell]]:
    for line in report.routines:
        left_out = line.times - line.complete
        cut = words.left_out(left_out) if left_out else ""
        yield [
            _cut_cell(0, line.name or words.a_session(), 0.38 * width),
            ReportCell(0.42 * width, words.times(line.times), PaperStyle.BODY),
            ReportCell(0.5 * width, rough_duration(line.seconds), PaperStyle.BODY),
            ReportCell(0.66 * width, cut, PaperStyle.QUIET),
        ]


def _runs(document: Tagged, runs: Sequence[Run], width: float) -> Iterator[ReportBlock]:
    """Two columns, the first half of the month in the left one, which is read first."""
    if not runs:
        return
    yield _heading(document, words.runs(), width)
    table = document.add(Tag.TABLE)
    half = (len(runs) + 1) // 2
    at_left = [_tagged(table, _run(run, 0.0)) for run in runs[:half]]
    at_right = [_tagged(table, _run(run, width / 2)) for run in runs[half:]]
    nothing: TaggedCells = []
    for left, right in zip_longest(at_left, at_right, fillvalue=nothing):
        yield _row([*left, *right], width)


def _run(run: Run, left: float) -> list[ReportCell]:
    distance = distance_in_words(run.distance_m) if run.distance_m else ""
    time = clock_digits(run.duration_s) if run.duration_s else ""
    effort = effort_inside(run.effort) if run.effort else ""
    return [
        ReportCell(left, dates.short(run.day), PaperStyle.QUIET),
        ReportCell(left + _DATE, distance, PaperStyle.BODY),
        ReportCell(left + _DATE + 64, time, PaperStyle.BODY),
        ReportCell(left + _DATE + 120, effort, PaperStyle.QUIET),
    ]


def _signs(days: Iterable[NotedDay]) -> Iterator[list[ReportCell]]:
    for said in days:
        yield [
            ReportCell(0.0, dates.short(said.day), PaperStyle.QUIET),
            ReportCell(_DATE, day_in_words(said), PaperStyle.BODY),
        ]


def _notes(notes: Iterable[tuple[date, str, str]], width: float) -> Iterator[list[ReportCell]]:
    for day, about, text in notes:
        yield [
            ReportCell(0.0, dates.short(day), PaperStyle.QUIET),
            _cut_cell(_DATE, about, 0.2 * width),
            ReportCell(_DATE + 0.22 * width, text, PaperStyle.BODY),
        ]


def _cautions(report: MonthReport, width: float) -> Iterator[list[ReportCell]]:
    for note in report.cautions:
        yield [
            ReportCell(0.0, note.name, PaperStyle.STRONG),
            ReportCell(0.3 * width, note.consequence, PaperStyle.BODY),
        ]


def _foot(paper: Paper, width: float, height: float, number: str) -> None:
    line = QRectF(0, height - FOOT / 2, width, FOOT / 2)
    paper.text(line, words.source(__version__), PaperStyle.SMALL, AT_LEFT | AT_TOP)
    paper.text(line, number, PaperStyle.SMALL, AT_RIGHT | AT_TOP)
