"""The made-up diary is one that somebody could have kept."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytimer.base.days import first_of_week, local_day
from recoverytimer.history.history import History
from recoverytimer.player.player import Outcome
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.trend import trends
from tests.plausible import Diary, fill, library, runner

FIRST = date(2026, 2, 2)
DAY = timedelta(days=1)
LONG_M = 12_000
SEEDS = st.integers(0, 9999)


@given(SEEDS)
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_diary(seed: int) -> None:
    assert runner(seed, FIRST).records == runner(seed, FIRST).records
    assert runner(seed, FIRST).records != runner(seed + 1, FIRST).records


@given(SEEDS)
@settings(max_examples=20)
def test_three_to_five_runs_a_week_one_of_them_long_and_none_while_ill(seed: int) -> None:
    diary = runner(seed, FIRST)
    assert len(diary.ill) == 7
    assert not {run.day for run in diary.runs} & set(diary.ill)
    assert {Effort.EASY, Effort.HARD} <= {run.effort for run in diary.runs}
    weeks = Counter(first_of_week(run.day) for run in diary.runs)
    well = [weeks[week] for week in weeks if not {week + n * DAY for n in range(7)} & {*diary.ill}]
    assert set(well) <= {3, 4, 5}
    long = Counter(first_of_week(run.day) for run in diary.runs if (run.distance_m or 0) > LONG_M)
    assert set(long.values()) == {1}
    assert len(long) >= len(well)


def sore_days(diary: Diary) -> Counter[int]:
    """How many days after a hard run, with no other one near, some place is sorest."""
    found: Counter[int] = Counter()
    tiring = [r.day for r in diary.runs if r.effort is Effort.HARD or (r.distance_m or 0) > LONG_M]
    for run in diary.runs:
        near = [day for day in tiring if abs((day - run.day).days) <= 5]
        if run.effort is Effort.HARD and len(near) == 1:
            after = [e for e in diary.soreness if e.area and 0 <= (e.day - run.day).days <= 5]
            for levels in trends(after).values():
                day, level = max(levels, key=lambda dated: dated[1])
                if level:
                    found[(day - run.day).days] += 1
                    assert levels[-1][1] == 0
    return found


def test_soreness_after_a_hard_run_peaks_on_the_next_days_and_is_gone_by_the_fifth() -> None:
    found = sum((sore_days(runner(seed, FIRST)) for seed in range(40)), Counter())
    assert found.total() > 20
    assert set(found) <= {1, 2}


@given(SEEDS)
@settings(max_examples=10)
def test_sessions_are_of_routines_that_there_are_and_mostly_done(seed: int) -> None:
    diary = runner(seed, FIRST)
    assert {s.routine_id for s in diary.sessions} <= {*library().routine_ids(), ""}
    assert any(s.by_hand for s in diary.sessions + runner(seed + 1, FIRST).sessions)
    assert any(s.note for s in diary.sessions)
    outcomes = Counter(p.outcome for s in diary.sessions for p in s.segments)
    assert outcomes[Outcome.DONE] > 0.85 * outcomes.total()
    assert outcomes[Outcome.SKIPPED]
    assert all(s.kind for s in diary.sessions)


def test_clocks_change_and_flights_cross_six_hours() -> None:
    stays = runner(1, FIRST)
    flies = runner(1, FIRST, flights={date(2026, 4, 10): "America/New_York"})
    for diary, offsets in ((stays, {60, 120}), (flies, {60, 120, -240})):
        assert {s.offset_min for s in diary.sessions} == offsets
        assert {e.offset_min for e in diary.soreness} == offsets
        assert {r.offset_min for r in diary.runs} == offsets
    left = date(2026, 4, 10)
    for one in (*flies.sessions, *flies.runs):
        assert (one.offset_min == -240) == (local_day(one.started_at, one.offset_min) >= left)
    assert [s.local_start.date() for s in flies.sessions] == [
        s.local_start.date() for s in stays.sessions
    ]


def test_a_history_is_filled_as_far_as_one_likes(tmp_path: Path) -> None:
    with closing(History(tmp_path / "history.sqlite3")) as history:
        fill(history, 700, 300, 90)
        with history.database.reading() as connection:
            counts = [
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("sessions", "soreness", "runs")
            ]
        assert counts == [700, 300, 90]
        days = list(history.totals.days())
    assert 120 < (days[0] - days[-1]).days < 400
