"""What a person does with exercises of their own: write, copy, save, delete with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.catalogue import ExerciseEntry, Exercises
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import exercise_table
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.words import pages as words
from recoverytimer.shell.window import Window
from recoverytimer.widgets.dialogs import open_outside

if TYPE_CHECKING:
    from recoverytimer.exercise.ui.editor import ExerciseEditor

_Before = tuple[str, bytes | None]
"""The id of an exercise, and what its file held before it was saved."""
NEW: dict[str, Any] = {"kind": "stretch", "dose": {"hold": 30}}


class OwnExercises(QObject):
    """Does it, says what was done, and offers the way back.

    Signals:
        editing: the editor is to be shown.
        changed: the id of the exercise that was saved or is as it was before.
        gone: an exercise was deleted.

    Args:
        used_in: gives the names of the routines that have an exercise in them.
        editor: gives where exercises are written, which is made when it is first asked for.
        tell: takes a sentence for the person.
    """

    editing = Signal()
    changed = Signal(str)
    gone = Signal()

    def __init__(
        self,
        exercises: Exercises,
        used_in: Callable[[str], Sequence[str]],
        drafts: ExerciseDrafts,
        editor: Callable[[], ExerciseEditor],
        writer: Writer,
        window: Window,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._exercises = exercises
        self._used_in = used_in
        self._drafts = drafts
        self._editor = editor
        self._writer = writer
        self._window = window
        self._tell = tell

    def edit(self, entry: ExerciseEntry) -> None:
        """Let the person change an exercise; a shipped one as a copy that takes its place."""
        self._open(entry.id, self._exercises.table(entry.id), entry)

    def write(self, name: str = "") -> None:
        """Let the person write a new exercise, perhaps of a name, or go on with one."""
        self._open(None, {"name": name, **NEW} if name else NEW, None)

    def duplicate(self, entry: ExerciseEntry) -> None:
        """Keep a copy of an exercise as an own one."""
        assert entry.exercise is not None
        copy = replace(entry.exercise, name=words.copy_of(entry.exercise.name[:100]))
        if entry.shipped and copy.pose is None:
            copy = replace(copy, pose=entry.id)
        said = words.yours_to_change(copy.name)
        save = partial(self._saved, None, copy)
        self._writer.do(save, partial(self._say_saved, said, None), self._refuse)

    def save(self, exercise_id: str | None, exercise: Exercise) -> None:
        """Keep what was written; until that is done nothing more is."""
        draft = KeptExerciseDraft(id=exercise_id, table=exercise_table(exercise))
        editor = self._editor()
        editor.setEnabled(False)

        def go_on(before: _Before) -> None:
            is_looked_at = editor.isVisible()
            editor.setEnabled(True)
            self._say_saved(words.saved(exercise.name), draft, before, shows=is_looked_at)

        def go_back(error: OSError) -> None:
            editor.setEnabled(True)
            editor.setFocus()
            self._refuse(error)

        self._writer.do(partial(self._saved, exercise_id, exercise), go_on, go_back)

    def discard(self, exercise_id: str | None, draft: KeptExerciseDraft) -> None:
        """Let go of what was not saved, with a way back."""
        self._editor().close_draft()
        self._forget(exercise_id)
        self._show(exercise_id)
        self._window.notice.tell(words.discarded(), undo(), lambda: self._take_back_discard(draft))

    def delete(self, entry: ExerciseEntry) -> None:
        """Delete an own exercise, with a way back."""
        used = () if entry.shipped else self._used_in(entry.id)
        draft = self._drafts.find(entry.id)
        self._writer.do(
            partial(self._exercises.delete_all, entry.id),
            partial(self._say_deleted, entry, used, draft),
            lambda error: self._tell(words.not_deleted(entry.path, reason(error))),
        )

    def _say_deleted(
        self,
        entry: ExerciseEntry,
        used: Sequence[str],
        draft: KeptExerciseDraft | None,
        content: bytes,
    ) -> None:
        editor = self._editor()
        if editor.exercise_id == entry.id:
            editor.close_draft()
        self._forget(entry.id)
        self._show(entry.id if entry.shipped else None)
        self._window.notice.tell(
            words.deleted(entry, used[:3]),
            undo(),
            lambda: self._restore(entry.id, content, draft),
        )

    def open_folder(self, entry: ExerciseEntry) -> None:
        """Show an exercise's folder in the system's file manager."""
        open_outside(entry.path.parent, self._tell)

    def say_kept(self, exercise_id: str | None, name: str, kept: bool) -> None:
        """Say that what was written is kept, or that it is not, with a way back to it."""
        entry = self._exercises.entry(exercise_id) if exercise_id else None
        said = words.left_unsaved(name or (entry.name if entry else ""), is_kept=kept)
        self._window.notice.tell(said, words.go_on(), lambda: self._go_on(exercise_id))

    def _open(
        self, exercise_id: str | None, saved: dict[str, Any], entry: ExerciseEntry | None
    ) -> None:
        editor = self._editor()
        if editor.holds(exercise_id):
            self.editing.emit()
            return
        kept = self._drafts.find(exercise_id)
        draft = ExerciseDraft(exercise_id, saved, kept.table if kept else None)
        editor.open(draft, entry)
        self.editing.emit()
        if kept and draft.is_changed:
            self._window.notice.tell(words.here_it_is())

    def _saved(self, exercise_id: str | None, exercise: Exercise) -> _Before:
        """Save it, under a new id where none is given; its id, and what its file held before."""
        name = exercise_id or self._exercises.new_id(exercise.name)
        content = self._exercises.content(name)
        try:
            self._exercises.save(name, exercise)
        except ValueError:
            # What is no TOML has no comments that could be kept; undo brings it back.
            self._exercises.delete(name)
            self._exercises.save(name, exercise)
        return name, content

    def _say_saved(
        self,
        said: str,
        draft: KeptExerciseDraft | None,
        before: _Before,
        *,
        shows: bool = True,
    ) -> None:
        """The way back has the file as it was, and a draft where there was one."""
        exercise_id, content = before
        self._editor().close_draft()
        if draft is not None:
            self._forget(draft.id)
        self._window.notice.tell(said, undo(), lambda: self._restore(exercise_id, content, draft))
        if shows:
            self._show(exercise_id)

    def _refuse(self, error: OSError) -> None:
        self._tell(words.not_saved(self._exercises.own_folder, reason(error)))

    def _restore(
        self, exercise_id: str, content: bytes | None, draft: KeptExerciseDraft | None
    ) -> None:
        def go_on(_done: None) -> None:
            if draft is not None:
                self._keep_draft(draft)
            self._show(exercise_id)

        def refuse(error: OSError) -> None:
            path = self._exercises.own_path(exercise_id)
            self._tell(words.not_written(path, reason(error)))
            self._show(exercise_id)

        self._writer.do(partial(self._exercises.put_back, exercise_id, content), go_on, refuse)

    def _keep_draft(self, draft: KeptExerciseDraft) -> None:
        self._drafts.keep(draft, lambda error: self._tell(words.draft_not_kept(reason(error))))

    def _take_back_discard(self, draft: KeptExerciseDraft) -> None:
        self._keep_draft(draft)
        entry = self._exercises.entry(draft.id) if draft.id else None
        if entry is not None:
            self.edit(entry)
        else:
            self.write()

    def _show(self, exercise_id: str | None) -> None:
        """Show an exercise, or all of them where it is gone."""
        if exercise_id is not None and self._exercises.entry(exercise_id) is not None:
            self.changed.emit(exercise_id)
        else:
            self.gone.emit()

    def _forget(self, exercise_id: str | None) -> None:
        self._drafts.forget(
            exercise_id,
            failed=lambda error: self._tell(words.draft_not_removed(reason(error))),
        )

    def _go_on(self, exercise_id: str | None) -> None:
        entry = self._exercises.entry(exercise_id) if exercise_id else None
        if entry is not None:
            self.edit(entry)
        elif exercise_id is None:
            self.write()
