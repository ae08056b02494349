"""From a person's records to how things stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import ALONE, Kind
from recoverytimer.guide.guide import StopRules
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.routine.library import Library
from recoverytimer.runs.leaps import ended_at, is_effort
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.episode import courses, spoken_of
from recoverytimer.soreness.redflags import alarms, unanswered
from recoverytimer.today.candidates import Shelf
from recoverytimer.today.situation import Declined, PastSession, RecentRun, Situation

SESSIONS_BACK = timedelta(days=14)
SORENESS_BACK = timedelta(days=30)
RUNS_BACK = timedelta(days=60)


class Records(Struct, frozen=True, kw_only=True):
    """What a person noted, in any order.

    Attributes:
        entries: those of the last 30 days.
        runs: those of the last 60 days.
        sessions: those of the last 14 days, and the newest of all.
        answers: those to the questions of `redflags` that still hold, by the question's id.
        declined: what was answered with "not today".
    """

    entries: Sequence[SorenessEntry] = ()
    runs: Sequence[Run] = ()
    sessions: Sequence[SessionSummary] = ()
    answers: Mapping[str, bool] = {}
    declined: Sequence[Declined] = ()


class PastEffort(Struct, frozen=True):
    """What soreness can come from: when it ended (UTC) and in a few words what it was."""

    ended_at: datetime
    words: str


def efforts(runs: Iterable[Run], sessions: Iterable[PastSession]) -> tuple[PastEffort, ...]:
    """The hard, long or unrated runs and the strength sessions, the oldest first."""
    known = tuple(runs)
    found = [
        PastEffort(ended_at(run), "hard run" if run.effort is Effort.HARD else "run")
        for run in known
        if is_effort(run, known)
    ]
    found += [PastEffort(s.ended_at, "strength session") for s in sessions if s.is_strength]
    return tuple(sorted(found, key=lambda effort: effort.ended_at))


def situation(
    records: Records,
    now: datetime,
    cautions: frozenset[Caution],
    library: Library,
    shelf: Shelf,
) -> Situation:
    """How things stand; `now` is local time with its offset, the shelf that of the library."""
    rules = library.stop_rules or StopRules(title="-", summary="-", levels=())
    runs = [run for run in records.runs if ended_at(run) <= now]
    last = max(runs, key=ended_at, default=None)
    sessions = past_sessions(records.sessions, now, library, shelf)
    hard = [effort.ended_at for effort in efforts(runs, sessions)]
    sore = spoken_of(courses(records.entries, hard, now))
    found = alarms(rules, records.answers)
    return Situation(
        now=now,
        run=RecentRun(ended_at(last), last.effort) if last else None,
        courses=sore,
        alarm=found[0] if found else None,
        unanswered=bool(unanswered(rules, sore, records.answers)),
        sessions=sessions,
        cautions=cautions,
        declined=tuple(records.declined),
    )


def past_sessions(
    sessions: Iterable[SessionSummary], now: datetime, library: Library, shelf: Shelf
) -> tuple[PastSession, ...]:
    """The sessions of the last two weeks, with the kinds of what was done."""
    return tuple(
        PastSession(s.routine_id, _kinds(s, library, shelf), s.ended_at, s.total_s)
        for s in sessions
        if now - SESSIONS_BACK <= s.ended_at <= now
    )


def _kinds(session: SessionSummary, library: Library, shelf: Shelf) -> tuple[Kind, ...]:
    """The kind that was recorded first, then those of what there is by that name now."""
    recorded = () if session.kind is None else (session.kind,)
    return tuple(dict.fromkeys((*recorded, *_kinds_now(session.routine_id, library, shelf))))


def _kinds_now(routine_id: str, library: Library, shelf: Shelf) -> tuple[Kind, ...]:
    if routine_id.startswith(ALONE):
        kind = library.exercises.kind_of(routine_id.removeprefix(ALONE))
        return () if kind is None else (kind,)
    candidate = shelf.get(routine_id)
    return candidate.kinds if candidate else ()
