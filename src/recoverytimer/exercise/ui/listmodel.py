"""All exercises as a Qt model that reads their files little by little."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt, QTimer

from recoverytimer.base import finding
from recoverytimer.base.finding import Findable
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.search import best_matches, findable
from recoverytimer.exercise.words.pages import spoken
from recoverytimer.widgets.modelindex import ROOT_INDEX, ModelIndex

# So long files are read before what is there is shown, and then between two pictures.
FIRST_S = 0.1
SLICE_S = 0.012
SLICES_SHOWN = 16


class ExerciseRole(IntEnum):
    """What can be asked of an exercise in the model."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class ExerciseModel(QAbstractListModel):
    """The exercises that have all words, are of a kind or one's own; the best first."""

    def __init__(
        self, exercises: Exercises, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__()
        self._exercises = exercises
        self._clock = clock
        self._unread: list[str] = []
        self._slices = 0
        self._known: dict[str, tuple[Exercise | None, Findable]] = {}
        self._rows: list[str] = []
        self._words = ""
        self._kind: Kind | None = None
        self._own = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_reading(self) -> bool:
        """Whether there are files that have not been read yet."""
        return bool(self._unread)

    def refresh(self) -> None:
        """Read what has changed."""
        self._exercises.refresh()
        names = self._exercises.names
        self._known = {n: self._known[n] for n in names if n in self._known}
        self._unread = list(reversed(names))
        self._read(FIRST_S)
        self._arrange()
        if self._unread:
            self._timer.start()

    def narrow(self, words: str, kind: Kind | None, *, own: bool) -> None:
        """Keep what fits all of these."""
        self._words, self._kind, self._own = words, kind, own
        self._arrange()

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """The number of exercises that fit."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the text for screen readers, or the entry."""
        entry = self._exercises.entry(self._rows[index.row()])
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == ExerciseRole.ENTRY:
            return entry
        return spoken(entry) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _go_on(self) -> None:
        self._read(SLICE_S)
        self._slices += 1
        if not self._unread:
            self._timer.stop()
        if not self._unread or self._slices % SLICES_SHOWN == 0:
            self._arrange()

    def _read(self, most_s: float) -> None:
        end = self._clock() + most_s
        while self._unread and self._clock() < end:
            name = self._unread.pop()
            entry = self._exercises.entry(name)
            if entry is None:
                self._known.pop(name, None)
            elif name not in self._known or self._known[name][0] is not entry.exercise:
                by = findable(entry.exercise) if entry.exercise else finding.findable(name)
                self._known[name] = (entry.exercise, by)

    def _arrange(self) -> None:
        things = {name: by for name, (_, by) in self._known.items() if self._fits(name)}
        self.beginResetModel()
        self._rows = best_matches(self._words, things)
        self.endResetModel()

    def _fits(self, name: str) -> bool:
        entry = self._exercises.entry(name)
        if entry is None or (self._own and not entry.own):
            return False
        return self._kind is None or (
            entry.exercise is not None and entry.exercise.kind is self._kind
        )
