"""Builds what a session in a terminal needs, and leads from the first question to the last."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from itertools import count

from msgspec.structs import replace

from recoverytimer.base.clock import Clock, sped_up, steady_clock, utc_now
from recoverytimer.base.computer import computer_name
from recoverytimer.base.listing import sentences, with_dots
from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.paths import Paths
from recoverytimer.base.problem import UnknownKey
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.base.words import files, system
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.askedfile import AskedFile, asked_about
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.history.history import History
from recoverytimer.history.instep import HistoryInStep
from recoverytimer.history.lastanswers import LastAnswers
from recoverytimer.history.lastdone import exercises_met, last_begun
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.player.changes import session_changes
from recoverytimer.player.checkpoint import Checkpoint
from recoverytimer.player.explaining import timeline_to_play
from recoverytimer.player.opensession import OpenSession
from recoverytimer.player.player import new_player
from recoverytimer.player.session import Session
from recoverytimer.player.words import labels as player_labels
from recoverytimer.player.words.review import refusal
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.adapting import AllowedExercise, StepChange, adapted
from recoverytimer.routine.beforestart import NOTHING_SAID, Answers, asks_side
from recoverytimer.routine.choices import picked, unknown_option
from recoverytimer.routine.favourites import FavouritesFile, favourite_ids
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.sections import Preferred, by_section
from recoverytimer.routine.words import adapting
from recoverytimer.routine.words.library import has_problems, no_such_routine
from recoverytimer.routine.words.pages import all_switched_off
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.routine.words.sections import section_title
from recoverytimer.routine.words.totals import total_in_words, when_again
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.soreness.beforehand import beforehand, days_beforehand
from recoverytimer.soreness.entry import NO_PLACE, SorenessEntry, after_session
from recoverytimer.soreness.stoprules import stop_rules
from recoverytimer.soreness.words.beforehand import said_before
from recoverytimer.terminal import words
from recoverytimer.terminal.fitting import Fitting
from recoverytimer.terminal.keys import Keys
from recoverytimer.terminal.player import Bell, PlayerView, TerminalPlayer
from recoverytimer.terminal.talk import (
    NoAnswerError,
    NoMoreInputError,
    Row,
    TakeUpChoice,
    Talk,
    ask_again,
    ask_option,
    ask_routine,
    ask_side,
    ask_soreness,
    ask_take_up,
    say_done,
)
from recoverytimer.today.today import SaidByPerson, TodayReader
from recoverytimer.today.words.page import interrupted as interrupted_in_words
from recoverytimer.today.words.reasons import reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """A person at a terminal: what they see, type and hear.

    Attributes:
        view: makes how sessions are told.
        ring: rings a bell once.
    """

    talk: Talk
    keys: Keys
    view: Callable[[Mapping[str, Exercise], Settings], PlayerView]
    ring: Callable[[], None]
    sleep: Callable[[float], None] = time.sleep


class TerminalApp:
    """One run in a terminal, on the person's own files.

    Args:
        clock: the steady clock that the session runs on; the system's where none is given.
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        paths: Paths,
        terminal: Terminal,
        speed: float = 1.0,
        clock: Clock | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._paths = paths
        self._terminal = terminal
        self._talk = terminal.talk
        self._speed = speed
        self._now = now
        self._told: list[str] = []
        self._player: TerminalPlayer | None = None
        self.library = Library(paths.resources, paths.data)
        self.history = History(paths.history, kind_of=self.library.exercises.kind_of, now=now)
        files = paths.session_files
        self._reserve = DiskReserve(files.reserve)
        writer = Writer()
        self._asked = AskedFile(paths.asked, SettingAside(now, self._tell))
        self.records = RecordKeeper(
            self.history, writer, files.waiting, self._reserve, now, self._tell
        )
        kind_of = self.library.exercises.kind_of
        self._in_step = HistoryInStep(self.history, writer, paths.data, kind_of, now, self._tell)
        self.sessions = SessionKeeper(
            self.records, writer, files, self._reserve, now, self._tell, computer_name()
        )
        self._rules = stop_rules(paths.resources)
        self._reader = TodayReader(
            self.library,
            self._rules,
            self.records,
            self.sessions,
            now,
            SaidByPerson(
                mine=self._mine,
                tight=lambda: self._settings.tight,
                equipment=lambda: self._settings.equipment,
            ),
        )
        self._met_of = partial(exercises_met, self.records)
        self._session = OpenSession(sped_up(clock or steady_clock(), speed), self.sessions, speed)

    def run(self, wish: str | None, answers: Answers = NOTHING_SAID) -> int:
        """Play a routine by its id or file, or one that the person chooses; the exit code.

        What is answered is not asked.
        """
        try:
            if self.sessions.is_played_elsewhere:
                self._talk.say(player_labels.played_elsewhere())
                return 1
            self._in_step.look()
            self.records.retry()
            if not self._take_up():
                entry = self._choose() if wish is None else self._found(wish)
                if entry is None or not self._begin(entry, answers):
                    return 1
            return self._lead()
        except NoAnswerError:
            return 0
        finally:
            self._reserve.close()
            self.history.close()

    @cached_property
    def _settings(self) -> Settings:
        settings, problems = SettingsFile(self._paths.settings).load()
        if problems:
            name = self._paths.settings.name
            broken = [p for p in problems if not isinstance(p.fault, UnknownKey)]
            if broken:
                said = files.unusable_as_it_is(name, (files.problem_in_words(broken[0]),))
                self._tell(sentences((said, words.usual_settings())))
            else:
                self._tell(files.unknown_to_this_version(name, problems))
        return settings

    def _take_up(self) -> bool:
        """Offer to go on with an interrupted session; whether it goes on."""
        interrupted = self._reader.interrupted()
        self._say_told()
        if interrupted is None:
            return False
        checkpoint = interrupted.checkpoint
        wish = ask_take_up(self._talk, interrupted_in_words(interrupted))
        if wish is TakeUpChoice.GO_ON:
            lasted_s = checkpoint.lasted_until(self._now())
            self._session.go_on(checkpoint.state, checkpoint.identity, lasted_s)
        elif wish is TakeUpChoice.KEEP:
            self._keep(checkpoint)
        else:
            self.sessions.forget()
        return wish is TakeUpChoice.GO_ON

    def _keep(self, checkpoint: Checkpoint) -> None:
        session = checkpoint.record
        self.sessions.conclude(session)
        say_done(self._talk, session, "", self.library.exercises)
        self._talk.say()

    def _found(self, wish: str) -> RoutineEntry | None:
        entry = self.library.find(wish)
        if entry is None:
            self._talk.say(no_such_routine(wish))
        elif entry.routine is None:
            for problem in entry.problems:
                self._talk.say(words.problem_of(entry.path, problem_in_words(problem)))
            return None
        return entry

    def _choose(self) -> RoutineEntry | None:
        """Let the person choose among all sound routines, if any; the suggested one is offered."""
        entries, exercises = self.library.routines(), self.library.exercises
        favourites = favourite_ids(
            FavouritesFile(self._paths.favourites).load(), self.library.present_id
        )
        playable = [e for e in entries if e.routine is not None]
        listed = by_section(playable, Preferred(favourites), exercises)
        sound = [entry for one in listed for entry in one.entries]
        for entry in entries:
            if entry.routine is None:
                self._talk.say(has_problems(entry.path))
        today = self._reader.read(self._settings.timing, playing=True)
        offered = today.offered
        if not sound:
            self._talk.say(reason(today.suggestions.first))
            return None
        mine = self._mine()
        numbers = count(1)
        for one in listed:
            self._talk.say(section_title(one.section), "bold")
            routines = [entry.routine for entry in one.entries if entry.routine]
            self._talk.say_rows([self._listed(next(numbers), r, mine) for r in routines])
        if offered is not None:
            self._talk.say(words.suggested(offered[0].name, reason(offered[2])))
        else:
            self._talk.say(reason(today.suggestions.first))
        return ask_routine(self._talk, sound, offered[0] if offered else sound[0])

    def _listed(self, number: int, routine: Routine, mine: PersonalCautions) -> Row:
        """How long a routine takes as it fits the person, and its name with what is to be known."""
        exercises = self.library.exercises
        found = adapted(routine, exercises, mine)
        portrait = portrait_of(found.routine or routine, exercises, self._settings.timing)
        said = adapting.refused(found) or adapting.total_of(found)
        total = total_in_words(portrait.total)
        return str(number), total, with_dots((routine.name, said))

    def _mine(self) -> PersonalCautions:
        return self._settings.personal_cautions(self._asked.load())

    def _begin(self, entry: RoutineEntry, answers: Answers) -> bool:
        """Ask what is to be asked first, and start; whether there is anything to play."""
        assert entry.routine is not None
        strange = unknown_option(entry.routine, answers.options)
        if strange is not None:
            self._talk.say(words.no_such_option(strange, entry.routine.choices))
            return False
        said = answers.options or entry.options
        answers = replace(answers, options=said)
        routine, adaptations = self._heeded(entry.routine, entry.id)
        exercises, settings = self.library.exercises, self._settings
        try:
            answers = self._answered(routine, entry.id, answers)
        except NoMoreInputError:
            self._talk.say(words.side_not_said())
            return False
        timeline = timeline_to_play(routine, exercises, settings, self._met_of, answers)
        if not timeline.segments:
            self._talk.say(all_switched_off())
            return False
        # A window may have begun one while the questions were answered.
        if self.sessions.is_played_elsewhere:
            self._talk.say(player_labels.played_elsewhere())
            return False
        self._session.begin(new_player(timeline), entry.id, adaptations=adaptations)
        return True

    def _answered(self, routine: Routine, routine_id: str, answers: Answers) -> Answers:
        """The same with what the person has not answered yet.

        Raises:
            NoAnswerError: they rather do not start.
        """
        library = self.library
        last = LastAnswers(self.records, library.exercises, library.ids_of, self._now)
        options = self._picked(routine, answers, last.options(routine, routine_id))
        answers = replace(answers, options=options)
        if answers.side is not None or not asks_side(routine, library.exercises, options):
            return answers
        return replace(answers, side=ask_side(self._talk, last.side(routine, routine_id)))

    def _picked(self, routine: Routine, answers: Answers, last: tuple[str, ...]) -> tuple[str, ...]:
        """One option of each choice: as was said, as the person says now, or as the last time."""
        usual = picked(routine, answers.options, last)
        return tuple(
            option if option in answers.options else ask_option(self._talk, choice, option)
            for choice, option in zip(routine.choices, usual, strict=True)
        )

    def _heeded(self, routine: Routine, routine_id: str) -> tuple[Routine, tuple[Adaptation, ...]]:
        """The routine as it fits the person, and how, after what was changed was said.

        Raises:
            NoAnswerError: they rather do not start.
        """
        wait = when_again(
            routine, partial(last_begun, self.records, self.library.ids_of(routine_id)), self._now()
        )
        if wait:
            self._talk.say(wait, "bold")
        notes = caution_notes(self._paths.resources)
        exercises = self.library.exercises
        fitting = Fitting(self._talk, exercises, notes, self._mine, self._keep_asked)
        return fitting.chosen(routine, is_to_ask=bool(wait))

    def _keep_asked(self, change: StepChange | AllowedExercise, has_asked: bool) -> None:
        """Keep that the person has asked about an exercise, or has not."""
        cautions = [one.caution for one in change.reasons]
        today, parts = self._now().astimezone().date(), self._settings.caution_parts
        try:
            if has_asked:
                self._asked.keep(*asked_about(change.exercise, cautions, today, parts))
            else:
                self._asked.forget(change.exercise, cautions)
        except OSError as error:
            self._talk.say(adapting.asked_not_kept(self._asked.path, system.reason(error)))

    def _lead(self) -> int:
        terminal, exercises = self._terminal, self.library.exercises
        self._player = TerminalPlayer(
            self._session,
            session_changes(exercises, lambda: self._settings, self._met_of),
            terminal.keys,
            terminal.view(exercises, self._settings),
            Bell(terminal.ring, terminal.sleep, muted=not self._settings.sound),
            self._rules,
            self._speed,
        )
        for text in self._told:
            self._player.tell(text)
        ended = self._player.play()
        self._player = None
        if ended:
            return self._conclude()
        with contextlib.suppress(OSError):
            self._talk.say(words.stands_where_it_was())
        return 1

    def _conclude(self) -> int:
        """Sum up, ask how it felt, and save that too."""
        session, moment = self._session.record, self._session.moment
        assert session is not None
        assert moment is not None
        say_done(self._talk, session, refusal(moment.state), self.library.exercises)
        self._say_told()
        felt, before = None, self._before(session)
        with contextlib.suppress(NoAnswerError):
            if before is not None:
                self._talk.say(said_before(before, session))
            level = ask_soreness(self._talk)
            place = before.place if before else NO_PLACE
            felt = None if level is None else after_session(session, level, place)
        is_saved = self._saved(felt)
        if is_saved:
            self._talk.say(player_labels.is_saved(True))
        return 0 if is_saved else 1

    def _before(self, session: Session) -> SorenessEntry | None:
        """How sore the person was before, where that was said lately."""
        log, days = self.records.history.soreness, days_beforehand(session)
        return beforehand(self.records.ask(lambda: log.between(*days)) or (), session)

    def _saved(self, felt: SorenessEntry | None) -> bool:
        """Save what is not saved yet, as often as the person wants; whether all is saved."""
        records = self.records
        if felt is None:
            records.retry()
        else:
            records.keep(felt)
        self._say_told()
        with contextlib.suppress(NoAnswerError):
            while records.unsaved and ask_again(self._talk):
                records.retry()
                self._say_told()
        return not records.unsaved

    def _tell(self, text: str) -> None:
        self._told.append(text)
        if self._player is not None:
            self._player.tell(text)

    def _say_told(self) -> None:
        for text in self._told:
            self._talk.say(text)
        self._told.clear()
