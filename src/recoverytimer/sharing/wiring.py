"""Sharing in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.closers import Closers
from recoverytimer.base.paths import Paths
from recoverytimer.routine.library import Library
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.sharing.presentfiles import PresentFiles
    from recoverytimer.sharing.ui.actions import Sharing
    from recoverytimer.sharing.ui.pictures import Pictures
    from recoverytimer.sharing.ui.sheetpictures import SheetPictures


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
        self._closers = Closers()
        self.close = self._closers.close

    @cached_property
    def own(self) -> Sharing:
        """What a person does."""
        from recoverytimer.sharing.ui.actions import Sharing

        library, notes, files = self._library, self._caution_notes(), self._files
        draw = self._drawn.draw
        own = Sharing(self._shell, library, notes, files, draw, lambda: self.pictures)
        own.imported.connect(self.imported)
        return own

    @cached_property
    def pictures(self) -> Pictures:
        """What makes pictures to share."""
        from recoverytimer.sharing.ui.pictureartist import PictureArtist
        from recoverytimer.sharing.ui.pictures import Pictures

        artist = PictureArtist(self._figures(), self._drawn)
        made = Pictures(self._shell, artist, self._paths.copied_pictures)
        self._closers.add(made.close)
        return made

    @cached_property
    def _files(self) -> PresentFiles:
        from recoverytimer.sharing.presentfiles import PresentFiles

        return PresentFiles(self._paths.resources, self._paths.data)

    @cached_property
    def _drawn(self) -> SheetPictures:
        from recoverytimer.sharing.ui.sheetpictures import SheetPictures

        return SheetPictures(self._figures(), self._library.exercises, self._files)
