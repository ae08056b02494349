"""The pictures on what is given away: a person's own one, or the figure."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.sharing.bundle import PieceFolder
from recoverytimer.sharing.needs import own_files
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.theme.colours import LIGHT, Colours

WHITE = "#ffffff"


class SheetPictures:
    """Draws at once and as large as asked; on white where nothing else is said."""

    def __init__(
        self, figures: Figures, exercises: Mapping[str, Exercise], present: PresentFiles
    ) -> None:
        self._figures = figures
        self._exercises = exercises
        self._present = present

    def draw(
        self, exercise_id: str, size: QSize, worn: Colours = LIGHT, ground: str = WHITE
    ) -> QImage | None:
        """The picture of an exercise, or None where there is none."""
        for name in own_files(self._exercises[exercise_id]):
            image = _read(self._present.own(PieceFolder.PICTURES, name) or b"")
            if not image.isNull():
                return _within(image, size, ground)
        style = self._figures.style(exercise_id, size, worn=worn, ground=ground)
        return StillPicture(FigureRole(exercise_id), style).make(self._figures.poses)


def _read(data: bytes) -> QImage:
    """A picture the right way up, as the camera noted it."""
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def _within(image: QImage, size: QSize, ground: str) -> QImage:
    """A picture in the middle of a plain one of a size."""
    fitted = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    whole = QImage(size, QImage.Format.Format_RGB32)
    whole.fill(QColor(ground))
    spare = (size - fitted.size()) / 2
    painter = QPainter(whole)
    painter.drawImage(QPoint(spare.width(), spare.height()), fitted)
    painter.end()
    return whole
