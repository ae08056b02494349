"""Qt models over routines: all of them as they fit the person, and those of one list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import IntEnum
from itertools import islice
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal

from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait, portrait_of
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.search import RoutineSearch
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


class Narrowing(Struct, frozen=True):
    """Which routines are to be listed.

    Attributes:
        kinds: those of which a routine is mostly; none for any.
        suits: says it of the equipment that a routine needs.
        words: what is searched for.
    """

    kinds: frozenset[Kind] = frozenset()
    suits: Suits = any_equipment
    longest_s: float | None = None
    words: str = ""


class AllRoutines(QObject):
    """All routines; what they are like is worked out when it is first asked for.

    Signals:
        fitted: of all routines is known how they fit the person.
    """

    fitted = Signal()

    def __init__(self, library: Library, timing: Timing) -> None:
        super().__init__()
        self._library = library
        self._timing = timing
        self._search = RoutineSearch(library.exercises)
        self.entries: tuple[RoutineEntry, ...] = ()
        self._portraits: dict[str, Portrait] = {}
        self._fit: Fit | None = None
        self._fits: dict[str, tuple[AdaptedRoutine, Portrait]] = {}
        self._to_fit: Iterator[RoutineEntry] = iter(())
        self._fitting = QTimer(self, interval=0)
        self._fitting.timeout.connect(self._fit_some)

    def refresh(self, timing: Timing, fit: Fit | None = None) -> None:
        """Read what has changed; without `fit` nothing speaks against any routine."""
        self._timing = timing
        self.entries = self._library.routines()
        self._portraits = {}
        self._fit = fit
        self._fits = {}
        self._to_fit = iter(self.entries if fit else ())
        self._fitting.start() if fit else self._fitting.stop()

    def adapted(self, entry: RoutineEntry) -> AdaptedRoutine | None:
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
            self.adapted(entry)
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

    def narrowed(self, to: Narrowing) -> tuple[RoutineEntry, ...]:
        """What fits all of it; where words are searched for, the best first."""
        fitting = tuple(entry for entry in self.entries if self._is_kept(entry, to))
        return self._search.find(to.words, fitting) if to.words.strip() else fitting

    def _is_kept(self, entry: RoutineEntry, to: Narrowing) -> bool:
        portrait = self.portrait(entry)
        if portrait is None:
            return not to.kinds
        return (
            (not to.kinds or portrait.kind in to.kinds)
            and to.suits(portrait.equipment)
            and (to.longest_s is None or portrait.total.seconds <= to.longest_s)
        )


class DataRole(IntEnum):
    """What can be asked of a routine in a model."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    PORTRAIT = Qt.ItemDataRole.UserRole + 2
    ADAPTED = Qt.ItemDataRole.UserRole + 3
    FAVOURITE = Qt.ItemDataRole.UserRole + 4


class RoutineModel(QAbstractListModel):
    """The routines of one list."""

    def __init__(self, everything: AllRoutines, parent: QObject) -> None:
        super().__init__(parent)
        self._all = everything
        self._favourites: Collection[str] = ()
        self.entries: tuple[RoutineEntry, ...] = ()

    def show(self, entries: Sequence[RoutineEntry], favourites: Collection[str]) -> None:
        """List these; `favourites` are ids."""
        self.beginResetModel()
        self.entries, self._favourites = tuple(entries), favourites
        self.endResetModel()

    def index_of(self, routine_id: str) -> QModelIndex:
        """Where a routine is; an invalid index where it is not."""
        rows = (row for row, entry in enumerate(self.entries) if entry.id == routine_id)
        return self.index(next(rows, -1), 0)

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """The number of routines."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the text for screen readers, the entry, how it fits or the portrait."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == DataRole.ENTRY:
            return entry
        if role == DataRole.FAVOURITE:
            return entry.id in self._favourites
        adapted = self._all.adapted(entry)
        if role == DataRole.ADAPTED:
            return adapted
        if role == DataRole.PORTRAIT:
            return self._all.portrait(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_favourite = entry.id in self._favourites
            return spoken(entry, self._all.portrait(entry), adapted, is_favourite=is_favourite)
        return None
