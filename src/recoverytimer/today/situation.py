"""How things stand for a person at a moment, from their records: what suggestions are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import inf

from msgspec import Struct

from recoverytimer.base.days import ONE_HOUR
from recoverytimer.exercise.bodyareas import BACK, Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import Parts, PersonalCautions
from recoverytimer.exercise.exercise import ALONE_PREFIX, Kind, RoutineId
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.routine.library import Library
from recoverytimer.runs.leaps import ended_at, is_long
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.effort import efforts
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.now import SorenessNow, soreness_now
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import StopRules
from recoverytimer.today.candidates import Candidates

NIGHT_ENDS, MORNING_ENDS, EVENING = 4, 10, 20
REAL_STRENGTH_S = 300.0
SESSIONS_BACK = timedelta(days=14)
RUNS_BACK = timedelta(days=60)


class RecentRun(Struct, frozen=True):
    """The last run: when it ended (UTC) and how hard it was."""

    ended_at: datetime
    effort: Effort | None = None


class PastSession(Struct, frozen=True):
    """A session of the last days: the kinds of its exercises, the one with most time first.

    Attributes:
        ended_at: UTC.
        total_s: how long it took.
        gentle: whether what was done is gentle by its file.
    """

    routine_id: str
    kinds: tuple[Kind, ...]
    ended_at: datetime
    total_s: float
    gentle: bool = False

    @property
    def is_strength(self) -> bool:
        """Whether it counts as a strength session: of that kind above all, for five minutes."""
        is_strength = self.kinds[:1] == (Kind.STRENGTH,) and not self.gentle
        return is_strength and self.total_s >= REAL_STRENGTH_S


class Declined(Struct, frozen=True):
    """A routine that a person does not want on the day of an instant (UTC)."""

    routine_id: RoutineId
    at: datetime


class Situation(Struct, frozen=True):
    """How things stand.

    Attributes:
        now: local time, with its offset.
        episodes: where it is sore.
        alarm: what follows from a "yes" to the questions of `redflags`.
        unanswered: whether some of these questions wait for an answer.
        sessions: those of the last two weeks, in any order.
        declined: what was answered with "not today"; that of other days does not count.
        parts: where cautions are, as far as the person said that.
        tight: where it is tight, as the person said once.
        long_run_at: when the last long run ended, UTC.
    """

    now: datetime
    run: RecentRun | None = None
    episodes: tuple[Episode, ...] = ()
    alarm: Alarm | None = None
    unanswered: bool = False
    sessions: tuple[PastSession, ...] = ()
    cautions: frozenset[Caution] = frozenset()
    parts: Parts = frozenset()
    declined: tuple[Declined, ...] = ()
    tight: tuple[Area, ...] = ()
    long_run_at: datetime | None = None

    @property
    def is_ruled_out(self) -> bool:
        """Whether a caution of the person's leaves nothing but the way to help."""
        return bool(self.mine.rule_out_all)

    @property
    def mine(self) -> PersonalCautions:
        """The person's cautions and where these are."""
        return PersonalCautions(self.cautions, parts=self.parts)

    @property
    def worst(self) -> Episode | None:
        """Where it is most sore."""
        return max(self.episodes, key=lambda episode: episode.level, default=None)

    @property
    def level(self) -> int:
        """The level where it is most sore."""
        return self.worst.level if self.worst else 0

    @property
    def level_of_legs(self) -> int:
        """The highest level anywhere but in the back, on the day when it was last noted."""
        return max((e.day_level for e in self.episodes if e.place.area not in BACK), default=0)

    @property
    def today(self) -> date:
        """The day, which lasts until the night ends."""
        return self.day_of(self.now)

    @property
    def is_evening(self) -> bool:
        """From the evening until the night ends."""
        return self.now.hour >= EVENING or self.now.hour < NIGHT_ENDS

    @property
    def is_morning(self) -> bool:
        """From the end of the night until it is time for other things."""
        return NIGHT_ENDS <= self.now.hour < MORNING_ENDS

    @property
    def run_age_h(self) -> float:
        """Hours since the last run."""
        return self.hours_since(self.run.ended_at) if self.run else inf

    @property
    def hard_run_age_h(self) -> float:
        """Hours since the last run, where that was a hard one."""
        hard = self.run is not None and self.run.effort is Effort.HARD
        return self.run_age_h if hard else inf

    @property
    def ran_today(self) -> bool:
        """Whether there was a run today."""
        return self.run is not None and self.day_of(self.run.ended_at) == self.today

    @property
    def ran_long_today(self) -> bool:
        """Whether a long run ended today."""
        return self.long_run_at is not None and self.day_of(self.long_run_at) == self.today

    @property
    def done_since_run(self) -> bool:
        """Whether there was a session after the last run."""
        return any(self.hours_since(s.ended_at) < self.run_age_h for s in self.sessions)

    def day_of(self, instant: datetime) -> date:
        """The day of an instant by the local time of now."""
        return (instant.astimezone(self.now.tzinfo) - timedelta(hours=NIGHT_ENDS)).date()

    def hours_since(self, instant: datetime) -> float:
        """Hours from an instant to now."""
        return (self.now - instant) / ONE_HOUR

    def hours_since_kind(self, *kinds: Kind) -> float:
        """Hours since the last session with an exercise of one of some kinds."""
        ages = (self.hours_since(s.ended_at) for s in self.sessions if set(kinds) & set(s.kinds))
        return min(ages, default=inf)

    def count_today(self, kind: Kind) -> int:
        """How many sessions with an exercise of a kind there were today."""
        return sum(kind in s.kinds and self.day_of(s.ended_at) == self.today for s in self.sessions)

    def strength_ages_h(self) -> Iterator[float]:
        """Hours since each strength session."""
        return (self.hours_since(s.ended_at) for s in self.sessions if s.is_strength)

    def strength_count(self, days: int) -> int:
        """How many strength sessions there were within some days."""
        return sum(age < 24 * days for age in self.strength_ages_h())


