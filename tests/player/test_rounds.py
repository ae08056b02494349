"""Rounds that are added, asked for and skipped; the other exercise of a step."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.dose import Side
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, Player, PlayerStatus
from recoverytimer.routine.timeline import SegmentKind, Timing
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, recipe_of

NO_LEADS = Timing(0, 0)
CHILD = 'exercise = "childs-pose"\nhold = 20'
BRIDGE = 'exercise = "bridge"\nhold = 40'
PIGEON = 'exercise = "pigeon-pose"\nhold = 40'


def group(*inner: str, head: str = "") -> str:
    """A group with steps of its own."""
    return "\n".join((head, *(f"[[steps.steps]]\n{step}" for step in inner)))


def playing(*steps: str, side: Side | None = None) -> Player:
    """A session of some steps, without time to get ready, at its start."""
    timeline = build_timeline(recipe_of(plain(*steps), side, NO_LEADS))
    return p.start(p.new_player(timeline), 0.0)


def told(state: Player) -> list[str]:
    """The parts of a session, each in a few words."""
    return [
        " ".join(
            filter(
                None,
                (
                    "another?" if s.offers_round else s.exercise or s.kind.value,
                    s.side or "",
                    *(str(r.number) for r in s.rounds),
                ),
            )
        )
        for s in state.timeline.segments
    ]


def left_out(state: Player) -> list[bool]:
    """Which parts were skipped."""
    return [r.outcome is Outcome.SKIPPED for r in state.progress]


SIDED = group(CHILD, 'exercise = "pigeon-pose"\nhold = 40', head='rounds = 2\nsides = "each"')


def test_a_round_that_is_added_on_one_side_is_on_that_side_only() -> None:
    state = p.add_round(playing(SIDED), 1.0)
    assert told(state) == [
        *("childs-pose 1", "pigeon-pose left 1", "childs-pose 2", "pigeon-pose left 2"),
        *("childs-pose 3", "pigeon-pose left 3"),
        *("childs-pose 1", "pigeon-pose right 1", "childs-pose 2", "pigeon-pose right 2"),
    ]
    assert state.segment.rounds[0].planned == 3
    assert state.timeline.segments[-1].rounds[0].planned == 2


def test_a_round_that_is_added_in_a_round_is_in_that_round_only() -> None:
    inner = 'rounds = 1\n[[steps.steps.steps]]\nexercise = "childs-pose"\nhold = 20'
    state = p.add_round(playing(group(inner.replace("1", "2"), head="rounds = 2")), 1.0)
    assert told(state) == [
        *(f"childs-pose 1 {n}" for n in (1, 2, 3)),
        *(f"childs-pose 2 {n}" for n in (1, 2)),
    ]


OPEN = group(CHILD, head='rounds = "1+"\nrest_between = 10')


def test_after_an_open_round_it_asks_for_another_and_waits() -> None:
    state = p.advance(playing(OPEN, BRIDGE), 9.0)
    for now in range(10, 60, 9):
        state = p.advance(state, float(now))
    assert state.segment.offers_round
    state = p.answer(state, yes=True, now=60.0)
    assert (state.segment.kind, state.segment.planned_s) == (SegmentKind.REST, 10)
    assert told(state) == [
        *("childs-pose 1", "another? 1", "rest 1", "childs-pose 2", "another? 2", "bridge"),
    ]
    state = p.jump(state, 4, 61.0)
    state = p.answer(state, yes=False, now=62.0)
    assert state.segment.exercise == "bridge"
    assert told(state)[-1] == "bridge"


def test_going_on_wants_no_further_round() -> None:
    state = p.next_segment(p.jump(playing(OPEN), 1, 1.0), 2.0)
    assert state.status is PlayerStatus.FINISHED
    assert told(state) == ["childs-pose 1", "another? 1"]


def test_adding_a_round_where_one_is_offered_is_a_yes() -> None:
    state = p.add_round(p.jump(playing(OPEN), 1, 1.0), 2.0)
    assert told(state) == ["childs-pose 1", "another? 1", "rest 1", "childs-pose 2", "another? 2"]
    assert state.segment.kind is SegmentKind.REST


def test_who_asked_for_a_round_before_is_asked_after_that() -> None:
    state = p.add_round(playing(OPEN), 1.0)
    assert told(state) == ["childs-pose 1", "rest 1", "childs-pose 2", "another? 2"]


def test_a_range_of_rounds_ends_with_its_upper_end() -> None:
    state = playing(group(CHILD, head='rounds = "1-2"'))
    assert told(state) == ["childs-pose 1", "another? 1"]
    state = p.answer(p.jump(state, 1, 1.0), yes=True, now=2.0)
    assert told(state) == ["childs-pose 1", "another? 1", "childs-pose 2"]
    assert p.add_round(state, 3.0) == p.advance(state, 3.0)


def test_an_answered_offer_that_one_comes_back_to_adds_nothing() -> None:
    state = p.answer(p.jump(playing(OPEN), 1, 1.0), yes=True, now=2.0)
    again = p.answer(p.jump(state, 1, 3.0), yes=True, now=4.0)
    assert told(again) == told(state)
    assert again.index == 2


QUESTION = 'ask = "Is it better?"\nif_no = "skip"'


def test_a_no_skips_a_group_with_all_its_rounds() -> None:
    two = group(CHILD, PIGEON, head="rounds = 2\nrest_between = 5")
    state = p.answer(playing(QUESTION, two, CHILD), yes=False, now=1.0)
    assert state.index == len(state.timeline.segments) - 1
    assert left_out(state) == [False, *[True] * (len(state.progress) - 2), False]


def test_a_no_in_a_group_skips_the_next_step_of_that_round() -> None:
    state = playing(group(QUESTION, PIGEON, CHILD, head="rounds = 2\nrest_between = 5"))
    state = p.answer(state, yes=False, now=1.0)
    assert state.segment.exercise == "childs-pose"
    assert left_out(state)[:4] == [False, True, True, False]


def test_a_no_at_the_end_of_a_round_skips_the_first_step_of_the_next() -> None:
    state = playing(group(CHILD, QUESTION, head="rounds = 2\nrest_between = 5"), CHILD)
    state = p.answer(p.jump(state, 1, 1.0), yes=False, now=2.0)
    assert told(state)[state.index] == "question 2"


SIDES = [
    ('exercise = "pigeon-pose"\nhold = 40\nswap = "childs-pose"', ["childs-pose"]),
    (
        'exercise = "childs-pose"\nhold = 40\nswap = "pigeon-pose"',
        ["pigeon-pose left", "pigeon-pose right"],
    ),
    (
        'exercise = "pigeon-pose"\nhold = 40\nsides = "right"\nswap = "figure-four-supine"',
        ["figure-four-supine right"],
    ),
    (
        'exercise = "pigeon-pose"\nhold = 40\nsides = "right"\nswap = "childs-pose"',
        ["childs-pose"],
    ),
]


@pytest.mark.parametrize(("step", "wanted"), SIDES)
def test_the_other_exercise_is_done_on_its_own_sides(step: str, wanted: list[str]) -> None:
    state = p.swap(playing(step), 5.0)
    assert told(state) == wanted
    assert p.elapsed_s(state, 5.0) == 5.0


def test_what_was_done_before_a_swap_stays() -> None:
    step = 'exercise = "pigeon-pose"\nhold = 40\nswap = "childs-pose"'
    state = p.jump(playing(group(step, head="rounds = 2")), 1, 8.0)
    state = p.swap(state, 9.0)
    assert told(state) == ["pigeon-pose left 1", "childs-pose 1", "childs-pose 2"]
    back = p.swap(state, 10.0)
    assert told(back) == [
        *("pigeon-pose left 1", "pigeon-pose left 1", "pigeon-pose right 1"),
        *("pigeon-pose left 2", "pigeon-pose right 2"),
    ]


def test_a_round_that_is_added_after_a_swap_has_the_other_exercise() -> None:
    step = 'exercise = "pigeon-pose"\nhold = 40\nswap = "childs-pose"'
    state = p.add_round(p.swap(playing(group(step, head="rounds = 2")), 1.0), 2.0)
    assert told(state) == ["childs-pose 1", "childs-pose 2", "childs-pose 3"]
