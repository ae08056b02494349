"""Where a person stands today: what to offer, what was done, what was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from recoverytimer.base import amounts
from recoverytimer.base.days import ONE_DAY, monday
from recoverytimer.exercise.caution import Caution
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.streaks import EVERY_DAY, Streak, current_streak
from recoverytimer.history.totals import WeekTotal
from recoverytimer.player.checkpoint import Checkpoint
from recoverytimer.reminders.reminder import Done, Due, Reminder, looks_back_to, upcoming
from recoverytimer.routine.library import Entry, Library, Portrait
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words import missing_resources
from recoverytimer.soreness.episode import Course
from recoverytimer.today.candidates import shelf
from recoverytimer.today.rules import NOTHING_FITS
from recoverytimer.today.situation import Declined
from recoverytimer.today.standing import RUNS_BACK, SORENESS_BACK, Records, situation
from recoverytimer.today.suggestions import Suggestion, Suggestions, suggest

Offer = tuple[Entry, Portrait, str]
MOST_SESSIONS = 100


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows.

    Attributes:
        suggestions: what would be sensible now, with topics and sources.
        offered: the suggested routine with its portrait and why it is offered; None where no
            routine is sensible, then `suggestions.first` says why and where to read on.
        others: what would be sensible instead, likewise.
        at_ease: the name of the exercise that one can do all the same, where one is suggested.
        courses: where it is sore, the worst first.
        interrupted: a session that did not come to its end, and what to say of it.
        streak: days in a row with a session, or weeks that reached their goal.
        reminder: what comes next and when.
    """

    greeting: str
    suggestions: Suggestions
    offered: Offer | None
    others: tuple[Offer, ...]
    courses: tuple[Course, ...]
    interrupted: tuple[Checkpoint, str] | None
    last: tuple[SessionSummary, str] | None
    week: WeekTotal
    streak: Streak
    at_ease: str = ""
    reminder: str = ""


