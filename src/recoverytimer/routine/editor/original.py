"""The routine from which the one that is being edited was made: to compare, and to go back to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from recoverytimer.base.words.common import close
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.routine.differences import differences
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.commands import back_to_original
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from recoverytimer.widgets.words import what_is_different


class Original:
    """Looks at the original of a document's routine; `parent` is what its dialogs stand before."""

    def __init__(
        self,
        document: Document,
        library: Library,
        cautions: Mapping[Caution, CautionNote],
        parent: QWidget,
    ) -> None:
        self._document = document
        self._library = library
        self._cautions = cautions
        self._parent = parent

    @property
    def routine(self) -> Routine | None:
        """The original, if there is one."""
        entry = self._library.original(self._document.draft.routine_id, self._document.routine)
        return entry.routine if entry else None

    def names(self) -> dict[str, str]:
        """What the routines are called that it may be made from, by their ids."""
        entries = sorted(self._library.routines(), key=lambda entry: entry.name.casefold())
        own = self._document.draft.routine_id
        return {entry.id: entry.name for entry in entries if entry.id != own}

    def show_differences(self) -> None:
        """Show what differs from the original, or from what is saved."""
        original = self.routine
        before, said = self._document.saved_routine, words.since_saved()
        if original is not None:
            before, said = original, words.since_original(original.name)
        now, exercises = self._document.routine, self._library.exercises
        lines = differences(before, now, exercises, self._cautions)
        choices = ((close(), None),)
        ask(DifferencesDialog(what_is_different(), said, lines, choices, self._parent))

    def take(self) -> None:
        """Have the routine as its original; undo brings it back."""
        original = self.routine
        if original is not None:
            origin = self._document.routine.origin
            self._document.edit(back_to_original(), replace(original, origin=origin), ())
