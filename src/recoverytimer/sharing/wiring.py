"""Sharing in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.paths import Paths
from recoverytimer.routine.library import Library
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.sharing.ui.actions import Sharing


class SharingWiring(QObject):
    """Gives routines away and takes in those of others.

    `imported` carries the `Entry` to show, or None where there are several routines or none.
    """

    imported = Signal(object)

    def __init__(
        self,
        shell: Shell,
        paths: Paths,
        library: Library,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
        figures: Callable[[], Figures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._paths = paths
        self._library = library
        self._caution_notes = caution_notes
        self._figures = figures

    @cached_property
    def own(self) -> Sharing:
        """What a person does."""
        from recoverytimer.sharing.presentfiles import PresentFiles
        from recoverytimer.sharing.ui.actions import Sharing
        from recoverytimer.sharing.ui.sheetpictures import SheetPictures

        library, notes = self._library, self._caution_notes()
        files = PresentFiles(self._paths.resources, self._paths.data)
        pictures = SheetPictures(self._figures(), library.exercises, files)
        own = Sharing(self._shell, library, notes, files, pictures.draw)
        own.imported.connect(self.imported)
        return own