class Overview:
    """Sums up what the library, the history and the reminders know.

    Args:
        now: gives this instant in UTC.
        reminders: gives all reminders.
        days_a_week: gives how many days the person wants to do something in a week.
        cautions: gives the person's own cautions.
        answers: gives the answers to the questions about soreness that still hold.
        declined: gives what the person does not want today.
    """

    def __init__(
        self,
        library: Library,
        records: RecordKeeper,
        sessions: SessionKeeper,
        now: Callable[[], datetime],
        reminders: Callable[[], Sequence[Reminder]] = tuple,
        days_a_week: Callable[[], int] = lambda: EVERY_DAY,
        cautions: Callable[[], frozenset[Caution]] = frozenset,
        answers: Callable[[], Mapping[str, bool]] = dict,
        declined: Callable[[], Sequence[Declined]] = tuple,
    ) -> None:
        self._library = library
        self._keeper = records
        self._sessions = sessions
        self._now = now
        self._reminders = reminders
        self._days_a_week = days_a_week
        self._cautions = cautions
        self._answers = answers
        self._declined = declined

    def today(self, timing: Timing, *, playing: bool) -> Today:
        """What the first page shows; while a session is open, none counts as interrupted."""
        return self.today_of(self._keeper.ask(self.records) or Records(), timing, playing=playing)

    def records(self) -> Records:
        """What the history knows of the last days.

        Raises:
            HistoryError: it could not be read.
        """
        history, today = self._keeper.history, self._now().astimezone().date()
        return Records(
            entries=history.soreness.between(today - SORENESS_BACK, today + ONE_DAY),
            runs=history.runs.between(today - RUNS_BACK, today + ONE_DAY),
            sessions=history.sessions.page(count=MOST_SESSIONS),
            answers=self._answers(),
            declined=self._declined(),
        )

    def today_of(self, records: Records, timing: Timing, *, playing: bool) -> Today:
        """What the first page shows, from what was noted of sessions, soreness and runs."""
        local = self._now().astimezone()
        lately = (session.routine_id for session in records.sessions)
        routines = shelf(self._library, timing, lately)
        stand = situation(records, local, self._cautions(), self._library, routines)
        found = self._honest(suggest(stand, routines))
        last = max(records.sessions, key=lambda s: s.started_at, default=None)
        week = self._keeper.ask(lambda: self._keeper.history.totals.week(local.date()))
        return Today(
            greeting=_greeting(local),
            suggestions=found,
            offered=self._offer(found.first, timing),
            others=tuple(o for o in (self._offer(s, timing) for s in found.others) if o),
            courses=stand.courses,
            interrupted=None if playing else self.interrupted(),
            last=(last, _ago(last.day, local)) if last else None,
            week=week or WeekTotal(monday(local.date()), 0, 0.0),
            streak=self.streak(),
            at_ease=self._exercise_name(found.first.exercise_id),
            reminder=self.next_reminder(),
        )

    def _honest(self, found: Suggestions) -> Suggestions:
        """The same, where nothing fits because nothing is there, with that for a reason."""
        missing = missing_resources(self._library.missing)
        if not missing or found.first.rule != NOTHING_FITS:
            return found
        return Suggestions(replace(found.first, reason=missing, exercise_id=None))

    def _exercise_name(self, exercise_id: str | None) -> str:
        exercise = self._library.exercises.get(exercise_id or "")
        return exercise.name if exercise else ""

    def _offer(self, suggestion: Suggestion, timing: Timing) -> Offer | None:
        entry = self._library.routine(suggestion.routine_id) if suggestion.routine_id else None
        if entry is None or entry.routine is None:
            return None
        return entry, self._library.portrait(entry.routine, timing), suggestion.reason

    def interrupted(self) -> tuple[Checkpoint, str] | None:
        """A session that did not come to its end, and what to say of it."""
        checkpoint = self._sessions.interrupted()
        if checkpoint is None:
            return None
        name = checkpoint.state.timeline.recipe.routine.name
        exercise = self._library.exercises.get(checkpoint.state.segment.exercise or "")
        place = f" at {exercise.name}" if exercise else ""
        away = (self._now() - checkpoint.saved_at).total_seconds()
        return checkpoint, f"{name} stopped{place}, {amounts.minutes(max(0.0, away))} ago."

    def streak(self) -> Streak:
        """Days in a row with a session, or weeks that reached the person's goal."""
        today = self._now().astimezone().date()
        days = self._keeper.history.totals.days
        found = self._keeper.ask(lambda: current_streak(days(), today, self._days_a_week()))
        return found or Streak()

    def next_reminder(self) -> str:
        """What comes next and when: "Cold pack, today 18:30"; empty where nothing does."""
        due = self.upcoming()
        if due is None:
            return ""
        from recoverytimer.reminders.words import next_one

        return next_one(due, self.name(due.routine_id), self._now())

    def reminder(self, entry: Entry) -> str:
        """When one is reminded of a routine, in a sentence; empty where one is not."""
        found = next((r for r in self._reminders() if r.routine_id == entry.id), None)
        if found is None:
            return ""
        from recoverytimer.reminders.words import sentence

        return sentence(found)

    def all_reminders(self) -> tuple[str, ...]:
        """All reminders of routines that there are, each in a sentence."""
        from recoverytimer.reminders.words import rule

        found = ((self._library.routine(r.routine_id), r) for r in self._reminders())
        return tuple(f"{entry.name}: {rule(r)}" for entry, r in found if entry is not None)

    def upcoming(self) -> Due | None:
        """The next reminder of a routine that there is."""
        known = [r for r in self._reminders() if self._library.routine(r.routine_id)]
        return upcoming(known, self._now(), self.done(known))

    def done(self, reminders: Iterable[Reminder]) -> Mapping[str, Done]:
        """What was done of the routines of some reminders, as far back as that matters."""
        found = ((r.routine_id, self._done(r)) for r in reminders)
        return {routine_id: done for routine_id, done in found if done is not None}

    def _done(self, reminder: Reminder) -> Done | None:
        log, since = self._keeper.history.sessions, looks_back_to(reminder, self._now())
        last = self._keeper.ask(lambda: log.last_of(reminder.routine_id, since))
        if last is None:
            return None
        count = self._keeper.ask(lambda: log.count_on(last.day, reminder.routine_id))
        return Done(last.ended_at, last.day, count or 0)

    def name(self, routine_id: str) -> str:
        """A routine's name, or its id where there is no such routine."""
        entry = self._library.routine(routine_id)
        return entry.name if entry else routine_id

    def waiting(self, entry: Entry) -> str:
        """A sentence on when a routine may be done again, where that is not yet."""
        routine = entry.routine
        if routine is None or routine.hours_apart is None:
            return ""
        hours = routine.hours_apart
        last = self._keeper.ask(lambda: self._keeper.history.sessions.last_of(entry.id))
        if last is None:
            return ""
        left = last.started_at + timedelta(hours=hours) - self._now()
        if left.total_seconds() <= 0:
            return ""
        return (
            f"You did this less than {amounts.number(hours)} hours ago. "
            f"Better wait another {amounts.minutes(left.total_seconds())}."
        )


def _greeting(local: datetime) -> str:
    greetings = ((4, "Good evening"), (12, "Good morning"), (18, "Good afternoon"))
    return next((text for end, text in greetings if local.hour < end), "Good evening")


def _ago(day: date, local: datetime) -> str:
    days = (local.date() - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
