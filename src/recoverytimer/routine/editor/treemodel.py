"""The steps of a document as a tree: rows follow its edits, only where something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt

from recoverytimer.routine.editor.document import Document, Edit
from recoverytimer.routine.routine import Group, Step, StepPath
from recoverytimer.routine.stepedits import StepPaths, Steps
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.commands import how_much
from recoverytimer.widgets.modelindex import ROOT_INDEX, ModelIndex

PATHS = "application/x-recoverytimer-places"


class Column(IntEnum):
    """What stands in a row."""

    STEP = 0
    DOSE = 1
    SIDES = 2


class StepRole(IntEnum):
    """What can be asked of a row."""

    STEP = Qt.ItemDataRole.UserRole + 1
    PATH = Qt.ItemDataRole.UserRole + 2


class Node:
    """A step in the tree, with a place that follows from where it hangs."""

    __slots__ = ("children", "parent", "step")

    def __init__(self, step: Step | None, parent: Node | None) -> None:
        self.step = step
        self.parent = parent
        inner = step.steps if isinstance(step, Group) else ()
        self.children = [Node(one, self) for one in inner]

    @property
    def row(self) -> int:
        """Where it hangs below its parent."""
        return self.parent.children.index(self) if self.parent else 0

    @property
    def path(self) -> StepPath:
        """Its place."""
        return (*self.parent.path, self.row) if self.parent else ()


class StepModel(QAbstractItemModel):
    """Shows a document's steps.

    Attributes:
        is_following: its rows are not yet those of the document.

    Args:
        texts: gives the text of a step in a column, for those who cannot see the row painted.
        below: gives all else that is to be known of a step.
        copied: gives the text that steps are copied as.
        pasted: takes text that was dropped before a place; whether it was understood.
    """

    def __init__(
        self,
        document: Document,
        texts: Callable[[Step, Column], str],
        below: Callable[[Step], str],
        copied: Callable[[StepPaths], str],
        pasted: Callable[[str, StepPath], bool],
    ) -> None:
        super().__init__()
        self._document = document
        self._texts = texts
        self._below = below
        self._copied = copied
        self._pasted = pasted
        self.is_following = False
        self._root = Node(None, None)
        self._root.children = [Node(step, self._root) for step in document.steps]
        document.edited.connect(self._follow)

    # Reading

    def index(self, row: int, column: int, parent: ModelIndex = ROOT_INDEX) -> QModelIndex:
        """The index of a row below another."""
        node = self._node(parent)
        if not 0 <= row < len(node.children) or not 0 <= column < len(Column):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, index: ModelIndex = ROOT_INDEX) -> QModelIndex:  # type: ignore[override]
        """The index of the group around a step."""
        node = self._node(index)
        above = node.parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """How many steps lie in a group, or in the routine."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, _parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """Step, dose and sides."""
        return len(Column)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The step, its place, or its text."""
        node = self._node(index)
        if node.step is None:
            return None
        if role == StepRole.STEP:
            return node.step
        if role == StepRole.PATH:
            return node.path
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return self._texts(node.step, Column(index.column()))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._below(node.step) if index.column() == Column.STEP else None
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (words.step_column(), how_much(), words.sides_column())[section]
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Everything can be dragged; something can be dropped on a group."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        found = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        if index.column() == Column.DOSE:
            found |= flag.ItemIsEditable
        if isinstance(self._node(index).step, Group):
            found |= flag.ItemIsDropEnabled
        return found

    def index_at(self, path: StepPath, column: int = 0) -> QModelIndex:
        """The index of a place."""
        index = QModelIndex()
        for depth, row in enumerate(path):
            index = self.index(row, column if depth == len(path) - 1 else 0, index)
        return index

    def refresh(self) -> None:
        """What is said of the rows has changed."""
        self._tell_changed(self._root)

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Within the tree steps are moved, from elsewhere they are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Places within this document, and text for everything else."""
        return [PATHS, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The steps as places and as text."""
        paths = tuple(sorted({self._node(index).path for index in indexes}))
        data = QMimeData()
        text = ";".join(",".join(map(str, path)) for path in paths)
        data.setData(PATHS, f"{id(self._document)}:{text}".encode())
        data.setText(self._copied(paths))
        return data

    def dropMimeData(  # noqa: N802
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        _column: int,
        parent: ModelIndex,
    ) -> bool:
        """Move steps of this document here, or take in those of another one.

        It is never the view that removes what was dragged.
        """
        node = self._node(parent)
        to = (*node.path, len(node.children) if row < 0 else row)
        own, _, places = bytes(data.data(PATHS).data()).decode(errors="replace").partition(":")
        is_own = own == str(id(self._document))
        if is_own and action is not Qt.DropAction.CopyAction:
            paths = tuple(tuple(map(int, place.split(","))) for place in places.split(";"))
            self._document.move(paths, to)
        elif data.hasText():
            self._pasted(data.text(), to)
        return False

    # Following the document

    def _node(self, index: ModelIndex) -> Node:
        if not index.isValid():
            return self._root
        node = index.internalPointer()
        assert isinstance(node, Node)
        return node

    def _follow(self, edit: Edit) -> None:
        self.is_following = True
        self._adapt(self._root, edit.after.steps)
        self.is_following = False

    def _adapt(self, node: Node, steps: Steps) -> None:
        """Give a node just these children, touching only those that differ."""
        old = [child.step for child in node.children]
        same_above = _common(old, steps)
        same_below = _common(old[same_above:][::-1], steps[same_above:][::-1])
        gone = old[same_above : len(old) - same_below]
        new = steps[same_above : len(steps) - same_below]
        # A group stays the same row when something moves into or out of it.
        above = _alike(gone, new)
        below = _alike(gone[above:][::-1], new[above:][::-1])
        first, last = same_above + above, len(node.children) - same_below - below
        for n in range(above):
            self._change(node.children[same_above + n], new[n])
        for n in range(below):
            self._change(node.children[last + n], new[len(new) - below + n])
        self._take_out(node, first, last - first)
        self._put_in(node, first, new[above : len(new) - below])

    def _change(self, node: Node, step: Step) -> None:
        node.step = step
        if isinstance(step, Group):
            self._adapt(node, step.steps)
        index = self._index_of(node)
        self.dataChanged.emit(index, index.siblingAtColumn(len(Column) - 1))

    def _take_out(self, node: Node, first: int, count: int) -> None:
        if count > 0:
            self.beginRemoveRows(self._index_of(node), first, first + count - 1)
            del node.children[first : first + count]
            self.endRemoveRows()

    def _put_in(self, node: Node, first: int, steps: Steps) -> None:
        if steps:
            self.beginInsertRows(self._index_of(node), first, first + len(steps) - 1)
            node.children[first:first] = [Node(step, node) for step in steps]
            self.endInsertRows()

    def _index_of(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _tell_changed(self, node: Node) -> None:
        if node.children:
            first = self.createIndex(0, 0, node.children[0])
            last = self.createIndex(len(node.children) - 1, len(Column) - 1, node.children[-1])
            self.dataChanged.emit(first, last)
        for child in node.children:
            self._tell_changed(child)


def _alike(old: Sequence[Step | None], new: Sequence[Step]) -> int:
    """How many steps are of the same kind from the beginning."""
    count = 0
    for a, b in zip(old, new, strict=False):
        if type(a) is not type(b):
            break
        count += 1
    return count


def _common(old: Sequence[Step | None], new: Sequence[Step]) -> int:
    """How many steps are the same from the beginning."""
    count = 0
    for a, b in zip(old, new, strict=False):
        if a is not b and a != b:
            break
        count += 1
    return count
