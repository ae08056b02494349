"""A routine as a printable sheet: PDF, on the paper of one's country."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize

from recoverytimer import __version__
from recoverytimer.base.tags import Tagged
from recoverytimer.sharing.handout import Handout
from recoverytimer.sharing.sheetlayout import (
    SHEET_FOOT,
    DividingLine,
    GroupBracket,
    PlacedPicture,
    PlacedText,
    SheetFont,
    SheetItem,
    laid_sheet,
)
from recoverytimer.sharing.words.giving import foot
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import AT_LEFT, AT_RIGHT, AT_TOP, SCALE, Paper
from recoverytimer.widgets.pdf import PdfDocument
from recoverytimer.widgets.words import page_of

SIZES = {
    SheetFont.TITLE: 24.0,
    SheetFont.LEAD: 11.5,
    SheetFont.STRONG: 11.5,
    SheetFont.BODY: 10.0,
    SheetFont.SMALL: 8.5,
    SheetFont.WARNING: 9.5,
    SheetFont.LABEL: 10.0,
}
BOLD = frozenset({SheetFont.TITLE, SheetFont.STRONG, SheetFont.WARNING})
MUTED = frozenset({SheetFont.LEAD, SheetFont.SMALL, SheetFont.LABEL})
RULE = 0.75
WRAPPED = AT_LEFT | AT_TOP | Qt.TextFlag.TextWordWrap
DrawExercise = Callable[[str, QSize], QImage | None]


def sheet(content: Handout, draw: DrawExercise, size: QPageSize | None = None) -> bytes:
    """The bytes of a PDF; `draw` gives the picture of an exercise in a size, if there is one."""
    pdf = PdfDocument(content.title, size)
    width, height = pdf.area.width(), pdf.area.height()
    laid = laid_sheet(content, width, height, measure)
    for number, items in enumerate(laid.pages, start=1):
        paper = pdf.new_page()
        for item in items:
            _paint(paper, item, draw)
        line = QRectF(0, height - SHEET_FOOT / 2, width, SHEET_FOOT / 2)
        _write(paper, line, foot(__version__), SheetFont.SMALL)
        count = page_of(number, len(laid.pages))
        _write(paper, line, count, SheetFont.SMALL, where=AT_RIGHT | AT_TOP)
    return pdf.finished(laid.document)


def measure(text: str, font: SheetFont, width: float) -> float:
    """The height of a text in points at a width in points."""
    room = QRectF(0, 0, width * SCALE, 1e6)
    return QFontMetricsF(_font(font)).boundingRect(room, WRAPPED, text).height() / SCALE


def _font(font: SheetFont) -> QFont:
    made = QFont()
    made.setPixelSize(round(SIZES[font] * SCALE))
    made.setWeight(QFont.Weight.DemiBold if font in BOLD else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _paint(paper: Paper, item: SheetItem, draw: DrawExercise) -> None:
    box = QRectF(item.box.left, item.box.top, item.box.width, item.box.height)
    match item:
        case PlacedText():
            _write(paper, box, item.text, item.font, item.part)
        case PlacedPicture():
            paper.picture(box, lambda size: draw(item.exercise, size), item.part)
        case GroupBracket():
            paper.fill(box, LIGHT.accent)
        case DividingLine():
            paper.fill(box.adjusted(0, -RULE / 2, 0, RULE / 2), LIGHT.line)


def _write(
    paper: Paper,
    box: QRectF,
    text: str,
    font: SheetFont,
    part: Tagged | None = None,
    where: Qt.AlignmentFlag = AT_LEFT | AT_TOP,
) -> None:
    ink = LIGHT.danger if font is SheetFont.WARNING else LIGHT.ink
    paper.write(box, text, _font(font), LIGHT.muted if font in MUTED else ink, where, part)
