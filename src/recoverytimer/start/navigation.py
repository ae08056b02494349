"""From page to page: what leads where, and where the way back leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from recoverytimer.base.filekinds import OPENED_SUFFIXES
from recoverytimer.base.later import later
from recoverytimer.exercise.exercise import ALONE_PREFIX
from recoverytimer.player.session import Session
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.start import words
from recoverytimer.start.services import Services
from recoverytimer.start.subjects import Subjects

if TYPE_CHECKING:
    from recoverytimer.about.wiring import AboutWiring
    from recoverytimer.exercise.wiring import ExerciseWiring
    from recoverytimer.guide.wiring import GuideWiring
    from recoverytimer.history.wiring import HistoryWiring
    from recoverytimer.player.ui.surroundings import PlayerSurroundings
    from recoverytimer.player.wiring import PlayerWiring
    from recoverytimer.records.backup.restore import RestoreOutcome
    from recoverytimer.records.wiring import RecordsWiring
    from recoverytimer.reminders.ui.telling import TrayAndNotifications
    from recoverytimer.reminders.wiring import RemindersWiring
    from recoverytimer.routine.wiring import RoutineWiring
    from recoverytimer.runs.wiring import RunsWiring
    from recoverytimer.settings.wiring import SettingsWiring
    from recoverytimer.sharing.wiring import SharingWiring
    from recoverytimer.shell.shell import Shell
    from recoverytimer.soreness.wiring import SorenessWiring
    from recoverytimer.today.wiring import TodayWiring


class Navigation(QObject):
    """Shows pages, and connects what one subject asks of another."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        outside: PlayerSurroundings,
        tray: TrayAndNotifications,
    ) -> None:
        super().__init__(shell.window)
        self._services = services
        self._window = shell.window
        self._connections: dict[str, Callable[[Any], None]] = {
            "player": self._connect_player,
            "today": self._connect_today,
            "soreness": self._connect_soreness,
            "routines": self._connect_routines,
            "exercises": self._connect_exercises,
            "history": self._connect_history,
            "runs": self._connect_runs,
            "guide": self._connect_guide,
            "reminders": self._connect_reminders,
            "sharing": self._connect_sharing,
            "records": self._connect_records,
            "settings": self._connect_settings,
            "about": self._connect_about,
        }
        self.subjects = subjects = Subjects(services, shell, outside, tray, self._connect)
        self._back: Callable[[], None] = later(lambda: subjects.today.show)
        self._out: Callable[[], None] = later(lambda: subjects.routines.show_list)
        self._named = {
            "today": later(lambda: subjects.today.show),
            "routines": later(lambda: subjects.routines.show_list),
            "history": later(lambda: subjects.history.show),
            "guide": later(lambda: subjects.guide.show_topics),
        }
        self._searched = self._named | {
            "today": self._named["routines"],
            "history": later(lambda: subjects.history.show_sessions),
        }
        self._window.page_wanted.connect(self.show_named)
        self._window.help_wanted.connect(self.show_help)
        self._window.preferences_wanted.connect(later(lambda: subjects.settings.show))
        self._window.keys_wanted.connect(self.show_keys)
        self._window.about_wanted.connect(self.show_about)
        self._window.find_wanted.connect(self.find)
        services.reminders.changed.connect(self._show_next_reminder)
        services.in_step.when_changed(self.show_again)

    def ask_first(self) -> None:
        """Ask what we should know before anything else is shown."""
        self.subjects.settings.ask()

    def show_named(self, name: str) -> None:
        """Show a page of the sidebar."""
        self._named[name]()

    def show_entry(self, entry: RoutineEntry, out: Callable[[], None] | None = None) -> None:
        """Show one routine; `out` is where its way back leads, if elsewhere than before."""
        self._out = out or self._out
        library = self._services.library
        self._back = lambda: self.show_entry(library.routine_file(entry.path))
        self.subjects.routines.show(entry)

    def show_routine(self, routine_id: str) -> None:
        """Show one routine, if there is such a one."""
        entry = self._services.library.routine(routine_id)
        if entry is not None:
            self.show_entry(entry)

    def show_help(self) -> None:
        """Show the stop rules; an open session pauses."""
        player = self.subjects.player
        if player.playback.is_open:
            player.wait()
            self._back = player.show
        self.subjects.guide.show_help()

    def show_keys(self) -> None:
        """Show all keys, those that are there now first; a session pauses."""
        from recoverytimer.shell.keysdialog import KeysDialog
        from recoverytimer.start.commands import TABLES
        from recoverytimer.widgets.actions import is_there
        from recoverytimer.widgets.dialogs import ask

        self.subjects.player.wait()
        window = self._window
        ask(KeysDialog(sorted(TABLES, key=lambda t: not is_there(t.commands[0], window)), window))

    def show_about(self) -> None:
        """Show what the app is; a session pauses."""
        self.subjects.player.wait()
        self.subjects.about.show()

    def find(self) -> None:
        """Go to the search of the page, or to the nearest there is."""
        window = self._window
        if not window.focus_search():
            self._searched[window.page_name]()
            # What a page has just made is only shown after that.
            QTimer.singleShot(0, window, window.focus_search)

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Show what is in files, and import it if the person wants so; a session pauses."""
        from recoverytimer.records.readfiles import holds_records

        self.subjects.player.wait()
        records = tuple(path for path in paths if holds_records(path))
        others = tuple(path for path in paths if path not in records)
        if others:
            self.subjects.sharing.own.open_files(others)
        if records:
            self.subjects.records.open_files(records)

    def take_drops(self) -> None:
        """Take files that are dropped anywhere on the window."""
        from recoverytimer.widgets.filedrop import FileDrop

        FileDrop(self._window, words.drop_to_import(), OPENED_SUFFIXES).dropped.connect(
            self.open_files
        )

    def _connect(self, name: str, subject: Any) -> None:
        """Have what a subject asks for done by others, which may not be made yet."""
        self._connections[name](subject)

    def _connect_player(self, player: PlayerWiring) -> None:
        subjects = self.subjects
        player.left.connect(self._leave_session)
        player.help_wanted.connect(self.show_help)
        player.saved.connect(later(lambda: subjects.today.show_again))
        player.saved.connect(later(lambda: subjects.history.show_again))
        player.felt.connect(later(lambda: subjects.soreness.own.keep_after))
        player.where_wanted.connect(later(lambda: subjects.soreness.own.check_in_after))

    def _connect_today(self, today: TodayWiring) -> None:
        subjects = self.subjects
        today.shown.connect(lambda: self._come_back_to(today.show))
        page = today.page
        page.start_wanted.connect(later(lambda: subjects.routines.start_or_show))
        page.details_wanted.connect(lambda entry: self.show_entry(entry, today.show))
        page.go_on_wanted.connect(later(lambda: subjects.player.sessions.go_on))
        page.keep_wanted.connect(later(lambda: subjects.player.sessions.keep))
        page.session_wanted.connect(later(lambda: subjects.history.show_session))
        page.routines_wanted.connect(later(lambda: subjects.routines.show_list))
        page.topic_wanted.connect(later(lambda: subjects.guide.show_topic))
        page.exercise_wanted.connect(later(lambda: subjects.exercises.show))

    def _connect_soreness(self, soreness: SorenessWiring) -> None:
        subjects = self.subjects
        soreness.changed.connect(later(lambda: subjects.today.show_again))
        soreness.guide_wanted.connect(later(lambda: subjects.guide.show_topic))

    def _connect_routines(self, routines: RoutineWiring) -> None:
        subjects = self.subjects
        routines.shown.connect(lambda: self._come_back_to(routines.show_list))
        routines.opened.connect(lambda entry: self.show_entry(entry, routines.show_list))
        routines.choice_wanted.connect(self.show_entry)
        routines.changed.connect(self._show_changed)
        routines.gone.connect(routines.show_list)
        routines.left.connect(self._go_out)
        routines.editor_left.connect(self._leave_editor)
        routines.start_wanted.connect(later(lambda: subjects.player.sessions.start))
        routines.rehearsal_wanted.connect(later(lambda: subjects.player.sessions.rehearse))
        routines.share_wanted.connect(later(lambda: subjects.sharing.own.share))
        routines.remind_wanted.connect(later(lambda: subjects.reminders.own.choose))
        routines.exercise_wanted.connect(later(lambda: subjects.exercises.show))
        routines.new_exercise_wanted.connect(later(lambda: subjects.exercises.write_for))
        routines.topic_wanted.connect(later(lambda: subjects.guide.show_topic))
        routines.address_wanted.connect(later(lambda: subjects.guide.open_address))
        routines.import_wanted.connect(later(lambda: subjects.sharing.own.choose_files))
        routines.dropped.connect(self.open_files)

    def _connect_exercises(self, exercises: ExerciseWiring) -> None:
        subjects, guide = self.subjects, self.subjects.guide
        exercises.shown.connect(lambda: self._come_back_to(exercises.show_all))
        exercises.left.connect(self._go_back)
        exercises.practise_wanted.connect(self.subjects.player.sessions.practise)
        exercises.topic_wanted.connect(guide.show_topic)
        exercises.picture_wanted.connect(later(lambda: subjects.sharing.own.share_exercise))
        exercises.address_wanted.connect(guide.open_address)
        exercises.topics_wanted.connect(guide.show_topics)

    def _connect_history(self, history: HistoryWiring) -> None:
        records = self.subjects.records
        history.shown.connect(lambda: self._come_back_to(history.show))
        history.repeat_wanted.connect(self._repeat)
        history.fit_wanted.connect(later(lambda: records.exporting.export_fit))

    def _connect_runs(self, runs: RunsWiring) -> None:
        subjects, records = self.subjects, self.subjects.records
        runs.guide_wanted.connect(later(lambda: subjects.guide.show_topic))
        runs.import_wanted.connect(records.import_runs)
        runs.dropped.connect(records.open_runs)

    def _connect_guide(self, guide: GuideWiring) -> None:
        subjects = self.subjects
        guide.shown.connect(lambda: self._come_back_to(guide.show_topics))
        guide.routine_wanted.connect(self.show_routine)
        guide.exercise_wanted.connect(later(lambda: subjects.exercises.show))
        guide.exercises_wanted.connect(later(lambda: subjects.exercises.show_all))
        guide.left.connect(self._go_back)

    def _connect_reminders(self, reminders: RemindersWiring) -> None:
        reminders.changed.connect(self._show_changed)

    def _connect_sharing(self, sharing: SharingWiring) -> None:
        sharing.imported.connect(self._show_changed)

    def _connect_records(self, records: RecordsWiring) -> None:
        subjects = self.subjects
        records.changed.connect(self.show_again)
        records.restored.connect(self._take_over)
        records.routines_found.connect(later(lambda: subjects.sharing.own.open_files))

    def _connect_settings(self, settings: SettingsWiring) -> None:
        subjects = self.subjects
        settings.left.connect(self._leave_preferences)
        settings.told.connect(later(lambda: subjects.today.show))
        settings.calendar_wanted.connect(later(lambda: subjects.reminders.own.save_all))
        settings.about_wanted.connect(self.show_about)

    def _connect_about(self, about: AboutWiring) -> None:
        subjects = self.subjects
        about.address_wanted.connect(later(lambda: subjects.guide.open_address))
        about.seen.connect(later(lambda: subjects.today.show_again))

    def _show_changed(self, entry: RoutineEntry | None) -> None:
        """Show what a person has got, unless a session or the editor fills the window by now."""
        if not self._window.shows_shell:
            return
        if entry is not None:
            self.show_entry(entry)
        else:
            self.subjects.routines.show_list()

    def _leave_session(self) -> None:
        """Go back to the editor after a rehearsal, if it is still there."""
        is_rehearsal = self.subjects.player.sessions.is_rehearsal
        if not (is_rehearsal and self.subjects.routines.editing.show_again()):
            self.subjects.today.show()

    def _leave_editor(self, routine_id: str) -> None:
        entry = self._services.library.routine(routine_id)
        if entry is None:
            self.subjects.routines.show_list()
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
            self.subjects.player.sessions.practise(exercise)
        elif entry is not None and entry.routine is not None:
            options = self._services.last_answers.options_in(session, entry.routine)
            self.subjects.routines.start_or_show(replace(entry, options=options))
        elif entry is not None:
            self.show_entry(entry)
        else:
            self._services.tell(words.routine_gone(session.routine_name))

    def _take_over(self, restored: RestoreOutcome) -> None:
        """Go on with the files that a restore has brought."""
        from recoverytimer.records.backup.backupfile import REMINDERS_NAME, SETTINGS_NAME

        targets = {change.target for change in restored.changes}
        self._services.library.exercises.refresh()
        if SETTINGS_NAME in targets:
            self._services.keeper.load_again()
        if REMINDERS_NAME in targets:
            self._services.reminders.load_again()
        self.show_again()

    def show_again(self) -> None:
        """Show what there is now, where it is being looked at."""
        subjects = self.subjects
        subjects.runs.show_again()
        subjects.today.show_again()
        subjects.routines.show_again()
        subjects.history.show_again()

    def _go_back(self) -> None:
        self._back()

    def _go_out(self) -> None:
        self._out()

    def _show_next_reminder(self) -> None:
        self.subjects.today.page.show_reminder(self._services.schedule.in_short())

    def _come_back_to(self, show: Callable[[], None]) -> None:
        self._back = show
