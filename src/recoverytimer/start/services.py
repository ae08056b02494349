"""What the subjects share, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from recoverytimer.base.closers import Closers
from recoverytimer.base.computer import computer_name
from recoverytimer.base.ownfile import SettingAside, is_there
from recoverytimer.base.paths import Paths
from recoverytimer.base.writer import Writer
from recoverytimer.settings.ui.keeper import SettingsKeeper

if TYPE_CHECKING:
    from recoverytimer.base.storage.reserve import DiskReserve
    from recoverytimer.exercise.askedfile import AskedFile
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.guide.library import Guide
    from recoverytimer.history.history import History
    from recoverytimer.history.instep import HistoryInStep
    from recoverytimer.history.lastanswers import LastAnswers
    from recoverytimer.history.recordkeeper import RecordKeeper
    from recoverytimer.history.sessionkeeper import SessionKeeper
    from recoverytimer.reminders.schedule import ReminderSchedule
    from recoverytimer.reminders.ui.keeper import ReminderKeeper
    from recoverytimer.routine.favourites import FavouritesFile
    from recoverytimer.routine.library import Library
    from recoverytimer.soreness.answers import AnswersFile
    from recoverytimer.soreness.stoprules import StopRules
    from recoverytimer.today.afterwords import Afterwords
    from recoverytimer.today.easinglines import EasingLines
    from recoverytimer.today.nottoday import DeclinedFile
    from recoverytimer.today.today import TodayReader


class Services:
    """The files of one person and what is made of them.

    Args:
        now: gives this instant in UTC.
        tell: takes a sentence for the person, in any thread.
    """

    def __init__(
        self,
        paths: Paths,
        writer: Writer,
        keeper: SettingsKeeper,
        set_aside: SettingAside,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self.paths = paths
        self.writer = writer
        self.keeper = keeper
        self.set_aside = set_aside
        self.now = now
        self.tell = tell
        self._closers = Closers()
        self._closers.add(writer.close)
        self.close = self._closers.close

    @cached_property
    def library(self) -> Library:
        """Exercises and routines."""
        from recoverytimer.routine.library import Library

        return Library(self.paths.resources, self.paths.data)

    @cached_property
    def guide(self) -> Guide:
        """What there is to read."""
        from recoverytimer.guide.library import Guide

        return Guide(self.paths.resources)

    @cached_property
    def stop_rules(self) -> StopRules:
        """When to stop and when to get help."""
        from recoverytimer.soreness.stoprules import stop_rules

        return stop_rules(self.paths.resources)

    @cached_property
    def caution_notes(self) -> Mapping[Caution, CautionNote]:
        """What each caution means."""
        from recoverytimer.exercise.cautionnotes import caution_notes

        return caution_notes(self.paths.resources)

    @cached_property
    def history(self) -> History:
        """All records."""
        from recoverytimer.history.history import History

        kind_of = self.library.exercises.kind_of
        history = History(self.paths.history, kind_of=kind_of, now=self.now)
        self._closers.add(lambda: self.writer.do(history.close))
        return history

    @cached_property
    def in_step(self) -> HistoryInStep:
        """What brings in what a service leaves beside the history."""
        from recoverytimer.history.instep import HistoryInStep

        kind_of = self.library.exercises.kind_of
        return HistoryInStep(
            self.history, self.writer, self.paths.data, kind_of, self.now, self.tell
        )

    @cached_property
    def reserve(self) -> DiskReserve:
        """Room for a session on a full disk."""
        from recoverytimer.base.storage.reserve import DiskReserve

        reserve = DiskReserve(self.paths.session_files.reserve)
        self._closers.add(lambda: self.writer.do(reserve.close))
        return reserve

    @cached_property
    def record_keeper(self) -> RecordKeeper:
        """What saves records."""
        from recoverytimer.history.recordkeeper import RecordKeeper

        waiting = self.paths.session_files.waiting
        return RecordKeeper(
            self.history,
            self.writer,
            waiting,
            self.reserve,
            self.now,
            self.tell,
        )

    @cached_property
    def session_keeper(self) -> SessionKeeper:
        """What keeps the session that goes on."""
        from recoverytimer.history.sessionkeeper import SessionKeeper

        return SessionKeeper(
            self.record_keeper,
            self.writer,
            self.paths.session_files,
            self.reserve,
            self.now,
            self.tell,
            computer_name(),
        )

    @cached_property
    def today(self) -> TodayReader:
        """Where the person stands today."""
        from recoverytimer.today.today import SaidByPerson, TodayReader

        return TodayReader(
            self.library,
            self.stop_rules,
            self.record_keeper,
            self.session_keeper,
            self.now,
            SaidByPerson(
                days_a_week=lambda: self.keeper.current.days_a_week_goal,
                mine=lambda: self.keeper.current.personal_cautions(self.asked.load()),
                tight=lambda: self.keeper.current.tight,
                equipment=lambda: self.keeper.current.equipment,
                answers=self._held_answers,
                declined=self.declined.load,
                next_reminder=self.schedule.in_short,
                ending=self.keeper.caution_to_ask_about,
            ),
        )

    @cached_property
    def easing_lines(self) -> EasingLines:
        """What got easier."""
        from recoverytimer.today.easinglines import EasingLines

        keeper = self.keeper
        return EasingLines(
            self.record_keeper,
            self.now,
            lambda: keeper.current.felt_told,
            lambda name: keeper.set(felt_told=name),
        )

    @cached_property
    def afterwords(self) -> Afterwords:
        """What the records say at the end of a session."""
        from recoverytimer.today.afterwords import Afterwords
        from recoverytimer.today.easinglines import ToldAt

        return Afterwords(self.record_keeper, lambda: self.easing_lines.line(ToldAt.END))

    @cached_property
    def last_answers(self) -> LastAnswers:
        """What the person answered last before routines."""
        from recoverytimer.history.lastanswers import LastAnswers

        library = self.library
        return LastAnswers(self.record_keeper, library.exercises, library.ids_of, self.now)

    @cached_property
    def schedule(self) -> ReminderSchedule:
        """What comes next of the reminders."""
        from recoverytimer.history.lastdone import done_since
        from recoverytimer.reminders.schedule import ReminderSchedule

        library = self.library
        return ReminderSchedule(
            lambda: self.reminders.current,
            self._name_of,
            lambda name, since: done_since(
                self.record_keeper, library.ids_of(library.present_id(name)), since
            ),
            self.now,
        )

    def _name_of(self, routine_id: str) -> str | None:
        entry = self.library.routine(routine_id)
        return entry.name if entry else None

    @cached_property
    def answers(self) -> AnswersFile:
        """The answers to the questions about soreness."""
        from recoverytimer.soreness.answers import AnswersFile

        return AnswersFile(self.paths.answers, self.set_aside)

    def _held_answers(self) -> Mapping[str, bool]:
        if not is_there(self.paths.answers):
            return {}
        from recoverytimer.soreness.answers import answers_that_hold

        return answers_that_hold(self.answers.load(), self.now())

    @cached_property
    def asked(self) -> AskedFile:
        """About which exercises the person has asked a professional."""
        from recoverytimer.exercise.askedfile import AskedFile

        return AskedFile(self.paths.asked, self.set_aside)

    @cached_property
    def favourites(self) -> FavouritesFile:
        """The routines that the person likes most."""
        from recoverytimer.routine.favourites import FavouritesFile

        return FavouritesFile(self.paths.favourites, self.set_aside)

    @cached_property
    def declined(self) -> DeclinedFile:
        """What the person does not want today."""
        from recoverytimer.today.nottoday import DeclinedFile

        return DeclinedFile(self.paths.declined, self.now, self.set_aside)

    @cached_property
    def reminders(self) -> ReminderKeeper:
        """What the person wants to be reminded of."""
        from recoverytimer.reminders.file import RemindersFile
        from recoverytimer.reminders.ui.keeper import ReminderKeeper

        return ReminderKeeper(
            RemindersFile(self.paths.reminders),
            self.library.present_id,
            self.writer,
            self.now,
            self.set_aside,
            self.tell,
        )

    @cached_property
    def figures(self) -> Figures:
        """Pictures of the exercises."""
        from recoverytimer.exercise.ui.picturefolder import OwnPictures
        from recoverytimer.figure.poses import Poses
        from recoverytimer.figure.ui.figures import Figures

        exercises = self.library.exercises
        figures = Figures(
            Poses(self.paths.resources / "poses", exercises),
            self.paths.figures,
            lambda: self.keeper.current.person,
            OwnPictures(self.paths.pictures, exercises),
        )
        self._closers.add(figures.close)
        return figures
