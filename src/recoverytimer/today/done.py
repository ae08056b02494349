"""That something was done today, and what could come next, on a day that is not this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from msgspec import Struct

from recoverytimer.base.days import ONE_DAY
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.today.rules import RuleName
from recoverytimer.today.situation import Situation
from recoverytimer.today.suggestions import Suggestion, Suggestions

# Our own judgement: who only looked at a routine has not done it.
LEAST_DONE_S = 120.0
DAYS_AHEAD = 3


class Done(Struct, frozen=True):
    """What was done today.

    Attributes:
        sessions: the newest first.
        before: how sore one was before the newest, where that was said; None where it was not.
    """

    sessions: tuple[SessionSummary, ...]
    before: int | None = None

    @property
    def last(self) -> SessionSummary:
        """The newest session."""
        return self.sessions[0]

    @property
    def total_s(self) -> float:
        """Seconds of all of them."""
        return sum(session.total_s for session in self.sessions)


class NextDay(Struct, frozen=True):
    """What would be sensible on a day to come."""

    day: date
    suggestion: Suggestion


def done_today(sessions: Iterable[SessionSummary], stand: Situation) -> Done | None:
    """What was done today; None where that is as good as nothing, or there was a run since."""
    mine = [s for s in sessions if stand.day_of(s.ended_at) == stand.today]
    done = Done(tuple(sorted(mine, key=lambda s: s.ended_at, reverse=True)))
    if not mine or (done.total_s < LEAST_DONE_S and not done.last.complete):
        return None
    has_run_since = stand.run is not None and stand.run.ended_at > done.last.ended_at
    return None if has_run_since else done


def comes_first(found: Suggestions) -> bool:
    """Whether something is to be said before all else: that help or rest is what is needed."""
    first = found.first
    return first.routine_id is None and first.rule is not RuleName.SLOW_BREATHING


def next_day(now: datetime, suggest_at: Callable[[datetime], Suggestions]) -> NextDay | None:
    """The first day to come with a sensible routine; at this hour, as one keeps to one's hours."""
    for number in range(1, DAYS_AHEAD + 1):
        then = now + number * ONE_DAY
        first = suggest_at(then).first
        if first.routine_id is not None:
            return NextDay(then.date(), first)
    return None
