"""A picture that is given away, painted: words, the figure, and the steps of a routine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from recoverytimer.base.words.common import app_name
from recoverytimer.sharing.picturecard import CardLine, CardShape, PictureCard
from recoverytimer.sharing.words.giving import shortened
from recoverytimer.sharing.words.pictures import and_more
from recoverytimer.theme.colours import Colours

MARGIN, GAP = 64, 24
TITLE, FACT, LINE, DOSE, FOOT = 68, 34, 27, 23, 26
SMALLEST = 0.7
"""As how small a share of its size a text may be written where room is short."""
BAR = 6
PICTURE = 4 / 3
"""The width of a step's picture for its height."""
WIDEST = 0.42
"""Of its cell, that is."""
COLUMNS = 2
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
DrawSmall = Callable[[str, QSize], QImage | None]


@dataclass(frozen=True, slots=True)
class CardPlaces:
    """Where what is, in pixels from the top left; the figure lies at even ones."""

    words: QRect
    figure: QRect
    steps: QRect
    rows: int


OF_EXERCISE = {
    CardShape.SQUARE: CardPlaces(
        QRect(64, 56, 952, 264), QRect(64, 330, 952, 650), QRect(), rows=0
    ),
    CardShape.WIDE: CardPlaces(QRect(64, 72, 600, 880), QRect(688, 56, 1168, 928), QRect(), rows=0),
}
OF_ROUTINE = {
    CardShape.SQUARE: CardPlaces(
        QRect(64, 56, 500, 320), QRect(576, 40, 440, 340), QRect(64, 396, 952, 588), rows=4
    ),
    CardShape.WIDE: CardPlaces(
        QRect(64, 64, 600, 340), QRect(64, 420, 600, 560), QRect(720, 64, 1136, 928), rows=6
    ),
}


def places_of(card: PictureCard, shape: CardShape) -> CardPlaces:
    """Where what is on a card; mirrored where one reads from right to left."""
    places = (OF_ROUTINE if card.lines else OF_EXERCISE)[shape]
    if not _is_mirrored():
        return places
    width = shape.value[0]
    return CardPlaces(
        _mirrored(places.words, width),
        _mirrored(places.figure, width),
        _mirrored(places.steps, width),
        places.rows,
    )


