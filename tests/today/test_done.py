"""Once something was done today, that is what is said, and what could come on another day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.streaks import Streak
from recoverytimer.history.totals import WeekTotal
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import after_session
from recoverytimer.today.done import LEAST_DONE_S
from recoverytimer.today.rules import RuleName
from recoverytimer.today.words.done import days_done, on_day, week_in_short, what_was_done
from tests.noting import NOON, entry, run
from tests.today.test_today import Person

DAY = timedelta(days=1)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


def test_nothing_is_done_before_the_first_session_of_a_day(person: Person) -> None:
    assert person.today().done is None
    person.played("glute-relief", 20)
    today = person.today()
    assert (today.done, today.ahead) == (None, None)


def test_a_session_makes_the_day_done_and_the_next_one_is_looked_ahead_to(person: Person) -> None:
    person.played("glute-relief", 1)
    today = person.today()
    assert today.done is not None
    assert what_was_done(today.done) == "glute-relief, 10 min."
    assert today.ahead is not None
    day, (entry_, _portrait, suggestion) = today.ahead
    assert day == NOON.date() + DAY
    assert entry_.id == suggestion.routine_id
    assert on_day(day, NOON.date()) == "Tomorrow"
    assert on_day(day + DAY, NOON.date()) == "On Friday"


def test_a_day_lasts_until_the_night_ends(person: Person) -> None:
    person.now = NOON + timedelta(hours=14)
    person.played("glute-relief", 3)
    assert person.today().done is not None
    person.now = NOON + timedelta(hours=17)
    assert person.today().done is None


def test_two_minutes_or_a_whole_session_are_done_and_less_is_not(person: Person) -> None:
    assert LEAST_DONE_S == 120
    person.played("glute-relief", 2, seconds=119)
    assert person.today().done is None
    person.played("glute-relief", 1, seconds=1)
    done = person.today().done
    assert done is not None
    assert what_was_done(done).endswith("2 sessions today, 2 min in all.")


def test_after_a_run_since_then_what_is_good_after_a_run_is_suggested(person: Person) -> None:
    person.played("desk-break", 3)
    today = person.today(runs=[run(-0.02, 8)])
    assert today.done is None
    assert today.suggestions.first.rule is RuleName.AFTER_A_RUN
    assert person.today(runs=[run(-0.3, 8)]).done is not None


def test_help_and_rest_come_before_it_and_nothing_is_looked_ahead_to(person: Person) -> None:
    person.played("glute-relief", 1)
    sore = person.today(entries=[entry(24.0 * day - 240, 6) for day in range(11)])
    assert sore.done is not None
    assert sore.comes_first
    assert sore.ahead is None
    person.cautions = frozenset({Caution.DVT})
    clot = person.today()
    assert (clot.comes_first, clot.ahead) == (True, None)


def test_strength_is_looked_ahead_to_on_the_day_when_it_is_due(person: Person) -> None:
    person.played("glute-strength", 7 * 24 + 30, kind=Kind.STRENGTH, seconds=900)
    person.played("glute-strength", 7 * 24 - 20, kind=Kind.STRENGTH, seconds=900)
    person.played("rest-day-mobility", 1, kind=Kind.MOBILITY)
    ahead = person.today().ahead
    assert ahead is not None
    assert ahead[1][2].rule is RuleName.STRENGTH
    person.played("glute-strength", 2, kind=Kind.STRENGTH, seconds=900)
    ahead = person.today().ahead
    assert ahead is not None
    assert ahead[1][2].rule is not RuleName.STRENGTH


def test_soreness_before_and_after_is_one_movement(person: Person) -> None:
    person.played("glute-relief", 1)
    (summary,) = person.history.sessions.page()
    session = person.history.sessions.get(summary.id)
    assert isinstance(session, Session)
    person.history.add(after_session(session, 3))
    said = {}
    for before in (None, 5, 3):
        entries = () if before is None else (entry(-3, before),)
        done = person.today(entries=entries).done
        assert done is not None
        said[before] = what_was_done(done)
    assert said == {
        None: "glute-relief, 10 min. Soreness afterwards: 3.",
        5: "glute-relief, 10 min. Soreness went from 5 to 3.",
        3: "glute-relief, 10 min. Soreness stayed at 3.",
    }


def test_the_days_of_the_week_are_told_without_a_nought() -> None:
    assert days_done(0, 2) == "Fresh start"
    assert days_done(1, 2) == "1 of 2 days"
    assert days_done(2, 2) == "2 days"
    assert days_done(1, 0) == "1 day"
    week = WeekTotal(NOON.date(), 3, 1500.0)
    assert week_in_short(week, Streak(2, in_weeks=True)) == "3 sessions, 25 min, 2 weeks in a row"
    assert (
        week_in_short(replace(week, count=0), Streak()) == "Nothing yet. Start whenever you like."
    )


def test_the_week_has_the_days_with_a_session(person: Person) -> None:
    person.played("glute-relief", 1)
    person.played("glute-relief", 25)
    person.played("glute-relief", 10 * 24)
    assert person.today().days == {NOON.date(), NOON.date() - DAY}


def test_a_hard_run_before_the_session_does_not_undo_it(person: Person) -> None:
    person.played("quick-cooldown-5", 1)
    today = person.today(runs=[run(-0.2, 20, Effort.HARD, 7200)])
    assert today.done is not None
