"""From page to page: what leads where, and where the way back leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from recoverytimer.base.filekinds import OPENED_SUFFIXES
from recoverytimer.exercise.exercise import ALONE_PREFIX
from recoverytimer.player.session import Session
from recoverytimer.records.backup.restore import RestoreOutcome
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services
from recoverytimer.start.subjects import Subjects


class Navigation(QObject):
    """Shows pages, and connects what one subject asks of another."""

    def __init__(self, subjects: Subjects, services: Services, window: Window) -> None:
        super().__init__(window)
        self._subjects = subjects
        self._services = services
        self._window = window
        self._back: Callable[[], None] = self.show_today
        self._out: Callable[[], None] = self.show_routines
        window.page_wanted.connect(self.show_named)
        window.help_wanted.connect(self.show_help)
        window.preferences_wanted.connect(subjects.settings.show)
        self._connect_player()
        self._connect_today()
        self._connect_routines()
        self._connect_history()
        self._connect_guide()
        self._connect_files()

    def show_named(self, name: str) -> None:
        """Show a page of the sidebar."""
        pages = {
            "today": self.show_today,
            "routines": self.show_routines,
            "history": self.show_history,
            "guide": self.show_guide,
        }
        pages[name]()

    def show_today(self) -> None:
        """Show the first page."""
        self._back = self.show_today
        self._subjects.today.show()

    def show_routines(self) -> None:
        """Show all routines."""
        self._back = self.show_routines
        self._subjects.routines.show_list()

    def show_entry(self, entry: RoutineEntry, out: Callable[[], None] | None = None) -> None:
        """Show one routine; `out` is where its way back leads, if elsewhere than before."""
        self._out = out or self._out
        library = self._services.library
        self._back = lambda: self.show_entry(library.routine_file(entry.path))
        self._subjects.routines.show(entry)

    def show_routine(self, routine_id: str) -> None:
        """Show one routine, if there is such a one."""
        entry = self._services.library.routine(routine_id)
        if entry is not None:
            self.show_entry(entry)

    def show_history(self) -> None:
        """Show what was done."""
        self._back = self.show_history
        self._subjects.history.show()

    def show_guide(self) -> None:
        """Show the guide's topics."""
        self._back = self.show_guide
        self._subjects.guide.show_topics()

    def show_help(self) -> None:
        """Show the stop rules; a running session pauses."""
        player = self._subjects.player
        if player.playback.is_open:
            player.playback.pause()
            self._back = player.show
        self._subjects.guide.show_help()

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Show what is in files, and import it if the person wants so; a session pauses."""
        from recoverytimer.records.readfiles import holds_records

        self._subjects.player.wait()
        records = tuple(path for path in paths if holds_records(path))
        others = tuple(path for path in paths if path not in records)
        if others:
            self._subjects.sharing.own.open_files(others)
        if records:
            self._subjects.records.open_files(records)

    def take_drops(self) -> None:
        """Take files that are dropped anywhere on the window."""
        from recoverytimer.widgets.filedrop import FileDrop

        FileDrop(self._window, "Drop to import", OPENED_SUFFIXES).dropped.connect(self.open_files)

    def _connect_player(self) -> None:
        player, soreness = self._subjects.player, self._subjects.soreness
        player.left.connect(self._leave_session)
        player.help_wanted.connect(self.show_help)
        player.felt.connect(_later(lambda: soreness.own.keep_after))
        player.where_wanted.connect(_later(lambda: soreness.own.check_in_after))

    def _connect_today(self) -> None:
        today, sessions = self._subjects.today, self._subjects.player.sessions
        page = today.page
        page.start_wanted.connect(self._subjects.routines.start_or_show)
        page.details_wanted.connect(lambda entry: self.show_entry(entry, self.show_today))
        page.go_on_wanted.connect(sessions.go_on)
        page.keep_wanted.connect(sessions.keep)
        page.session_wanted.connect(self._subjects.history.show_session)
        page.routines_wanted.connect(self.show_routines)
        page.topic_wanted.connect(self._subjects.guide.show_topic)
        page.exercise_wanted.connect(self._subjects.exercises.show)
        self._services.reminders.changed.connect(self._show_next_reminder)
        self._subjects.soreness.changed.connect(today.show_again)
        self._subjects.soreness.guide_wanted.connect(self._subjects.guide.show_topic)

    def _connect_routines(self) -> None:
        routines, sessions = self._subjects.routines, self._subjects.player.sessions
        reminders, sharing = self._subjects.reminders, self._subjects.sharing
        routines.opened.connect(lambda entry: self.show_entry(entry, self.show_routines))
        routines.choice_wanted.connect(self.show_entry)
        routines.gone.connect(self.show_routines)
        routines.left.connect(self._go_out)
        routines.editor_left.connect(self._leave_editor)
        routines.start_wanted.connect(sessions.start)
        routines.rehearsal_wanted.connect(sessions.rehearse)
        routines.share_wanted.connect(_later(lambda: sharing.own.share))
        routines.remind_wanted.connect(_later(lambda: reminders.own.choose))
        routines.exercise_wanted.connect(self._subjects.exercises.show)
        routines.topic_wanted.connect(self._subjects.guide.show_topic)
        routines.import_wanted.connect(_later(lambda: sharing.own.choose_files))
        routines.dropped.connect(self.open_files)
        for subject in (routines.changed, reminders.changed, sharing.imported):
            subject.connect(self._show_changed)

    def _connect_history(self) -> None:
        history, runs, records = self._subjects.history, self._subjects.runs, self._subjects.records
        history.repeat_wanted.connect(self._repeat)
        history.fit_wanted.connect(_later(lambda: records.exporting.export_fit))
        runs.guide_wanted.connect(self._subjects.guide.show_topic)
        runs.import_wanted.connect(records.import_runs)
        runs.dropped.connect(records.open_runs)

    def _connect_guide(self) -> None:
        guide, exercises = self._subjects.guide, self._subjects.exercises
        guide.routine_wanted.connect(self.show_routine)
        guide.exercise_wanted.connect(exercises.show)
        guide.exercises_wanted.connect(exercises.show_all)
        guide.left.connect(self._go_back)
        exercises.left.connect(self._go_back)
        exercises.listed.connect(self._come_back_to_exercises)
        exercises.practise_wanted.connect(self._subjects.player.sessions.practise)
        exercises.topic_wanted.connect(guide.show_topic)
        exercises.topics_wanted.connect(self.show_guide)

    def _connect_files(self) -> None:
        settings, records = self._subjects.settings, self._subjects.records
        reminders, sharing = self._subjects.reminders, self._subjects.sharing
        settings.left.connect(self._leave_preferences)
        settings.calendar_wanted.connect(_later(lambda: reminders.own.save_all))
        records.changed.connect(self._show_again)
        records.restored.connect(self._take_over)
        records.routines_found.connect(_later(lambda: sharing.own.open_files))

    def _show_changed(self, entry: RoutineEntry | None) -> None:
        """Show what a person has got, unless a session or the editor fills the window by now."""
        if not self._window.shows_shell:
            return
        if entry is not None:
            self.show_entry(entry)
        else:
            self.show_routines()

    def _leave_session(self) -> None:
        """Go back to the editor after a rehearsal, if it is still there."""
        is_rehearsal = self._subjects.player.sessions.is_rehearsal
        if not (is_rehearsal and self._subjects.routines.editing.show_again()):
            self.show_today()

    def _leave_editor(self, routine_id: str) -> None:
        entry = self._services.library.routine(routine_id)
        if entry is None:
            self.show_routines()
        else:
            self.show_entry(entry)

    def _leave_preferences(self) -> None:
        """Show the page anew, unless another start has begun a session meanwhile."""
        if self._window.shows_shell:
            self._back()

    def _repeat(self, session: Session) -> None:
        """Start the routine of a session as it is now, or say that there is none."""
        library = self._services.library
        exercise = session.routine_id.removeprefix(ALONE_PREFIX)
        entry = library.routine(session.routine_id)
        if session.routine_id.startswith(ALONE_PREFIX) and exercise in library.exercises:
            self._subjects.player.sessions.practise(exercise)
        elif entry is not None:
            self._subjects.routines.start_or_show(entry)
        else:
            self._services.tell(f"{session.routine_name} is no longer among your routines.")

    def _take_over(self, restored: RestoreOutcome) -> None:
        """Go on with the files that a restore has brought."""
        from recoverytimer.records.backup.backupfile import REMINDERS_NAME, SETTINGS_NAME

        targets = {change.target for change in restored.changes}
        self._services.library.exercises.refresh()
        if SETTINGS_NAME in targets:
            self._services.keeper.load_again()
        if REMINDERS_NAME in targets:
            self._services.reminders.load_again()
        self._show_again()

    def _show_again(self) -> None:
        """Show what there is now, where it is being looked at."""
        subjects = self._subjects
        subjects.runs.show_again()
        subjects.today.show_again()
        subjects.routines.show_again()
        subjects.history.show_again()

    def _go_back(self) -> None:
        self._back()

    def _go_out(self) -> None:
        self._out()

    def _show_next_reminder(self) -> None:
        self._subjects.today.page.show_reminder(self._services.schedule.in_short())

    def _come_back_to_exercises(self) -> None:
        self._back = self._subjects.exercises.show_all


def _later(find: Callable[[], Callable[..., object]]) -> Callable[..., None]:
    """What calls something that is only made when it is called."""

    def call(*given: object) -> None:
        find()(*given)

    return call
