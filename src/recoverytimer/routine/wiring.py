"""Routines in the window: all of them, one of them, the editor, what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recoverytimer.base.later import later
from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.askedfile import AskedFile, asked_about
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.routine.adapting import AdaptedRoutine, AllowedExercise, StepChange, adapted
from recoverytimer.routine.beforestart import Answers, LastSide
from recoverytimer.routine.choices import picked
from recoverytimer.routine.drafts import RoutineDrafts
from recoverytimer.routine.favourites import Favourite, FavouritesFile, favourite_ids
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait, portrait_of
from recoverytimer.routine.routine import Routine, StepPath
from recoverytimer.routine.sections import Preferred
from recoverytimer.routine.timeline import Total
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.adapting import asked_not_kept
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.exercise.reference import Reference
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.routine.editor.opening import Editing
    from recoverytimer.routine.ui.actions import OwnRoutines
    from recoverytimer.routine.ui.listpage import RoutinesPage
    from recoverytimer.routine.ui.page import DetailsPage
    from recoverytimer.routine.ui.versions import RoutineVersions


class OthersOnRoutine(Struct, frozen=True):
    """What other subjects know of a routine.

    Attributes:
        waiting: says when it may be done again, where that is not yet.
        reminder: says when one is reminded of it, where one is.
        guided: gives how long it would take now with some options, with what the voice explains.
        topics_about: gives the titles of the guide's topics on it, by the topics' ids.
        references: gives the guide's sources by id.
        shared_as: as what it can be given away as it is shown: the name of each way, and what
            `share_wanted` carries.
        last_side: suggests a side, where a routine asks for one.
        last_options: the options that were chosen last, one of each choice.
        done: the ids of what was done last, the newest first.
    """

    waiting: Callable[[RoutineEntry], str]
    reminder: Callable[[RoutineEntry], str]
    guided: Callable[[Routine, tuple[str, ...]], Total]
    topics_about: Callable[[str], Mapping[str, str]]
    references: Callable[[], Mapping[str, Reference]]
    shared_as: Callable[[AdaptedRoutine], Sequence[tuple[str, object]]]
    last_side: Callable[[RoutineEntry], LastSide | None]
    last_options: Callable[[RoutineEntry], tuple[str, ...]]
    done: Callable[[], Sequence[str]]


class RoutineWiring(QObject):
    """Shows routines, and leads to the editor and back.

    Signals:
        shown: all of them are shown, so that back leads there.
        opened: the `Entry` that was chosen from the list.
        left: back from one routine to where one came from.
        changed: the `Entry` that there is now.
        gone: a routine or a draft is no more, or is back.
        editor_left: the id of the routine that was edited.
        start_wanted: the `Routine`, its id, the `Answers` so far, and its `Adaptation`s.
        choice_wanted: the `Entry`; something is to be read before it starts.
        rehearsal_wanted: the `Routine`, its id and the place of a step.
        share_wanted: an `Entry` and the way in which it is given away.
        remind_wanted: an `Entry`.
        exercise_wanted, topic_wanted: an id.
        new_exercise_wanted: the name of an exercise to be written, and what takes its id, or None
            where it was not written, and says whether one is back where it was wanted.
        address_wanted: the address of a source was followed.
        import_wanted: files of routines are to be chosen.
        dropped: the paths of files.
    """

    shown = Signal()
    opened = Signal(object)
    left = Signal()
    changed = Signal(object)
    gone = Signal()
    editor_left = Signal(str)
    start_wanted = Signal(object, str, object, object)
    choice_wanted = Signal(object)
    rehearsal_wanted = Signal(object, str, object)
    share_wanted = Signal(object, object)
    remind_wanted = Signal(object)
    exercise_wanted = Signal(str)
    new_exercise_wanted = Signal(str, object)
    topic_wanted = Signal(str)
    address_wanted = Signal(str)
    import_wanted = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        shell: Shell,
        library: Library,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
        asked: AskedFile,
        favourites: FavouritesFile,
        drafts: RoutineDrafts,
        figures: Callable[[], Figures],
        elsewhere: Callable[[], OthersOnRoutine],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._library = library
        self._caution_notes = caution_notes
        self._asked = asked
        self._favourites = favourites
        self._figures = figures
        self._elsewhere = elsewhere
        self.drafts = drafts
        self._list: RoutinesPage | None = None

    @cached_property
    def editing(self) -> Editing:
        """What opens routines in the editor."""
        from recoverytimer.routine.editor.opening import Editing

        editing = Editing(
            self._shell,
            self._library,
            self._caution_notes,
            self.drafts,
            self._figures,
            self._mine,
        )
        editing.opened.connect(self._shell.window.show_alone)
        editing.left.connect(self.editor_left)
        editing.play_wanted.connect(self.rehearsal_wanted)
        editing.new_exercise_wanted.connect(self.new_exercise_wanted)
        editing.changed.connect(self.gone)
        return editing

    @property
    def list(self) -> RoutinesPage:
        """All routines."""
        self._list = self._list or self._make_list()
        return self._list

    def _make_list(self) -> RoutinesPage:
        from recoverytimer.routine.ui.listpage import RoutinesPage

        page = RoutinesPage(self._library, self._shell.settings().timing, self._figures())
        page.opened.connect(self.opened)
        page.star_wanted.connect(self._star)
        page.new_wanted.connect(later(lambda: self.editing.new))
        page.draft_wanted.connect(later(lambda: self.editing.edit_draft))
        page.discard_wanted.connect(later(lambda: self.editing.discard))
        page.compare_wanted.connect(later(lambda: self.versions.offer))
        page.import_wanted.connect(self.import_wanted)
        page.dropped.connect(self.dropped)
        return page

    @cached_property
    def page(self) -> DetailsPage:
        """One routine."""
        from recoverytimer.routine.ui.page import DetailsPage

        library, own = self._library, self.own
        elsewhere = self._elsewhere()
        page = DetailsPage(
            library.exercises,
            self._caution_notes(),
            elsewhere.topics_about,
            elsewhere.references(),
            elsewhere.shared_as,
            self._figures(),
        )
        page.left.connect(self.left)
        page.start_wanted.connect(self.start_wanted)
        page.edit_wanted.connect(later(lambda: self.editing.edit))
        page.duplicate_wanted.connect(own.duplicate)
        page.rename_wanted.connect(own.rename)
        page.delete_wanted.connect(own.delete)
        page.folder_wanted.connect(own.open_folder)
        page.share_wanted.connect(self.share_wanted)
        page.star_wanted.connect(self._star)
        page.asked.connect(self._keep_asked)
        page.remind_wanted.connect(self.remind_wanted)
        page.exercise_wanted.connect(self.exercise_wanted)
        page.topic_wanted.connect(self.topic_wanted)
        page.address_wanted.connect(self.address_wanted)
        return page

    @cached_property
    def own(self) -> OwnRoutines:
        """What a person does with routines of their own."""
        from recoverytimer.routine.ui.actions import OwnRoutines

        own = OwnRoutines(self._library, self._shell.writer, self._shell.window, self._shell.tell)
        own.changed.connect(self.changed)
        own.gone.connect(self.gone)
        return own

    @cached_property
    def versions(self) -> RoutineVersions:
        """Routines that two computers changed."""
        from recoverytimer.routine.ui.versions import RoutineVersions

        versions = RoutineVersions(self._shell, self._library, self._caution_notes)
        versions.settled.connect(self._show_settled)
        return versions

    def _show_settled(self, routine_id: str) -> None:
        """Show what there is now where one looks at it."""
        self._library.exercises.refresh()
        self.show_again()
        if "page" in vars(self) and self.page.isVisible():
            self.changed.emit(self._library.routine(routine_id))

    def show_list(self) -> None:
        """Show all routines."""
        self.shown.emit()
        self._shell.window.show_page(self.list, "routines")
        settings = self._shell.settings()
        fit = partial(self._fitted, self._mine()) if settings.cautions else None
        self.list.refresh(
            settings.timing,
            self.drafts.named(),
            settings.equipment,
            fit,
            self.versions.waiting() if self._library.copies() else {},
            self._preferred(),
        )

    def _preferred(self) -> Preferred:
        return Preferred(self._favourite_ids(), tuple(self._elsewhere().done()))

    def _favourite_ids(self) -> tuple[str, ...]:
        return favourite_ids(self._favourites.load(), self._library.present_id)

    def show_again(self) -> None:
        """Show all routines as they are now, if they are being looked at."""
        if self._list is not None and self._list.isVisible():
            self.show_list()

    def show(self, entry: RoutineEntry) -> None:
        """Show one routine."""
        from recoverytimer.routine.ui.page import Circumstances

        settings = self._shell.settings()
        portrait = None
        if entry.routine is not None:
            portrait = portrait_of(entry.routine, self._library.exercises, settings.timing)
        circumstances = Circumstances(
            portrait,
            partial(self.fit, entry.routine) if entry.routine else None,
            self._elsewhere().waiting(entry),
            self._elsewhere().reminder(entry),
            guided=partial(self._elsewhere().guided, entry.routine) if entry.routine else None,
            has_draft=self.drafts.has(entry.id),
            is_shipped=self._library.is_shipped(entry.id),
            compare=self._compare(entry.id),
            last_side=self._elsewhere().last_side(entry),
            options=self._options(entry),
            is_favourite=entry.id in self._favourite_ids(),
        )
        self.page.show_entry(entry, circumstances)
        self._shell.window.show_page(self.page, "routines")

    def _options(self, entry: RoutineEntry) -> tuple[str, ...]:
        """What is chosen at first: as it was asked for, or else as the last time."""
        if entry.routine is None:
            return ()
        return picked(entry.routine, entry.options, self._elsewhere().last_options(entry))

    def _compare(self, routine_id: str) -> Callable[[], object] | None:
        """What shows both versions of a routine, where there are two."""
        if not self._library.copies_of(routine_id):
            return None
        return lambda: self.versions.offer(routine_id)

    def start_or_show(self, entry: RoutineEntry) -> None:
        """Start a routine, unless there is something to be read first."""
        if entry.routine is None:
            self.choice_wanted.emit(entry)
            return
        found, _ = self.fit(entry.routine)
        if found.routine is None or found.against_all or self._elsewhere().waiting(entry):
            self.choice_wanted.emit(entry)
        else:
            answers = Answers(options=entry.options)
            self.start_wanted.emit(found.routine, entry.id, answers, found.adaptations)

    def _star(self, entry: RoutineEntry, is_one: bool) -> None:
        """Keep that a routine is a favourite, or no longer, with a way back."""
        notice = self._shell.window.notice
        said = words.starred(entry.name, is_favourite=is_one)

        def tell(_: object) -> None:
            self._show_star(entry, is_one=is_one)
            notice.tell(said, undo(), lambda: self._keep_star(entry, then, is_one=not is_one))

        def then(_: object) -> None:
            self._show_star(entry, is_one=not is_one)

        self._keep_star(entry, tell, is_one=is_one)

    def _keep_star(
        self, entry: RoutineEntry, then: Callable[[object], None], *, is_one: bool
    ) -> None:
        file, tell = self._favourites, self._shell.tell
        self._shell.writer.do(
            partial(file.say, Favourite(entry.id, self._shell.now(), is_one)),
            then,
            lambda error: tell(words.not_starred(file.path, reason(error))),
        )

    def _show_star(self, entry: RoutineEntry, *, is_one: bool) -> None:
        if "page" in vars(self):
            self.page.show_star(entry.id, is_favourite=is_one)
        if self._list is not None and self._list.isVisible():
            self._list.show_preferred(self._preferred(), entry.id)

    def _keep_asked(
        self, entry: RoutineEntry, change: StepChange | AllowedExercise, has_asked: bool
    ) -> None:
        """Keep that a person has asked about an exercise, and show the routine as it fits now."""
        file, tell = self._asked, self._shell.tell
        cautions = [reason.caution for reason in change.reasons]
        today, parts = self._shell.now().astimezone().date(), self._shell.settings().caution_parts
        asked = asked_about(change.exercise, cautions, today, parts)
        forget = partial(file.forget, change.exercise, cautions)
        self._shell.writer.do(
            partial(file.keep, *asked) if has_asked else forget,
            lambda _: self.changed.emit(entry),
            lambda error: tell(asked_not_kept(file.path, reason(error))),
        )

    def fit(
        self,
        routine: Routine,
        as_written: frozenset[StepPath] = frozenset(),
        options: tuple[str, ...] | None = None,
    ) -> tuple[AdaptedRoutine, Portrait]:
        """A routine as it fits the person, and what it is like then with some options."""
        return self._fitted(self._mine(), routine, as_written, options)

    def _mine(self) -> PersonalCautions:
        return self._shell.settings().personal_cautions(self._asked.load())

    def _fitted(
        self,
        mine: PersonalCautions,
        routine: Routine,
        as_written: frozenset[StepPath] = frozenset(),
        options: tuple[str, ...] | None = None,
    ) -> tuple[AdaptedRoutine, Portrait]:
        exercises = self._library.exercises
        found = adapted(routine, exercises, mine, as_written)
        timing = self._shell.settings().timing
        return found, portrait_of(found.routine or routine, exercises, timing, options)
