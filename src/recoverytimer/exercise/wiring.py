"""The pages of exercises: each is built when it is first shown, and they lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recoverytimer.base.closers import Closers
from recoverytimer.base.later import later
from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.paths import Paths
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.exercise.drafts import ExerciseDrafts
    from recoverytimer.exercise.reference import Reference
    from recoverytimer.exercise.ui.actions import OwnExercises
    from recoverytimer.exercise.ui.editor import ExerciseEditor
    from recoverytimer.exercise.ui.listpage import ExercisesPage
    from recoverytimer.exercise.ui.page import ExercisePage
    from recoverytimer.exercise.ui.picturetaker import PictureTaker
    from recoverytimer.exercise.ui.versions import ExerciseVersions
    from recoverytimer.figure.ui.figures import Figures


class OthersOnExercise(Struct, frozen=True):
    """What other subjects know of an exercise.

    Attributes:
        used_in: gives the names of the routines that an exercise is part of.
        topics_about: gives the titles of the guide's topics on it, by the topics' ids.
        references: gives the guide's sources by id.
    """

    used_in: Callable[[str], Sequence[str]]
    topics_about: Callable[[str], Mapping[str, str]]
    references: Callable[[], Mapping[str, Reference]]


class ExerciseWiring(QObject):
    """Shows all exercises, one of them, or the form in which one is written.

    Signals:
        shown: all of them are shown, so that back leads there.
        left: back to where one came from.
        practise_wanted: an exercise's id, to be played on its own.
        topic_wanted: a topic's id.
        picture_wanted: an exercise's id, of which a picture is to be shared.
        address_wanted: the address of a source was followed.
        topics_wanted: the other part of the guide is to be shown.
    """

    shown = Signal()
    left = Signal()
    practise_wanted = Signal(str)
    topic_wanted = Signal(str)
    picture_wanted = Signal(str)
    address_wanted = Signal(str)
    topics_wanted = Signal()

    def __init__(
        self,
        shell: Shell,
        paths: Paths,
        exercises: Exercises,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
        figures: Callable[[], Figures],
        elsewhere: Callable[[], OthersOnExercise],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._paths = paths
        self._exercises = exercises
        self._caution_notes = caution_notes
        self._figures = figures
        self._elsewhere = elsewhere
        self._then: Callable[[str | None], bool] | None = None
        self._closers = Closers()
        self.close = self._closers.close

    @cached_property
    def drafts(self) -> ExerciseDrafts:
        """What is being written and not saved yet."""
        from recoverytimer.exercise.drafts import ExerciseDrafts

        damaged = SettingAside(self._shell.now, self._shell.tell)
        return ExerciseDrafts(self._paths.exercise_drafts, self._shell.writer, damaged)

    @cached_property
    def taker(self) -> PictureTaker:
        """What takes pictures into the person's folder."""
        from recoverytimer.exercise.ui.picturetaker import PictureTaker

        taker = PictureTaker(self._paths.pictures)
        self._closers.add(taker.close)
        return taker

    def show_all(self) -> None:
        """Show all exercises."""
        self.shown.emit()
        self._window.show_page(self.list, "guide")
        two_versions = self.versions.waiting() if self._exercises.copies() else {}
        self.list.refresh(has_draft=self.drafts.has(None), two_versions=two_versions)

    def show(self, exercise_id: str) -> None:
        """Show how an exercise is done."""
        self._exercises.refresh()
        entry = self._exercises.entry(exercise_id)
        if entry is not None:
            has_draft, compare = self.drafts.has(exercise_id), self._compare(exercise_id)
            self.page.show_exercise(entry, has_draft=has_draft, compare=compare)
            self._window.show_page(self.page, "guide")

    def _compare(self, exercise_id: str) -> Callable[[], object] | None:
        """What shows both versions of an exercise, where there are two."""
        if not self._exercises.copies_of(exercise_id):
            return None
        return lambda: self.versions.offer(exercise_id)

    @cached_property
    def versions(self) -> ExerciseVersions:
        """Exercises that two computers changed."""
        from recoverytimer.exercise.ui.versions import ExerciseVersions

        versions = ExerciseVersions(self._shell, self._exercises)
        versions.settled.connect(self._show_settled)
        return versions

    def _show_settled(self, exercise_id: str) -> None:
        """Show what there is now where one looks at it."""
        self._exercises.refresh()
        if "list" in vars(self) and self.list.isVisible():
            self.show_all()
        elif "page" in vars(self) and self.page.isVisible():
            self.show(exercise_id)

    def write(self) -> None:
        """Let the person write a new exercise."""
        self.own.write()

    def write_for(self, name: str, then: Callable[[str | None], bool]) -> None:
        """Let the person write a new exercise for something.

        `then` takes its id, or None where it was not written, and goes back there; if it cannot,
        the exercise is shown as after any other change.
        """
        self.own.write(name)
        self._then = then

    def _goes_back(self, exercise_id: str | None) -> bool:
        """Go back to what the exercise was written for, if it was for something."""
        then, self._then = self._then, None
        return then is not None and then(exercise_id)

    @cached_property
    def list(self) -> ExercisesPage:
        """All exercises."""
        from recoverytimer.exercise.ui.listpage import ExercisesPage

        page = ExercisesPage(self._exercises, self._figures())
        page.opened.connect(self.show)
        page.new_wanted.connect(self.write)
        page.compare_wanted.connect(later(lambda: self.versions.offer))
        page.topics_wanted.connect(self.topics_wanted)
        return page

    @cached_property
    def page(self) -> ExercisePage:
        """One exercise."""
        from recoverytimer.exercise.ui.page import ExercisePage

        own = self.own
        page = ExercisePage(
            self._exercises,
            self._caution_notes(),
            self._elsewhere().topics_about,
            self._elsewhere().references(),
            self._figures(),
        )
        page.left.connect(self.left)
        page.practise_wanted.connect(self.practise_wanted)
        page.edit_wanted.connect(own.edit)
        page.duplicate_wanted.connect(own.duplicate)
        page.delete_wanted.connect(own.delete)
        page.folder_wanted.connect(own.open_folder)
        page.exercise_wanted.connect(self.show)
        page.topic_wanted.connect(self.topic_wanted)
        page.picture_wanted.connect(self.picture_wanted)
        page.address_wanted.connect(self.address_wanted)
        return page

    @cached_property
    def editor(self) -> ExerciseEditor:
        """Where an exercise is written."""
        from recoverytimer.exercise.check import ExerciseCheck
        from recoverytimer.exercise.ui.editor import ExerciseEditor

        own = self.own
        page = ExerciseEditor(
            ExerciseCheck(
                self._exercises,
                self._paths.resources / "poses",
                self._paths.pictures,
                self._elsewhere().references(),
            ),
            self._caution_notes(),
            self.drafts,
            self.taker,
            self._figures(),
        )
        page.save_wanted.connect(own.save)
        page.discard_wanted.connect(own.discard)
        page.set_aside.connect(own.say_kept)
        page.left.connect(self._leave_editor)
        self._window.closing.connect(page.keep)
        return page

    @cached_property
    def own(self) -> OwnExercises:
        """What a person does with exercises of their own."""
        from recoverytimer.exercise.ui.actions import OwnExercises

        own = OwnExercises(
            self._exercises,
            self._elsewhere().used_in,
            self.drafts,
            lambda: self.editor,
            self._shell.writer,
            self._window,
            self._shell.tell,
        )
        own.editing.connect(self._show_editor)
        own.changed.connect(self._show_changed)
        own.gone.connect(self._show_gone)
        return own

    def _show_changed(self, exercise_id: str) -> None:
        if not self._goes_back(exercise_id):
            self.show(exercise_id)

    def _show_gone(self) -> None:
        if not self._goes_back(None):
            self.show_all()

    def _show_editor(self) -> None:
        self._then = None
        self._window.show_page(self.editor, "guide")

    def _leave_editor(self) -> None:
        """Back to the exercise that was being changed, or to all of them."""
        # Before its page is built, which says so.
        self.editor.keep()
        changed = self.editor.exercise_id
        if self._goes_back(None):
            return
        if changed is None:
            self.show_all()
        else:
            self.show(changed)
