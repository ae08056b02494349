from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.library import Library
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.effort import EffortKind, efforts
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.now import SorenessNow, soreness_now
from recoverytimer.soreness.stoprules import stop_rules
from tests.noting import NOON, entry, run


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(shipped_resources(), Path(tmp_path_factory.mktemp("own")))


def stand(
    library: Library,
    entries: tuple[SorenessEntry, ...] = (),
    runs: tuple[Run, ...] = (),
    answers: Mapping[str, bool] | None = None,
) -> SorenessNow:
    rules = stop_rules(shipped_resources())
    return soreness_now(entries, efforts(runs, ()), answers or {}, rules, NOON)


def test_checked_in_is_of_today(library: Library) -> None:
    yesterday, today = entry(-20, 3), entry(-1, 4)
    before = stand(library, (yesterday,))
    assert not before.checked_in
    assert before.yesterday is not None
    after = stand(library, (today, yesterday))
    assert after.checked_in
    assert after.entries == (yesterday, today)


def test_the_last_effort_is_named(library: Library) -> None:
    assert stand(library).effort is None
    hard, easy = run(-2, 8, Effort.HARD), run(-1, 8, Effort.EASY)
    effort = stand(library, runs=(easy, hard)).effort
    assert effort is not None
    assert (effort.kind, effort.ended_at) == (EffortKind.HARD_RUN, NOON - timedelta(days=2))


def test_only_what_calls_for_it_is_asked(library: Library) -> None:
    assert not stand(library, (entry(-1, 5),)).open_questions
    one_sided = stand(library, (entry(-1, 5, side=Side.LEFT),))
    assert one_sided.open_questions
    given = {question.id: False for question in one_sided.open_questions}
    answered = stand(library, (entry(-1, 5, side=Side.LEFT),), answers=given)
    assert not answered.open_questions
    assert answered.all_questions == one_sided.open_questions
    assert not answered.alarms


def test_a_yes_can_be_answered_again_when_nothing_is_sore_any_more(library: Library) -> None:
    (asked, *_) = stand(library, (entry(-1, 5, side=Side.LEFT),)).open_questions
    later = stand(library, (entry(-1, 0),), answers={asked.id: True})
    assert not later.open_questions
    assert later.all_questions == (asked,)
    assert len(later.alarms) == 1


def test_what_is_older_than_a_month_is_shown_and_belongs_to_no_episode(library: Library) -> None:
    daily = tuple(entry(-24 * days, 2) for days in range(40))
    found = stand(library, daily)
    assert len(found.entries) == 40
    assert [episode.day for episode in found.episodes] == [31]
