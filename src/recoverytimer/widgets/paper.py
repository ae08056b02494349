"""Painting on paper in points, the same on a PDF and on an image."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
)

from recoverytimer.base.language import region
from recoverytimer.base.tags import Mark, Tagged
from recoverytimer.theme.colours import LIGHT

RESOLUTION = 300
POINTS = 72
SCALE = RESOLUTION / POINTS
MARGIN_MM = 15
MARGIN = MARGIN_MM * POINTS / 25.4
AT_LEFT = Qt.AlignmentFlag.AlignLeft
AT_RIGHT = Qt.AlignmentFlag.AlignRight
CENTRED = Qt.AlignmentFlag.AlignHCenter
AT_TOP = Qt.AlignmentFlag.AlignTop
IN_THE_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PaperStyle(Enum):
    """The sorts of text: points, weight, muted."""

    TITLE = (24.0, QFont.Weight.DemiBold, False)
    LEAD = (11.0, QFont.Weight.Normal, True)
    HEADING = (11.5, QFont.Weight.DemiBold, False)
    BODY = (9.5, QFont.Weight.Normal, False)
    STRONG = (9.5, QFont.Weight.DemiBold, False)
    QUIET = (9.5, QFont.Weight.Normal, True)
    SMALL = (7.5, QFont.Weight.Normal, True)
    FIGURE = (7.5, QFont.Weight.Normal, False)

    def font(self) -> QFont:
        """The font at the resolution of the paper."""
        size, weight, _ = self.value
        made = QFont()
        made.setPixelSize(round(size * SCALE))
        made.setWeight(weight)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def height(self, text: str = "x", width: float = 1e6) -> float:
        """How high a text is in points when it is wrapped at a width."""
        room = QRectF(0, 0, width * SCALE, 1e7)
        flags = Qt.TextFlag.TextWordWrap
        return QFontMetricsF(self.font()).boundingRect(room, flags, text).height() / SCALE

    def elided(self, text: str, width: float) -> str:
        """A text that fits into a line of a width."""
        end = Qt.TextElideMode.ElideRight
        return QFontMetricsF(self.font()).elidedText(text, end, width * SCALE)


Begin = Callable[[Mark], None]
"""What is done before something is painted."""


class Paper:
    """A page to be painted on, with (0, 0) at its top left corner inside the margins.

    What is painted belongs to a part of the document, or decorates the page.
    """

    def __init__(self, painter: QPainter, begin: Begin = lambda _mark: None) -> None:
        self._painter = painter
        self._begin = begin
        painter.setLayoutDirection(QGuiApplication.layoutDirection())

    def text(
        self,
        box: QRectF,
        text: str,
        style: PaperStyle = PaperStyle.BODY,
        where: Qt.AlignmentFlag = AT_LEFT | AT_TOP,
        part: Tagged | None = None,
    ) -> None:
        """Write a text, wrapped at the width of the box; never as markup."""
        colour = LIGHT.muted if style.value[2] else LIGHT.ink
        self.write(box, text, style.font(), colour, where, part)

    def write(
        self,
        box: QRectF,
        text: str,
        font: QFont,
        colour: str,
        where: Qt.AlignmentFlag,
        part: Tagged | None,
    ) -> None:
        """Write a text in any font and colour."""
        if not text:
            return
        self._begin(Mark(part, text))
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        room = _on_page(box, self._painter)
        self._painter.drawText(room, int(where | Qt.TextFlag.TextWordWrap), text)

    def fill(self, box: QRectF, colour: QColor | str, part: Tagged | None = None) -> None:
        """Fill a rectangle."""
        self._begin(Mark(part))
        self._painter.fillRect(_on_page(box, self._painter), QColor(colour))

    def picture(self, box: QRectF, draw: Callable[[QSize], QImage | None], part: Tagged) -> None:
        """Show what is drawn in the size that it has here, if anything is."""
        room = _on_page(box, self._painter)
        image = draw(room.size().toSize())
        if image is not None:
            corner = room.topLeft() / SCALE + QPointF(MARGIN, MARGIN)
            size = room.size() / SCALE
            sides = (corner.x(), corner.y(), size.width(), size.height())
            self._begin(Mark(part, box=sides))
            self._painter.drawImage(room, image)


def usual_paper() -> QPageSize:
    """The paper that is in the printers of the region."""
    letter = region().letter_paper
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def _on_page(box: QRectF, painter: QPainter) -> QRectF:
    """Where a box in points is painted, which was laid out from left to right."""
    room = QRectF(box.x() * SCALE, box.y() * SCALE, box.width() * SCALE, box.height() * SCALE)
    # By this Qt turns what is aligned in it, too.
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        room.moveRight(painter.device().width() - room.left())
    return room
