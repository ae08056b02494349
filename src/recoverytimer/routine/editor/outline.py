"""The steps as an outline: painted rows, doses typed in place, keys for everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from recoverytimer.exercise.role import Role
from recoverytimer.figure.ui.figures import Figures, Still
from recoverytimer.routine.advice import Advice, Weight
from recoverytimer.routine.editor.document import Document, Edit
from recoverytimer.routine.editor.steptexts import StepTexts
from recoverytimer.routine.editor.treemodel import Column, Index, StepModel, StepRole
from recoverytimer.routine.routine import Group, Step, StepPath, Work
from recoverytimer.routine.stepedits import Places
from recoverytimer.theme.icons import Icons
from recoverytimer.theme.theme import SPACE, Themes

ROW_HEIGHT = 6 * SPACE
PICTURE = QSize(56, 42)
MARK = 16
DOSE_WIDTH, SIDES_WIDTH = 24 * SPACE, 13 * SPACE
NARROW = 72 * SPACE
NARROW_DOSE_WIDTH = 17 * SPACE


class RowPainter(QStyledItemDelegate):
    """Paints a step with its picture, what is said of it, its dose and its sides.

    Args:
        advice: what is said of the steps, by their places.
        dose_typed: takes the place and the text that was typed for its dose.
    """

    def __init__(
        self,
        texts: StepTexts,
        figures: Figures,
        themes: Themes,
        icons: Icons,
        dose_typed: Callable[[StepPath, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self._dose_typed = dose_typed
        self.advice: Mapping[StepPath, Advice] = {}
        self.editor: QLineEdit | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """All rows are equally high."""
        return QSize(100, round(ROW_HEIGHT * max(1.0, self._themes.current.scale.factor)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        step: Step = index.data(StepRole.STEP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = Column(index.column())
        area = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if column is Column.STEP:
            self._paint_step(painter, area, step, index.data(StepRole.PATH))
        else:
            text = self._texts.text(step, column)
            self._line(painter, area, text, bold=column is Column.DOSE)
        painter.restore()

    def paint_mark(self, painter: QPainter, name: str, centre: int, row: QRect) -> None:
        """Paint the mark of a group that is open or closed."""
        colour, ratio = self._themes.current.colours.muted, painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, colour, MARK, ratio)
        painter.drawPixmap(centre - MARK // 2, row.center().y() - MARK // 2, pixmap)

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A line to type a dose into."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName("How much")
        step: Step = index.data(StepRole.STEP)
        editor.setPlaceholderText(
            "3, rest 30" if isinstance(step, Group) else "45, 1:30, 20-30, 12x"
        )
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """What one would type to have it as it is."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(self._texts.to_type(index.data(StepRole.STEP)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:  # noqa: N802
        """Take what was typed, if that changes anything."""
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        if text != self._texts.to_type(index.data(StepRole.STEP)):
            self._dose_typed(index.data(StepRole.PATH), text)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """In the middle of the row."""
        rest = (option.rect.height() - 5 * SPACE) // 2
        editor.setGeometry(option.rect.adjusted(0, rest, -SPACE, -rest))

    def _paint_step(self, painter: QPainter, area: QRect, step: Step, path: StepPath) -> None:
        colours, scale = self._themes.current.colours, self._themes.current.scale
        left = self._paint_picture(painter, area, step)
        texts = area.adjusted(left, 0, 0, 0)
        said = self.advice.get(path)
        below = said.text if said else self._texts.below(step)
        bold = isinstance(step, Group)
        if not below:
            self._line(painter, texts, self._texts.name(step), bold=bold)
            return
        half = texts.height() // 2
        upper = QRect(texts.left(), texts.top() + 4, texts.width(), half - 2)
        lower = QRect(texts.left(), texts.top() + half, texts.width(), half - 6)
        self._line(painter, upper, self._texts.name(step), bold=bold)
        colour = colours.muted
        if said is not None:
            refused = said.weight is Weight.REFUSAL
            colour = colours.danger if refused else colours.accent_text
        self._line(painter, lower, below, size=scale.caption, colour=colour)

    def _paint_picture(self, painter: QPainter, area: QRect, step: Step) -> int:
        """The figure of an exercise, an icon for all else; the width that it takes."""
        theme, ratio = self._themes.current, painter.device().devicePixelRatioF()
        top = area.top() + (area.height() - PICTURE.height()) // 2
        box = QRect(area.left(), top, PICTURE.width(), PICTURE.height())
        if isinstance(step, Work) and self._figures.has(step.exercise):
            style = self._figures.style(step.exercise, PICTURE, dark=theme.dark, ratio=ratio)
            image = self._figures.still(Still(Role(step.exercise), style))
            if image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, image)
        else:
            name = "add-round" if isinstance(step, Group) else _icon(step)
            pixmap = self._icons.pixmap(name, theme.colours.muted, 24, ratio)
            painter.drawPixmap(box.center().x() - 12, box.center().y() - 12, pixmap)
        return PICTURE.width() + 2 * SPACE

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
        theme = self._themes.current
        font = QFont(painter.font())
        font.setPixelSize(size or theme.scale.body)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(QColor(colour or theme.colours.ink)))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, fitting)


