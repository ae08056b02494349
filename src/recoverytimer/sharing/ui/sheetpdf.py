"""A routine as a printable sheet: PDF, on the paper of one's country."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPen,
)

from recoverytimer import __version__
from recoverytimer.sharing.handout import Handout
from recoverytimer.sharing.sheetlayout import (
    SHEET_FOOT,
    DividingLine,
    GroupBracket,
    PlacedPicture,
    PlacedText,
    SheetBox,
    SheetFont,
    SheetItem,
    sheet_pages,
)
from recoverytimer.sharing.words.giving import foot
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import SCALE, on_page, pdf_writer, usual_paper
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
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
DrawExercise = Callable[[str, QSize], QImage | None]


def sheet(content: Handout, draw: DrawExercise, paper: QPageSize | None = None) -> bytes:
    """The bytes of a PDF; `draw` gives the picture of an exercise in a size, if there is one."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, content.title, paper or usual_paper())
    area = writer.pageLayout().paintRectPoints()
    laid = sheet_pages(content, area.width(), area.height(), measure)
    painter = QPainter(writer)
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    for number, items in enumerate(laid, start=1):
        if number > 1:
            writer.newPage()
        _Painter(painter, draw).paint(items)
        _foot(painter, area.width(), area.height(), page_of(number, len(laid)))
    painter.end()
    return bytes(data.data())


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


class _Painter:
    """Paints the items of a page."""

    def __init__(self, painter: QPainter, draw: DrawExercise) -> None:
        self._painter = painter
        self._draw = draw

    def paint(self, items: tuple[SheetItem, ...]) -> None:
        """Paint a page."""
        for item in items:
            if isinstance(item, PlacedText):
                _write(self._painter, item.box, item.text, item.font)
            elif isinstance(item, PlacedPicture):
                self._picture(item)
            elif isinstance(item, GroupBracket):
                self._painter.fillRect(_rect(item.box, self._painter), QColor(LIGHT.accent))
            elif isinstance(item, DividingLine):
                self._rule(_rect(item.box, self._painter))

    def _picture(self, item: PlacedPicture) -> None:
        room = _rect(item.box, self._painter)
        image = self._draw(item.exercise, room.size().toSize())
        if image is not None:
            self._painter.drawImage(room, image)

    def _rule(self, line: QRectF) -> None:
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.75 * SCALE))
        self._painter.drawLine(line.topLeft(), line.topRight())


def _write(painter: QPainter, box: SheetBox, text: str, font: SheetFont, flags: int = 0) -> None:
    painter.setFont(_font(font))
    ink = LIGHT.danger if font is SheetFont.WARNING else LIGHT.ink
    painter.setPen(QColor(LIGHT.muted if font in MUTED else ink))
    painter.drawText(_rect(box, painter), int(WRAPPED) | flags, text)


def _foot(painter: QPainter, width: float, height: float, number: str) -> None:
    line = SheetBox(0, height - SHEET_FOOT / 2, width, SHEET_FOOT / 2)
    _write(painter, line, foot(__version__), SheetFont.SMALL)
    where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    painter.drawText(_rect(line, painter), where, number)


def _rect(box: SheetBox, painter: QPainter) -> QRectF:
    return on_page(QRectF(box.left, box.top, box.width, box.height), painter)
