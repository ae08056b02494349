"""How it stands with soreness: what was noted, what that means, what is still to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from recoverytimer.routine.library import Library
from recoverytimer.runs.leaps import ended_at
from recoverytimer.soreness import redflags
from recoverytimer.soreness.checkin import CheckIn, of_yesterday
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.episode import Course, courses, spoken_of
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion, StopRules
from recoverytimer.today.candidates import Shelf
from recoverytimer.today.standing import PastEffort, Records, efforts, past_sessions

ENTRIES_BACK = timedelta(days=91)


class HowSore(Struct, frozen=True, kw_only=True):
    """What there is to show of soreness.

    Attributes:
        now: local time, with its offset.
        entries: those of the last three months, the oldest first.
        courses: where it is sore, the worst first.
        unended: all courses that go on, also that of no place where a place is spoken of.
        effort: the last one, from which the usual course counts.
        open_questions: what is to be asked and has no answer that holds.
        all_questions: what can be asked, and what was answered with yes.
        alarms: what follows from the answers, the most urgent first.
    """

    now: datetime
    entries: tuple[SorenessEntry, ...] = ()
    courses: tuple[Course, ...] = ()
    unended: tuple[Course, ...] = ()
    effort: PastEffort | None = None
    open_questions: tuple[SignQuestion, ...] = ()
    all_questions: tuple[SignQuestion, ...] = ()
    alarms: tuple[Alarm, ...] = ()

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @property
    def checked_in(self) -> bool:
        """Whether something was noted today."""
        return any(entry.day == self.today for entry in self.entries)

    @property
    def yesterday(self) -> CheckIn | None:
        """What was said yesterday."""
        return of_yesterday(self.entries, self.today)


def how_sore(
    records: Records,
    entries: Sequence[SorenessEntry],
    now: datetime,
    rules: StopRules,
    library: Library,
    shelf: Shelf,
) -> HowSore:
    """How it stands; `now` is local time with its offset.

    The entries are those of the last three months; the courses come from those of `records`.
    """
    runs = [run for run in records.runs if ended_at(run) <= now]
    hard = efforts(runs, past_sessions(records.sessions, now, library, shelf))
    found = courses(records.entries, [effort.ended_at for effort in hard], now)
    sore = spoken_of(found)
    return HowSore(
        now=now,
        entries=tuple(sorted(entries, key=lambda entry: (entry.at, entry.id))),
        courses=sore,
        unended=found,
        effort=hard[-1] if hard else None,
        open_questions=redflags.unanswered(rules, sore, records.answers),
        all_questions=_askable(rules, sore, records.answers),
        alarms=redflags.alarms(rules, records.answers),
    )


def _askable(
    rules: StopRules, sore: Sequence[Course], answers: Mapping[str, bool]
) -> tuple[SignQuestion, ...]:
    called_for = redflags.questions(rules, sore)
    every = (sign.question for level in rules.levels for sign in level.signs if sign.question)
    affirmed = tuple(q for q in every if answers.get(q.id) and q not in called_for)
    return (*called_for, *affirmed)
