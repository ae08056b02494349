"""The pages of the window: each is built when it is first shown, and they lead to each other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt

from recoverytimer.base import amounts
from recoverytimer.base.disk import reason
from recoverytimer.base.filekinds import OPENED
from recoverytimer.exercise.exercise import ALONE
from recoverytimer.player.player import Status
from recoverytimer.player.running import Moment
from recoverytimer.player.session import Session
from recoverytimer.player.wiring import Sessions
from recoverytimer.routine.library import Entry
from recoverytimer.settings.settings import Motion, Settings
from recoverytimer.shell.window import Window
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.start.services import Services
from recoverytimer.today.ui.page import TodayPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recoverytimer.exercise.wiring import Exercising
    from recoverytimer.guide.ui.page import GuidePage
    from recoverytimer.history.ui.page import HistoryPage
    from recoverytimer.history.wiring import OwnHistory
    from recoverytimer.player.ui.finishpage import FinishPage
    from recoverytimer.player.ui.page import PlayPage
    from recoverytimer.player.ui.smallwindow import SmallWindow
    from recoverytimer.player.ui.soundtrial import Trial
    from recoverytimer.records.ui.ways import Way
    from recoverytimer.records.wiring import RecordKeeping
    from recoverytimer.reminders.ui.actions import OwnReminders
    from recoverytimer.routine.ui.actions import OwnRoutines
    from recoverytimer.routine.ui.listpage import RoutinesPage
    from recoverytimer.routine.ui.page import DetailsPage
    from recoverytimer.routine.wiring import Editing
    from recoverytimer.runs.wiring import RunLogging
    from recoverytimer.settings.ui.dialog import PreferencesDialog
    from recoverytimer.sharing.bundle import ShareFormat
    from recoverytimer.sharing.ui.actions import Sharing
    from recoverytimer.soreness.wiring import Soreness


NOT_KEPT = "Less than {} of exercise: this does not count in your history."


class Pages(QObject):
    """Builds pages, shows them, and leads from one to the other."""

    def __init__(self, services: Services, sessions: Sessions, window: Window) -> None:
        super().__init__()
        self._services = services
        self._sessions = sessions
        self._window = window
        self._back: Callable[[], None] = self.show_today
        self._out: Callable[[], None] = self.show_routines
        window.page_wanted.connect(self.show_named)
        window.help_wanted.connect(self.show_help)
        window.preferences_wanted.connect(self.show_preferences)
        window.session_wanted.connect(self.show_player)
        sessions.opening.connect(self.show_player)
        sessions.finished.connect(self._show_finish)
        sessions.dropped.connect(self._end_dropped)
        services.playback.moved.connect(self._mark_session)
        services.keeper.changed.connect(self._follow_settings)
        services.reminders.changed.connect(self._follow_reminders)

    @cached_property
    def today(self) -> TodayPage:
        """The first page."""
        s = self._services
        page = TodayPage(lambda: s.figures, self._soreness_card, s.themes)
        page.start_wanted.connect(self._start_or_show)
        page.details_wanted.connect(lambda entry: self.show_entry(entry, self.show_today))
        page.go_on_wanted.connect(self._sessions.go_on)
        page.keep_wanted.connect(self._sessions.keep)
        page.session_wanted.connect(self.show_session)
        page.routines_wanted.connect(self.show_routines)
        page.topic_wanted.connect(self.show_topic)
        page.exercise_wanted.connect(self.show_exercise)
        page.declined.connect(self._decline)
        return page

    @cached_property
    def routines(self) -> RoutinesPage:
        """All routines."""
        from recoverytimer.routine.ui.listpage import RoutinesPage

        s = self._services
        page = RoutinesPage(s.library, s.timing, s.figures, s.themes, s.icons)
        page.opened.connect(lambda entry: self.show_entry(entry, self.show_routines))
        page.new_wanted.connect(self.editing.new)
        page.draft_wanted.connect(self.editing.edit_draft)
        page.discard_wanted.connect(self.editing.discard)
        page.import_wanted.connect(self._choose_files)
        page.dropped.connect(self.import_files)
        return page

    @cached_property
    def details(self) -> DetailsPage:
        """One routine."""
        from recoverytimer.routine.ui.page import DetailsPage

        s = self._services
        page = DetailsPage(
            s.library.exercises, s.library.cautions, s.library.topics, s.figures, s.themes, s.icons
        )
        page.left.connect(self._leave_entry)
        page.start_wanted.connect(self._sessions.start)
        page.edit_wanted.connect(self.editing.edit)
        page.duplicate_wanted.connect(self.own.duplicate)
        page.rename_wanted.connect(self.own.rename)
        page.delete_wanted.connect(self.own.delete)
        page.folder_wanted.connect(self.own.open_folder)
        page.share_wanted.connect(self._share)
        page.remind_wanted.connect(self.reminders.choose)
        page.exercise_wanted.connect(self.show_exercise)
        page.topic_wanted.connect(self.show_topic)
        return page

    @cached_property
    def play(self) -> PlayPage:
        """The player."""
        from recoverytimer.player.ui.page import PlayPage

        s = self._services
        page = PlayPage(s.playback, s.library.exercises, s.figures, s.themes, s.icons)
        page.escaped.connect(self._escape)
        wishes = page.transport
        wishes.help_wanted.connect(self.show_help)
        wishes.keys_wanted.connect(self.show_keys)
        wishes.full_screen_wanted.connect(self._toggle_full_screen)
        wishes.small_wanted.connect(self.show_small)
        wishes.sound_wanted.connect(lambda: self._switch(sound=not s.settings.sound))
        wishes.high_wanted.connect(
            lambda: self._switch(high_visibility=not s.settings.high_visibility)
        )
        _fit(page, s.settings)
        return page

    @cached_property
    def small(self) -> SmallWindow:
        """The window that stays on top."""
        from recoverytimer.player.scene import scene
        from recoverytimer.player.ui.smallwindow import SmallWindow

        s = self._services
        small = SmallWindow(
            s.playback,
            lambda m: scene(m.state, m.now, s.library.exercises),
            self.play.keyPressEvent,
            s.themes,
            s.icons,
        )
        small.left.connect(self._leave_small)
        return small

    @cached_property
    def finish(self) -> FinishPage:
        """The end of a session."""
        from recoverytimer.player.ui.finishpage import FinishPage

        page = FinishPage(self._services.library.exercises)
        page.noted.connect(self._services.journal.keep)
        page.felt.connect(self._keep_felt)
        page.where_wanted.connect(self._say_where)
        page.closed.connect(self._leave_finish)
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """What was done, how sore one was, and what one ran."""
        from recoverytimer.records.ui.ways import Way

        page = self.own_history.page
        page.add_section("Soreness", self._soreness_section)
        page.add_section("Runs", self._runs_section)
        for way in Way:
            page.add_action(way.value, partial(self._keep_records, way))
        return page

    def _soreness_section(self) -> QWidget:
        return self.soreness.section()

    def _runs_section(self) -> QWidget:
        return self.runs.section()

    def _soreness_card(self) -> QWidget:
        return self.soreness.card()

    @cached_property
    def own_history(self) -> OwnHistory:
        """What a person does with the records of sessions."""
        from recoverytimer.history.wiring import OwnHistory

        s = self._services
        own = OwnHistory(
            s.yearbook,
            s.journal,
            s.library,
            self._window,
            lambda: s.timing,
            cache(self._main_exercise),
            s.now,
            s.figures,
            s.themes,
            s.icons,
        )
        own.repeat_wanted.connect(self._repeat)
        own.goal_wanted.connect(lambda days: self._switch(days_a_week_goal=days))
        own.fit_wanted.connect(self._export_fit)
        return own

    @cached_property
    def guide(self) -> GuidePage:
        """The guide."""
        from recoverytimer.guide.ui.page import GuidePage

        s = self._services
        page = GuidePage(s.library, s.themes, s.icons)
        page.routine_wanted.connect(self._show_routine)
        page.exercise_wanted.connect(self.show_exercise)
        page.exercises_wanted.connect(self.show_exercises)
        page.left.connect(self._go_back)
        return page

    @cached_property
    def exercising(self) -> Exercising:
        """The pages of exercises."""
        from recoverytimer.exercise.wiring import Exercising

        pages = Exercising(self._services, self._window)
        pages.left.connect(self._go_back)
        pages.listed.connect(self._come_back_to_exercises)
        pages.practise_wanted.connect(self._sessions.practise)
        pages.topic_wanted.connect(self.show_topic)
        pages.topics_wanted.connect(self.show_guide)
        return pages

    @cached_property
    def editing(self) -> Editing:
        """What opens routines in the editor."""
        from recoverytimer.routine.wiring import Editing

        editing = Editing(self._services, self._window)
        editing.opened.connect(self._window.show_alone)
        editing.left.connect(self._leave_editor)
        editing.play_wanted.connect(self._sessions.rehearse)
        editing.changed.connect(self.show_routines)
        return editing

    @cached_property
    def own(self) -> OwnRoutines:
        """What a person does with routines of their own."""
        from recoverytimer.routine.ui.actions import OwnRoutines

        own = OwnRoutines(self._services.library, self._window, self._services.tell)
        own.changed.connect(self._show_result)
        own.gone.connect(self.show_routines)
        return own

    @cached_property
    def sharing(self) -> Sharing:
        """What gives routines away and takes in those of others."""
        from recoverytimer.sharing.ui.actions import Sharing
        from recoverytimer.sharing.ui.sheetpictures import SheetPictures

        s = self._services
        pictures = SheetPictures(s.figures, s.library.exercises, s.present_files)
        sharing = Sharing(
            s.library, s.present_files, lambda: s.timing, pictures.draw, self._window, s.tell
        )
        sharing.imported.connect(self._show_result)
        return sharing

    @cached_property
    def soreness(self) -> Soreness:
        """What notes how sore one is."""
        from recoverytimer.soreness.wiring import Soreness

        soreness = Soreness(self._services, self._window)
        soreness.guide_wanted.connect(self.show_topic)
        soreness.changed.connect(self._follow_soreness)
        return soreness

    def _say_where(self, session: Session, level: int | None) -> None:
        self.soreness.check_in_after(session, level)

    def _keep_felt(self, entry: SorenessEntry) -> None:
        self.soreness.keep_after(entry)

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Show what is in files, and import it if the person wants so; a session pauses."""
        from recoverytimer.records.readany import holds_records

        self._services.playback.pause()
        self.end_small()
        records = tuple(path for path in paths if holds_records(path))
        others = tuple(path for path in paths if path not in records)
        if others:
            self._import_routines(others)
        if records:
            self.records.open_files(records)

    def _import_routines(self, paths: tuple[Path, ...]) -> None:
        self.sharing.open_files(paths)

    def _choose_files(self) -> None:
        self.sharing.choose_files()

    def _share(self, entry: Entry, form: ShareFormat) -> None:
        self.sharing.share(entry, form)

    def _show_result(self, entry: Entry | None) -> None:
        """Show what a person has got, unless a session or the editor fills the window by now."""
        if not self._window.shows_shell:
            return
        if entry is not None:
            self.show_entry(entry)
        else:
            self.show_routines()

    @cached_property
    def records(self) -> RecordKeeping:
        """What exports, imports and backs up."""
        from recoverytimer.records.wiring import RecordKeeping

        records = RecordKeeping(self._services, self._window)
        records.changed.connect(self._follow_records)
        records.routines_found.connect(self._import_routines)
        return records

    @cached_property
    def runs(self) -> RunLogging:
        """What logs runs; its `section` is part of the history."""
        from recoverytimer.runs.wiring import RunLogging

        runs = RunLogging(self._services, self._window)
        runs.guide_wanted.connect(self.show_topic)
        runs.import_wanted.connect(self.records.import_runs)
        runs.dropped.connect(self.records.open_runs)
        return runs

    def _export_fit(self, session_id: str) -> None:
        self.records.export_fit(session_id)

    def _leave_entry(self) -> None:
        self._out()

    def _keep_records(self, way: Way) -> None:
        self.records.go(way)

    def take_drops(self) -> None:
        """Take files that are dropped anywhere on the window."""
        from recoverytimer.widgets.filedrop import FileDrop

        FileDrop(self._window, "Drop to import", OPENED).dropped.connect(self.import_files)

    @cached_property
    def reminders(self) -> OwnReminders:
        """What a person does with reminders."""
        from recoverytimer.reminders.ui.actions import OwnReminders

        s = self._services
        own = OwnReminders(s.reminders, s.library, self._window, lambda: s.timing, s.now)
        own.changed.connect(self._show_result)
        return own

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
        services = self._services
        playing = services.playback.is_open
        self.today.show_today(services.overview.today(services.timing, playing=playing))
        self._window.show_page(self.today, "today")

    def _decline(self, entry: Entry) -> None:
        """Suggest something else today."""
        declined, tell = self._services.declined, self._window.notice.tell
        try:
            declined.decline(entry.id)
        except OSError as error:
            tell(f"This could not be kept in {declined.path}: {reason(error)}.")
            return
        self.show_today()
        tell(f"{entry.name} comes back tomorrow.", "Undo", lambda: self._take_back(entry))

    def _take_back(self, entry: Entry) -> None:
        with suppress(OSError):
            self._services.declined.take_back(entry.id)
        self.show_today()

    def show_routines(self) -> None:
        """Show all routines."""
        self._back = self.show_routines
        self._window.show_page(self.routines, "routines")
        self.routines.refresh(self._services.timing, self.editing.drafts())

    def show_entry(self, entry: Entry, out: Callable[[], None] | None = None) -> None:
        """Show one routine; `out` is where its way back leads, if elsewhere than before."""
        from recoverytimer.routine.ui.page import Standing

        self._out = out or self._out
        services = self._services
        self._back = lambda: self.show_entry(services.library.routine_file(entry.path))
        portrait = None
        if entry.routine is not None:
            portrait = services.library.portrait(entry.routine, services.timing)
        standing = Standing(
            portrait,
            frozenset(services.settings.cautions),
            services.overview.waiting(entry),
            services.overview.reminder(entry),
            has_draft=self.editing.has_draft(entry.id),
            is_shipped=services.library.is_shipped(entry.id),
        )
        self.details.show_entry(entry, standing)
        self._window.show_page(self.details, "routines")

    def show_history(self) -> None:
        """Show all sessions."""
        self._back = self.show_history
        self.own_history.show()
        self._window.show_page(self.history, "history")

    def show_session(self, session_id: str) -> None:
        """Show one session."""
        self.own_history.show_session(session_id)
        self._window.show_page(self.history, "history")

    def show_guide(self) -> None:
        """Show the guide's topics."""
        self._back = self.show_guide
        self.guide.show_topics()
        self._window.show_page(self.guide, "guide")

    def show_topic(self, topic_id: str) -> None:
        """Show one topic."""
        self.guide.show_topic(topic_id, to_topics=False)
        self._window.show_page(self.guide, "guide")

    def show_exercise(self, exercise_id: str) -> None:
        """Show how an exercise is done."""
        self.exercising.show(exercise_id)

    def show_exercises(self) -> None:
        """Show all exercises."""
        self.exercising.show_all()

    def show_help(self) -> None:
        """Show the stop rules; a running session pauses."""
        if self._services.playback.is_open:
            self._services.playback.pause()
            self._back = self.show_player
        self.guide.show_help()
        self._window.show_page(self.guide, "guide")

    def show_keys(self) -> None:
        """Show the keys of the player; the session pauses."""
        from recoverytimer.player.ui.keysdialog import KeysDialog
        from recoverytimer.widgets.dialogs import ask

        self._services.playback.pause()
        ask(KeysDialog(self._window))

    def show_preferences(self) -> None:
        """Let the person change the settings."""
        from recoverytimer.widgets.dialogs import ask

        dialog = self.preferences()
        dialog.finished.connect(self._leave_preferences)
        ask(dialog)

    def _leave_preferences(self) -> None:
        """Show the page anew, unless another start has begun a session meanwhile."""
        if self._window.shows_shell:
            self._go_back()

    def preferences(self) -> PreferencesDialog:
        """The dialog in which a person changes the settings."""
        from recoverytimer.settings.ui.dialog import PreferencesDialog

        services = self._services
        dialog = PreferencesDialog(
            services.settings,
            services.library.cautions,
            services.overview.all_reminders(),
            self._window,
        )
        dialog.changed.connect(services.keeper.change)
        trial = self.trial
        dialog.tones_wanted.connect(trial.play_tones)
        dialog.voice_wanted.connect(trial.speak)
        dialog.finished.connect(trial.end)
        services.voice.voices.connect(dialog.show_voices)
        trial.find_voices()
        dialog.calendar_wanted.connect(lambda: self.reminders.save_all(dialog))
        dialog.records_wanted.connect(self._keep_records, Qt.ConnectionType.QueuedConnection)
        return dialog

    @cached_property
    def trial(self) -> Trial:
        """What lets one hear tones and voice before a session."""
        from recoverytimer.player.ui.soundtrial import Trial

        s = self._services
        return Trial(s.keeper, s.tones, s.voice, lambda: s.playback.is_open)

    def show_player(self) -> None:
        """Give the player the whole window."""
        self._window.show_alone(self.play)

    def show_small(self) -> None:
        """Give the session a small window on top of all others."""
        moment = self._services.playback.moment
        if moment is not None:
            self.small.show()
            self.small.show_moment(moment)
            self._window.hide()

    def end_small(self) -> None:
        """Have the large window back, where the small one is in its place."""
        if "small" in self.__dict__ and self.small.isVisible():
            self.small.close()

    def _leave_small(self) -> None:
        self._window.show()
        self._window.come_to_front()

    def _show_finish(self, session: Session, refusal: str) -> None:
        self.end_small()
        is_saved = not self._services.journal.unsaved
        self.finish.show_session(session, refusal, is_saved=is_saved)
        self._window.show_alone(self.finish)
        self.finish.close_button.setFocus()

    def _end_dropped(self, least_s: float) -> None:
        self.end_small()
        self._leave_finish()
        self._window.notice.tell(NOT_KEPT.format(amounts.duration(round(least_s))))

    def _leave_finish(self) -> None:
        """Go back to the editor after a rehearsal, if it is still there."""
        if not (self._sessions.is_rehearsal and self.editing.show_again()):
            self.show_today()

    def _start_or_show(self, entry: Entry) -> None:
        """Start a routine, unless there is something to be read or chosen first."""
        services = self._services
        portrait = entry.routine and services.library.portrait(entry.routine, services.timing)
        asks = portrait and portrait.asks_side
        applies = portrait and set(portrait.cautions).intersection(services.settings.cautions)
        if entry.routine is None or asks or applies or services.overview.waiting(entry):
            self.show_entry(entry)
        else:
            self._sessions.start(entry.routine, entry.id, None)

    def _leave_editor(self, routine_id: str) -> None:
        entry = self._services.library.routine(routine_id)
        if entry is None:
            self.show_routines()
        else:
            self.show_entry(entry)

    def _show_routine(self, routine_id: str) -> None:
        entry = self._services.library.routine(routine_id)
        if entry is not None:
            self.show_entry(entry)

    def _main_exercise(self, routine_id: str) -> str | None:
        """The exercise whose picture stands for a routine."""
        if routine_id.startswith(ALONE):
            return routine_id.removeprefix(ALONE)
        services = self._services
        entry = services.library.routine(routine_id)
        if entry is None or entry.routine is None:
            return None
        return services.library.portrait(entry.routine, services.timing).exercise

    def _mark_session(self, moment: Moment) -> None:
        self._window.session.setVisible(moment.state.status is not Status.FINISHED)

    def _follow_settings(self, settings: Settings) -> None:
        if "play" in self.__dict__:
            _fit(self.play, settings)

    def _repeat(self, session: Session) -> None:
        """Start the routine of a session as it is now, or say that there is none."""
        exercise = session.routine_id.removeprefix(ALONE)
        entry = self._services.library.routine(session.routine_id)
        if session.routine_id.startswith(ALONE) and exercise in self._services.library.exercises:
            self._sessions.practise(exercise)
        elif entry is not None:
            self._start_or_show(entry)
        else:
            self._services.tell(f"{session.routine_name} is no longer among your routines.")

    def _switch(self, **changed: int) -> None:
        keeper = self._services.keeper
        keeper.change(replace(keeper.current, **changed))

    def _follow_reminders(self) -> None:
        if "today" in self.__dict__:
            self.today.show_reminder(self._services.overview.next_reminder())

    def _follow_soreness(self) -> None:
        """What is suggested depends on it."""
        if self.today.isVisible():
            self.show_today()

    def _follow_records(self) -> None:
        """Show what there is now, where it is being looked at."""
        if "runs" in self.__dict__:
            self.runs.show_again()
        shown = (("today", self.show_today), ("routines", self.show_routines))
        for name, show in (*shown, ("history", self.show_history)):
            if name in self.__dict__ and self.__dict__[name].isVisible():
                show()

    def _toggle_full_screen(self) -> None:
        self._window.set_full_screen(not self._window.isFullScreen())

    def _escape(self) -> None:
        if self._window.isFullScreen():
            self._window.set_full_screen(False)
        else:
            self._services.playback.end()

    def _go_back(self) -> None:
        self._back()

    def _come_back_to_exercises(self) -> None:
        self._back = self.show_exercises


def _fit(page: PlayPage, settings: Settings) -> None:
    """Let the player look as the person chose."""
    from recoverytimer.desktop.ui.accessibility import wants_stillness

    reduced = settings.motion is Motion.REDUCED
    system = settings.motion is Motion.SYSTEM
    page.show_settings(settings, still=reduced or (system and wants_stillness()))