class RecentRecords(Struct, frozen=True, kw_only=True):
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


def situation(
    records: RecentRecords,
    now: datetime,
    mine: PersonalCautions,
    rules: StopRules,
    library: Library,
    candidates: Candidates,
) -> Situation:
    """How things stand; `now` is local time with its offset, candidates come from the library."""
    ended = sorted(_ended(records.runs, now), key=ended_at)
    last = ended[-1] if ended else None
    long = (ended_at(run) for run in reversed(ended) if is_long(run, ended))
    sessions = _past_sessions(records.sessions, now, library, candidates)
    sore = _soreness(records, sessions, now, rules)
    return Situation(
        now=now,
        run=RecentRun(ended_at(last), last.effort) if last else None,
        episodes=sore.episodes,
        alarm=sore.alarms[0] if sore.alarms else None,
        unanswered=bool(sore.open_questions),
        sessions=sessions,
        cautions=mine.cautions,
        parts=mine.parts,
        declined=tuple(records.declined),
        long_run_at=next(long, None),
    )


def soreness_at(
    records: RecentRecords,
    now: datetime,
    rules: StopRules,
    library: Library,
    candidates: Candidates,
) -> SorenessNow:
    """How it stands with soreness; `now` is local time with its offset.

    Entries that are older than those of a situation may be among the records, to be shown.
    """
    sessions = _past_sessions(records.sessions, now, library, candidates)
    return _soreness(records, sessions, now, rules)


def _soreness(
    records: RecentRecords, sessions: Iterable[PastSession], now: datetime, rules: StopRules
) -> SorenessNow:
    strength = (session.ended_at for session in sessions if session.is_strength)
    tiring = efforts(_ended(records.runs, now), strength)
    return soreness_now(records.entries, tiring, records.answers, rules, now)


def _ended(runs: Iterable[Run], now: datetime) -> list[Run]:
    return [run for run in runs if ended_at(run) <= now]


def _past_sessions(
    sessions: Iterable[SessionSummary], now: datetime, library: Library, candidates: Candidates
) -> tuple[PastSession, ...]:
    """The sessions of the last two weeks, with the kinds of what was done."""
    return tuple(
        PastSession(
            s.routine_id,
            _kinds(s, library, candidates),
            s.ended_at,
            s.total_s,
            gentle=_is_gentle(s.routine_id, candidates),
        )
        for s in sessions
        if now - SESSIONS_BACK <= s.ended_at <= now
    )


def _kinds(session: SessionSummary, library: Library, candidates: Candidates) -> tuple[Kind, ...]:
    """The kind that was recorded first, then those of what there is by that name now."""
    recorded = () if session.kind is None else (session.kind,)
    return tuple(dict.fromkeys((*recorded, *_kinds_now(session.routine_id, library, candidates))))


def _kinds_now(routine_id: str, library: Library, candidates: Candidates) -> tuple[Kind, ...]:
    if routine_id.startswith(ALONE_PREFIX):
        kind = library.exercises.kind_of(routine_id.removeprefix(ALONE_PREFIX))
        return () if kind is None else (kind,)
    candidate = candidates.get(routine_id)
    return candidate.kinds if candidate else ()


def _is_gentle(routine_id: str, candidates: Candidates) -> bool:
    candidate = None if routine_id.startswith(ALONE_PREFIX) else candidates.get(routine_id)
    return candidate is not None and candidate.gentle
