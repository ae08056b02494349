"""What a screen reader tells of a change, derived from two states."""

from __future__ import annotations

from recoverytimer.player import player as p
from recoverytimer.player.told import told_of_change, told_of_place
from tests.making import EXERCISES, GLUTE_RELIEF, ICE_HEAT
from tests.player.playing import at

CAREFUL = ICE_HEAT.replace("ask =", 'if_no = "repeat"\nno_says = "Wait."\nask =', 1)


def told(before: p.Player | None, after: p.Player, now: float) -> str:
    return told_of_change(before, after, now, EXERCISES)


def test_a_pause_says_where_one_is_and_so_does_going_on() -> None:
    state = at(GLUTE_RELIEF, 85)
    paused = p.pause(state, 85)
    assert told(state, paused, 85) == "Paused. stretch, left side. 25 seconds left."
    going = p.start(paused, 100)
    assert told(paused, going, 100) == "Going on. stretch, left side. 25 seconds left."


def test_a_session_that_is_taken_up_again_says_where_it_stands() -> None:
    paused = p.pause(at(GLUTE_RELIEF, 85), 85)
    assert told(None, paused, 900).startswith("Paused. ")


def test_a_computer_that_slept_is_told() -> None:
    state = at(GLUTE_RELIEF, 85)
    woken = p.advance(state, 85 + 600)
    assert "asleep for 10 minutes" in told(state, woken, 685)


def test_more_time_and_another_place_say_what_is_left() -> None:
    state = at(GLUTE_RELIEF, 85)
    assert told(state, p.adjust(state, 10, 85), 85) == "35 seconds left."
    assert told(state, p.seek(state, 20, 85), 85) == "10 seconds left."


def test_who_skips_getting_ready_hears_what_has_begun() -> None:
    ready = at(GLUTE_RELIEF, 75)
    assert told(ready, p.next_segment(ready, 75), 75) == "stretch, left side. 30 seconds left."
    here = at(GLUTE_RELIEF, 85)
    again = p.jump(here, here.index, 85)
    assert told(here, again, 85) == "stretch, left side. 30 seconds left."


def test_a_round_that_was_added_is_told() -> None:
    state = at(GLUTE_RELIEF, 90)
    assert told(state, p.add_round(state, 90), 90) == "One more round. Round 1 of 3."


def test_the_answer_no_tells_what_to_do_then() -> None:
    asked = at(CAREFUL, 700)
    assert told(asked, p.pause(asked, 700), 700).endswith("normally?")
    refused = p.answer(asked, False, 700)
    assert told(asked, refused, 700) == "Wait."


def test_what_the_segment_says_itself_is_not_told_twice() -> None:
    state = at(GLUTE_RELIEF, 85)
    begun = p.start(p.new_player(state.timeline), 0.0)
    assert told(None, begun, 0.0) == ""
    assert told(p.end(state, 85), begun, 0.0) == ""
    assert told(state, p.next_segment(state, 85), 85) == ""
    ready = at(GLUTE_RELIEF, 115)
    assert told(ready, p.previous_segment(ready, 115), 115) == ""
    assert told(state, p.end(state, 85), 85) == ""


def test_who_asks_hears_place_rest_and_what_comes() -> None:
    told = told_of_place(at(GLUTE_RELIEF, 85), 85, EXERCISES)
    assert told.startswith("stretch, left side. 25 seconds left. Next: stretch, right side. ")
    assert told.endswith(" left in all.")
