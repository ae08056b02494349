"""The player on a fake clock: exact, without drift, and nothing lost or doubled."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, PlayerStatus
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import GLUTE_RELIEF, ICE_HEAT, plain, recipe_of, routines

TICK = st.floats(0.001, 9.9)


def playing(text: str, **options: object) -> p.Player:
    return p.start(p.new_player(build_timeline(recipe_of(text, **options))), 0.0)


def at(state: p.Player) -> tuple[str, str | None, str | None]:
    segment = state.segment
    return segment.kind.value, segment.exercise, segment.side.value if segment.side else None


def run_to(state: p.Player, now: float, step: float = 1.0, begin: float = 0.0) -> p.Player:
    clock = begin
    while clock < now:
        clock = min(now, clock + step)
        state = p.advance(state, clock)
    return state


def test_a_routine_is_followed_from_getting_ready_to_the_end() -> None:
    state = playing(GLUTE_RELIEF)
    assert at(state) == ("prepare", "knee-rolls", None)
    state = run_to(state, 10)
    assert at(state) == ("work", "knee-rolls", None)
    state = run_to(state, 80, begin=10)
    assert at(state) == ("work", "figure-four-supine", "left")
    state = run_to(state, 110, begin=80)
    assert at(state) == ("switch", "figure-four-supine", "right")
    state = run_to(state, 499.5, begin=110)
    assert state.status is PlayerStatus.RUNNING
    state = run_to(state, 500, begin=499.5)
    assert state.status is PlayerStatus.FINISHED
    assert all(r.outcome is Outcome.DONE for r in state.progress)


@given(st.lists(TICK, min_size=1, max_size=200))
def test_irregular_ticks_do_not_drift(ticks: list[float]) -> None:
    state = playing(GLUTE_RELIEF)
    now = 0.0
    for tick in ticks:
        now += tick
        state = p.advance(state, now)
    straight = playing(GLUTE_RELIEF)
    for second in range(1, int(now) + 1):
        straight = p.advance(straight, float(second))
    straight = p.advance(straight, now)
    assert state.index == straight.index
    assert state.status is straight.status
    assert p.elapsed_s(state, now) == pytest.approx(min(now, 500.0))
    assert p.total_remaining(state, now).seconds == pytest.approx(max(0.0, 500.0 - now))


ACTIONS = st.sampled_from(
    ["tick", "tick", "next", "previous", "jump", "more", "less", "swap", "pause", "round", "answer"]
)


@settings(max_examples=200)
@given(routines(), st.lists(st.tuples(ACTIONS, TICK, st.integers(0, 60)), max_size=60))
def test_time_done_is_never_lost_or_doubled(text: str, actions: list) -> None:
    state = playing(text)
    now = running = 0.0
    for action, tick, number in actions:
        now += tick
        before = state
        state = p.advance(state, now)
        if before.status is PlayerStatus.RUNNING:
            running += tick if state.status is not PlayerStatus.FINISHED else 0.0
        if state.status is PlayerStatus.FINISHED:
            break
        state = act(state, action, number, now)
        assert len(state.progress) == len(state.timeline.segments)
        assert all(r.spent_s >= 0 for r in state.progress)
        if state.status is PlayerStatus.FINISHED:
            break
        assert p.elapsed_s(state, now) == pytest.approx(running)
        left = p.remaining_s(state, now)
        assert left is None or left >= 0
        assert p.total_remaining(state, now).seconds >= 0


def act(state: p.Player, action: str, number: int, now: float) -> p.Player:
    if action == "pause":
        other = p.start if state.status is PlayerStatus.PAUSED else p.pause
        return other(state, now)
    if action == "jump":
        return p.jump(state, number % len(state.timeline.segments), now)
    steps = {
        "next": lambda: p.next_segment(state, now),
        "previous": lambda: p.previous_segment(state, now),
        "more": lambda: p.adjust(state, 10, now),
        "less": lambda: p.adjust(state, -10, now),
        "swap": lambda: p.swap(state, now),
        "round": lambda: p.add_round(state, now),
        "answer": lambda: p.answer(state, bool(number % 2), now),
    }
    return steps.get(action, lambda: state)()


def test_a_pause_keeps_the_place() -> None:
    state = run_to(playing(GLUTE_RELIEF), 35)
    state = p.pause(state, 35)
    later = p.advance(state, 9999)
    assert later == state
    state = p.start(state, 10_000)
    assert p.position_s(state, 10_001) == pytest.approx(26)
    assert p.elapsed_s(state, 10_001) == pytest.approx(36)


def test_a_clock_gap_pauses_at_the_moment_before_and_says_how_long() -> None:
    state = run_to(playing(GLUTE_RELIEF), 23)
    state = p.advance(state, 23 + 8 * 3600)
    assert state.status is PlayerStatus.PAUSED
    assert state.gap_s == 8 * 3600
    assert p.position_s(state, 99_999) == pytest.approx(13)
    assert p.elapsed_s(state, 99_999) == pytest.approx(23)


def test_next_skips_what_is_timed() -> None:
    state = run_to(playing(GLUTE_RELIEF), 20)
    state = p.next_segment(state, 20)
    assert at(state) == ("prepare", "figure-four-supine", "left")
    assert state.progress[1].outcome is Outcome.SKIPPED
    assert state.progress[1].spent_s == pytest.approx(10)


def test_next_finishes_what_the_person_decides_the_end_of() -> None:
    state = playing(plain('exercise = "bridge"\nreps = 10'))
    state = p.next_segment(p.next_segment(state, 1), 30)
    assert state.status is PlayerStatus.FINISHED
    assert [r.outcome for r in state.progress] == [Outcome.SKIPPED, Outcome.DONE]


def test_the_lower_end_of_a_range_is_enough() -> None:
    state = run_to(playing(plain('exercise = "knee-rolls"\nhold = "20-30"')), 31)
    assert p.next_segment(state, 31).progress[1].outcome is Outcome.DONE
    early = run_to(playing(plain('exercise = "knee-rolls"\nhold = "20-30"')), 29)
    assert p.next_segment(early, 29).progress[1].outcome is Outcome.SKIPPED


def test_previous_restarts_first_and_then_goes_back() -> None:
    state = run_to(playing(GLUTE_RELIEF), 90)
    again = p.previous_segment(state, 90)
    assert at(again) == ("work", "figure-four-supine", "left")
    assert p.position_s(again, 90) == 0
    back = p.previous_segment(again, 91)
    assert at(back) == ("prepare", "knee-rolls", None)
    assert p.elapsed_s(back, 91) == pytest.approx(91)


def test_ten_seconds_more_or_less() -> None:
    state = run_to(playing(GLUTE_RELIEF), 20)
    assert p.remaining_s(p.adjust(state, 10, 20), 20) == pytest.approx(60)
    assert p.remaining_s(p.adjust(state, -10, 20), 20) == pytest.approx(40)
    almost = run_to(state, 65, begin=20)
    assert at(p.adjust(almost, -10, 65)) == ("prepare", "figure-four-supine", "left")


def test_cold_is_never_lengthened_beyond_what_is_safe() -> None:
    state = run_to(playing(plain('exercise = "ice-pack"\nhold = 900')), 20)
    for _ in range(100):
        state = p.adjust(state, 10, 20)
    assert state.length_s == 1200


def test_swap_gives_time_to_get_into_position_and_keeps_what_was_done() -> None:
    state = run_to(playing(GLUTE_RELIEF), 240)
    assert at(state) == ("work", "pigeon-pose", "left")
    swapped = p.swap(state, 240)
    assert at(swapped) == ("prepare", "figure-four-supine", "left")
    assert p.elapsed_s(swapped, 240) == pytest.approx(240)
    names = [s.exercise for s in swapped.timeline.segments if s.step == swapped.segment.step]
    assert set(names) == {"figure-four-supine"}
    assert at(p.swap(swapped, 241)) == ("prepare", "pigeon-pose", "left")


def test_a_round_can_be_added_while_playing() -> None:
    state = run_to(playing(GLUTE_RELIEF), 90)
    more = p.add_round(state, 90)
    assert at(more) == at(state)
    assert more.segment.rounds[-1].planned == 3
    assert p.total_remaining(more, 90).seconds == pytest.approx(410 + 75)


def test_an_added_round_of_heat_is_asked_about_again() -> None:
    state = playing(ICE_HEAT)
    more = p.add_round(state, 0)
    kinds = [s.kind for s in more.timeline.segments]
    assert kinds.count(SegmentKind.QUESTION) == kinds.count(SegmentKind.QUESTION)
    asked = [i for i, s in enumerate(more.timeline.segments) if s.kind is SegmentKind.QUESTION]
    heats = [
        i
        for i, s in enumerate(more.timeline.segments)
        if s.kind is SegmentKind.WORK and s.exercise == "heat-pack"
    ]
    for earlier, later in itertools.pairwise(heats):
        assert any(earlier < i < later for i in asked)


def question() -> p.Player:
    state = playing(ICE_HEAT)
    now = 0.0
    while state.segment.kind is not SegmentKind.QUESTION:
        now += 1
        state = p.advance(state, now)
    return state


def test_a_question_waits_and_cannot_be_passed_by() -> None:
    state = question()
    later = run_to(state, state.seen + 500, begin=state.seen)
    assert later.segment.kind is SegmentKind.QUESTION
    assert p.next_segment(later, later.seen) == later
    assert p.jump(later, later.index + 3, later.seen).index == later.index
    assert at(p.answer(later, True, later.seen)) == ("prepare", "ice-pack", None)


def test_jumping_ahead_stops_at_a_question_that_was_not_answered() -> None:
    state = playing(ICE_HEAT)
    jumped = p.jump(state, len(state.timeline.segments) - 1, 1)
    assert jumped.segment.kind is SegmentKind.QUESTION


def test_no_repeats_the_check_and_at_last_ends() -> None:
    state = question()
    for number in (1, 2):
        state = p.answer(state, False, state.seen)
        assert at(state)[:2] == ("work", "skin-check")
        assert state.refusals == number
        state = run_to(state, state.seen + 60, begin=state.seen)
        assert state.segment.kind is SegmentKind.QUESTION
    state = p.answer(state, False, state.seen)
    assert state.status is PlayerStatus.FINISHED
    assert state.refused


@pytest.mark.parametrize(("if_no", "expected"), [("skip", ("work", "bridge")), ("end", None)])
def test_no_leads_where_the_step_says(if_no: str, expected: tuple[str, str] | None) -> None:
    steps = (
        f'ask = "Fine?"\nif_no = "{if_no}"',
        'exercise = "pigeon-pose"\nhold = 30',
        'exercise = "bridge"\nhold = 30\nprepare = 0',
    )
    state = p.answer(playing(plain(*steps)), False, 1)
    if expected is None:
        assert state.status is PlayerStatus.FINISHED
    else:
        assert at(state)[:2] == expected


def test_ending_early_keeps_what_was_done() -> None:
    state = p.end(run_to(playing(GLUTE_RELIEF), 42), 42)
    assert state.status is PlayerStatus.FINISHED
    assert sum(r.spent_s for r in state.progress) == pytest.approx(42)
    assert state.progress[-1].outcome is Outcome.OPEN


def test_one_may_begin_at_any_step_and_those_before_count_as_skipped() -> None:
    timeline = build_timeline(recipe_of(GLUTE_RELIEF))
    index = timeline.first_of((1,))
    state = p.start(p.new_player(timeline, index), 0.0)
    assert at(state) == ("prepare", "figure-four-supine", "left")
    assert {run.outcome for run in state.progress[:index]} == {Outcome.SKIPPED}
    assert {run.outcome for run in state.progress[index:]} == {Outcome.OPEN}


HOLD = plain('exercise = "figure-four-supine"\nhold = 60')
ICE = plain('exercise = "ice-pack"\nhold = 600')


def in_work(text: str, seconds: float) -> tuple[p.Player, float]:
    """So far into the first work of a routine, and what the clock shows then."""
    state, now = playing(text), 0.0
    while state.segment.kind is not SegmentKind.WORK:
        now += 1.0
        state = p.advance(state, now)
    return run_to(state, now + seconds, begin=now), now + seconds


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize(("to_s", "position"), [(45.0, 45.0), (5.0, 5.0), (-3.0, 0.0)])
def test_seeking_goes_to_a_position_and_counts_only_time_that_went_by(
    paused: bool, to_s: float, position: float
) -> None:
    state, now = in_work(HOLD, 20.0)
    if paused:
        state = p.pause(state, now)
    state = p.seek(state, to_s, now)
    assert p.position_s(state, now) == position
    assert p.remaining_s(state, now) == 60.0 - position
    assert state.current.spent_s == pytest.approx(20.0)
    state = p.start(state, now)
    left = 60.0 - position
    ended = run_to(state, now + left, begin=now)
    assert ended.progress[state.index].spent_s == pytest.approx(20.0 + left)
    assert ended.progress[state.index].outcome is Outcome.DONE


def test_seeking_past_the_end_goes_on() -> None:
    state, now = in_work(HOLD, 20.0)
    left = p.seek(state, 61.0, now)
    assert left == p.next_segment(state, now)
    assert left.progress[state.index].outcome is Outcome.SKIPPED


@pytest.mark.parametrize(
    ("first_s", "then_s", "position"),
    [(400.0, 0.0, 100.0), (300.0, 299.0, 299.0), (100.0, 0.0, 100.0), (100.0, 150.0, 150.0)],
)
def test_seeking_never_gives_more_cold_than_is_written(
    first_s: float, then_s: float, position: float
) -> None:
    state, now = in_work(ICE, 100.0)
    state = p.seek(state, first_s, now)
    state = p.seek(state, then_s, now)
    assert p.position_s(state, now) == position
    assert state.current.spent_s + (p.remaining_s(state, now) or 0.0) <= 600.0


def test_nothing_is_sought_where_there_is_no_length() -> None:
    state = playing(ICE_HEAT)
    while state.segment.kind is not SegmentKind.QUESTION:
        state = p.next_segment(state, 0.0)
    assert p.seek(state, 5.0, 0.0) == p.advance(state, 0.0)
    ended = p.end(state, 0.0)
    assert p.seek(ended, 5.0, 0.0) == ended
