"""The steps as an outline: doses typed in place, keys for everything."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.editor.document import Document, Edit
from recoverytimer.routine.editor.rowpainter import RowPainter
from recoverytimer.routine.editor.treemodel import Column, StepModel, StepRole
from recoverytimer.routine.stepedits import StepPaths
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.steps import row_sides
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.actions import Action
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import FOCUS_WIDTH, STRONG_FOCUS_WIDTH

DOSE_WIDTH, SIDES_WIDTH = 24 * SPACE, 13 * SPACE
NARROW = 72 * SPACE
NARROW_DOSE_WIDTH = 17 * SPACE


class Outline(QTreeView):
    """The tree of steps; `chosen` carries the places that are selected now."""

    chosen = Signal(object)

    def __init__(
        self,
        document: Document,
        model: StepModel,
        painter: RowPainter,
    ) -> None:
        super().__init__()
        self._model = model
        self.painter = painter
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(painter)
        painter.setParent(self)
        self._set_up()
        document.edited.connect(self._follow)

    def choose(self, places: StepPaths) -> None:
        """Select just these places and show the first of them."""
        selection = QItemSelection()
        for place in places:
            index = self._model.index_at(place)
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        self._quiet = False
        if places:
            index = self._model.index_at(places[-1], Column.STEP)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self._tell()

    @property
    def places(self) -> StepPaths:
        """The selected places in their order."""
        rows = self.selectionModel().selectedRows()
        return tuple(sorted(index.data(StepRole.PATH) for index in rows))

    def take_keys_of(self, actions: Iterable[Action]) -> None:
        """Have the keys of some actions while the outline itself has the keyboard."""
        for action in actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(action)

    def edit_dose(self, typed: str = "") -> None:
        """Type the dose of the current step, perhaps beginning with a sign that was typed."""
        index = self.currentIndex().siblingAtColumn(Column.DOSE)
        if not index.isValid():
            return
        self.edit(index)
        if typed:
            self.painter.begin(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A digit types a dose."""
        is_typing = self.state() is QAbstractItemView.State.EditingState
        if event.text().isdigit() and not event.modifiers() and not is_typing:
            self.edit_dose(event.text())
        else:
            super().keyPressEvent(event)

    def drawRow(  # noqa: N802
        self, painter: QPainter, options: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        """Paint a row on the ground of its state, without the style's own decoration."""
        colours = theme_of(self).colours
        selected = self.selectionModel().isSelected(index)
        hovered = bool(options.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(
                options.rect, QColor(colours.accent_soft if selected else colours.ground)
            )
        if selected:
            painter.setPen(QPen(QColor(colours.edge if colours.is_strong else colours.accent), 1))
            painter.drawRect(options.rect.adjusted(0, 0, -1, -1))
        if self.hasFocus() and index.row() == self.currentIndex().row():
            self._paint_focus(painter, options.rect, index)
        step, turns = self.visualRect(index), self.isRightToLeft()
        if self._model.rowCount(index):
            closed = "chevron-left" if turns else "chevron-right"
            name = "chevron-down" if self.isExpanded(index) else closed
            beside = step.right() + 2 * SPACE if turns else step.left() - 2 * SPACE
            self.painter.paint_mark(painter, name, beside, options.rect)
        option = QStyleOptionViewItem(options)
        for column in Column:
            if self.isColumnHidden(column):
                continue
            start, width = self.columnViewportPosition(column), self.columnWidth(column)
            if column is Column.STEP:
                start, width = step.left(), step.width()
            option.rect = QRect(start, options.rect.top(), width, options.rect.height())
            self.painter.paint(painter, option, self._model.sibling(index.row(), column, index))

    def _paint_focus(self, painter: QPainter, row: QRect, index: ModelIndex) -> None:
        """The ring of the keyboard lies around the row that it is on, not around all of them."""
        if self.currentIndex().parent() != index.parent():
            return
        colours = theme_of(self).colours
        width = STRONG_FOCUS_WIDTH if colours.is_strong else FOCUS_WIDTH
        painter.setPen(QPen(QColor(colours.focus), width))
        painter.drawRect(row.adjusted(1, 1, -2, -2))

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """The columns of dose and sides give way in a narrow window; one sees where one is."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_columns()
        if self.hasFocus():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_columns()

    def _fit_columns(self) -> None:
        narrow = self.viewport().width() < at_text_size(self, NARROW)
        dose = NARROW_DOSE_WIDTH if narrow else DOSE_WIDTH
        self.header().resizeSection(Column.DOSE, at_text_size(self, dose))
        self.header().resizeSection(Column.SIDES, self._sides_width())
        self.setColumnHidden(Column.SIDES, narrow)
        self.painter.has_sides_column = not narrow

    def _sides_width(self) -> int:
        """Wide enough for the longest of its words in any language."""
        needed = max(self.fontMetrics().horizontalAdvance(row_sides(sides)) for sides in Sides)
        return max(SIDES_WIDTH, needed + 4 * SPACE)

    def _set_up(self) -> None:
        self.setAccessibleName(words.steps())
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.SelectedClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(3 * SPACE)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.STEP, QHeaderView.ResizeMode.Stretch)
        self.expandAll()
        self._model.rowsInserted.connect(self._expand_new)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.painter.closeEditor.connect(self._have_keyboard_back)

    def _tell_selection(self, *_: QItemSelection) -> None:
        self._tell()

    def _have_keyboard_back(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Where what was typed made another row of its row, the next field has it by now."""
        if hint is QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self.setFocus()

    def _tell(self) -> None:
        if not self._quiet and not self._model.is_following:
            self.chosen.emit(self.places)

    def _follow(self, edit: Edit) -> None:
        for place, index in ((p, self._model.index_at(p)) for p in edit.chosen):
            for depth in range(1, len(place)):
                self.expand(self._model.index_at(place[:depth]))
            self.expand(index)
        self.choose(edit.chosen)

    def _expand_new(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.expandRecursively(self._model.index(row, 0, parent))
