"""The subjects of the app in its window, each made with what it needs of the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from recoverytimer.exercise import wiring as exercises
from recoverytimer.guide.wiring import GuideWiring
from recoverytimer.history.wiring import HistoryWiring
from recoverytimer.player.ui.surroundings import PlayerSurroundings
from recoverytimer.player.wiring import PlayerWiring
from recoverytimer.records.wiring import RecordsWiring
from recoverytimer.reminders.ui.telling import TrayAndNotifications
from recoverytimer.reminders.wiring import RemindersWiring
from recoverytimer.routine import wiring as routines
from recoverytimer.routine.drafts import RoutineDrafts
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.runs.wiring import RunsWiring
from recoverytimer.settings import wiring as settings
from recoverytimer.sharing.wiring import SharingWiring
from recoverytimer.shell.shell import Shell
from recoverytimer.soreness.wiring import SorenessWiring
from recoverytimer.start.services import Services
from recoverytimer.today.wiring import TodayWiring

if TYPE_CHECKING:
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.guide.guide import HelpPage
    from recoverytimer.settings.ui.dialog import WaysOut
    from recoverytimer.soreness.now import SorenessNow


class Subjects:
    """All of them; their pages are made when they are first shown."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        outside: PlayerSurroundings,
        tray: TrayAndNotifications,
    ) -> None:
        s, library, keeper, records = (
            services,
            services.library,
            services.keeper,
            services.record_keeper,
        )
        self._services = services
        drafts = RoutineDrafts(s.paths.drafts, s.set_aside)
        self.player = PlayerWiring(
            shell, keeper, library, records, s.session_keeper, self._figures, outside
        )
        self.soreness = SorenessWiring(
            shell,
            records,
            self._soreness_now,
            lambda: s.answers,
            lambda: s.stop_rules,
        )
        self.today = TodayWiring(
            shell, s.today, s.declined, self._is_playing, self._figures, self.soreness.card
        )
        self.routines = routines.RoutineWiring(
            shell, library, s.caution_notes, drafts, self._figures, self._of_routines()
        )
        self.exercises = exercises.ExerciseWiring(
            shell, s.paths, library.exercises, self._figures, self._of_exercises()
        )
        self.history = HistoryWiring(shell, keeper, records, library, self._figures)
        self.runs = RunsWiring(shell, records, s.guide.citations)
        self.guide = GuideWiring(shell, s.guide, self._help_page, library)
        self.reminders = RemindersWiring(
            shell, s.reminders, library, s.schedule, tray, self._is_playing
        )
        self.sharing = SharingWiring(shell, s.paths, library, self._figures)
        self.records = RecordsWiring(
            shell, s.paths, records, library.exercises.kind_of, self._own_cautions
        )
        self.settings = settings.SettingsWiring(shell, keeper, self._of_settings())
        self.history.add_section("Soreness", self.soreness.section)
        self.history.add_section("Runs", self.runs.section)
        for _purpose, _said, actions in self.records.actions:
            for name, action in actions:
                self.history.add_action(name, action)

    def close(self) -> None:
        """Keep what is running, and let go of threads and processes."""
        self.player.playback.pause()
        self.reminders.telling.stop()
        self.player.close()
        self.exercises.close()

    def _of_exercises(self) -> exercises.OthersOnExercise:
        """What the page of an exercise shows of other subjects."""
        library = self._services.library
        return exercises.OthersOnExercise(
            lambda exercise_id: [entry.name for entry in library.routines_with(exercise_id)],
            self._services.guide.about_exercise,
        )

    def _of_routines(self) -> routines.OthersOnRoutine:
        """What the page of a routine shows of other subjects."""
        from recoverytimer.sharing.bundle import ShareFormat

        return routines.OthersOnRoutine(
            self._waiting,
            lambda entry: self._services.schedule.of(entry.id),
            self._services.guide.about_routine,
            [(form.choice, form) for form in ShareFormat],
        )

    def _of_settings(self) -> settings.OthersInPreferences:
        """What the preferences show of other subjects."""
        s = self._services
        return settings.OthersInPreferences(
            lambda: s.caution_notes,
            s.schedule.all,
            lambda: self.player.trial,
            self._records_of_preferences,
        )

    def _records_of_preferences(self) -> list[WaysOut]:
        from recoverytimer.settings.ui.dialog import WaysOut

        return [WaysOut(*row) for row in self.records.actions]

    def _soreness_now(self) -> SorenessNow | None:
        """How it stands, or None where the history cannot be read, which is told."""
        from recoverytimer.base.days import ONE_DAY
        from recoverytimer.soreness.now import SHOWN_BACK
        from recoverytimer.today.candidates import candidates_of
        from recoverytimer.today.situation import soreness_at

        s = self._services
        now = s.now().astimezone()
        log, last = s.history.soreness, now.date() + ONE_DAY
        records = s.record_keeper.ask(s.today.recent_records)
        entries = s.record_keeper.ask(lambda: log.between(now.date() - SHOWN_BACK, last))
        if records is None or entries is None:
            return None
        routines = candidates_of(s.library, s.keeper.current.timing)
        return soreness_at(
            replace(records, entries=entries), now, s.stop_rules, s.library, routines
        )

    def _waiting(self, entry: RoutineEntry) -> str:
        """When a routine may be done again, where that is not yet."""
        if entry.routine is None:
            return ""
        from recoverytimer.history.lastdone import last_begun
        from recoverytimer.routine.words import when_again

        s = self._services
        return when_again(entry.routine, partial(last_begun, s.record_keeper, entry.id), s.now())

    def _help_page(self) -> HelpPage:
        from recoverytimer.soreness.stoprules import help_page

        return help_page(self._services.stop_rules)

    def _figures(self) -> Figures:
        return self._services.figures

    def _is_playing(self) -> bool:
        return self.player.playback.is_open

    def _own_cautions(self) -> tuple[CautionNote, ...]:
        """The notes on what applies to the person."""
        notes = self._services.caution_notes
        return tuple(notes[c] for c in self._services.keeper.current.cautions if c in notes)
