"""Qt models over core values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QSortFilterProxyModel, Qt, QTimer, Signal

from recoverytimer.base.content import TAG, key_in_language
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.words.kinds import muscles_in_words
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait, portrait_of
from recoverytimer.routine.routine import Routine, played_exercises
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words.pages import spoken
from recoverytimer.widgets.modelindex import ROOT_INDEX, ModelIndex

# As many as are adapted while a person waits.
AT_ONCE = 24
Suits = Callable[[Sequence[str]], bool]
Fit = Callable[[Routine], tuple[AdaptedRoutine, Portrait]]
"""Gives a routine as it fits the person, and what it is like then."""


def any_equipment(_needed: Sequence[str]) -> bool:
    """Whatever a routine needs suits."""
    return True


class DataRole(IntEnum):
    """What can be asked of a routine in the model."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    PORTRAIT = Qt.ItemDataRole.UserRole + 2
    ADAPTED = Qt.ItemDataRole.UserRole + 3


class RoutineModel(QAbstractListModel):
    """All routines; what they are like is worked out when it is first asked for.

    Signals:
        fitted: of all routines is known how they fit the person.
    """

    fitted = Signal()

    def __init__(self, library: Library, timing: Timing) -> None:
        super().__init__()
        self._library = library
        self.exercises = library.exercises
        self._timing = timing
        self._entries: tuple[RoutineEntry, ...] = ()
        self._portraits: dict[str, Portrait] = {}
        self._fit: Fit | None = None
        self._fits: dict[str, tuple[AdaptedRoutine, Portrait]] = {}
        self._to_fit: Iterator[RoutineEntry] = iter(())
        self._fitting = QTimer(self, interval=0)
        self._fitting.timeout.connect(self._fit_some)

    def refresh(self, timing: Timing, fit: Fit | None = None) -> None:
        """Read what has changed; without `fit` nothing speaks against any routine."""
        self.beginResetModel()
        self._timing = timing
        self._entries = self._library.routines()
        self._portraits = {}
        self._fit = fit
        self._fits = {}
        self._to_fit = iter(self._entries if fit else ())
        self.endResetModel()
        self._fitting.start() if fit else self._fitting.stop()

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """The number of routines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the text for screen readers, the entry, how it fits or the portrait."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == DataRole.ENTRY:
            return entry
        adapted = self._adapted(entry)
        if role == DataRole.ADAPTED:
            return adapted
        if role == DataRole.PORTRAIT:
            return self.portrait(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry, self.portrait(entry), adapted)
        return None

    def _adapted(self, entry: RoutineEntry) -> AdaptedRoutine | None:
        """How a routine fits the person; None where nothing applies to them, or it is unsound."""
        if self._fit is None or entry.routine is None:
            return None
        if entry.id not in self._fits:
            self._fits[entry.id] = self._fit(entry.routine)
        return self._fits[entry.id][0]

    def _fit_some(self) -> None:
        """Adapt some more of what nobody has looked at yet."""
        some = tuple(islice(self._to_fit, AT_ONCE))
        for entry in some:
            self._adapted(entry)
        if len(some) < AT_ONCE:
            self._fitting.stop()
            self.fitted.emit()

    def portrait(self, entry: RoutineEntry) -> Portrait | None:
        """What a routine is like, or None where its file has problems.

        It is as it fits the person where that was worked out, and else as written.
        """
        if entry.routine is None:
            return None
        if entry.id in self._fits:
            return self._fits[entry.id][1]
        if entry.id not in self._portraits:
            self._portraits[entry.id] = portrait_of(
                entry.routine, self._library.exercises, self._timing
            )
        return self._portraits[entry.id]


class RoutineFilter(QSortFilterProxyModel):
    """Keeps the routines of some kinds, with some equipment, up to a length, with some words."""

    def __init__(self, model: RoutineModel) -> None:
        super().__init__()
        self._model = model
        self._kinds: frozenset[Kind] = frozenset()
        self._suits: Suits = any_equipment
        self._longest_s: float | None = None
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def narrow(
        self,
        kinds: frozenset[Kind],
        suits: Suits,
        longest_s: float | None,
        words: str,
    ) -> None:
        """Keep what fits all of these; `suits` says it of the equipment that a routine needs."""
        self.beginFilterChange()
        self._kinds = kinds
        self._suits = suits
        self._longest_s = longest_s
        self._words = tuple(words.lower().split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: ModelIndex) -> bool:  # noqa: N802
        """Whether a routine fits."""
        entry: RoutineEntry = self._model.index(row, 0, parent).data(DataRole.ENTRY)
        portrait = self._model.portrait(entry)
        if portrait is None or entry.routine is None:
            return not self._kinds and all(w in entry.name.lower() for w in self._words)
        return (
            (not self._kinds or portrait.kind in self._kinds)
            and self._suits(portrait.equipment)
            and (self._longest_s is None or portrait.total.seconds <= self._longest_s)
            and self._has_words(entry, portrait)
        )

    def _has_words(self, entry: RoutineEntry, portrait: Portrait) -> bool:
        if not self._words or entry.routine is None:
            return True
        routine, exercises = entry.routine, self._model.exercises
        used = [exercises[step.exercise] for _, step in played_exercises(routine)]
        texts = [routine.name, routine.when or "", routine.summary or "", *routine.tags]
        texts += [key_in_language(TAG, tag) for tag in routine.tags]
        texts += portrait.equipment
        texts += [t for x in used for t in (x.name, *x.also, *x.muscles)]
        texts += [muscles_in_words(x.muscles) for x in used]
        searched = " ".join(texts).lower()
        return all(word in searched for word in self._words)
