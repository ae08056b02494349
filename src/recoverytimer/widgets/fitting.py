"""Texts in places that never change their size: as large as there is room for all, or cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.painting import in_lines, line_height
from recoverytimer.widgets.text import explain

STEP = 0.93
"""How much smaller a text is tried each time."""
HIGHEST = 1 << 16
WRAPPED = Qt.TextFlag.TextWordWrap.value


GAP = SPACE // 2


class FittedTexts(QWidget):
    """Labels one below the other, all as large as wanted, or smaller where they would not fit.

    Args:
        labels: with what their style takes of their width (pixels).
        centred: whether they are in the middle of their place, and not at its top.
    """

    def __init__(self, *labels: tuple[QLabel, int], centred: bool = False) -> None:
        super().__init__()
        self._texts = [_FittedText(self, *label) for label in labels]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        if centred:
            column.addStretch(1)
        for label, _ in labels:
            column.addWidget(label)
        column.addStretch(1)

    def show_texts(self, *texts: str) -> None:
        """Show other texts; those that are empty take no room."""
        for text, said in zip(self._texts, texts, strict=True):
            text.text = said
        self._fit()

    def set_sizes(self, *sizes: int) -> None:
        """How large their letters are where there is room (pixels)."""
        for text, most in zip(self._texts, sizes, strict=True):
            text.most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit into the room that is there now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        fit(self._texts, self.size())


class _FittedText:
    """A label with a text, how large its letters are at most, and what its style takes."""

    def __init__(self, home: QWidget, label: QLabel, edge: int) -> None:
        self.label = label
        self._home = home
        self.text = ""
        self.most = 0
        self._edge = edge
        self._shown: tuple[object, ...] = ()

    def height(self, share: float, width: int) -> int:
        """How high it is at such a share of its size and such a width."""
        if not self.text:
            return 0
        metrics = QFontMetrics(self._font(share))
        room = QRect(0, 0, width - self._edge, HIGHEST)
        box = metrics.boundingRect(room, WRAPPED, self.text)
        return box.height() if box.width() <= room.width() else HIGHEST

    def line(self, share: float) -> int:
        """How high one line of it is at such a share of its size."""
        return line_height(self._font(share))

    def show(self, share: float, room: QSize) -> None:
        """Be of such a share of its size, and of as many lines as there is room for."""
        font = self._font(share)
        shown = (self.text, font.pixelSize(), room)
        if shown == self._shown:
            return
        self._shown = shown
        self.label.setStyleSheet(f"font-size: {font.pixelSize()}px")
        width = room.width() - self._edge
        fits = self.height(share, room.width()) <= room.height()
        most = room.height() // line_height(font)
        lines = in_lines(font, self.text, width, most)
        self.label.setText(self.text if fits else "\n".join(lines))
        self.label.setAccessibleName("" if fits else self.text)
        explain(self.label, "" if fits else self.text)

    def is_least(self, share: float) -> bool:
        """Whether it cannot be smaller than at such a share."""
        return round(self.most * share) <= self._least

    @property
    def _least(self) -> int:
        # The label's own font is another one each time.
        return theme_of(self._home).scale.caption

    def _font(self, share: float) -> QFont:
        self.label.ensurePolished()
        font = QFont(self.label.font())
        font.setPixelSize(max(self._least, round(self.most * share)))
        return font


def fit(texts: Sequence[_FittedText], room: QSize) -> None:
    """Show texts one below the other, all as large as they can be alike, within a room.

    Where there is too little even for the smallest letters, the last of them go.
    """
    said = [text for text in texts if text.text]
    share, width = 1.0, room.width()
    free = room.height() - GAP * max(0, len(said) - 1)
    while _height(said, share, width) > free and not all(t.is_least(share) for t in said):
        share *= STEP
    for text in texts:
        has_room = text in said and free >= text.line(share)
        if has_room:
            text.show(share, QSize(width, free))
            free -= min(free, text.height(share, width))
        text.label.setVisible(has_room)


def _height(texts: Sequence[_FittedText], share: float, width: int) -> int:
    return sum(text.height(share, width) for text in texts)
