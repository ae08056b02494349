"""The dialog in which a person says how a picture shall be, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from recoverytimer.base.words import common
from recoverytimer.forms.row import FieldRows
from recoverytimer.sharing.picturecard import CardShape, CardWish, PictureCard
from recoverytimer.sharing.words import pictures as words
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.text import heading

WIDTH, PREVIEW = 62 * SPACE, 34 * SPACE


class PictureDialog(Dialog):
    """Shows the picture as it will be; a moving one by its best moment.

    Signals:
        wished: the `CardWish`, whenever it is another.
        copy_wanted, save_wanted: the `CardWish`; the dialog is closed by then.
    """

    wished = Signal(object)
    copy_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self,
        card: PictureCard,
        *,
        can_move: bool,
        is_dark: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.title(), parent)
        self._groups: list[QButtonGroup] = []
        self.preview = CardPreview(words.picture_of(card.title))
        shapes = [Chip(words.shape_name(one), checked=not n) for n, one in enumerate(CardShape)]
        grounds = [
            Chip(name, checked=dark is is_dark)
            for name, dark in ((words.light(), False), (words.dark(), True))
        ]
        ways = [Chip(words.still(), checked=True), Chip(words.moving())]
        self._shapes, self._dark, self._moves = shapes, grounds[1], ways[1]
        add_all(self.column, heading(self.windowTitle()), self.preview)
        rows = FieldRows()
        if can_move:
            self._add(rows, words.still_or_moving(), ways)
        self._add(rows, words.shape(), shapes)
        self._add(rows, words.background(), grounds)
        add_all(self.column, rows, self._end())
        self.want(WIDTH)

    @property
    def wish(self) -> CardWish:
        """What is chosen."""
        chosen = [chip.isChecked() for chip in self._shapes].index(True)
        return CardWish(
            list(CardShape)[chosen],
            is_dark=self._dark.isChecked(),
            moves=self._moves.isChecked(),
        )

    def _add(self, rows: FieldRows, name: str, chips: Sequence[Chip]) -> None:
        group = QButtonGroup(self)
        self._groups.append(group)
        for chip in chips:
            group.addButton(chip)
            chip.clicked.connect(lambda _on: self.wished.emit(self.wish))
        rows.add(name, chips[0], *chips[1:])

    def _end(self) -> QHBoxLayout:
        cancel = button(common.cancel(), do=self.reject)
        copy = button(words.copy(), do=lambda: self._leave(self.copy_wanted))
        save = button(common.save(), "primary", do=lambda: self._leave(self.save_wanted))
        cancel.setAutoDefault(False)
        copy.setAutoDefault(False)
        save.setDefault(True)
        return row_of(None, cancel, copy, save)

    def _leave(self, wanted: SignalInstance) -> None:
        wish = self.wish
        self.accept()
        wanted.emit(wish)


class CardPreview(QWidget):
    """A picture in the middle, as large as there is room for."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(PREVIEW)
        self.image: QImage | None = None

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, with a line around it: its ground may be that of the dialog."""
        painter = QPainter(self)
        colours = theme_of(self).colours
        if self.image is None:
            painter.setPen(QColor(colours.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words.being_drawn())
            return
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        size = QSizeF(self.image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(room.topLeft(), size)
        box.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self.image)
        painter.setPen(QColor(colours.line))
        painter.drawRect(box)
