"""The diary of a runner as it could have been, the same for the same seed.

`runner` makes some months of runs, soreness and sessions; `fill` a history as large as one likes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.byhand import done_without_app
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.player.player import Outcome, Player, SegmentProgress
from recoverytimer.player.session import Session, SessionIdentity, session_of
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import SegmentKind, Timeline, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import Sign, SorenessEntry, after_session

DAY = timedelta(days=1)
SORE = 4
DAYS_ILL = 7
NOTES = (
    "Felt good.",
    "Left side tighter than right.",
    "Tired legs after the hilly loop.",
    "Short on time, skipped the end.",
    "Rain; did it in the hallway.",
    "Knee fine today, 80 % of the usual depth.",
)
RUN_NOTES = ("Hills.", "With Jo.", "Headwind on the way back.", "Track, 6 x 800 m.", "New shoes.")
SORE_PLACES = ((Area.GLUTES, 1.0), (Area.QUADS, 0.8), (Area.HAMSTRINGS, 0.7), (Area.CALVES, 0.6))


@dataclass
class Diary:
    """What somebody logged, each sort in the order of time."""

    sessions: list[Session] = field(default_factory=list)
    soreness: list[SorenessEntry] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    ill: tuple[date, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All of it."""
        return (*self.sessions, *self.soreness, *self.runs)


def runner(
    seed: int,
    first: date,
    days: int = 91,
    zone: str = "Europe/Berlin",
    flights: Mapping[date, str] | None = None,
) -> Diary:
    """The diary of some days: three to five runs a week, one of them long, some hard.

    Hard and long runs are followed by soreness that rises for one to two days and is gone on the
    third to fifth. From eight weeks on, one week of illness is in it.

    Args:
        flights: into which time zone the person flies on which day.
    """
    return _Writer(Random(seed), first, days, zone, flights or {}).diary()


def fill(history: History, sessions: int, entries: int, runs: int = 0, seed: int = 1) -> None:
    """Write many records, four sessions a day up to now, entries and runs spread over all of it."""
    history.add(*_many(sessions, entries, runs, seed))


@dataclass(frozen=True)
class _Ache:
    """What a run leaves: a level that rises to its peak and fades."""

    began: datetime
    area: Area
    side: Side | None
    peak: float
    peak_h: float
    end_h: float

    def level(self, at: datetime) -> int:
        hours = (at - self.began).total_seconds() / 3600
        rising, fading = hours / self.peak_h, (self.end_h - hours) / (self.end_h - self.peak_h)
        return max(0, round(self.peak * min(rising, fading, 1.0)))