class Outline(QTreeView):
    """The tree of steps.

    Signals:
        chosen: the places that are selected now.
        wanted: a key asks for something by name: "add", "sides", "delete" and so on.
    """

    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(
        self, document: Document, model: StepModel, painter: RowPainter, themes: Themes
    ) -> None:
        super().__init__()
        self._document = document
        self._model = model
        self._themes = themes
        self.painter = painter
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(painter)
        painter.setParent(self)
        self._set_up()
        document.edited.connect(self._follow)
        themes.changed.connect(self._wear)

    def choose(self, places: Places) -> None:
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
    def places(self) -> Places:
        """The selected places in their order."""
        rows = self.selectionModel().selectedRows()
        return tuple(sorted(index.data(StepRole.PATH) for index in rows))

    def edit_dose(self, typed: str = "") -> None:
        """Type the dose of the current step, perhaps beginning with a sign that was typed."""
        index = self.currentIndex().siblingAtColumn(Column.DOSE)
        if not index.isValid():
            return
        self.edit(index)
        if typed and self.painter.editor is not None:
            self.painter.editor.setText(typed)
            self.painter.editor.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A digit types a dose, other keys move, group, copy and delete."""
        name = _named_key(event)
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif name:
            self.wanted.emit(name)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.edit_dose()
        elif event.text().isdigit() and not event.modifiers():
            self.edit_dose(event.text())
        else:
            super().keyPressEvent(event)

    def drawRow(  # noqa: N802
        self, painter: QPainter, options: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a row on the ground of its state, without the style's own decoration."""
        colours = self._themes.current.colours
        selected = self.selectionModel().isSelected(index)
        hovered = bool(options.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(
                options.rect, QColor(colours.accent_soft if selected else colours.ground)
            )
        left = self.visualRect(index).left()
        if self._model.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            self.painter.paint_mark(painter, name, left - 2 * SPACE, options.rect)
        option = QStyleOptionViewItem(options)
        for column in Column:
            if self.isColumnHidden(column):
                continue
            start = left if column is Column.STEP else self.columnViewportPosition(column)
            end = self.columnViewportPosition(column) + self.columnWidth(column)
            option.rect = QRect(start, options.rect.top(), end - start, options.rect.height())
            self.painter.paint(painter, option, self._model.sibling(index.row(), column, index))

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """The columns of dose and sides give way in a narrow window."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.viewport().width() < NARROW
        self.header().resizeSection(Column.DOSE, NARROW_DOSE_WIDTH if narrow else DOSE_WIDTH)
        self.setColumnHidden(Column.SIDES, narrow)

    def _set_up(self) -> None:
        self.setAccessibleName("Steps")
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
        header.resizeSection(Column.DOSE, DOSE_WIDTH)
        header.resizeSection(Column.SIDES, SIDES_WIDTH)
        self.expandAll()
        self._model.rowsInserted.connect(self._expand_new)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.painter.closeEditor.connect(self._have_keyboard_back)

    def event(self, event: QEvent) -> bool:
        """Claim the outline's own keys from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _named_key(event):
            event.accept()
            return True
        return super().event(event)

    def _tell_selection(self, *_: QItemSelection) -> None:
        self._tell()

    def _have_keyboard_back(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Where what was typed made another row of its row, the next field has it by now."""
        if hint is QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self.setFocus()

    def _tell(self) -> None:
        if not self._quiet:
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

    def _wear(self) -> None:
        self.viewport().update()


def _icon(step: Step) -> str:
    return "clock" if hasattr(step, "rest") else "question"


_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Slash, _PLAIN): "add",
    (Qt.Key.Key_Insert, _PLAIN): "add",
    (Qt.Key.Key_S, _PLAIN): "sides",
    (Qt.Key.Key_O, _PLAIN): "optional",
    (Qt.Key.Key_R, _PLAIN): "rest",
    (Qt.Key.Key_Q, _PLAIN): "question",
    (Qt.Key.Key_Delete, _PLAIN): "delete",
    (Qt.Key.Key_Backspace, _PLAIN): "delete",
    (Qt.Key.Key_D, _CTRL): "duplicate",
    (Qt.Key.Key_G, _CTRL): "group",
    (Qt.Key.Key_G, _CTRL | _SHIFT): "ungroup",
    (Qt.Key.Key_X, _CTRL): "cut",
    (Qt.Key.Key_C, _CTRL): "copy",
    (Qt.Key.Key_V, _CTRL): "paste",
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_Right, _ALT): "in",
    (Qt.Key.Key_Left, _ALT): "out",
}


def _named_key(event: QKeyEvent) -> str:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), event.modifiers() & ~keypad), "")
