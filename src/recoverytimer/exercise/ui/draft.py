"""An exercise while it is being written: its table, and every change with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from recoverytimer.base.toml.reading import FileRead
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import read_exercise_table

PAUSE_MS = 1500
CHANGE = 1


class ExerciseDraft(QObject):
    """The table that the exercise's file would hold, sound or not.

    Signals:
        changed: the key whose value is another now.
        stepped: there is another step to undo or to do again.
    """

    changed = Signal(str)
    stepped = Signal()

    def __init__(
        self, exercise_id: str | None, saved: dict[str, Any], table: dict[str, Any] | None = None
    ) -> None:
        super().__init__()
        self.exercise_id = exercise_id
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self._step)
        self._saved = saved
        self._table = dict(saved if table is None else table)
        self._stretch = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.settle)

    @property
    def table(self) -> dict[str, Any]:
        """What the file would hold now."""
        return dict(self._table)

    @property
    def is_changed(self) -> bool:
        """Whether something is not as it was saved."""
        return self._table != self._saved

    def value(self, key: str) -> Any:
        """The value of a key, or None where it has none."""
        return self._table.get(key)

    def read(self) -> FileRead[Exercise]:
        """What it means, or what is wrong with it."""
        return read_exercise_table(self._table)

    def change(self, key: str, value: Any, name: str) -> None:
        """Give a key another value, none where it is empty; typing in one go is one step."""
        value = value or None
        if value != self.value(key):
            self.stack.push(_Change(self, key, value, name, self._stretch))
            self._pause.start()

    def change_all(self, values: Mapping[str, Any], name: str) -> None:
        """Give several keys other values; a step of its own, and one."""
        self.settle()
        self.stack.beginMacro(name)
        for key, value in values.items():
            self.change(key, value, name)
        self.stack.endMacro()

    def _step(self) -> None:
        self.stepped.emit()

    def settle(self) -> None:
        """Let what comes next be a step of its own."""
        self._stretch += 1

    def put(self, key: str, value: Any) -> None:
        """Have a value without a way back; for the steps of the stack."""
        if value is None:
            self._table.pop(key, None)
        else:
            self._table[key] = value
        self.changed.emit(key)


class _Change(QUndoCommand):
    """One step: a key's value before and after."""

    def __init__(self, draft: ExerciseDraft, key: str, value: Any, name: str, stretch: int) -> None:
        super().__init__(name)
        self.key = key
        self.value = value
        self.stretch = stretch
        self._draft = draft
        self._before = draft.value(key)

    def id(self) -> int:
        """Steps of the same sort may be one."""
        return CHANGE

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._draft.put(self.key, self.value)

    def undo(self) -> None:
        """Take it back; what is typed afterwards is another step."""
        self._draft.settle()
        self._draft.put(self.key, self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        """Be one step with the next, where that goes on in the same field."""
        if not isinstance(other, _Change) or (other.key, other.stretch) != (self.key, self.stretch):
            return False
        self.value = other.value
        self.setObsolete(self.value == self._before)
        # PySide keeps a merged command for ever, and this one would keep the draft.
        vars(other).clear()
        return True
