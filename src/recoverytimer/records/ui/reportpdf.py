"""A month's report on paper: plain, in black with one accent, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF
from PySide6.QtGui import QPageSize, QPainter

from recoverytimer import __version__
from recoverytimer.base import daynames
from recoverytimer.base.amounts import minutes
from recoverytimer.records.report.month import MonthReport, NoteLine, run_line
from recoverytimer.records.ui.reportchart import GAP, charts
from recoverytimer.runs.run import Run
from recoverytimer.theme.theme import LIGHT
from recoverytimer.widgets.paper import LEFT, RIGHT, TOP, Paper, Style, paper_of, pdf_writer

FOOT = 26.0
LEADING = 4.0
_DATE = 48.0
_SOURCE = f"As the person noted it in Recovery Timer {__version__}"


@dataclass(frozen=True, slots=True)
class Block:
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
    writer = pdf_writer(buffer, report.title, size or paper_of(QLocale()))
    area = writer.pageLayout().paintRectPoints()
    laid = pages(report, area.width(), area.height())
    painter = QPainter(writer)
    for number, blocks in enumerate(laid, start=1):
        if number > 1:
            writer.newPage()
        paint_page(Paper(painter), blocks)
        _foot(Paper(painter), area.width(), area.height(), f"Page {number} of {len(laid)}")
    painter.end()
    return bytes(data.data())


def pages(report: MonthReport, width: float, height: float) -> list[list[Block]]:
    """The blocks of each page."""
    filled: list[list[Block]] = [[]]
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


def paint_page(paper: Paper, blocks: Sequence[Block]) -> None:
    """Paint blocks one below the other."""
    top = 0.0
    for block in blocks:
        block.paint(paper, top)
        top += block.height


def _blocks(report: MonthReport, width: float) -> Iterator[Block]:
    yield _text(report.title, Style.TITLE, width, below=2)
    yield _text("Soreness, sessions and runs", Style.LEAD, width, below=GAP)
    for sentence in report.summary:
        yield _text(sentence, Style.BODY, width, below=LEADING)
    if not report.is_empty:
        heading = "Soreness from 0 to 10, day by day" if report.places else "Day by day"
        yield _heading(heading, width)
        yield from (Block(chart.height, chart.paint) for chart in charts(report, width))
    yield from _notes("Sharp, or at night", report.signs, width)
    yield from _cautions(report, width)
    yield from _routines(report, width)
    yield from _runs(report.runs, width)
    yield from _notes("Notes", report.notes, width)
    if report.notes_left_out:
        more = f"{report.notes_left_out} earlier notes have no room here."
        yield _text(more, Style.SMALL, width, below=LEADING)


def _text(text: str, style: Style, width: float, *, below: float = 0.0) -> Block:
    height = style.height(text, width)

    def paint(paper: Paper, top: float) -> None:
        paper.text(QRectF(0, top, width, height), text, style)

    return Block(height + below, paint)


def _heading(text: str, width: float) -> Block:
    height = Style.HEADING.height(text, width)

    def paint(paper: Paper, top: float) -> None:
        paper.fill(QRectF(0, top + GAP, 3, height), LIGHT.accent)
        paper.text(QRectF(9, top + GAP, width - 9, height), text, Style.HEADING)

    return Block(GAP + height + LEADING + 2, paint, opens=True)


Cell = tuple[float, str, Style]


def _row(cells: Sequence[Cell], width: float) -> Block:
    """Texts that begin at certain places, each wrapped at where the next one begins."""
    ends = [*(left for left, _, _ in cells[1:]), width]
    boxes = [(left, end - left - 8) for (left, _, _), end in zip(cells, ends, strict=True)]
    height = max(
        style.height(text, wide) for (_, text, style), (_, wide) in zip(cells, boxes, strict=True)
    )

    def paint(paper: Paper, top: float) -> None:
        for (left, text, style), (_, wide) in zip(cells, boxes, strict=True):
            paper.text(QRectF(left, top, wide, height), text, style)

    return Block(height + LEADING, paint)


def _routines(report: MonthReport, width: float) -> Iterator[Block]:
    if report.routines:
        yield _heading("Sessions", width)
    for line in report.routines:
        left_out = line.times - line.complete
        cut = f"{left_out} with something left out" if left_out else ""
        name = Style.STRONG.elided(line.name, 0.38 * width)
        cells: list[Cell] = [
            (0, name, Style.STRONG),
            (0.42 * width, f"{line.times} \u00d7", Style.BODY),
            (0.5 * width, minutes(line.seconds), Style.BODY),
            (0.66 * width, cut, Style.QUIET),
        ]
        yield _row(cells, width)


def _runs(runs: Sequence[Run], width: float) -> Iterator[Block]:
    """Two columns, the first half of the month in the left one."""
    if runs:
        yield _heading("Runs", width)
    half = (len(runs) + 1) // 2
    for left, right in zip_longest(runs[:half], runs[half:]):
        cells = [*_run(left, 0.0), *(_run(right, width / 2) if right else ())]
        yield _row(cells, width)


def _run(run: Run, left: float) -> list[Cell]:
    distance, time, effort = run_line(run)
    return [
        (left, daynames.short(run.day), Style.QUIET),
        (left + _DATE, distance, Style.BODY),
        (left + _DATE + 64, time, Style.BODY),
        (left + _DATE + 120, effort, Style.QUIET),
    ]


def _notes(title: str, notes: Sequence[NoteLine], width: float) -> Iterator[Block]:
    if notes:
        yield _heading(title, width)
    for note in notes:
        about = Style.STRONG.elided(note.about, 0.2 * width)
        cells = [
            (0.0, daynames.short(note.day), Style.QUIET),
            (_DATE, about, Style.STRONG),
            (_DATE + 0.22 * width, note.text, Style.BODY),
        ]
        yield _row(cells, width)


def _cautions(report: MonthReport, width: float) -> Iterator[Block]:
    if report.cautions:
        yield _heading("Cautions that apply", width)
    for note in report.cautions:
        cells = [(0.0, note.name, Style.STRONG), (0.3 * width, note.consequence, Style.BODY)]
        yield _row(cells, width)


def _foot(paper: Paper, width: float, height: float, number: str) -> None:
    line = QRectF(0, height - FOOT / 2, width, FOOT / 2)
    paper.text(line, _SOURCE, Style.SMALL, LEFT | TOP)
    paper.text(line, number, Style.SMALL, RIGHT | TOP)