class _Writer:
    def __init__(
        self, rng: Random, first: date, days: int, zone: str, flights: Mapping[date, str]
    ) -> None:
        self._rng = rng
        self._days = [first + n * DAY for n in range(days)]
        self._zones = {first: zone, **flights}
        self._aches: list[_Ache] = []
        self._was_sore = False
        self._diary = Diary()

    def diary(self) -> Diary:
        if len(self._days) >= 8 * 7:
            start = self._rng.randrange(14, len(self._days) - 2 * DAYS_ILL)
            self._diary.ill = tuple(self._days[start : start + DAYS_ILL])
        runs: dict[date, tuple[float, Effort]] = {}
        for number, day in enumerate(self._days):
            if number == 0 or day.weekday() == 0:
                runs = self._week_of_runs(day, number // 7)
            if day in self._diary.ill:
                self._ill_day(day)
            else:
                self._day(day, runs.get(day))
        for log in (self._diary.sessions, self._diary.runs):
            log.sort(key=lambda one: one.started_at)
        self._diary.soreness.sort(key=lambda entry: entry.at)
        return self._diary

    def _week_of_runs(self, day: date, week: int) -> dict[date, tuple[float, Effort]]:
        """Kilometres and effort by day; the long run grows by the week."""
        rng = self._rng
        monday = day - day.weekday() * DAY
        long_day = monday + rng.choice((5, 6)) * DAY
        others = [monday + n * DAY for n in range(7) if monday + n * DAY != long_day]
        chosen = sorted(rng.sample(others, rng.randint(2, 4)))
        runs = {d: (rng.uniform(5, 9), Effort.EASY) for d in chosen}
        if rng.random() < 0.7:
            runs[rng.choice(chosen)] = (rng.uniform(7, 11), Effort.HARD)
        runs[long_day] = (min(26.0, 13 + 0.6 * week + rng.uniform(0, 2)), Effort.STEADY)
        return runs

    def _day(self, day: date, run: tuple[float, Effort] | None) -> None:
        rng = self._rng
        if run is not None:
            hour = rng.choice((7, 8, 17, 18))
            if rng.random() < 0.6:
                self._session(day, hour, "pre-run-warmup")
            self._run(day, hour + 1, *run)
            after = "full-cooldown-15" if run[1] is not Effort.EASY else "quick-cooldown-5"
            if rng.random() < 0.6:
                self._session(day, hour + 3, after)
        elif self._level(day, 12) >= SORE:
            self._session(day, 12, rng.choice(("glute-relief", "roll-glutes", "ice-heat")))
        elif rng.random() < 0.6:
            choices = ("glute-strength", "glute-starter", "rest-day-mobility", "roll-legs")
            self._session(day, 12, rng.choice(choices))
        if day.weekday() < 5 and rng.random() < 0.2:
            self._session(day, 15, "desk-break")
        if rng.random() < 0.06:
            self._by_hand(day)
        if rng.random() < 0.3:
            self._session(day, 22, "bedtime")
        self._entries(day)

    def _ill_day(self, day: date) -> None:
        if self._rng.random() < 0.2:
            self._session(day, 21, "bedtime", "Cold and fever, only some breathing.")
        self._entries(day)

    def _at(self, day: date, hour: int) -> tuple[datetime, int]:
        """An instant (UTC) about an hour on the wall, and the offset there."""
        since = max(d for d in self._zones if d <= day)
        wall = datetime.combine(day, time(hour, self._rng.randrange(60)))
        local = wall.replace(tzinfo=ZoneInfo(self._zones[since]))
        offset = local.utcoffset()
        assert offset is not None
        return local.astimezone(UTC), int(offset.total_seconds() // 60)

    def _id(self) -> str:
        return str(uuid.UUID(int=self._rng.getrandbits(128), version=4))

    def _run(self, day: date, hour: int, km: float, effort: Effort) -> None:
        rng = self._rng
        at, offset_min = self._at(day, hour)
        pace_s = {Effort.EASY: 375, Effort.STEADY: 360, Effort.HARD: 300}[effort]
        run = Run(
            id=self._id(),
            started_at=at,
            offset_min=offset_min,
            distance_m=round(1000 * km),
            duration_s=round(km * pace_s * rng.uniform(0.95, 1.05)),
            effort=effort if rng.random() < 0.95 or effort is Effort.HARD else None,
            note=rng.choice(RUN_NOTES) if rng.random() < 0.2 else "",
            source="morning.fit" if rng.random() < 0.3 else "",
        )
        self._diary.runs.append(run)
        if effort is not Effort.EASY:
            self._ache_after(run, km)

    def _ache_after(self, run: Run, km: float) -> None:
        rng = self._rng
        worst = rng.uniform(5, 8) if run.effort is Effort.HARD else rng.uniform(1, 4) * km / 20
        peak_h, end_h = rng.uniform(24, 48), rng.uniform(72, 116)
        for area, share in SORE_PLACES:
            side = rng.choice((Side.LEFT, Side.RIGHT)) if rng.random() < 0.2 else None
            peak = worst * share * rng.uniform(0.9, 1.0)
            self._aches.append(_Ache(run.started_at, area, side, peak, peak_h, end_h))

    def _level(self, day: date, hour: int) -> int:
        at, _ = self._at(day, hour)
        return max((ache.level(at) for ache in self._aches), default=0)

    def _entries(self, day: date) -> None:
        """In the evening, one says where it is sore, and once more when it is over."""
        at, offset_min = self._at(day, 20)
        worst: dict[tuple[Area, Side | None], int] = {}
        for ache in self._aches:
            place = (ache.area, ache.side)
            worst[place] = max(ache.level(at), worst.get(place, 0))
        sore = any(worst.values())
        if sore or self._was_sore:
            for (area, side), level in worst.items():
                self._diary.soreness.append(
                    SorenessEntry(
                        id=self._id(),
                        at=at,
                        offset_min=offset_min,
                        area=area,
                        side=side,
                        level=level,
                        signs=(Sign.SHARP,) if level >= 8 else (),
                        note="Stairs are no fun." if level >= 6 else "",
                    )
                )
        self._was_sore = sore
        self._aches = [a for a in self._aches if at - a.began < timedelta(hours=a.end_h)]

    def _session(self, day: date, hour: int, routine_id: str, note: str = "") -> None:
        rng = self._rng
        at, offset_min = self._at(day, hour)
        timeline = laid_out(routine_id)
        ran = tuple(self._ran(timeline))
        took = sum(r.spent_s for r in ran) + rng.choice((0, 0, 0, 30, 200))
        who = SessionIdentity(
            id=self._id(), routine_id=routine_id, started_at=at, offset_min=offset_min
        )
        done = session_of(
            Player(timeline=timeline, progress=ran), who, at + timedelta(seconds=took)
        )
        if note or rng.random() < 0.25:
            done = replace(done, note=note or rng.choice(NOTES))
        self._diary.sessions.append(done)
        if rng.random() < 0.7:
            level = max((ache.level(done.ended_at) for ache in self._aches), default=0)
            self._diary.soreness.append(after_session(done, max(0, level - rng.choice((0, 1)))))

    def _ran(self, timeline: Timeline) -> Iterator[SegmentProgress]:
        """What became of each segment: mostly done, seldom skipped, or not reached any more."""
        rng = self._rng
        count = len(timeline.segments)
        stops = rng.randrange(count // 2, count) if rng.random() < 0.06 else count
        for number, segment in enumerate(timeline.segments):
            seconds = segment.weight_s
            if segment.planned_s is None:
                seconds = round(seconds * rng.uniform(0.7, 1.4), 3)
            if number >= stops:
                yield SegmentProgress()
            elif segment.kind is SegmentKind.WORK and rng.random() < 0.03:
                yield SegmentProgress(round(seconds * rng.random(), 3), outcome=Outcome.SKIPPED)
            else:
                yield SegmentProgress(seconds, outcome=Outcome.DONE)

    def _by_hand(self, day: date) -> None:
        rng = self._rng
        at, offset_min = self._at(day, 10)
        who = SessionIdentity(id=self._id(), routine_id="", started_at=at, offset_min=offset_min)
        minutes = rng.choice((15, 20, 30, 45))
        done = done_without_app(who, "Yoga in the park", 60 * minutes, kind=Kind.STRETCH)
        self._diary.sessions.append(done)


@cache
def library() -> Library:
    """What comes with the app."""
    return Library(shipped_resources(), Path("nowhere"))


@cache
def laid_out(routine_id: str) -> Timeline:
    """A shipped routine's timeline."""
    entry = library().routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    return build_timeline(
        timeline_recipe(entry.routine, library().exercises, chosen_side=Side.LEFT)
    )


def _many(sessions: int, entries: int, runs: int, seed: int) -> Iterator[Record]:
    last = datetime.now(UTC).date()
    block = 91
    diary = runner(seed, last - block * DAY, block)
    Random(seed).shuffle(diary.soreness)
    copies = -(-sessions // len(diary.sessions))
    # So many of them lie over each other, some minutes apart.
    dense = max(1, 4 * block // len(diary.sessions))
    moves = [
        (f"{n:04x}", timedelta(days=-block * (n // dense), minutes=-7 * (n % dense)))
        for n in range(copies)
    ]
    yield from islice(_copies(diary.sessions, moves, sessions), sessions)
    yield from islice(_copies(diary.soreness, moves, entries), entries)
    yield from islice(_copies(diary.runs, moves, runs), runs)


def _copies(
    records: Sequence[Record], moves: Sequence[tuple[str, timedelta]], wanted: int
) -> Iterator[Record]:
    """Records moved in time, with ids of their own, the same share of them by each move."""
    share = -(-wanted // len(moves))
    for mark, move in moves:
        for one in islice(records, share):
            changed = {"id": f"{mark}{one.id[4:]}"}
            for key in ("at", "started_at", "ended_at"):
                if hasattr(one, key):
                    changed[key] = getattr(one, key) + move
            session_id = getattr(one, "session_id", None)
            if session_id:
                changed["session_id"] = f"{mark}{session_id[4:]}"
            yield replace(one, **changed)
