"""What comes next of a person's reminders, and what was done of their routines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from recoverytimer.reminders.reminder import Due, LastDone, Reminder, looks_back_to, upcoming


class ReminderSchedule:
    """Looks up what comes next; reminders of routines that are gone are passed over.

    Args:
        reminders: gives all reminders.
        name_of: gives a routine's name by its id; None where there is no such routine.
        done_since: gives what was done of a routine since an instant (UTC), if anything was.
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        reminders: Callable[[], Sequence[Reminder]],
        name_of: Callable[[str], str | None],
        done_since: Callable[[str, datetime], LastDone | None],
        now: Callable[[], datetime],
    ) -> None:
        self._reminders = reminders
        self._name_of = name_of
        self._done_since = done_since
        self._now = now

    def upcoming(self) -> Due | None:
        """What comes next."""
        known = [r for r in self._reminders() if self._name_of(r.routine_id) is not None]
        return upcoming(known, self._now(), self.done(known))

    def in_short(self) -> str:
        """What comes next and when: "Cold pack, today 18:30"; empty where nothing does."""
        due = self.upcoming()
        name = self._name_of(due.routine_id) if due else None
        if due is None or name is None:
            return ""
        from recoverytimer.reminders import words

        return words.next_one(due, name, self._now())

    def all(self) -> tuple[str, ...]:
        """All reminders, each in a sentence."""
        from recoverytimer.reminders import words

        named = ((self._name_of(r.routine_id), r) for r in self._reminders())
        return tuple(words.of_routine(name, r) for name, r in named if name is not None)

    def names(self, routine_ids: Iterable[str]) -> Mapping[str, str]:
        """The names of those routines that there are, by their ids."""
        found = {routine_id: self._name_of(routine_id) for routine_id in routine_ids}
        return {routine_id: name for routine_id, name in found.items() if name is not None}

    def done(self, reminders: Iterable[Reminder]) -> Mapping[str, LastDone]:
        """What was done of the routines of some reminders, as far back as that matters."""
        now = self._now()
        found = (
            (r.routine_id, self._done_since(r.routine_id, looks_back_to(r, now))) for r in reminders
        )
        return {routine_id: done for routine_id, done in found if done is not None}
