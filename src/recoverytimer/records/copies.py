"""What services left of files that two computers changed: merged as a restore does, or put aside.

The history has its own way, as have routines and exercises, of which a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from recoverytimer.base.conflictcopies import ConflictCopy, conflict_copies, put_aside
from recoverytimer.base.disk import is_file
from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownfiles import OwnFiles
from recoverytimer.base.ownlist import OwnList
from recoverytimer.base.paths import Paths
from recoverytimer.base.settling import are_same
from recoverytimer.exercise.askedfile import AskedFile, not_known
from recoverytimer.exercise.files import read_exercise
from recoverytimer.routine.favourites import FavouritesFile
from recoverytimer.routine.files import read_routine
from recoverytimer.routine.library import Library
from recoverytimer.settings.file import SettingsFile
from recoverytimer.soreness.answers import AnswersFile, newest_answers
from recoverytimer.today.situation import Declined

T = TypeVar("T")


class CopyOutcome(Enum):
    """What became of a copy."""

    MERGED = auto()
    BACK = auto()
    ASIDE = auto()


class DealtWith(Struct, frozen=True):
    """A copy that was dealt with: of which file, and where it is now."""

    original: Path
    outcome: CopyOutcome
    kept_in: Path | None = None


class CopiesFound(Struct, frozen=True):
    """What there was: what is done, and what a person has to decide.

    Attributes:
        done: what is worth a word.
        reminders: copies of the reminders, which their keeper merges.
        routines, exercises: the ids of those that have two versions.
    """

    done: tuple[DealtWith, ...] = ()
    reminders: tuple[ConflictCopy, ...] = ()
    routines: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


def deal_with_copies(paths: Paths, library: Library) -> CopiesFound:
    """Merge and put aside what needs no decision; what cannot be moved stays for the next time."""
    done: list[DealtWith] = []
    reminders: list[ConflictCopy] = []
    for copy in _of_single_files(paths):
        with suppress(OSError):
            if copy.original == paths.reminders:
                reminders.append(copy)
            else:
                done += _deal(copy, paths)
    for copy in _in_folders(paths):
        with suppress(OSError):
            done += _of_picture_or_draft(copy, paths)
    routines = _waiting(library, paths.data, _same_routine, done)
    exercises = _waiting(library.exercises, paths.data, _same_exercise, done)
    return CopiesFound(tuple(done), tuple(reminders), routines, exercises)


def _of_single_files(paths: Paths) -> Iterator[ConflictCopy]:
    for folder in dict.fromkeys((paths.data, paths.config)):
        yield from conflict_copies(folder)


def _in_folders(paths: Paths) -> Iterator[ConflictCopy]:
    for folder in (paths.pictures, paths.drafts, paths.exercise_drafts):
        yield from (copy for copy in conflict_copies(folder) if copy.is_sure)


def _deal(copy: ConflictCopy, paths: Paths) -> Iterator[DealtWith]:
    """Deal with a copy of one of the files of which a person has one each."""
    original, session = copy.original, paths.session_files
    if original in {paths.window_place, paths.running_lock, session.lock, session.reserve}:
        # They tell nothing of the person.
        put_aside(copy.path, paths.data)
    elif original in {paths.in_progress, session.waiting}:
        # What the other computer has not saved yet waits until what is here is saved.
        if not is_file(original):
            copy.path.rename(original)
    elif original in {paths.answers, paths.asked, paths.favourites, paths.declined}:
        yield from _merge(copy, paths)
    elif original == paths.settings and copy.is_sure:
        here, there = (SettingsFile(path).load() for path in (original, copy.path))
        kept_in = put_aside(copy.path, paths.data)
        if here != there:
            yield DealtWith(original, CopyOutcome.ASIDE, kept_in)


def _merge(copy: ConflictCopy, paths: Paths) -> Iterator[DealtWith]:
    """Add what a list has in a copy; one that cannot be read is put aside."""
    match copy.original:
        case paths.answers:
            is_read = _merge_answers(copy)
        case paths.asked:
            is_read = _merge_asked(copy)
        case paths.favourites:
            is_read = _merge_favourites(copy)
        case _:
            is_read = _merge_declined(copy)
    if is_read or copy.is_sure:
        outcome = CopyOutcome.MERGED if is_read else CopyOutcome.ASIDE
        yield DealtWith(copy.original, outcome, put_aside(copy.path, paths.data))


def _merge_answers(copy: ConflictCopy) -> bool:
    both = _both(copy, lambda path, damaged: AnswersFile(path, damaged).load())
    if both is not None:
        AnswersFile(copy.original).save(newest_answers(*both))
    return both is not None


def _merge_asked(copy: ConflictCopy) -> bool:
    both = _both(copy, lambda path, damaged: AskedFile(path, damaged).load())
    if both is not None:
        AskedFile(copy.original).keep(*not_known(*both))
    return both is not None


def _merge_favourites(copy: ConflictCopy) -> bool:
    both = _both(copy, lambda path, damaged: FavouritesFile(path, damaged).load())
    if both is not None:
        FavouritesFile(copy.original).keep(*both[1])
    return both is not None


def _merge_declined(copy: ConflictCopy) -> bool:
    both = _both(copy, lambda path, damaged: OwnList(path, Declined, damaged).load())
    if both is not None:
        OwnList(copy.original, Declined, leave_damaged).save(dict.fromkeys((*both[0], *both[1])))
    return both is not None


def _both(
    copy: ConflictCopy, load: Callable[[Path, OnDamaged], Iterable[T]]
) -> tuple[Iterable[T], Iterable[T]] | None:
    """What both versions hold; None where one of them cannot be read."""
    damaged: list[Path] = []

    def note(path: Path, _: object) -> None:
        damaged.append(path)

    here, there = (load(path, note) for path in (copy.original, copy.path))
    return None if damaged else (here, there)


def _of_picture_or_draft(copy: ConflictCopy, paths: Paths) -> Iterator[DealtWith]:
    if copy.original.parent == paths.pictures and not is_file(copy.original):
        copy.path.rename(copy.original)
        yield DealtWith(copy.original, CopyOutcome.BACK)
        return
    is_same = are_same(copy)
    kept_in = put_aside(copy.path, paths.data)
    if not is_same:
        yield DealtWith(copy.original, CopyOutcome.ASIDE, kept_in)


def _waiting(
    files: OwnFiles,
    data: Path,
    is_same: Callable[[ConflictCopy], bool],
    done: list[DealtWith],
) -> tuple[str, ...]:
    """The ids of what has two versions; what has only one gets that back."""
    waiting: dict[str, None] = {}
    for copy in files.copies():
        with suppress(OSError):
            if is_file(copy.original) and (are_same(copy) or is_same(copy)):
                put_aside(copy.path, data)
            elif not is_file(copy.original) and not files.is_shipped(copy.original.stem):
                copy.path.rename(copy.original)
                done.append(DealtWith(copy.original, CopyOutcome.BACK))
            else:
                waiting[copy.original.stem] = None
    return tuple(waiting)


def _same_routine(copy: ConflictCopy) -> bool:
    there = read_routine(copy.path).value
    return there is not None and there == read_routine(copy.original).value


def _same_exercise(copy: ConflictCopy) -> bool:
    there = read_exercise(copy.path).value
    return there is not None and there == read_exercise(copy.original).value
