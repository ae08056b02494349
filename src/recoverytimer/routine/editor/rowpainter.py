"""Paints a row of the outline, and has its dose typed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.figure.ui.standin import paint_stand_in
from recoverytimer.routine.advice import Advice, AdviceWeight
from recoverytimer.routine.editor.steptexts import StepTexts
from recoverytimer.routine.editor.treemodel import Column, StepRole
from recoverytimer.routine.routine import Ask, Group, Pause, Step, StepPath, Work
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.commands import how_much
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import visual_rect

ROW_HEIGHT = 6 * SPACE
PICTURE = QSize(56, 42)
MARK = 16


class RowPainter(QStyledItemDelegate):
    """Paints a step with its picture, what is said of it, its dose and its sides.

    Args:
        advice: what is said of the steps, by their places.
        dose_typed: takes the place, the text that was typed for its dose, and whether it was
            typed without seeing what was there.
    """

    def __init__(
        self,
        texts: StepTexts,
        figures: Figures,
        dose_typed: Callable[[StepPath, str, bool], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._figures = figures
        self._dose_typed = dose_typed
        self._widget = parent
        self.advice: Mapping[StepPath, Advice] = {}
        self.editor: QLineEdit | None = None
        self.has_sides_column = True
        self._is_begun = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:  # noqa: N802
        """All rows are equally high."""
        return QSize(100, round(ROW_HEIGHT * max(1.0, theme_of(self._widget).scale.factor)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one cell."""
        step: Step = index.data(StepRole.STEP)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = Column(index.column())
        area = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if column is Column.STEP:
            self._paint_step(painter, area, step, index.data(StepRole.PATH))
        else:
            colours = theme_of(self._widget).colours
            colour = colours.muted if step.left_out else colours.ink
            text = self._texts.text(step, column)
            self._line(painter, area, text, bold=column is Column.DOSE, colour=colour)
        painter.restore()

    def paint_mark(self, painter: QPainter, name: str, centre: int, row: QRect) -> None:
        """Paint the mark of a group that is open or closed."""
        colour, ratio = theme_of(self._widget).colours.muted, painter.device().devicePixelRatioF()
        pixmap = icon_pixmap(name, colour, MARK, ratio)
        painter.drawPixmap(centre - MARK // 2, row.center().y() - MARK // 2, pixmap)

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: ModelIndex
    ) -> QWidget:
        """A line to type a dose into."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(how_much())
        step: Step = index.data(StepRole.STEP)
        editor.setPlaceholderText(
            words.group_examples() if isinstance(step, Group) else words.dose_examples()
        )
        self.editor, self._is_begun = editor, False
        return editor

    def begin(self, typed: str) -> None:
        """Go on from a sign that was typed, in place of what was there."""
        if self.editor is not None:
            self._is_begun = True
            self.editor.setText(typed)
            self.editor.setModified(True)

    def setEditorData(self, editor: QWidget, index: ModelIndex) -> None:  # noqa: N802
        """What one would type to have it as it is."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(self._texts.to_type(index.data(StepRole.STEP)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: object, index: ModelIndex) -> None:  # noqa: N802
        """Take what was typed, if that changes anything."""
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        if text != self._texts.to_type(index.data(StepRole.STEP)):
            self._dose_typed(index.data(StepRole.PATH), text, self._is_begun)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        """In the middle of the row, wider than the column where a tempo needs that."""
        rest = (option.rect.height() - 5 * SPACE) // 2
        room = option.rect.adjusted(0, rest, -SPACE, -rest)
        text = self._texts.to_type(index.data(StepRole.STEP))
        needed = editor.fontMetrics().horizontalAdvance(text) + 4 * SPACE
        room.setLeft(min(room.left(), max(0, room.right() - needed)))
        editor.setGeometry(visual_rect(option.direction, option.rect, room))

    def _paint_step(self, painter: QPainter, area: QRect, step: Step, path: StepPath) -> None:
        colours, scale = theme_of(self._widget).colours, theme_of(self._widget).scale
        taken = self._paint_picture(painter, area, step)
        room = area.adjusted(taken, 0, 0, 0)
        texts = visual_rect(painter.layoutDirection(), area, room)
        said = self.advice.get(path)
        with_sides = not self.has_sides_column
        below = advice_in_words(said) if said else self._texts.below(step, with_sides=with_sides)
        bold, name_colour = isinstance(step, Group), colours.muted if step.left_out else colours.ink
        if not below:
            self._line(painter, texts, self._texts.name(step), bold=bold, colour=name_colour)
            return
        half = texts.height() // 2
        upper = QRect(texts.left(), texts.top() + 4, texts.width(), half - 2)
        lower = QRect(texts.left(), texts.top() + half, texts.width(), half - 6)
        self._line(painter, upper, self._texts.name(step), bold=bold, colour=name_colour)
        colour = colours.muted
        if said is not None:
            refused = said.weight is AdviceWeight.REFUSAL
            colour = colours.danger if refused else colours.accent_text
        self._line(painter, lower, below, size=scale.caption, colour=colour)

    def _paint_picture(self, painter: QPainter, area: QRect, step: Step) -> int:
        """What shows an exercise, an icon for all else; the width that it takes."""
        theme, ratio = theme_of(self._widget), painter.device().devicePixelRatioF()
        top = area.top() + (area.height() - PICTURE.height()) // 2
        place = QRect(area.left(), top, PICTURE.width(), PICTURE.height())
        box = visual_rect(painter.layoutDirection(), area, place)
        if isinstance(step, Work) and self._figures.kind(step.exercise) is not None:
            self._paint_exercise(painter, box, step.exercise)
        else:
            pixmap = icon_pixmap(_icon(step), theme.colours.muted, 24, ratio)
            painter.drawPixmap(box.center().x() - 12, box.center().y() - 12, pixmap)
        return PICTURE.width() + 2 * SPACE

    def _paint_exercise(self, painter: QPainter, box: QRect, exercise_id: str) -> None:
        """Its figure, or the icon of its kind where it has none."""
        theme, ratio = theme_of(self._widget), painter.device().devicePixelRatioF()
        if not self._figures.has(exercise_id):
            paint_stand_in(painter, box, self._figures, exercise_id, theme.colours)
            return
        style = self._figures.style(exercise_id, PICTURE, worn=theme.colours, ratio=ratio)
        image = self._figures.still(StillPicture(FigureRole(exercise_id), style))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, image)

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        *,
        bold: bool = False,
        size: int | None = None,
        colour: str | None = None,
    ) -> None:
        theme = theme_of(self._widget)
        font = QFont(painter.font())
        font.setPixelSize(size or theme.scale.body)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(QColor(colour or theme.colours.ink)))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, fitting)


def _icon(step: Step) -> str:
    match step:
        case Group():
            return "add-round"
        case Pause():
            return "clock"
        case Ask():
            return "question"
        case Work():
            return "warning"
