"""Opening routines in the editor, and taking up what was left as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.disk import reason
from recoverytimer.routine.drafts import Draft
from recoverytimer.routine.library import Entry
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import total_in_words
from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from recoverytimer.routine.editor.document import Document
    from recoverytimer.routine.editor.page import EditorPage
    from recoverytimer.shell.window import Window

LEFT = "Your changes to {} are kept as a draft."
GOING_ON = "This is the draft that you left. Save it, or go back to what is saved with undo."


class Editing(QObject):
    """Makes editor pages; one routine is open at a time, and others wait as drafts.

    Signals:
        opened: the `EditorPage` to be shown.
        left: the id of a routine from which one goes back.
        saved: the `Entry`.
        play_wanted: the `Routine`, its id and the place of a step.
        changed: there is a draft more or less.
    """

    opened = Signal(object)
    left = Signal(str)
    saved = Signal(object)
    play_wanted = Signal(object, str, object)
    changed = Signal()

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self.page: EditorPage | None = None

    def edit(self, entry: Entry) -> None:
        """Edit a routine, from where it was left."""
        assert entry.to_edit is not None
        if self._goes_on_with(entry.id):
            return
        text = self._services.library.own_text(entry.id)
        draft = self._services.drafts.find(entry.id)
        saved = entry.to_edit
        fresh = Draft(routine_id=entry.id, routine=saved, base=text)
        if draft is None or draft.routine == saved:
            self._open(fresh, saved)
        else:
            # As an edit, so that undo leads back to what is saved.
            before = Draft(routine_id=entry.id, routine=saved, base=draft.base)
            page = self._open(before, saved)
            page.document.edit("Go on with the draft", draft.routine, ())
            self._window.notice.tell(GOING_ON)

    def edit_draft(self, routine_id: str) -> None:
        """Go on with a draft, of a routine that may not be saved yet."""
        entry = self._services.library.routine(routine_id)
        if entry is not None and entry.to_edit is not None:
            self.edit(entry)
            return
        draft = self._services.drafts.find(routine_id)
        if draft is not None and not self._goes_on_with(routine_id):
            self._open(draft, Routine(name="", steps=()))

    def new(self) -> None:
        """Begin a routine, empty or from a template."""
        from recoverytimer.routine.editor.newdialog import NewRoutineDialog
        from recoverytimer.widgets.dialogs import ask

        services = self._services
        templates = [
            (e.routine, total_in_words(services.library.portrait(e.routine, services.timing).total))
            for e in services.library.templates()
            if e.routine is not None
        ]
        dialog = NewRoutineDialog(templates, self._window)
        ask(dialog, lambda: self.begin(dialog.routine))

    def begin(self, routine: Routine) -> None:
        """Edit a routine that is in no file yet."""
        taken = set(self._services.drafts.ids())
        routine_id = self._services.library.new_id(routine.name, taken)
        self._open(Draft(routine_id=routine_id, routine=routine), Routine(name="", steps=()))

    def drafts(self) -> tuple[tuple[str, str], ...]:
        """What waits as a draft: ids and names."""
        found = ((name, self._services.drafts.find(name)) for name in self._services.drafts.ids())
        return tuple((name, draft.routine.name) for name, draft in found if draft is not None)

    def has_draft(self, routine_id: str) -> bool:
        """Whether a routine has changes that are not saved."""
        return routine_id in self._services.drafts.ids()

    def discard(self, routine_id: str) -> None:
        """Drop a draft, with a way back."""
        draft = self._services.drafts.find(routine_id)
        if draft is None:
            return
        if self.page is not None and self.page.document.draft.routine_id == routine_id:
            self._close()
        try:
            self._services.drafts.forget(routine_id)
        except OSError as error:
            self._services.tell(f"The draft cannot be removed ({reason(error)}).")
            return
        self.changed.emit()
        said = f"The draft of {draft.routine.name} is gone."
        self._window.notice.tell(said, "Undo", lambda: self._bring_back(draft))

    def _bring_back(self, draft: Draft) -> None:
        try:
            self._services.drafts.keep(draft)
        except OSError as error:
            self._services.tell(f"The draft cannot be kept ({reason(error)}).")
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

    def _open(self, draft: Draft, saved: Routine) -> EditorPage:
        from recoverytimer.routine.editor.document import Document
        from recoverytimer.routine.editor.page import EditorPage, Workshop
        from recoverytimer.routine.saving import Keeper

        self._close()
        s = self._services
        document = Document(draft, saved, s.drafts, s.tell)
        keeper = Keeper(s.library, s.now)
        mine = frozenset(s.settings.cautions)
        workshop = Workshop(s.library, keeper, s.timing, mine, s.figures, s.themes, s.icons, s.tell)
        page = EditorPage(document, workshop)
        document.setParent(page)
        page.left.connect(lambda: self.left.emit(document.draft.routine_id))
        page.saved.connect(self.saved)
        page.play_wanted.connect(self.play_wanted)
        page.hidden.connect(lambda: self._tell_of_draft(document))
        self.page = page
        self.opened.emit(page)
        page.begin()
        return page

    def _tell_of_draft(self, document: Document) -> None:
        if document.is_changed:
            routine_id = document.draft.routine_id
            said = LEFT.format(document.routine.name or "the routine")
            self._window.notice.tell(said, "Discard", lambda: self.discard(routine_id))

    def _close(self) -> None:
        if self.page is not None:
            self.page.document.keep()
            self.page.deleteLater()
            self.page = None
