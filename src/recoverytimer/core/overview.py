"""Where a person stands today: what to offer, what was done, what was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recoverytimer.core import wording
from recoverytimer.core.days import monday
from recoverytimer.core.history import Summary
from recoverytimer.core.journal import Journal
from recoverytimer.core.library import Entry, Library, Portrait
from recoverytimer.core.reminders import Done, Due, Reminder, looks_back_to, upcoming
from recoverytimer.core.session import Checkpoint
from recoverytimer.core.statistics import streak
from recoverytimer.core.suggestion import suggest
from recoverytimer.core.timeline import Timing


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows.

    Attributes:
        offered: the suggested routine with its portrait and why it is offered.
        interrupted: a session that did not come to its end, and what to say of it.
        week: the number of sessions this week and their seconds.
        streak_days: days in a row with a session.
        reminder: what comes next and when.
    """

    greeting: str
    offered: tuple[Entry, Portrait, str] | None
    interrupted: tuple[Checkpoint, str] | None
    last: tuple[Summary, str] | None
    week: tuple[int, float]
    streak_days: int
    reminder: str = ""


class Overview:
    """Sums up what the library, the journal and the reminders know.

    Args:
        now: gives this instant in UTC.
        reminders: gives all reminders.
    """

    def __init__(
        self,
        library: Library,
        journal: Journal,
        now: Callable[[], datetime],
        reminders: Callable[[], Sequence[Reminder]] = tuple,
    ) -> None:
        self._library = library
        self._journal = journal
        self._now = now
        self._reminders = reminders

    def today(self, timing: Timing, *, playing: bool) -> Today:
        """What the first page shows; while a session is open, none counts as interrupted."""
        local = self._now().astimezone()
        newest = self._journal.ask(lambda: self._journal.history.page(count=1)) or ()
        last = newest[0] if newest else None
        offer = suggest(
            local,
            last.routine_id if last else None,
            last.started_at if last else None,
            last.soreness if last else None,
        )
        entry = self._library.routine(offer.routine_id)
        offered = None
        if entry is not None and entry.routine is not None:
            portrait = self._library.portrait(entry.routine, timing)
            offered = (entry, portrait, offer.why)
        week = self._journal.ask(lambda: self._journal.history.week_total_s(monday(local.date())))
        return Today(
            greeting=_greeting(local),
            offered=offered,
            interrupted=None if playing else self.interrupted(),
            last=(last, _ago(last.day, local)) if last else None,
            week=week or (0, 0.0),
            streak_days=self.streak_days(),
            reminder=self.next_reminder(),
        )

    def interrupted(self) -> tuple[Checkpoint, str] | None:
        """A session that did not come to its end, and what to say of it."""
        checkpoint = self._journal.interrupted()
        if checkpoint is None:
            return None
        name = checkpoint.state.timeline.recipe.routine.name
        exercise = self._library.exercises.get(checkpoint.state.segment.exercise or "")
        place = f" at {exercise.name}" if exercise else ""
        away = (self._now() - checkpoint.saved_at).total_seconds()
        return checkpoint, f"{name} stopped{place}, {wording.minutes(max(0.0, away))} ago."

    def streak_days(self) -> int:
        """Days in a row with a session."""
        today = self._now().astimezone().date()
        return self._journal.ask(lambda: streak(self._journal.history.days(), today)) or 0

    def next_reminder(self) -> str:
        """What comes next and when: "Cold pack, today 18:30"; empty where nothing does."""
        due = self.upcoming()
        if due is None:
            return ""
        from recoverytimer.core.reminderwords import next_one

        return next_one(due, self.name(due.routine_id), self._now())

    def reminder(self, entry: Entry) -> str:
        """When one is reminded of a routine, in a sentence; empty where one is not."""
        found = next((r for r in self._reminders() if r.routine_id == entry.id), None)
        if found is None:
            return ""
        from recoverytimer.core.reminderwords import sentence

        return sentence(found)

    def all_reminders(self) -> tuple[str, ...]:
        """All reminders of routines that there are, each in a sentence."""
        from recoverytimer.core.reminderwords import rule

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
        history, since = self._journal.history, looks_back_to(reminder, self._now())
        last = self._journal.ask(lambda: history.last_of(reminder.routine_id, since))
        if last is None:
            return None
        count = self._journal.ask(lambda: history.count_on(last.day, reminder.routine_id))
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
        last = self._journal.ask(lambda: self._journal.history.last_of(entry.id))
        if last is None:
            return ""
        left = last.started_at + timedelta(hours=hours) - self._now()
        if left.total_seconds() <= 0:
            return ""
        return (
            f"You did this less than {wording.number(hours)} hours ago. "
            f"Better wait another {wording.minutes(left.total_seconds())}."
        )


def _greeting(local: datetime) -> str:
    greetings = ((4, "Good evening"), (12, "Good morning"), (18, "Good afternoon"))
    return next((text for end, text in greetings if local.hour < end), "Good evening")


def _ago(day: date, local: datetime) -> str:
    days = (local.date() - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
