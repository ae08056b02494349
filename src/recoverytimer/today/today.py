"""Where a person stands today: what to offer, what was done, what was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.days import ONE_DAY, first_of_week, last_of_week
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.streaks import EVERY_DAY, Streak, current_streak
from recoverytimer.history.totals import WeekTotal
from recoverytimer.player.checkpoint import Checkpoint
from recoverytimer.routine.adapting import adapted
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait, portrait_of
from recoverytimer.routine.timeline import Timing
from recoverytimer.runs.leaps import RecentLeap, recent_leap
from recoverytimer.soreness.beforehand import beforehand
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.now import EPISODES_BACK
from recoverytimer.soreness.stoprules import StopRules
from recoverytimer.today.candidates import Candidates, candidates_of
from recoverytimer.today.done import Done, comes_first, done_today, next_day
from recoverytimer.today.rules import RuleName
from recoverytimer.today.situation import (
    RUNS_BACK,
    Declined,
    RecentRecords,
    Situation,
    situation,
)
from recoverytimer.today.suggestions import Suggestion, Suggestions, suggest

Offer = tuple[RoutineEntry, Portrait, Suggestion]
MOST_SESSIONS = 100
S = TypeVar("S", SessionSummary, Declined)


class Interrupted(Struct, frozen=True):
    """A session that did not come to its end: where it stopped, and how long ago.

    Attributes:
        exercise: its name; empty where it stopped at none.
    """

    checkpoint: Checkpoint
    exercise: str
    away_s: float

    @property
    def routine(self) -> str:
        """The routine's name."""
        return self.checkpoint.state.timeline.recipe.routine.name


class Today(Struct, frozen=True):
    """What the page shows.

    Attributes:
        now: local time.
        suggestions: what would be sensible now, with topics and sources.
        offered: the suggested routine with its portrait as it fits the person, and why it is
            offered; None where no
            routine is sensible, then `suggestions.first` says why and where to read on.
        others: what would be sensible instead, likewise.
        at_ease: the name of the exercise that one can do all the same, where one is suggested.
        episodes: where it is sore, the worst first.
        last: the last session, and how many days ago it was.
        streak: days in a row with a session, or weeks that reached their goal.
        reminder: what comes next and when.
        ending: the caution of which it is asked whether it is over.
        done: what was done today; None where nothing was since the last run.
        ahead: the day to come with its routine, where something was done today.
        days: those of this week with a session.
        days_a_week: how many of these one aims for; 0 for none in particular.
        leap: the last run, where it was too long next to those before it.
    """

    now: datetime
    suggestions: Suggestions
    offered: Offer | None
    others: tuple[Offer, ...]
    episodes: tuple[Episode, ...]
    interrupted: Interrupted | None
    last: tuple[SessionSummary, int] | None
    week: WeekTotal
    streak: Streak
    at_ease: str = ""
    reminder: str = ""
    ending: Caution | None = None
    done: Done | None = None
    ahead: tuple[date, Offer] | None = None
    days: frozenset[date] = frozenset()
    days_a_week: int = EVERY_DAY
    leap: RecentLeap | None = None

    @property
    def comes_first(self) -> bool:
        """Whether help or rest is what is needed, before all else."""
        return comes_first(self.suggestions)


class SaidByPerson(Struct, frozen=True):
    """What a person set or said, besides their records, as it is when it is asked for.

    Attributes:
        days_a_week: gives how many days the person wants to do something in a week.
        mine: gives the person's own cautions, with what they have asked about.
        answers: gives the answers to the questions about soreness that still hold.
        declined: gives what the person does not want today.
        next_reminder: says what comes next and when; nothing where nothing does.
        tight: gives where it is tight.
        equipment: gives what is there; nothing where nothing was said of it.
        ending: gives the caution whose time is over, of which it is to be asked whether it is.
    """

    days_a_week: Callable[[], int] = lambda: EVERY_DAY
    mine: Callable[[], PersonalCautions] = PersonalCautions
    answers: Callable[[], Mapping[str, bool]] = dict
    declined: Callable[[], Sequence[Declined]] = tuple
    next_reminder: Callable[[], str] = str
    tight: Callable[[], Sequence[Area]] = tuple
    equipment: Callable[[], Sequence[Equipment]] = tuple
    ending: Callable[[], Caution | None] = lambda: None


NOTHING_SAID = SaidByPerson()


