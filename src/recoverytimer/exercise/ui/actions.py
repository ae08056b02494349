"""What a person does with exercises of their own: write, copy, save, delete with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from recoverytimer.base.words import reason
from recoverytimer.exercise.catalogue import ExerciseEntry, Exercises
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import exercise_table
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.shell.shell import LONG_NOTICE_S
from recoverytimer.shell.window import Window

if TYPE_CHECKING:
    from recoverytimer.exercise.ui.editor import ExerciseEditor

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
        window: Window,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._exercises = exercises
        self._used_in = used_in
        self._drafts = drafts
        self._editor = editor
        self._window = window
        self._tell = tell

    def edit(self, entry: ExerciseEntry) -> None:
        """Let the person change an exercise; a shipped one as a copy that takes its place."""
        self._open(entry.id, self._exercises.table(entry.id), entry)

    def write(self) -> None:
        """Let the person write a new exercise, or go on with one."""
        self._open(None, NEW, None)

    def duplicate(self, entry: ExerciseEntry) -> None:
        """Keep a copy of an exercise as an own one."""
        assert entry.exercise is not None
        copy = replace(entry.exercise, name=f"{entry.exercise.name[:100]} (copy)")
        if entry.shipped and copy.pose is None:
            copy = replace(copy, pose=entry.id)
        new_id = self._exercises.new_id(copy.name)
        if self._save(new_id, copy, f"{copy.name} is yours to change.", None):
            self._show(new_id)

    def save(self, exercise_id: str | None, exercise: Exercise) -> None:
        """Keep what was written."""
        new_id = exercise_id or self._exercises.new_id(exercise.name)
        draft = KeptExerciseDraft(id=exercise_id, table=exercise_table(exercise))
        if self._save(new_id, exercise, f"{exercise.name} is saved.", draft):
            self._forget(exercise_id)
            self._show(new_id)

    def discard(self, exercise_id: str | None, draft: KeptExerciseDraft) -> None:
        """Let go of what was not saved, with a way back."""
        self._editor().close_draft()
        self._forget(exercise_id)
        self._show(exercise_id)
        self._window.notice.tell(
            "Your changes are discarded.", "Undo", lambda: self._take_back_discard(draft)
        )

    def delete(self, entry: ExerciseEntry) -> None:
        """Delete an own exercise, with a way back."""
        used = () if entry.shipped else self._used_in(entry.id)
        draft = self._drafts.load(entry.id)
        try:
            content = self._exercises.delete(entry.id)
        except OSError as error:
            self._tell(f"{entry.path} cannot be deleted ({reason(error)}).")
            return
        editor = self._editor()
        if editor.exercise_id == entry.id:
            editor.close_draft()
        self._forget(entry.id)
        self._show(entry.id if entry.shipped else None)
        said = "the original is back." if entry.shipped else "deleted."
        if used:
            names = ", ".join(used[:3])
            said += f" Without it these cannot be played: {names}."
        self._window.notice.tell(
            f"{entry.name}: {said}",
            "Undo",
            lambda: self._restore(entry.id, content, draft),
            seconds=LONG_NOTICE_S,
        )

    def open_folder(self, entry: ExerciseEntry) -> None:
        """Show an exercise's folder in the system's file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(entry.path.parent))):
            self._tell(f"No file manager was found. The folder is {entry.path.parent}")

    def say_kept(self, exercise_id: str | None, name: str, kept: bool) -> None:
        """Say that what was written is kept, or that it is not, with a way back to it."""
        entry = self._exercises.entry(exercise_id) if exercise_id else None
        name = name or (entry.name if entry else "the new exercise")
        said = "is kept, but not saved yet" if kept else "is not saved, and lost when you close now"
        self._window.notice.tell(
            f"What you changed of {name} {said}.", "Go on", lambda: self._go_on(exercise_id)
        )

    def _open(
        self, exercise_id: str | None, saved: dict[str, Any], entry: ExerciseEntry | None
    ) -> None:
        editor = self._editor()
        if editor.holds(exercise_id):
            self.editing.emit()
            return
        kept = self._drafts.load(exercise_id)
        draft = ExerciseDraft(exercise_id, saved, kept.table if kept else None)
        editor.open(draft, entry)
        self.editing.emit()
        if kept and draft.is_changed:
            self._window.notice.tell("Here is what you had not saved yet.")

    def _save(
        self, exercise_id: str, exercise: Exercise, said: str, draft: KeptExerciseDraft | None
    ) -> bool:
        """Save it; the way back has the file as it was, and a draft where there was one."""
        folder = self._exercises.own_folder
        try:
            content = self._exercises.content(exercise_id)
            self._keep(exercise_id, exercise)
        except OSError as error:
            self._tell(f"The exercise cannot be saved in {folder} ({reason(error)}).")
            return False
        self._editor().close_draft()
        self._window.notice.tell(said, "Undo", lambda: self._restore(exercise_id, content, draft))
        return True

    def _keep(self, exercise_id: str, exercise: Exercise) -> None:
        try:
            self._exercises.save(exercise_id, exercise)
        except ValueError:
            # What is no TOML has no comments that could be kept; undo brings it back.
            self._exercises.delete(exercise_id)
            self._exercises.save(exercise_id, exercise)

    def _restore(
        self, exercise_id: str, content: bytes | None, draft: KeptExerciseDraft | None
    ) -> None:
        try:
            self._exercises.restore(exercise_id, content)
            if draft is not None:
                self._drafts.save(draft)
        except OSError as error:
            path = self._exercises.own_path(exercise_id)
            self._tell(f"{path} cannot be written ({reason(error)}).")
        self._show(exercise_id)

    def _take_back_discard(self, draft: KeptExerciseDraft) -> None:
        try:
            self._drafts.save(draft)
        except OSError as error:
            self._tell(f"The draft cannot be kept ({reason(error)}).")
            return
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
        try:
            self._drafts.forget(exercise_id)
        except OSError as error:
            self._tell(f"A draft cannot be removed ({reason(error)}).")

    def _go_on(self, exercise_id: str | None) -> None:
        entry = self._exercises.entry(exercise_id) if exercise_id else None
        if entry is not None:
            self.edit(entry)
        elif exercise_id is None:
            self.write()
