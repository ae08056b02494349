"""Making PDFs: painted with Qt, and tagged so that they can be heard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from recoverytimer import __version__
from recoverytimer.base.language import language_code
from recoverytimer.base.tags import Mark, Tagged
from recoverytimer.base.words.common import app_name
from recoverytimer.widgets import words
from recoverytimer.widgets.paper import MARGIN_MM, RESOLUTION, Paper, usual_paper
from recoverytimer.widgets.taggedpdf import FAR_LEFT, tagged_pdf


class PdfDocument:
    """A PDF to be painted page by page, whose parts can be heard.

    Args:
        size: of the paper; by default that of the country.
    """

    def __init__(self, title: str, size: QPageSize | None = None) -> None:
        self._data = QByteArray()
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageSize(size or usual_paper())
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        self._writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._writer.setTitle(title)
        self._writer.setCreator(words.made_by(__version__))
        self._painter = QPainter(self._writer)
        self._pages: list[list[Mark]] = []

    @property
    def area(self) -> QRect:
        """What is inside the margins, in points."""
        return self._writer.pageLayout().paintRectPoints()

    def new_page(self) -> Paper:
        """The next page, empty."""
        if self._pages:
            self._writer.newPage()
        self._pages.append([])
        return Paper(self._painter, self._begin)

    def _begin(self, mark: Mark) -> None:
        marks = self._pages[-1]
        if marks and marks[-1].part is mark.part and not (marks[-1].text and mark.text):
            marks[-1] = replace(marks[-1], text=marks[-1].text or mark.text)
            return
        marks.append(mark)
        self._painter.fillRect(FAR_LEFT, 0, 1, 1, Qt.GlobalColor.black)

    def finished(self, document: Tagged) -> bytes:
        """The file, to be heard in the order of the parts of a document."""
        self._painter.end()
        language = language_code().replace("_", "-")
        painted = bytes(self._data.data())
        return tagged_pdf(painted, self._pages, document, app_name(), language)
