"""From records to how things stand."""

from __future__ import annotations

from datetime import timedelta

from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.runs.run import Effort
from recoverytimer.today.situation import RecentRecords, situation, soreness_at
from tests.noting import NOON, run
from tests.today.situations import LIBRARY, RULES, SHIPPED


def test_runs_to_come_do_not_count() -> None:
    hard, to_come = run(-2, 8, Effort.HARD), run(1, 8, Effort.HARD)
    records = RecentRecords(runs=(to_come, hard))
    effort = soreness_at(records, NOON, RULES, LIBRARY, SHIPPED).effort
    assert effort is not None
    assert effort.ended_at == NOON - timedelta(days=2)
    last = situation(records, NOON, PersonalCautions(), RULES, LIBRARY, SHIPPED).run
    assert last is not None
    assert last.ended_at == NOON - timedelta(days=2)


def test_the_last_long_run_may_be_followed_by_a_short_one() -> None:
    runs = (run(-3, 18), run(-0.4, 16), run(-0.1, 3), run(0.1, 30))
    found = situation(
        RecentRecords(runs=runs), NOON, PersonalCautions(), RULES, LIBRARY, SHIPPED
    ).long_run_at
    assert found == NOON - timedelta(days=0.4)
    short = RecentRecords(runs=runs[2:])
    assert situation(short, NOON, PersonalCautions(), RULES, LIBRARY, SHIPPED).long_run_at is None
