"""What an import would do: what is new, what is there already, and what clashes.

Importing twice is the same as once: a piece that was kept beside another is found again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import count

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.check import cross_problems
from recoverytimer.sharing.bundle import Bundle, Piece, PieceFolder, PieceLocation
from recoverytimer.sharing.presentfiles import PresentFile
from recoverytimer.sharing.renaming import NewNames, numbered_file, referred_to, renamed

FIRST_NUMBER = 2
MOST_TURNS = 10
FindFile = Callable[[PieceFolder, str], PresentFile | None]


class Presence(StrEnum):
    """Whether a piece is there already: not at all, just so, or with other content."""

    NEW = "new"
    SAME = "same"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What becomes of one piece.

    Attributes:
        result: the piece as it will be found.
        writes: whether its file is written.
        meets_own: whether what it clashes with is a person's own.
        problems: why a routine is not taken after all.
    """

    piece: Piece
    presence: Presence
    result: Piece
    writes: bool
    choice: ClashChoice = ClashChoice.KEEP_BOTH
    meets_own: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """One row for each piece, in the order in which they are written."""

    rows: tuple[ImportRow, ...]

    @property
    def results(self) -> tuple[Piece, ...]:
        """The files to write."""
        return tuple(row.result for row in self.rows if row.writes)


def plan_import(
    bundle: Bundle,
    find: FindFile,
    exercises: Mapping[str, Exercise],
    choices: Mapping[PieceLocation, ClashChoice] | None = None,
) -> ImportPlan:
    """What an import would do.

    Args:
        bundle: what is brought.
        find: gives the file of a name that there is.
        exercises: all that can be played now.
        choices: by the place of a piece; without one, both are kept.
    """
    planner = _Planner(bundle.pieces, cache(find), choices or {})
    tried = (planner.rows(number) for number in count(FIRST_NUMBER))
    return ImportPlan(_checked(next(rows for rows in tried if rows is not None), exercises))


class _Planner:
    """Tries numbers for what is kept beside another; all of one import bear the same."""

    def __init__(
        self,
        pieces: tuple[Piece, ...],
        find: FindFile,
        choices: Mapping[PieceLocation, ClashChoice],
    ) -> None:
        self._pieces = pieces
        self._find = find
        self._choices = choices
        self._rename = cache(lambda piece, new, number: renamed(piece, dict(new), number))
        self._named = cache(referred_to)

    def rows(self, number: int) -> tuple[ImportRow, ...] | None:
        """The rows if this number is free, or belongs to the same pieces already."""
        clashing = self._clashing(number)
        files = self._files(clashing, number)
        targets = [files.get(p.location, p.file) for p in self._pieces]
        if len(set(zip((p.folder for p in self._pieces), targets, strict=True))) < len(targets):
            return None
        rows = tuple(self._row(p, clashing, files, number) for p in self._pieces)
        return None if None in rows else tuple(r for r in rows if r is not None)

    def _clashing(self, number: int) -> frozenset[PieceLocation]:
        """The pieces whose name belongs to something else.

        What refers to a clashing piece changes, and so may clash or cease to. That settles after
        as many turns as references lie in a row; if it does not, all that is there clashes.
        """
        clashing: frozenset[PieceLocation] = frozenset()
        for _ in range(MOST_TURNS):
            files = self._files(clashing, number)
            found = frozenset(p.location for p in self._pieces if self._differs(p, files))
            if found == clashing:
                return clashing
            clashing = found
        return frozenset(p.location for p in self._pieces if self._find(p.folder, p.file))

    def _files(self, clashing: frozenset[PieceLocation], number: int) -> NewNames:
        return {
            place: numbered_file(place[1], number)
            for place in sorted(clashing)
            if self._choice(place) is ClashChoice.KEEP_BOTH
        }

    def _choice(self, place: PieceLocation) -> ClashChoice:
        return self._choices.get(place, ClashChoice.KEEP_BOTH)

    def _differs(self, piece: Piece, files: NewNames) -> bool:
        present = self._find(piece.folder, piece.file)
        return present is not None and not _same(present, self._renamed(piece, files, None))

    def _row(
        self, piece: Piece, clashing: frozenset[PieceLocation], files: NewNames, number: int
    ) -> ImportRow | None:
        present = self._find(piece.folder, piece.file)
        if piece.location not in clashing:
            result = self._renamed(piece, files, None)
            presence = Presence.NEW if present is None else Presence.SAME
            return ImportRow(piece, presence, result, writes=present is None)
        assert present is not None
        choice = self._choice(piece.location)
        both = choice is ClashChoice.KEEP_BOTH
        result = self._renamed(piece, files, number if both else None)
        writes = choice is not ClashChoice.SKIP
        if both:
            beside = self._find(result.folder, result.file)
            if beside is not None and not _same(beside, result):
                return None
            writes = beside is None
        return ImportRow(piece, Presence.CLASH, result, writes, choice, present.own)

    def _renamed(self, piece: Piece, files: NewNames, number: int | None) -> Piece:
        # Only what it names, so that no piece is made anew for what the others are called.
        new = frozenset((place, files[place]) for place in self._named(piece) if place in files)
        return self._rename(piece, new, number)


def _same(present: PresentFile, piece: Piece) -> bool:
    """Whether a file says the same; line ends do not count."""
    if piece.folder is PieceFolder.PICTURES:
        return present.data == piece.data
    return present.data.replace(b"\r\n", b"\n").strip() == piece.data.strip()


def _checked(
    rows: tuple[ImportRow, ...], exercises: Mapping[str, Exercise]
) -> tuple[ImportRow, ...]:
    """The rows without routines that could not be played afterwards."""
    written = [r.result for r in rows if r.writes and r.piece.folder is PieceFolder.EXERCISES]
    after = {**exercises, **{p.id: p.exercise for p in written}}
    return tuple(_checked_row(row, after) for row in rows)


def _checked_row(row: ImportRow, exercises: Mapping[str, Exercise]) -> ImportRow:
    if not row.writes or row.piece.folder is not PieceFolder.ROUTINES:
        return row
    problems = cross_problems(row.result.routine, exercises)
    return replace(row, writes=False, problems=problems) if problems else row
