"""The subjects of the app in its window, each made with what it needs of the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from recoverytimer import __version__
from recoverytimer.base.closers import Closers
from recoverytimer.base.versions import is_newer
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recoverytimer.about.wiring import AboutWiring
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.exercise.wiring import ExerciseWiring, OthersOnExercise
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.guide.guide import HelpPage
    from recoverytimer.guide.wiring import GuideWiring
    from recoverytimer.history.wiring import HistoryWiring
    from recoverytimer.player.ui.surroundings import PlayerSurroundings
    from recoverytimer.player.wiring import PlayerWiring
    from recoverytimer.records.wiring import RecordsWiring
    from recoverytimer.reminders.ui.telling import TrayAndNotifications
    from recoverytimer.reminders.wiring import RemindersWiring
    from recoverytimer.routine.beforestart import LastSide
    from recoverytimer.routine.routine import Routine
    from recoverytimer.routine.timeline import Total
    from recoverytimer.routine.wiring import OthersOnRoutine, RoutineWiring
    from recoverytimer.runs.wiring import RunsWiring
    from recoverytimer.settings.ui.dialog import WaysOut
    from recoverytimer.settings.wiring import OthersInPreferences, SettingsWiring
    from recoverytimer.sharing.wiring import SharingWiring
    from recoverytimer.shell.shell import Shell
    from recoverytimer.soreness.easing import Easing
    from recoverytimer.soreness.now import SorenessNow
    from recoverytimer.soreness.wiring import SorenessWiring
    from recoverytimer.today.wiring import TodayWiring

T = TypeVar("T")


def connected(make: Callable[[Subjects], T]) -> cached_property[T]:
    """A subject that is made, and connected with others, when it is first needed."""

    def made(self: Subjects) -> T:
        subject = make(self)
        self.connect(make.__name__, subject)
        return subject

    found = cached_property(made)
    found.__doc__ = make.__doc__
    return found


class Subjects:
    """All of them.

    Args:
        connect: takes the name of a subject that was made, and its wiring.
    """

    def __init__(
        self,
        services: Services,
        shell: Shell,
        outside: PlayerSurroundings,
        tray: TrayAndNotifications,
        connect: Callable[[str, Any], None],
    ) -> None:
        self._services = services
        self._shell = shell
        self._outside = outside
        self._tray = tray
        self.connect = connect
        self.tells_news = True
        """Whether the first page may tell what is new."""
        self._closers = Closers()
        self.close = self._closers.close

    @connected
    def player(self) -> PlayerWiring:
        """A session, from its start to its end page."""
        from recoverytimer.player.wiring import PlayerWiring

        s = self._services
        player = PlayerWiring(
            self._shell,
            s.keeper,
            s.library,
            s.record_keeper,
            s.session_keeper,
            self._figures,
            self._outside,
            s.last_answers,
            s.afterwords.of,
        )
        self._closers.add(player.close)
        self._closers.add(player.playback.pause)
        return player

    @connected
    def today(self) -> TodayWiring:
        """The first page."""
        from recoverytimer.today.wiring import TodayWiring

        s = self._services
        return TodayWiring(
            self._shell,
            s.today,
            s.declined,
            self._is_playing,
            self._figures,
            self.soreness.card,
            s.keeper.answer,
            self._news,
            self._easing,
        )

    @connected
    def soreness(self) -> SorenessWiring:
        """How sore one is."""
        from recoverytimer.soreness.wiring import SorenessWiring

        s = self._services
        return SorenessWiring(
            self._shell,
            s.record_keeper,
            self._soreness_now,
            lambda: s.answers,
            lambda: s.stop_rules,
            self._figures,
        )

    @connected
    def routines(self) -> RoutineWiring:
        """Routines and their editor."""
        from recoverytimer.routine.drafts import RoutineDrafts
        from recoverytimer.routine.wiring import RoutineWiring

        s = self._services
        return RoutineWiring(
            self._shell,
            s.library,
            lambda: s.caution_notes,
            s.asked,
            s.favourites,
            RoutineDrafts(s.paths.drafts, s.writer, s.set_aside),
            self._figures,
            self._of_routines,
        )

    @connected
    def exercises(self) -> ExerciseWiring:
        """Exercises, and where they are written."""
        from recoverytimer.exercise.wiring import ExerciseWiring

        s = self._services
        made = ExerciseWiring(
            self._shell,
            s.paths,
            s.library.exercises,
            lambda: s.caution_notes,
            self._figures,
            self._of_exercises,
        )
        self._closers.add(made.close)
        return made

    @connected
    def history(self) -> HistoryWiring:
        """What was done; with sections of other subjects."""
        from recoverytimer.history.wiring import HistoryWiring
        from recoverytimer.start import words

        s = self._services
        history = HistoryWiring(
            self._shell,
            s.keeper,
            s.record_keeper,
            s.library,
            lambda: s.caution_notes,
            self._figures,
        )
        history.add_section(words.soreness(), self.soreness.section)
        history.add_section(words.runs(), self.runs.section)
        for _purpose, _said, actions in self.records.actions:
            for name, action in actions:
                history.add_action(name, action)
        return history

    @connected
    def runs(self) -> RunsWiring:
        """What one ran."""
        from recoverytimer.runs.wiring import RunsWiring

        return RunsWiring(self._shell, self._services.record_keeper, lambda: self._services.guide)

    @connected
    def guide(self) -> GuideWiring:
        """What there is to read."""
        from recoverytimer.guide.wiring import GuideWiring

        s = self._services
        return GuideWiring(self._shell, lambda: s.guide, self._help_page, s.library, self._figures)

    @connected
    def reminders(self) -> RemindersWiring:
        """What a person is reminded of."""
        from recoverytimer.reminders.wiring import RemindersWiring

        s = self._services
        reminders = RemindersWiring(
            self._shell, s.reminders, s.library, s.schedule, self._tray, self._is_playing
        )
        self._closers.add(reminders.telling.stop)
        return reminders

    @connected
    def sharing(self) -> SharingWiring:
        """Routines given away and taken in."""
        from recoverytimer.sharing.wiring import SharingWiring

        s = self._services
        made = SharingWiring(
            self._shell, s.paths, s.library, lambda: s.caution_notes, self._figures
        )
        self._closers.add(made.close)
        return made

    @connected
    def records(self) -> RecordsWiring:
        """Exports, imports, backups."""
        from recoverytimer.records.wiring import RecordsWiring

        s = self._services
        return RecordsWiring(
            self._shell,
            s.paths,
            s.record_keeper,
            s.library.exercises.kind_of,
            self._own_cautions,
        )

    @connected
    def settings(self) -> SettingsWiring:
        """The preferences."""
        from recoverytimer.settings.wiring import SettingsWiring

        return SettingsWiring(self._shell, self._services.keeper, self._of_settings())

    @connected
    def about(self) -> AboutWiring:
        """What the app is."""
        from recoverytimer.about.wiring import AboutWiring

        s = self._services
        return AboutWiring(self._shell, s.paths, s.keeper)

    def _easing(self) -> Easing | None:
        """What got easier, for the first page."""
        from recoverytimer.today.easinglines import ToldAt

        return self._services.easing_lines.line(ToldAt.TODAY)

    def _news(self) -> QWidget | None:
        """What tells once what is new; None where nothing is, and for a new person."""
        known = self._services.keeper.current
        is_due = known.asked and is_newer(__version__, known.news_seen)
        return self.about.card() if is_due and self.tells_news else None

    def _of_exercises(self) -> OthersOnExercise:
        """What the page of an exercise shows of other subjects."""
        from recoverytimer.exercise.wiring import OthersOnExercise

        library = self._services.library
        return OthersOnExercise(
            lambda exercise_id: [entry.name for entry in library.routines_with(exercise_id)],
            self._services.guide.about_exercise,
            lambda: self._services.guide.references,
        )

    def _of_routines(self) -> OthersOnRoutine:
        """What the page of a routine shows of other subjects."""
        from recoverytimer.routine.wiring import OthersOnRoutine
        from recoverytimer.sharing.ways import ways_to_share
        from recoverytimer.sharing.words.giving import share_choice

        return OthersOnRoutine(
            self._waiting,
            self._reminder,
            self._guided,
            self._services.guide.about_routine,
            lambda: self._services.guide.references,
            lambda shown: [(share_choice(way), way) for way in ways_to_share(shown)],
            self._last_side,
            self._last_options,
            self._done_lately,
        )

    def _done_lately(self) -> tuple[str, ...]:
        """The ids of what was done last."""
        from recoverytimer.history.lastdone import done_lately

        s = self._services
        return done_lately(s.record_keeper, s.library.present_id)

    def _reminder(self, entry: RoutineEntry) -> str:
        """When one is reminded of a routine, in a sentence; empty where one is not."""
        from recoverytimer.reminders.words import reminder_in_words

        found = self._services.reminders.of(entry.id)
        return reminder_in_words(found) if found else ""

    def _last_side(self, entry: RoutineEntry) -> LastSide | None:
        """The side that was said last; None where the routine asks for none."""
        return self._services.last_answers.side(entry.routine, entry.id) if entry.routine else None

    def _last_options(self, entry: RoutineEntry) -> tuple[str, ...]:
        """The options of the last time."""
        s = self._services
        return s.last_answers.options(entry.routine, entry.id) if entry.routine else ()

    def _guided(self, routine: Routine, options: tuple[str, ...]) -> Total:
        return self.player.sessions.total(routine, options)

    def _of_settings(self) -> OthersInPreferences:
        """What the preferences show of other subjects."""
        from recoverytimer.settings.wiring import OthersInPreferences

        s = self._services
        return OthersInPreferences(
            lambda: s.caution_notes,
            s.schedule.all,
            lambda: self.player.trial,
            self._records_of_preferences,
            self._figures,
        )

    def _records_of_preferences(self) -> list[WaysOut]:
        from recoverytimer.settings.ui.dialog import WaysOut

        return [WaysOut(*row) for row in self.records.actions]

    def _soreness_now(self) -> SorenessNow | None:
        """How it stands, or None where the history cannot be read, which is told."""
        from recoverytimer.base.days import ONE_DAY
        from recoverytimer.soreness.followup import follow_up
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
        found = soreness_at(
            replace(records, entries=entries), now, s.stop_rules, s.library, routines
        )
        if not found.alarms:
            return found
        return replace(found, follow_up=follow_up(s.answers.load(), s.stop_rules, now))

    def _waiting(self, entry: RoutineEntry) -> str:
        """When a routine may be done again, where that is not yet."""
        if entry.routine is None:
            return ""
        from recoverytimer.history.lastdone import last_begun
        from recoverytimer.routine.words.totals import when_again

        s = self._services
        ids = s.library.ids_of(entry.id)
        return when_again(entry.routine, partial(last_begun, s.record_keeper, ids), s.now())

    def _help_page(self) -> HelpPage:
        from recoverytimer.soreness.stoprules import help_page

        return help_page(self._services.stop_rules)

    def _figures(self) -> Figures:
        return self._services.figures

    def _is_playing(self) -> bool:
        # Nothing is played before the player was needed.
        return "player" in vars(self) and self.player.playback.is_open

    def _own_cautions(self) -> tuple[CautionNote, ...]:
        """The notes on what applies to the person."""
        notes = self._services.caution_notes
        return tuple(notes[c] for c in self._services.keeper.current.cautions if c in notes)
