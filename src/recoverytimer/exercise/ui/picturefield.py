"""The picture of an exercise: chosen, dropped here or taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.ownpictures import PICTURE_ENDINGS, has_picture_ending
from recoverytimer.exercise.words import pages as words
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button, rename_button
from recoverytimer.widgets.dialogs import ask_what_to_open
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.text import TextTone, plain, set_tone

PREVIEW = QSize(36 * SPACE, 27 * SPACE)
PATTERNS = " ".join(f"*{e} *{e.upper()}" for e in PICTURE_ENDINGS)
SAID_WIDTH = 30 * SPACE
ROUNDING = 10


class PictureField(QWidget):
    """Shows the picture that the exercise has, and takes another one.

    Signals:
        edited: the picture's name, or None where it was taken away.
        offered: the `Path` of a file that is to be taken.
    """

    edited = Signal(object)
    offered = Signal(object)

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._name = ""
        self._is_over = False
        self._told: tuple[str, TextTone] | None = None
        self.setAcceptDrops(True)
        self.preview = FigurePicture(figures, PREVIEW, framed=True)
        self.said = plain("", "body", "muted")
        self.choose = button(words.choose_picture(), do=self._choose)
        self.remove = button(words.remove_picture(), "quiet", do=lambda: self.edited.emit(None))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        self.said.setMinimumWidth(SAID_WIDTH)
        column.addWidget(self.said)
        for one in (self.choose, self.remove):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        # Where both do not fit side by side, the words go below.
        flow = FlowLayout(self, gap=2 * SPACE)
        flow.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        flow.addWidget(self.preview)
        flow.addWidget(beside)
        figures.ready.connect(self._say)

    def show_value(self, value: Any) -> None:
        """Show a picture by its name, or the figure."""
        self._name = value if isinstance(value, str) else ""
        self.remove.setVisible(bool(self._name))
        rename_button(self.choose, words.choose_picture(has_one=bool(self._name)))
        self._say()

    def show_figure(self, exercise_id: str, kind: str) -> None:
        """Have this exercise's figure, or the icon of the kind, where there is no picture."""
        if self._name:
            self.preview.show_own(self._name, words.alt_own())
        else:
            self.preview.show_drawn(exercise_id, kind, words.alt_figure())

    def say(self, text: str, tone: TextTone = "muted") -> None:
        """Say what is going on; nothing brings back the usual words."""
        self._told = (text, tone) if text else None
        self._say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take one picture's file."""
        if _picture_in(event) is not None:
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """Be as before."""
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Offer the file."""
        self._mark(over=False)
        path = _picture_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.offered.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show that something can be dropped here."""
        super().paintEvent(event)
        colours = theme_of(self).colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._is_over else colours.edge), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), ROUNDING, ROUNDING)

    def _mark(self, *, over: bool) -> None:
        self._is_over = over
        self.update()

    def _say(self) -> None:
        fault = self._figures.fault(self._name) if self._name else ""
        usual: tuple[str, TextTone] = (words.picture_hint(), "muted")
        text, tone = self._told or ((fault, "danger") if fault else usual)
        self.said.setText(text)
        set_tone(self.said, tone)

    def _choose(self) -> None:
        ask_what_to_open(
            self,
            words.choose_picture(),
            "",
            words.pictures(PATTERNS),
            lambda chosen: self.offered.emit(chosen[0]),
            several=False,
        )


def _picture_in(event: QDropEvent) -> Path | None:
    """The one picture's file that is being dragged, if it is one."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and has_picture_ending(path) else None
