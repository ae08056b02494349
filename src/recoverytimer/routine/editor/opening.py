"""Opening routines in the editor, and taking up what was left as a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.words.pages import draft_not_kept, draft_not_removed
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.pages import discard
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.routine.editor.document import Document
    from recoverytimer.routine.editor.page import EditorPage


class Editing(QObject):
    """Makes editor pages; one routine is open at a time, and others wait as drafts.

    Signals:
        opened: the `EditorPage` to be shown.
        left: the id of a routine from which one goes back.
        play_wanted: the `Routine`, its id and the place of a step.
        new_exercise_wanted: the name of an exercise to be written, and what takes its id, or None
            where it was not written.
        changed: there is a draft more or less.
    """

    opened = Signal(object)
    left = Signal(str)
    play_wanted = Signal(object, str, object)
    new_exercise_wanted = Signal(str, object)
    changed = Signal()

    def __init__(
        self,
        shell: Shell,
        library: Library,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
        drafts: RoutineDrafts,
        figures: Callable[[], Figures],
        mine: Callable[[], PersonalCautions],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._library = library
        self._caution_notes = caution_notes
        self._drafts = drafts
        self._figures = figures
        self._mine = mine
        self.page: EditorPage | None = None

    def edit(self, entry: RoutineEntry) -> None:
        """Edit a routine, from where it was left."""
        assert entry.to_edit is not None
        if self._goes_on_with(entry.id):
            return
        text = self._library.own_text(entry.id)
        draft = self._drafts.find(entry.id)
        saved = entry.to_edit
        fresh = RoutineDraft(routine_id=entry.id, routine=saved, base=text)
        if draft is None or draft.routine == saved:
            self._open(fresh, saved)
        else:
            # As an edit, so that undo leads back to what is saved.
            before = RoutineDraft(routine_id=entry.id, routine=saved, base=draft.base)
            page = self._open(before, saved)
            page.document.edit(words.go_on_with_draft(), draft.routine, ())
            self._shell.window.notice.tell(words.going_on())

    def edit_draft(self, routine_id: str) -> None:
        """Go on with a draft, of a routine that may not be saved yet."""
        entry = self._library.routine(routine_id)
        # A former routine's draft is none of what stands for it.
        if entry is not None and entry.id == routine_id and entry.to_edit is not None:
            self.edit(entry)
            return
        draft = self._drafts.find(routine_id)
        if draft is not None and not self._goes_on_with(routine_id):
            self._open(draft, Routine(name="", steps=()))

    def new(self) -> None:
        """Begin a routine, empty or from a template."""
        from recoverytimer.routine.editor.newdialog import NewRoutineDialog
        from recoverytimer.widgets.dialogs import ask

        timing = self._shell.settings().timing
        templates = [
            (
                e.routine,
                total_in_words(portrait_of(e.routine, self._library.exercises, timing).total),
            )
            for e in self._library.templates()
            if e.routine is not None
        ]
        dialog = NewRoutineDialog(templates, self._shell.window)
        ask(dialog, lambda: self.begin(dialog.routine))

    def begin(self, routine: Routine) -> None:
        """Edit a routine that is in no file yet."""
        taken = set(self._drafts.ids())
        routine_id = self._library.new_id(routine.name, taken)
        draft = RoutineDraft(routine_id=routine_id, routine=routine)
        self._open(draft, Routine(name="", steps=()), begun=routine)

    def discard(self, routine_id: str) -> None:
        """Drop a draft, with a way back."""
        draft = self._drafts.find(routine_id)
        if draft is None:
            return
        if self.page is not None and self.page.document.draft.routine_id == routine_id:
            self._close()
        self._drafts.forget(
            routine_id,
            lambda _: self._say_discarded(draft),
            lambda error: self._shell.tell(draft_not_removed(reason(error))),
        )

    def _say_discarded(self, draft: RoutineDraft) -> None:
        self.changed.emit()
        said = words.draft_gone(draft.routine.name)
        self._shell.window.notice.tell(said, undo(), lambda: self._bring_back(draft))

    def _bring_back(self, draft: RoutineDraft) -> None:
        self._drafts.keep(draft, lambda error: self._shell.tell(draft_not_kept(reason(error))))
        self.changed.emit()

    def show_again(self) -> bool:
        """Show the page that is open; whether there is one."""
        if self.page is None:
            return False
        self.opened.emit(self.page)
        self.page.begin()
        return True

    def _goes_on_with(self, routine_id: str) -> bool:
        """Show the page that is open already, if it is this routine's."""
        page = self.page
        is_open = page is not None and page.document.draft.routine_id == routine_id
        return is_open and self.show_again()

    def _open(
        self, draft: RoutineDraft, saved: Routine, begun: Routine | None = None
    ) -> EditorPage:
        from recoverytimer.routine.editor.document import Document
        from recoverytimer.routine.editor.page import EditorContext, EditorPage
        from recoverytimer.routine.saving import DraftSaver

        self._close()
        shell, settings = self._shell, self._shell.settings()
        document = Document(draft, saved, self._drafts, shell.tell, begun)
        workshop = EditorContext(
            self._library,
            self._caution_notes(),
            DraftSaver(self._library, shell.now),
            shell.writer,
            settings.timing,
            self._mine(),
            self._figures(),
            shell.tell,
        )
        page = EditorPage(document, workshop)
        document.setParent(page)
        page.left.connect(lambda: self.left.emit(document.draft.routine_id))
        page.play_wanted.connect(self.play_wanted)
        page.new_exercise_wanted.connect(partial(self._write_exercise, page))
        page.hidden.connect(lambda: self._tell_of_draft(document))
        self.page = page
        self.opened.emit(page)
        page.begin()
        return page

    def _write_exercise(
        self, page: EditorPage, name: str, come_back: Callable[[str | None], None]
    ) -> None:
        def then(exercise_id: str | None) -> bool:
            """Whether the page is still there to come back to."""
            if self.page is not page:
                return False
            self._library.exercises.refresh()
            self.opened.emit(page)
            come_back(exercise_id)
            page.begin()
            return True

        self.new_exercise_wanted.emit(name, then)

    def _tell_of_draft(self, document: Document) -> None:
        if document.is_draft:
            routine_id = document.draft.routine_id
            said = words.left_as_draft(document.routine.name)
            self._shell.window.notice.tell(said, discard(), lambda: self.discard(routine_id))

    def _close(self) -> None:
        if self.page is not None:
            self.page.document.keep()
            self.page.let_go()
            self.page = None
