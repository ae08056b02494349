"""Builds the objects and connects them."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recoverytimer.core.clock import Clock, sped_up, steady_clock
from recoverytimer.core.disk import is_file, set_aside
from recoverytimer.core.dose import Side
from recoverytimer.core.history import History
from recoverytimer.core.journal import Journal
from recoverytimer.core.library import Entry, Library
from recoverytimer.core.overview import Overview
from recoverytimer.core.player import Status, player
from recoverytimer.core.routine import Routine, Work
from recoverytimer.core.session import Checkpoint, Session, record, utc_now
from recoverytimer.core.settings import Motion, Settings, SettingsFile
from recoverytimer.core.timeline import Timing, build, recipe
from recoverytimer.paths import Paths
from recoverytimer.ui.playback import Moment, Playback
from recoverytimer.ui.theme import Themes
from recoverytimer.ui.today import TodayPage
from recoverytimer.ui.window import Window

if TYPE_CHECKING:
    from recoverytimer.ui.details import DetailsPage
    from recoverytimer.ui.figures import Figures
    from recoverytimer.ui.finish import FinishPage
    from recoverytimer.ui.guide import GuidePage
    from recoverytimer.ui.history import HistoryPage
    from recoverytimer.ui.icons import Icons
    from recoverytimer.ui.ownroutines import OwnRoutines
    from recoverytimer.ui.play import PlayPage
    from recoverytimer.ui.preferences import PreferencesDialog
    from recoverytimer.ui.routines import RoutinesPage

log = logging.getLogger(__name__)
ALONE = "exercise:"


class App:
    """Owns everything of one running app; pages are built when they are first shown."""

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        speed: float = 1.0,
        clock: Clock | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.qt = qt
        self.paths = paths
        self._now = now
        self._told: list[str] = []
        self._is_shown = False
        self._closes_anyway = False
        self._settings_file = SettingsFile(paths.settings)
        self.settings = self._load_settings()
        self.themes = Themes(
            qt, self.settings.theme, self.settings.text_size.factor, paths.resources / "icons"
        )
        self.library = Library(paths.resources, paths.data)
        self.history = History(paths.history)
        self.journal = Journal(self.history, paths.in_progress, now, self.tell)
        self.overview = Overview(self.library, self.journal, now)
        steady = clock or steady_clock()
        self.playback = Playback(sped_up(steady, speed), self.journal, speed)
        self.window = Window(self.themes, lambda: self.icons, self._may_close)
        self._connect()
        self._back: Callable[[], None] = self.show_today

    @property
    def timing(self) -> Timing:
        """The person's seconds to get ready and to change sides."""
        return Timing(self.settings.prepare_s, self.settings.switch_s)

    def tell(self, text: str) -> None:
        """Say a sentence at the bottom of the window."""
        log.warning(text)
        if self._is_shown:
            self.window.notice.tell(text, seconds=12)
        else:
            self._told.append(text)

    def open(self, routine: str | None) -> None:
        """Show the window, on a routine's details or on the first page."""
        self.show_today()
        self._is_shown = True
        if routine:
            self.open_routine(routine)
        self.window.show()
        if self._told:
            self.window.notice.tell(" ".join(self._told), seconds=20)
            self._told.clear()

    def open_routine(self, id_or_file: str) -> None:
        """Play a routine by its id or file, or show what is wrong with it."""
        entry = self.library.routine(id_or_file)
        if entry is None and is_file(Path(id_or_file)):
            entry = self.library.routine_file(Path(id_or_file).absolute())
        if entry is None:
            self.tell(f'There is no routine "{id_or_file}"; "recoverytimer list" names them all.')
        elif entry.routine is None or self.playback.is_open:
            self.show_entry(entry)
        else:
            self.show_entry(entry)
            self.start(entry.routine, entry.id, None)

    @cached_property
    def icons(self) -> Icons:
        """The icons."""
        from recoverytimer.ui.icons import Icons

        return Icons(self.paths.resources / "icons")

    @cached_property
    def figures(self) -> Figures:
        """Pictures of the exercises."""
        from recoverytimer.figure.poses import Poses
        from recoverytimer.ui.figures import Figures

        poses = Poses(self.paths.resources / "poses", self.library.exercises)
        return Figures(
            poses, self.paths.pictures, lambda: self.settings.person, self._wants_contrast
        )

    # Pages

    @cached_property
    def today_page(self) -> TodayPage:
        """The first page."""
        page = TodayPage(lambda: self.figures, self.themes)
        page.start_wanted.connect(self._start_entry)
        page.details_wanted.connect(self.show_entry)
        page.go_on_wanted.connect(self.go_on)
        page.keep_wanted.connect(self.keep)
        page.session_wanted.connect(self.show_session)
        page.routines_wanted.connect(self.show_routines)
        return page

    @cached_property
    def routines_page(self) -> RoutinesPage:
        """All routines."""
        from recoverytimer.ui.routines import RoutinesPage

        page = RoutinesPage(self.library, self.timing, self.figures, self.themes, self.icons)
        page.opened.connect(self.show_entry)
        return page

    @cached_property
    def details_page(self) -> DetailsPage:
        """One routine."""
        from recoverytimer.ui.details import DetailsPage

        page = DetailsPage(
            self.library.exercises,
            self.library.cautions,
            self.library.topics,
            self.figures,
            self.themes,
            self.icons,
        )
        page.left.connect(self.show_routines)
        page.start_wanted.connect(self.start)
        page.change_wanted.connect(self.own.change_times)
        page.duplicate_wanted.connect(self.own.duplicate)
        page.rename_wanted.connect(self.own.rename)
        page.delete_wanted.connect(self.own.delete)
        page.folder_wanted.connect(self.own.open_folder)
        page.exercise_wanted.connect(self.show_exercise)
        page.topic_wanted.connect(self.show_topic)
        return page

    @cached_property
    def play_page(self) -> PlayPage:
        """The player."""
        from recoverytimer.ui.play import PlayPage

        page = PlayPage(
            self.playback, self.library.exercises, self.figures, self.themes, self.icons
        )
        page.picture.still = self._is_still()
        page.countdown = self.settings.countdown
        page.help_wanted.connect(self.show_help)
        page.keys_wanted.connect(self.show_keys)
        page.full_screen_wanted.connect(
            lambda: self.window.set_full_screen(not self.window.isFullScreen())
        )
        page.escaped.connect(self._escape)
        return page

    @cached_property
    def finish_page(self) -> FinishPage:
        """The end of a session."""
        from recoverytimer.ui.finish import FinishPage

        page = FinishPage(self.library.exercises)
        page.noted.connect(self.journal.keep)
        page.closed.connect(self.show_today)
        return page

    @cached_property
    def history_page(self) -> HistoryPage:
        """All sessions."""
        from recoverytimer.ui.history import HistoryPage

        page = HistoryPage(
            self.history,
            self.library.exercises,
            cache(self._main_exercise),
            self.figures,
            self.themes,
            self.icons,
        )
        page.delete_wanted.connect(self.delete_session)
        page.list_wanted.connect(self.show_history)
        page.older_wanted.connect(lambda: self.journal.ask(page.add_older))
        return page

    @cached_property
    def guide_page(self) -> GuidePage:
        """The guide."""
        from recoverytimer.ui.guide import GuidePage

        page = GuidePage(self.library, self.figures, self.themes, self.icons)
        page.routine_wanted.connect(self._show_routine)
        page.practise_wanted.connect(self.practise)
        page.left.connect(self._go_back)
        return page

    @cached_property
    def own(self) -> OwnRoutines:
        """What a person does with routines of their own."""
        from recoverytimer.ui.ownroutines import OwnRoutines

        own = OwnRoutines(self.library, self.window, self.tell)
        own.changed.connect(self.show_entry)
        own.gone.connect(self.show_routines)
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
        self.today_page.show_today(self.overview.today(self.timing, playing=self.playback.is_open))
        self.window.show_page(self.today_page, "today")

    def show_routines(self) -> None:
        """Show all routines."""
        self._back = self.show_routines
        self.window.show_page(self.routines_page, "routines")
        self.routines_page.refresh(self.timing)

    def show_entry(self, entry: Entry) -> None:
        """Show one routine."""
        self._back = lambda: self.show_entry(self.library.routine_file(entry.path))
        portrait = None
        if entry.routine is not None:
            portrait = self.library.portrait(entry.routine, self.timing)
        mine = frozenset(self.settings.cautions)
        self.details_page.show_entry(entry, portrait, mine, self.overview.waiting(entry))
        self.window.show_page(self.details_page, "routines")

    def show_history(self) -> None:
        """Show all sessions."""
        self._back = self.show_history
        self.journal.ask(lambda: self.history_page.show_list(self.overview.streak_days()))
        self.window.show_page(self.history_page, "history")

    def show_session(self, session_id: str) -> None:
        """Show one session."""
        self.journal.ask(lambda: self.history_page.show_session(session_id))
        self.window.show_page(self.history_page, "history")

    def show_guide(self) -> None:
        """Show the guide's topics."""
        self._back = self.show_guide
        self.guide_page.show_topics()
        self.window.show_page(self.guide_page, "guide")

    def show_topic(self, topic_id: str) -> None:
        """Show one topic."""
        self._back = self.show_guide
        self.guide_page.show_topic(topic_id)
        self.window.show_page(self.guide_page, "guide")

    def show_exercise(self, exercise_id: str) -> None:
        """Show how an exercise is done."""
        self.guide_page.show_exercise(exercise_id)
        self.window.show_page(self.guide_page, "guide")

    def show_help(self) -> None:
        """Show the stop rules; a running session pauses."""
        if self.playback.is_open:
            self.playback.pause()
            self._back = self._show_player
        self.guide_page.show_help()
        self.window.show_page(self.guide_page, "guide")

    def show_keys(self) -> None:
        """Show the keys of the player; the session pauses."""
        from recoverytimer.ui.keys import KeysDialog

        self.playback.pause()
        KeysDialog(self.window).exec()

    def show_preferences(self) -> None:
        """Let the person change the settings."""
        self.preferences().exec()
        self._back()

    def preferences(self) -> PreferencesDialog:
        """The dialog in which a person changes the settings."""
        from recoverytimer.ui.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.settings, self.library.cautions, self.window)
        dialog.changed.connect(self.change_settings)
        return dialog

    # Sessions

    def start(self, routine: Routine, routine_id: str, side: Side | None) -> None:
        """Play a routine from the beginning."""
        if self.playback.is_open:
            self.playback.end()
        what = recipe(
            routine,
            self.library.exercises,
            self.timing,
            chosen_side=side,
            with_optional=self.settings.with_optional,
        )
        timeline = build(what)
        if not timeline.segments:
            self.tell("Every step of this routine is optional and switched off in Preferences.")
            return
        page = self.play_page
        self.window.show_alone(page)
        self.playback.begin(player(timeline), routine_id)

    def practise(self, exercise_id: str) -> None:
        """Play one exercise with its usual dose."""
        exercise = self.library.exercises[exercise_id]
        routine = Routine(name=exercise.name, steps=(Work(exercise=exercise_id),))
        self.start(routine, f"{ALONE}{exercise_id}", None)

    def go_on(self, checkpoint: Checkpoint) -> None:
        """Take up an interrupted session, paused."""
        page = self.play_page
        self.window.show_alone(page)
        self.playback.go_on(checkpoint.state, checkpoint.identity)

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep what was done of an interrupted session."""
        self.finish(record(checkpoint.state, checkpoint.identity, checkpoint.saved_at), save=True)

    def finish(self, session: Session, *, save: bool = False) -> None:
        """Sum a session up."""
        if save:
            self.journal.conclude(session)
        moment = self.playback.moment
        refusal = ""
        if moment is not None and moment.state.refused and moment.state.segment.question:
            no_says = moment.state.segment.question.no_says
            refusal = no_says or "You answered no, so the routine stopped here."
        self.finish_page.show_session(session, refusal)
        self.window.show_alone(self.finish_page)
        self.finish_page.close_button.setFocus()

    def delete_session(self, session_id: str) -> None:
        """Delete a session, with a way back."""
        session = self.journal.ask(lambda: self.history.delete(session_id))
        self.show_history()
        if session is not None:
            self.window.notice.tell("Session deleted.", "Undo", lambda: self._undelete(session))

    def change_settings(self, settings: Settings) -> None:
        """Take over and keep new settings."""
        self.settings = settings
        self.themes.choose(settings.theme, settings.text_size.factor)
        if "play_page" in self.__dict__:
            self.play_page.countdown = settings.countdown
            self.play_page.picture.still = self._is_still()
            self.play_page.picture.refresh()
        try:
            self._settings_file.save(settings)
        except OSError as error:
            self.tell(f"The settings cannot be saved to {self.paths.settings} ({error.strerror}).")

    def close(self) -> None:
        """Save what is running before the app ends."""
        if self.playback.is_open:
            self.playback.pause()
        if "figures" in self.__dict__:
            self.figures.close()
        self.history.close()

    def _may_close(self) -> bool:
        """Whether nothing would be lost; else it is said, with a way to close all the same."""
        if self._closes_anyway or self.journal.retry():
            return True
        self.window.notice.tell(
            f"A session cannot be saved in {self.paths.data}. It is lost when you close now.",
            "Close all the same",
            self._close_anyway,
            seconds=60,
        )
        return False

    def _close_anyway(self) -> None:
        self._closes_anyway = True
        self.window.close()

    def _connect(self) -> None:
        self.window.page_wanted.connect(self.show_named)
        self.window.help_wanted.connect(self.show_help)
        self.window.preferences_wanted.connect(self.show_preferences)
        self.window.closing.connect(self.close)
        self.window.session_wanted.connect(self._show_player)
        self.playback.moved.connect(self._mark_session)
        self.playback.finished.connect(self.finish)

    def _load_settings(self) -> Settings:
        settings, problems = self._settings_file.load()
        if problems:
            try:
                if not os.access(self.paths.settings, os.R_OK):
                    self._told.append(f"The settings are at their defaults: {problems[0]}.")
                    return settings
                kept = set_aside(self.paths.settings, self._now())
                self._settings_file.save(settings)
                where = f"The file as it was is kept as {kept}."
            except OSError as error:
                where = f"{self.paths.settings} cannot be renamed ({error.strerror})."
            self._told.append(
                f"Some settings could not be read ({problems[0]}) and are back to their defaults. "
                f"{where}"
            )
        return settings

    def _start_entry(self, entry: Entry) -> None:
        portrait = entry.routine and self.library.portrait(entry.routine, self.timing)
        asks = portrait and portrait.asks_side
        applies = portrait and set(portrait.cautions).intersection(self.settings.cautions)
        if entry.routine is None or asks or applies or self.overview.waiting(entry):
            self.show_entry(entry)
        else:
            self.start(entry.routine, entry.id, None)

    def _show_routine(self, routine_id: str) -> None:
        entry = self.library.routine(routine_id)
        if entry is not None:
            self.show_entry(entry)

    def _undelete(self, session: Session) -> None:
        self.journal.keep(session)
        self.show_history()

    def _mark_session(self, moment: Moment) -> None:
        self.window.session.setVisible(moment.state.status is not Status.FINISHED)

    def _show_player(self) -> None:
        self.window.show_alone(self.play_page)

    def _go_back(self) -> None:
        self._back()

    def _main_exercise(self, routine_id: str) -> str | None:
        """The exercise whose picture stands for a routine."""
        if routine_id.startswith(ALONE):
            return routine_id.removeprefix(ALONE)
        entry = self.library.routine(routine_id)
        if entry is None or entry.routine is None:
            return None
        return self.library.portrait(entry.routine, self.timing).exercise

    def _wants_contrast(self) -> bool:
        """Whether the system asks for a strong contrast, where Qt (from 6.10 on) tells."""
        hints = self.qt.styleHints()
        if not hasattr(hints, "accessibility"):
            return False
        return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast

    def _is_still(self) -> bool:
        """Whether pictures are to stand still."""
        if self.settings.motion is not Motion.SYSTEM:
            return self.settings.motion is Motion.REDUCED
        from PySide6.QtWidgets import QStyle

        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.qt.style().styleHint(hint) == 0

    def _escape(self) -> None:
        if self.window.isFullScreen():
            self.window.set_full_screen(False)
        else:
            self.playback.end()
