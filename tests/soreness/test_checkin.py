from __future__ import annotations

from itertools import count

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.checkin import (
    CheckIn,
    FeltLevel,
    is_worse,
    lately_felt,
    not_sore,
    of_entry,
    of_yesterday,
)
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.episode import episodes, spoken_of
from recoverytimer.soreness.words.places import felt_in_words
from recoverytimer.soreness.words.verdicts import episodes_in_words
from tests.noting import NOON, entry

LEFT, RIGHT = (Place(Area.GLUTES, side) for side in Side)
CALF = Place(Area.CALVES, Side.RIGHT)
TODAY = NOON.date()


def kept(said: CheckIn) -> tuple[SorenessEntry, ...]:
    numbers = count()
    return said.entries(NOON, 60, lambda: f"id-{next(numbers)}")


def test_both_sides_that_feel_the_same_are_one_entry() -> None:
    (both,) = kept(CheckIn({LEFT: FeltLevel(5), RIGHT: FeltLevel(5)}))
    assert (both.area, both.side, both.level) == (Area.GLUTES, None, 5)
    assert (both.at, both.offset_min) == (NOON, 60)


@pytest.mark.parametrize("right", [FeltLevel(4), FeltLevel(5, (Sign.SHARP,))])
def test_sides_that_differ_are_two_entries(right: FeltLevel) -> None:
    found = kept(CheckIn({LEFT: FeltLevel(5), RIGHT: right}))
    assert {(e.side, e.level, e.signs) for e in found} == {
        (Side.LEFT, 5, ()),
        (Side.RIGHT, right.level, right.signs),
    }


def test_the_note_stays_with_the_worst_place() -> None:
    found = kept(CheckIn({LEFT: FeltLevel(2), CALF: FeltLevel(6)}, " hills ", "session-000001"))
    assert [(e.area, e.note) for e in found] == [(Area.CALVES, "hills"), (Area.GLUTES, "")]
    assert {e.session_id for e in found} == {"session-000001"}
    assert len({e.id for e in found}) == 2


def test_like_yesterday_is_what_was_said_last_of_each_place() -> None:
    noted = [
        entry(-48, 9),
        entry(-27, 4),
        entry(-23, 3, side=Side.LEFT, signs=(Sign.AT_NIGHT,)),
        entry(-22, 0, Area.CALVES),
    ]
    said = of_yesterday(noted, TODAY)
    assert said is not None
    assert said.felt == {
        LEFT: FeltLevel(3, (Sign.AT_NIGHT,)),
        RIGHT: FeltLevel(4),
        Place(Area.CALVES, Side.LEFT): FeltLevel(0),
        CALF: FeltLevel(0),
    }


def test_without_an_entry_of_yesterday_nothing_is_like_it() -> None:
    assert of_yesterday([entry(0, 4), entry(-49, 4)], TODAY) is None


def test_not_sore_ends_what_was_sore() -> None:
    before = [entry(-20, 4), entry(-20, 3, Area.CALVES, Side.RIGHT), entry(-20, 2, None)]
    sore = episodes(before, [], NOON)
    assert len(sore) == 3
    after = kept(not_sore(sore))
    assert not episodes([*before, *after], [], NOON)


def test_not_sore_can_be_said_without_having_been_so() -> None:
    (said,) = kept(not_sore(()))
    assert (said.level, said.area) == (0, None)


def test_an_entry_can_be_said_anew() -> None:
    noted = entry(0, 4, signs=(Sign.SHARP,))
    (again,) = kept(of_entry(noted))
    assert (again.area, again.side, again.level, again.signs) == (
        noted.area,
        noted.side,
        noted.level,
        noted.signs,
    )


def test_what_was_sore_lately_is_told_by_side() -> None:
    sore = episodes([entry(-20, 4), entry(-20, 2, None)], [], NOON)
    assert lately_felt(sore) == {LEFT: 4, RIGHT: 4, Place(): 2}
    assert Place().by_side == (Place(),)


def test_what_has_no_place_is_left_out_once_a_place_was_named() -> None:
    after_session, named = entry(-20, 7, None), entry(-19.9, 7)
    assert [c.place for c in spoken_of(episodes([after_session, named], [], NOON))] == [
        Place(Area.GLUTES)
    ]
    later = entry(-1, 5, None)
    assert len(spoken_of(episodes([named, later], [], NOON))) == 2


def test_words() -> None:
    said = CheckIn({CALF: FeltLevel(3, (Sign.SHARP,)), LEFT: FeltLevel(5), RIGHT: FeltLevel(5)})
    assert felt_in_words(said) == "Glutes 5, right calf 3 (sharp)"
    (episode,) = episodes([entry(-24, 4), entry(0, 5)], [], NOON)
    assert episodes_in_words(episode) == "Glutes 5/10, day 2: normal, at its peak"


def test_a_first_entry_is_not_judged() -> None:
    (episode,) = episodes([entry(0, 3)], (), NOON)
    assert episodes_in_words(episode) == "Glutes 3/10, day 1"


@pytest.mark.parametrize(
    ("said", "worse"),
    [
        ({LEFT: FeltLevel(5)}, False),
        ({LEFT: FeltLevel(4, (Sign.SHARP,))}, False),
        ({LEFT: FeltLevel(0)}, False),
        ({LEFT: FeltLevel(6, (Sign.SHARP,))}, True),
        ({LEFT: FeltLevel(3, (Sign.AT_NIGHT,))}, True),
        ({LEFT: FeltLevel(5), CALF: FeltLevel(1)}, True),
        ({LEFT: FeltLevel(5), CALF: FeltLevel(0)}, False),
    ],
)
def test_what_counts_as_worse(said: dict[Place, FeltLevel], worse: bool) -> None:
    before = episodes([entry(-20, 5, side=Side.LEFT, signs=(Sign.SHARP,))], (), NOON)
    assert is_worse(CheckIn(said), before) is worse
