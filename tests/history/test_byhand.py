from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.storage.recordlimits import LONGEST_NOTE
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.byhand import (
    corrected,
    done_without_app,
    moved_to,
    wall_start,
    whole_minutes,
    with_duration,
)
from recoverytimer.player.session import SessionIdentity
from tests.recordmaking import NOON, session, work

SPENT = st.integers(0, 7_200_000).map(lambda ms: ms / 1000)
WHO = SessionIdentity(id="one", routine_id="glute-relief", started_at=NOON, offset_min=60)


def test_a_session_done_without_the_app_lasts_as_long_as_one_says() -> None:
    done = done_without_app(WHO, "Yoga", 1800, kind=Kind.STRETCH, note="in the park")
    assert (done.total_s, done.work_s, done.segments) == (1800, 1800, ())
    assert (done.by_hand, done.is_complete, done.kind) == (True, True, Kind.STRETCH)
    assert done.ended_at - done.started_at == timedelta(minutes=30)


def test_the_exercises_that_one_names_share_its_time() -> None:
    named = {"pigeon-pose": Kind.STRETCH, "roll-glutes": Kind.ROLL, "roll-quads": Kind.ROLL}
    done = done_without_app(WHO, "At home", 900, named, kind=Kind.COLD)
    assert [s.exercise for s in done.segments] == list(named)
    assert [s.actual_s for s in done.segments] == [300, 300, 300]
    assert done.kind is Kind.ROLL


@pytest.mark.parametrize("seconds", [59, 24 * 3600 + 1, float("nan"), -600])
def test_a_duration_out_of_bounds_is_refused_in_a_sentence(seconds: float) -> None:
    for change in (
        lambda: done_without_app(WHO, "Yoga", seconds),
        lambda: with_duration(session(), seconds),
    ):
        with pytest.raises(ValueError, match="between one minute and 24 hours"):
            change()


@given(st.floats(60, 24 * 3600), SPENT, SPENT, st.booleans())
def test_a_session_lasts_as_long_as_corrected(
    seconds: float, first_s: float, second_s: float, by_hand: bool
) -> None:
    before = session(segments=(work("a", first_s), work("b", second_s)), by_hand=by_hand)
    after = with_duration(before, seconds)
    assert after.total_s == pytest.approx(seconds, abs=1e-5)
    assert after.started_at == before.started_at
    assert (after.ended_at - after.started_at).total_seconds() >= seconds - 1e-5
    assert [s.exercise for s in after.segments] == ["a", "b"]


def test_a_pause_stays_a_pause_when_a_duration_is_corrected() -> None:
    before = session()
    pause = before.ended_at - before.started_at - timedelta(seconds=before.total_s)
    after = with_duration(before, 90)
    assert after.ended_at - after.started_at - timedelta(seconds=90) == pause
    assert [s.actual_s for s in after.segments] == [80, 10]


@given(st.timedeltas(timedelta(days=-999), timedelta(days=999)))
def test_a_session_moved_lasts_as_long_as_before(apart: timedelta) -> None:
    before = session()
    after = moved_to(before, before.started_at + apart, -300)
    assert after.total_s == before.total_s
    assert after.ended_at - before.ended_at == apart
    assert after.offset_min == -300
    assert moved_to(after, before.started_at, 0) == before


def test_what_is_left_as_it_was_stays_to_the_second() -> None:
    before = session(1, NOON + timedelta(seconds=37), offset_min=120)
    same = corrected(before, wall_start(before), whole_minutes(before), before.note)
    assert same == before
    noted = corrected(before, wall_start(before), whole_minutes(before), "  hips \n")
    assert (noted.note, noted.started_at, noted.total_s) == ("hips", before.started_at, 45.0)


def test_the_longest_note_that_can_be_read_in_stays_whole() -> None:
    before = replace(session(), note="x" * LONGEST_NOTE)
    longer = corrected(before, wall_start(before), 12, before.note)
    assert longer.note == before.note


def test_another_time_is_by_the_clock_of_where_it_was() -> None:
    far_away = session(1, NOON, offset_min=-570)
    later = corrected(far_away, datetime(2026, 3, 4, 4, 0), 1, "")  # noqa: DTZ001
    assert later.started_at == datetime(2026, 3, 4, 13, 30, tzinfo=UTC)
    assert later.offset_min == -570
    assert later.ended_at - later.started_at == far_away.ended_at - far_away.started_at


def test_another_duration_in_minutes_is_kept() -> None:
    before = session()
    longer = corrected(before, wall_start(before), 12, before.note)
    assert longer.total_s == pytest.approx(720)
    assert whole_minutes(longer) == 12