def card_picture(
    card: PictureCard,
    shape: CardShape,
    colours: Colours,
    figure: QImage | None,
    draw: DrawSmall,
) -> QImage:
    """A card with the picture of its figure; `draw` gives those of its steps in a size."""
    image = QImage(*shape.value, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    places = places_of(card, shape)
    if figure is not None:
        painter.drawImage(places.figure, figure)
    _paint_words(painter, card, places.words, colours)
    _Steps(painter, places, colours, draw).paint(card.lines)
    room = image.rect().adjusted(MARGIN, 0, -MARGIN, 0)
    room.setTop(image.height() - 2 * FOOT - GAP)
    _write(painter, room, app_name(), _font(FOOT), colours.muted)
    painter.end()
    return image


def _paint_words(painter: QPainter, card: PictureCard, box: QRect, colours: Colours) -> None:
    left = QRect(box)
    title = _font(TITLE, QFont.Weight.Bold)
    left.setHeight(box.height() * 2 // 3)
    used = _write(painter, left, card.title, title, colours.ink)
    left.setBottom(box.bottom())
    for number, fact in enumerate(card.facts):
        left.setTop(left.top() + used + GAP // 2)
        font = _font(FACT if not number else FACT - 4)
        used = _write(painter, left, fact, font, colours.muted if number else colours.accent_text)


class _Steps:
    """The steps of a routine, from the top of each column to its bottom."""

    def __init__(
        self, painter: QPainter, places: CardPlaces, colours: Colours, draw: DrawSmall
    ) -> None:
        self._painter = painter
        self._places = places
        self._colours = colours
        self._draw = draw
        self._rows = places.rows

    def paint(self, lines: tuple[CardLine, ...]) -> None:
        """As many of them as there is room for, and how many more there are."""
        room = self._places.rows * COLUMNS
        shown = lines if len(lines) <= room else lines[: room - 1]
        self._rows = min(self._places.rows, max(3, -(-len(lines) // COLUMNS)))
        for number, line in enumerate(shown):
            self._paint(self._cell(number), line)
        if len(shown) < len(lines):
            more = and_more(sum(line.exercise is not None for line in lines[len(shown) :]) or 1)
            cell = self._cell(len(shown))
            _write(self._painter, _middle(cell, DOSE), more, _font(DOSE), self._colours.muted)

    def _cell(self, number: int) -> QRect:
        box, (column, row) = self._places.steps, divmod(number, self._rows)
        width = (box.width() - GAP) // COLUMNS
        height = box.height() // self._rows
        cell = QRect(column * (width + GAP), row * height, width, height - GAP // 2)
        turned = _mirrored(cell, box.width()) if _is_mirrored() else cell
        return turned.translated(box.topLeft())

    def _paint(self, cell: QRect, line: CardLine) -> None:
        high = min(cell.height(), round(cell.width() * WIDEST / PICTURE))
        picture = QRect(0, (cell.height() - high) // 2, round(high * PICTURE), high)
        bar = QRect(0, 0, BAR if line.within else 0, cell.height())
        picture.moveLeft(3 * BAR if line.within else 0)
        if line.exercise is None:
            picture.setWidth(0)
        words = QRect(0, 0, cell.width(), cell.height())
        words.setLeft(picture.left() + picture.width() + (GAP // 2 if picture.width() else 0))
        if _is_mirrored():
            bar, picture, words = (_mirrored(box, cell.width()) for box in (bar, picture, words))
        self._painter.fillRect(bar.translated(cell.topLeft()), QColor(self._colours.accent))
        drawn = self._draw(line.exercise, picture.size()) if line.exercise else None
        if drawn is not None:
            self._painter.drawImage(picture.translated(cell.topLeft()), drawn)
        self._say(words.translated(cell.topLeft()), line)

    def _say(self, box: QRect, line: CardLine) -> None:
        name = _font(LINE, QFont.Weight.DemiBold)
        tone = self._colours.ink if line.exercise else self._colours.accent_text
        dose_height = QFontMetrics(_font(DOSE)).height() if line.dose else 0
        room = QRect(box.left(), 0, box.width(), box.height() - dose_height)
        font, text = _fitted(line.title, name, room.size())
        high = _height(text, font, room.width())
        room.moveTop(box.top() + max(0, (box.height() - high - dose_height) // 2))
        used = _write(self._painter, room, text, font, tone)
        room.setTop(room.top() + used)
        room.setHeight(dose_height)
        _write(self._painter, room, line.dose, _font(DOSE), self._colours.muted)


def _write(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> int:
    """Write a text into a box, smaller or cut where it has to be; gives how high it is."""
    if not text:
        return 0
    fitted, said = _fitted(text, font, box.size())
    painter.setFont(fitted)
    painter.setPen(QColor(colour))
    painter.drawText(box, WRAPPED, said)
    return _height(said, fitted, box.width())


def _fitted(text: str, font: QFont, room: QSize) -> tuple[QFont, str]:
    """The largest font in which a text fits; if in none, as many of its words as do."""
    for size in range(font.pixelSize(), round(font.pixelSize() * SMALLEST) - 1, -2):
        font.setPixelSize(size)
        if _fits(text, font, room):
            return font, text
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        cut = shortened(" ".join(words[:count]))
        if _fits(cut, font, room):
            return font, cut
    end = Qt.TextElideMode.ElideRight
    return font, QFontMetrics(font).elidedText(text, end, room.width())


def _fits(text: str, font: QFont, room: QSize) -> bool:
    widest = max(QFontMetrics(font).horizontalAdvance(word) for word in text.split() or [""])
    return widest <= room.width() and _height(text, font, room.width()) <= room.height()


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 20), WRAPPED, text).height()


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont()
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _middle(box: QRect, pixels: int) -> QRect:
    line = QFontMetrics(_font(pixels)).height()
    return box.adjusted(0, (box.height() - line) // 2, 0, 0)


def _is_mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _mirrored(box: QRect, width: int) -> QRect:
    turned = QRect(box)
    turned.moveLeft(width - box.left() - box.width())
    return turned
