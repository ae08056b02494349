"""Looks for what services bring from another computer, at the start and later on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from recoverytimer.base.conflictcopies import conflict_copies
from recoverytimer.base.disk import FileStamp, file_stamp
from recoverytimer.base.listing import sentences
from recoverytimer.base.paths import Paths
from recoverytimer.desktop.ui.folderwatch import FolderWatch
from recoverytimer.shell.window import Window
from recoverytimer.shell.words import compare
from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from recoverytimer.records.copies import CopiesFound
    from recoverytimer.start.navigation import Navigation

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Followed(Protocol[T_co]):
    """A file of which the app holds what is in it."""

    path: Path

    def load(self) -> tuple[T_co, Sequence[object]]:
        """What is in it, and what is wrong with that."""


class Follows(Protocol[T]):
    """Who holds what is in a file."""

    current: T

    def follow(self, found: T) -> None:
        """Go on with what others wrote."""


class CopiesWatch(QObject):
    """Has copies dealt with, and offers those of which a person has to decide.

    Reminders and settings that a service replaced are followed.

    While a session fills the window nothing is done.
    """

    def __init__(
        self, services: Services, navigation: Navigation, window: Window, folders: FolderWatch
    ) -> None:
        super().__init__(window)
        self._services = services
        self._navigation = navigation
        self._window = window
        self._told: frozenset[object] = frozenset()
        self._stamps: dict[Path, FileStamp | None] = {}
        self._is_stopped = False
        self._watch = folders
        folders.calm.connect(self.look)

    def look(self) -> None:
        """Deal with what is there now; a notice that somebody reads is left alone."""
        if self._is_stopped:
            return
        self._watch.watch(_folders(self._services.paths))
        if not self._window.shows_shell:
            return
        if self._window.notice.isVisible():
            self._watch.wait()
        else:
            self._follow()
            self._services.writer.do(partial(_dealt_with, self._services.paths), self._tell)

    def _follow(self) -> None:
        """Go on with the reminders and settings in the files, where others wrote these."""
        from recoverytimer.reminders.file import RemindersFile
        from recoverytimer.settings.file import SettingsFile

        paths, services = self._services.paths, self._services
        self._follow_file(RemindersFile(paths.reminders), services.reminders)
        self._follow_file(SettingsFile(paths.settings), services.keeper)

    def _follow_file(self, file: Followed[T], keeper: Follows[T]) -> None:
        """Read a file that is another one than before, when all is written that is to be."""
        stamp = file_stamp(file.path)
        before, self._stamps[file.path] = self._stamps.get(file.path, stamp), stamp
        if stamp is None or stamp == before:
            return
        known = keeper.current

        def follow(found: tuple[T, Sequence[object]]) -> None:
            # What is chosen here meanwhile is about to be written.
            if not found[1] and keeper.current is known:
                keeper.follow(found[0])

        self._services.writer.do(file.load, follow)

    def stop(self) -> None:
        """Look no more."""
        self._is_stopped = True

    def _tell(self, found: CopiesFound | None) -> None:
        if found is None:
            self._told = frozenset()
            return
        from recoverytimer.records.words.copies import done_in_words

        merge = self._navigation.subjects.reminders.versions.merge
        said = [done_in_words(found.done), *map(merge, found.reminders)]
        offers = self._offers(found)
        is_new = not self._told.issuperset(offers)
        self._told = frozenset(offers)
        if is_new:
            said.append(self._changed([name for name, _ in offers.values()]))
        if text := sentences(said):
            self._navigation.show_again()
            if is_new:
                self._window.notice.tell(text, compare(), next(iter(offers.values()))[1])
            else:
                self._window.notice.tell(text)

    def _changed(self, names: Sequence[str]) -> str:
        from recoverytimer.records.words import copies as words

        return words.changed_on_two(names[0]) if len(names) == 1 else words.several_changed(names)

    def _offers(self, found: CopiesFound) -> dict[object, tuple[str, Callable[[], object]]]:
        """What a person has to decide of, each with its name and what offers it."""
        from recoverytimer.records.words.copies import your_reminders

        subjects = self._navigation.subjects
        routines, exercises = subjects.routines.versions, subjects.exercises.versions
        reminders = subjects.reminders.versions
        self._services.library.exercises.refresh()
        names = routines.waiting() if found.routines else {}
        offers: dict[object, tuple[str, Callable[[], object]]] = {
            ("routine", key): (name, partial(routines.offer, key)) for key, name in names.items()
        }
        names = exercises.waiting() if found.exercises else {}
        for key, name in names.items():
            offers["exercise", key] = (name, partial(exercises.offer, key))
        for copy in filter(reminders.is_contrary, found.reminders):
            offers[copy.path] = (your_reminders(), partial(reminders.offer, copy))
        return offers


def _folders(paths: Paths) -> set[Path]:
    return {paths.config, paths.data, *paths.own_folders}


def _dealt_with(paths: Paths) -> CopiesFound | None:
    """What there was; None where nothing was."""
    if not any(map(conflict_copies, _folders(paths))):
        return None
    from recoverytimer.records.copies import deal_with_copies
    from recoverytimer.routine.library import Library

    return deal_with_copies(paths, Library(paths.resources, paths.data))
