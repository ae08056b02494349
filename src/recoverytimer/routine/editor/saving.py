"""Saving a document, and what to do when its file was changed elsewhere meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QWidget

from recoverytimer.base.linechanges import ComparedLine
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.words.pages import saved as saved_word
from recoverytimer.routine.differences import differences
from recoverytimer.routine.drafts import RoutineDraft
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.saving import DraftSaver, FileState
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.editing import ConflictChoice
from recoverytimer.routine.words.problems import draft_stays, unreadable_now
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.differencesdialog import DifferencesDialog


class Saving(QObject):
    """Saves a document and watches its file.

    Signals:
        saved: the `RoutineEntry`.
        differs: whether the file was changed elsewhere, which has to be decided at the next save.

    Args:
        tell: takes a sentence for the person.
    """

    saved = Signal(object)
    differs = Signal(bool)

    def __init__(
        self,
        document: Document,
        library: Library,
        cautions: Mapping[Caution, CautionNote],
        keeper: DraftSaver,
        writer: Writer,
        tell: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._library = library
        self._cautions = cautions
        self._keeper = keeper
        self._writer = writer
        self._is_saving = False
        self._waiting: list[Callable[[], object]] = []
        self._tell = tell
        self._parent = parent
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: self.look())
        self._watcher.directoryChanged.connect(lambda _: self.look())
        self.watch()

    def watch(self) -> None:
        """Watch the file and its folder; a file that is replaced is a new one to the system."""
        path = self._library.own_path(self._document.draft.routine_id)
        for one in (path, path.parent):
            if one.exists():
                self._watcher.addPath(str(one))

    def look(self) -> None:
        """Look at the file: take it over if nothing was changed here, else say that it differs."""
        self.watch()
        if self._is_saving:
            return
        try:
            state = self._keeper.state(self._document.draft)
            if state is not FileState.CHANGED:
                self.differs.emit(False)
                return
            text, read = self._keeper.in_file(self._document.draft.routine_id)
        except OSError:
            return
        if read.value is not None and not self._document.is_changed:
            self._document.compare_with(read.value, text)
            self._document.edit(words.changed_in_file(), read.value, ())
            self.differs.emit(False)
            self._tell(words.shown_as_it_is())
        else:
            self.differs.emit(True)

    def save(self) -> None:
        """Save, or ask what is to be done where the file differs."""
        draft, keeper = self._document.draft, self._keeper
        if self._is_saving:
            self.when_done(self.save)
            return
        try:
            if keeper.state(draft) is FileState.CHANGED:
                self._ask()
                return
        except OSError as error:
            self._refuse(error)
            return
        is_new = self._library.routine(draft.routine_id) is None
        self._hand_in(
            partial(keeper.save_new if is_new else keeper.save, draft),
            lambda saved: saved_word(saved.routine.name),
        )

    def save_copy(self) -> None:
        """Save as a further routine that remembers where it came from, and go on with that."""
        if self._is_saving:
            self.when_done(self.save_copy)
            return
        copy = self._keeper.as_copy(self._document.draft)
        self._hand_in(
            partial(self._keeper.save_new, copy),
            lambda saved: words.saved_further(saved.routine.name),
        )

    def when_done(self, do: Callable[[], object]) -> None:
        """Have something done when nothing is being saved any more."""
        if self._is_saving:
            self._waiting.append(do)
        else:
            do()

    def _hand_in(
        self, save: Callable[[], RoutineDraft], say: Callable[[RoutineDraft], str]
    ) -> None:
        """Save in the writer's thread, then say what was saved."""
        handed_in = self._document.routine

        def job() -> RoutineDraft | ValueError:
            try:
                return save()
            except ValueError as error:
                return error

        def go_on(came_to: RoutineDraft | OSError | ValueError) -> None:
            self._is_saving = False
            if isinstance(came_to, RoutineDraft):
                self._finish(came_to, handed_in, say(came_to))
            else:
                self._refuse(came_to)
            waiting, self._waiting = self._waiting, []
            for do in waiting:
                self.when_done(do)

        self._is_saving = True
        self._writer.do(job, go_on, go_on)

    def _ask(self) -> None:
        """Show what differs from the file, and do what is chosen."""
        try:
            text, read = self._keeper.in_file(self._document.draft.routine_id)
        except OSError as error:
            self._refuse(error)
            return
        lines: tuple[ComparedLine, ...] = ()
        said = unreadable_now(read.problems[:3])
        if read.value is not None:
            now, exercises = self._document.routine, self._library.exercises
            lines = differences(read.value, now, exercises, self._cautions)
            said = words.how_to_read()
        choices = [
            (words.conflict_choice(choice), choice)
            for choice in ConflictChoice
            if choice is not ConflictChoice.FILES or read.value is not None
        ]
        dialog = DifferencesDialog(words.conflict(), said, lines, choices, self._parent)
        ask(dialog, lambda: self._decide(dialog.choice, text, read.value))

    def _decide(self, choice: object, text: str, in_file: Routine | None) -> None:
        if choice is ConflictChoice.FILES and in_file is not None:
            self._document.compare_with(in_file, text)
            self._document.edit(words.take_files_version(), in_file, ())
            self._document.keep()
            self.differs.emit(False)
        elif choice is ConflictChoice.BOTH:
            self.save_copy()
        elif choice is ConflictChoice.MINE:
            self._save_instead()

    def _save_instead(self) -> None:
        draft, kept = self._document.draft, list[str]()

        def save() -> RoutineDraft:
            saved, other = self._keeper.save_instead(draft)
            kept.append(other)
            return saved

        self._hand_in(save, lambda _: words.saved_instead(kept[0]))

    def _finish(self, saved: RoutineDraft, handed_in: Routine, said: str) -> None:
        self._document.mark_saved(saved, handed_in)
        self.differs.emit(False)
        self.watch()
        self._tell(said)
        self.saved.emit(self._library.routine_file(self._library.own_path(saved.routine_id)))

    def _refuse(self, error: OSError | ValueError) -> None:
        self._tell(draft_stays(self._library.own_folder, error))
