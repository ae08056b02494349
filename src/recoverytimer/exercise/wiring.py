"""The pages of exercises: each is built when it is first shown, and they lead to each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from recoverytimer.exercise.ui.actions import OwnExercises
    from recoverytimer.exercise.ui.editor import ExerciseEditor
    from recoverytimer.exercise.ui.listpage import ExercisesPage
    from recoverytimer.exercise.ui.page import ExercisePage
    from recoverytimer.shell.window import Window


class Exercising(QObject):
    """Shows all exercises, one of them, or the form in which one is written.

    Signals:
        listed: all of them are shown, so that back leads there.
        left: back to where one came from.
        practise_wanted: an exercise's id, to be played on its own.
        topic_wanted: a topic's id.
        topics_wanted: the other part of the guide is to be shown.
    """

    listed = Signal()
    left = Signal()
    practise_wanted = Signal(str)
    topic_wanted = Signal(str)
    topics_wanted = Signal()

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def show_all(self) -> None:
        """Show all exercises."""
        self.listed.emit()
        self._window.show_page(self.list, "guide")
        self.list.refresh(has_draft=self._services.exercise_drafts.has(None))

    def show(self, exercise_id: str) -> None:
        """Show how an exercise is done."""
        services = self._services
        services.library.exercises.refresh()
        entry = services.library.exercises.entry(exercise_id)
        if entry is not None:
            has_draft = services.exercise_drafts.has(exercise_id)
            self.page.show_exercise(entry, has_draft=has_draft)
            self._window.show_page(self.page, "guide")

    def write(self) -> None:
        """Let the person write a new exercise."""
        self.own.write()

    @cached_property
    def list(self) -> ExercisesPage:
        """All exercises."""
        from recoverytimer.exercise.ui.listpage import ExercisesPage

        s = self._services
        page = ExercisesPage(s.library.exercises, s.figures, s.themes, s.icons)
        page.opened.connect(self.show)
        page.new_wanted.connect(self.write)
        page.topics_wanted.connect(self.topics_wanted)
        return page

    @cached_property
    def page(self) -> ExercisePage:
        """One exercise."""
        from recoverytimer.exercise.ui.page import ExercisePage

        s, own = self._services, self.own
        page = ExercisePage(
            s.library.exercises,
            s.caution_notes,
            s.guide.about_exercise,
            s.figures,
            s.themes,
            s.icons,
        )
        page.left.connect(self.left)
        page.practise_wanted.connect(self.practise_wanted)
        page.edit_wanted.connect(own.edit)
        page.duplicate_wanted.connect(own.duplicate)
        page.delete_wanted.connect(own.delete)
        page.folder_wanted.connect(own.open_folder)
        page.exercise_wanted.connect(self.show)
        page.topic_wanted.connect(self.topic_wanted)
        return page

    @cached_property
    def editor(self) -> ExerciseEditor:
        """Where an exercise is written."""
        from recoverytimer.exercise.ui.editor import ExerciseEditor

        s = self._services
        page = ExerciseEditor(
            s.exercise_check,
            s.caution_notes,
            s.exercise_drafts,
            s.taker,
            s.figures,
            s.themes,
            s.icons,
        )
        page.left.connect(self._leave_editor)
        self._window.closing.connect(page.keep)
        return page

    @cached_property
    def own(self) -> OwnExercises:
        """What a person does with exercises of their own."""
        from recoverytimer.exercise.ui.actions import OwnExercises

        s = self._services
        own = OwnExercises(
            s.library.exercises,
            lambda exercise_id: [entry.name for entry in s.library.routines_with(exercise_id)],
            s.exercise_drafts,
            self.editor,
            self._window,
            s.tell,
        )
        own.editing.connect(self._show_editor)
        own.changed.connect(self.show)
        own.gone.connect(self.show_all)
        return own

    def _show_editor(self) -> None:
        self._window.show_page(self.editor, "guide")

    def _leave_editor(self) -> None:
        """Back to the exercise that was being changed, or to all of them."""
        # Before its page is built, which says so.
        self.editor.keep()
        changed = self.editor.exercise_id
        if changed is None:
            self.show_all()
        else:
            self.show(changed)