class TodayReader:
    """Reads from the library and the records what a `Today` is made from.

    Args:
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        library: Library,
        rules: StopRules,
        records: RecordKeeper,
        sessions: SessionKeeper,
        now: Callable[[], datetime],
        said: SaidByPerson = NOTHING_SAID,
    ) -> None:
        self._library = library
        self._rules = rules
        self._keeper = records
        self._sessions = sessions
        self._now = now
        self._said = said

    def read(self, timing: Timing, *, playing: bool) -> Today:
        """What the first page shows; while a session is open, none counts as interrupted."""
        records = self._keeper.ask(self.recent_records) or RecentRecords()
        return self.read_from(records, timing, playing=playing)

    def recent_records(self) -> RecentRecords:
        """What the history knows of the last days.

        Raises:
            HistoryError: it could not be read.
        """
        history, today = self._keeper.history, self._now().astimezone().date()
        return RecentRecords(
            entries=history.soreness.between(today - EPISODES_BACK, today + ONE_DAY),
            runs=history.runs.between(today - RUNS_BACK, today + ONE_DAY),
            sessions=self._under_present_ids(history.sessions.page(count=MOST_SESSIONS)),
            answers=self._said.answers(),
            declined=self._under_present_ids(self._said.declined()),
        )

    def _under_present_ids(self, found: Iterable[S]) -> tuple[S, ...]:
        """The same by the ids that their routines have now."""
        present = cache(self._library.present_id)
        return tuple(replace(one, routine_id=present(one.routine_id)) for one in found)

    def read_from(self, records: RecentRecords, timing: Timing, *, playing: bool) -> Today:
        """What the first page shows, from what was noted of sessions, soreness and runs."""
        local = self._now().astimezone()
        lately = (session.routine_id for session in records.sessions)
        mine = self._said.mine()
        candidates = candidates_of(self._library, timing, lately, mine)

        def stand_at(then: datetime) -> Situation:
            found = situation(records, then, mine, self._rules, self._library, candidates)
            return replace(found, tight=tuple(self._said.tight()))

        stand = stand_at(local)
        found = self._honest(self._suggest(stand, candidates))
        done = self._done(records, stand)
        ahead = None
        if done is not None and not comes_first(found):
            ahead = next_day(local, lambda then: self._suggest(stand_at(then), candidates))
        offered_ahead = self._offer(ahead.suggestion, timing, mine) if ahead else None
        last = max(records.sessions, key=lambda s: s.started_at, default=None)
        week = self._keeper.ask(lambda: self._keeper.history.totals.week(local.date()))
        return Today(
            now=local,
            suggestions=found,
            offered=self._offer(found.first, timing, mine),
            others=tuple(o for o in (self._offer(s, timing, mine) for s in found.others) if o),
            episodes=stand.episodes,
            interrupted=None if playing else self.interrupted(),
            last=(last, (local.date() - last.day).days) if last else None,
            week=week or WeekTotal(first_of_week(local.date()), 0, 0.0),
            streak=self.streak(),
            at_ease=self._exercise_name(found.first.exercise_id),
            reminder=self._said.next_reminder(),
            ending=self._said.ending(),
            done=done,
            ahead=(ahead.day, offered_ahead) if ahead and offered_ahead else None,
            days=self._days(local.date()),
            days_a_week=self._said.days_a_week(),
            leap=recent_leap(records.runs, local),
        )

    def _done(self, records: RecentRecords, stand: Situation) -> Done | None:
        done = done_today(records.sessions, stand)
        if done is None or done.last.soreness is None:
            return done
        before = beforehand(records.entries, done.last)
        return replace(done, before=before.level if before else None)

    def _days(self, today: date) -> frozenset[date]:
        first, last = first_of_week(today), last_of_week(today)
        by_day = self._keeper.history.totals.by_day
        return frozenset(total.day for total in self._keeper.ask(lambda: by_day(first, last)) or ())

    def _suggest(self, stand: Situation, candidates: Candidates) -> Suggestions:
        owned = self._said.equipment()
        if not owned:
            return suggest(stand, candidates)
        from recoverytimer.today.suiting import suggest_at_hand

        return suggest_at_hand(stand, candidates, owned)

    def _honest(self, found: Suggestions) -> Suggestions:
        """The same, where nothing fits because nothing is there, with that for a reason."""
        missing = self._library.missing
        if not missing or found.first.rule is not RuleName.SLOW_BREATHING:
            return found
        return Suggestions(replace(found.first, missing=missing, exercise_id=None))

    def _exercise_name(self, exercise_id: str | None) -> str:
        exercise = self._library.exercises.get(exercise_id or "")
        return exercise.name if exercise else ""

    def _offer(
        self, suggestion: Suggestion, timing: Timing, mine: PersonalCautions
    ) -> Offer | None:
        entry = self._library.routine(suggestion.routine_id) if suggestion.routine_id else None
        if entry is None or entry.routine is None:
            return None
        exercises = self._library.exercises
        fits = adapted(entry.routine, exercises, mine).routine or entry.routine
        return entry, portrait_of(fits, exercises, timing), suggestion

    def interrupted(self) -> Interrupted | None:
        """A session that did not come to its end."""
        checkpoint = self._sessions.interrupted()
        if checkpoint is None:
            return None
        exercise = self._exercise_name(checkpoint.state.segment.exercise)
        away_s = max(0.0, (self._now() - checkpoint.saved_at).total_seconds())
        return Interrupted(checkpoint, exercise, away_s)

    def streak(self) -> Streak:
        """Days in a row with a session, or weeks that reached the person's goal."""
        today = self._now().astimezone().date()
        days = self._keeper.history.totals.days
        found = self._keeper.ask(lambda: current_streak(days(), today, self._said.days_a_week()))
        return found or Streak()
