from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.episode import Episode, episodes
from recoverytimer.soreness.words.places import place_name
from tests.noting import NOON, entry

DAY = 24.0


def the_episode(
    entries: Iterable[SorenessEntry], now_h: float, *efforts_h: float, area: Area = Area.GLUTES
) -> Episode:
    (found,) = at(entries, now_h, *efforts_h)
    assert found.place.area is area
    return found


def at(entries: Iterable[SorenessEntry], now_h: float, *efforts_h: float) -> tuple[Episode, ...]:
    efforts = [NOON + timedelta(hours=h) for h in efforts_h]
    return episodes(entries, efforts, NOON + timedelta(hours=now_h))


def daily(*levels: int | None) -> list[SorenessEntry]:
    """One entry at noon of each day, none where there is no level."""
    return [entry(DAY * n, level) for n, level in enumerate(levels) if level is not None]


@pytest.mark.parametrize(
    ("levels", "day", "peak"),
    [
        ((3,), 1, 3),
        ((3, 5, 4), 3, 5),
        ((8, 0, 2, 3), 2, 3),
        ((3, None, None, None, 2), 5, 3),
        ((3, None, None, None, None, 2), 1, 2),
        ((0, 0, 1), 1, 1),
    ],
    ids=["first", "third", "after a 0", "4 days between", "5 days between", "rise from 0"],
)
def test_an_episode_begins_with_a_rise_from_0_or_after_some_days_without_entry(
    levels: tuple[int | None, ...], day: int, peak: int
) -> None:
    found = the_episode(daily(*levels), DAY * len(levels) - 1)
    assert (found.day, found.peak) == (day, peak)


@pytest.mark.parametrize(("now_days", "open_still"), [(4, True), (5, False)])
def test_an_episode_ends_where_nothing_was_noted_for_more_than_four_days(
    now_days: int, open_still: bool
) -> None:
    assert bool(at(daily(3), DAY * now_days)) is open_still


def test_a_0_ends_it_and_what_lies_ahead_does_not_count() -> None:
    assert at(daily(3, 0), DAY + 1) == ()
    assert at([entry(5, 4)], 1) == ()
    assert at([], 0) == ()


def test_days_follow_the_local_time_there() -> None:
    late = entry(11.5, 3, offset_min=60)  # 00:30 of the next day
    assert the_episode([entry(0, 2), late], 12).day == 2


def test_now_may_be_in_any_offset() -> None:
    west = timezone(timedelta(hours=-8))
    (found,) = episodes([entry(0, 3)], [], datetime(2026, 3, 4, 10, tzinfo=west))
    assert found.age_h == 6


@pytest.mark.parametrize(
    ("efforts", "hours", "again"),
    [
        ((), 48, False),
        ((-20,), 68, False),
        ((-48,), 96, False),
        ((-49,), 48, False),
        ((-40, -10), 58, False),
        ((-20, 30), 18, True),
        ((47,), 1, True),
        ((49,), 48, False),
        ((0,), 48, False),
        ((48,), 0, True),
    ],
    ids=[
        "none known",
        "before the start",
        "48 h before",
        "longer ago",
        "the last counts",
        "a new one",
        "a new one alone",
        "after the last entry",
        "with the first entry",
        "with the last entry",
    ],
)
def test_hours_count_from_the_effort_before_it_held_or_rose(
    efforts: tuple[float, ...], hours: float, again: bool
) -> None:
    found = the_episode(daily(4, 4, 4), 50, *efforts)
    assert (found.hours, found.again) == (hours, again)


def test_a_new_effort_that_changed_nothing_does_not_count() -> None:
    found = the_episode(daily(5, 4, 3), 50, -20, 30)
    assert (found.hours, found.again) == (68, False)


@pytest.mark.parametrize(
    ("levels", "efforts", "worse"),
    [
        ((2, 3, 4), (), False),
        ((2, 3, 3, 4), (), True),
        ((2, 3, 3, 3), (), False),
        ((2, 5, 3, 2, 3), (), False),
        ((2, 5, 3, 2, 4), (), True),
        ((2, 3, None, 4), (), True),
        ((2, 3, 3, 4), (-10,), True),
        ((2, 3, 3, 4), (60,), False),
    ],
    ids=[
        "day 3",
        "day 4",
        "held",
        "not above day 3",
        "above day 3",
        "day 3 not noted",
        "effort before",
        "new effort",
    ],
)
def test_whether_it_is_worse_after_the_third_day(
    levels: tuple[int | None, ...], efforts: tuple[float, ...], worse: bool
) -> None:
    assert the_episode(daily(*levels), 24 * 5, *efforts).worse is worse


def test_the_third_day_counts_with_its_highest_level() -> None:
    third = [entry(40, 5), entry(44, 3)]
    assert not the_episode([entry(0, 2), *third, entry(72, 5)], 73).worse
    assert the_episode([entry(0, 2), *third, entry(72, 6)], 73).worse


def test_the_highest_of_the_day_is_kept() -> None:
    found = the_episode([entry(0, 7), entry(20, 5), entry(23, 2)], 23)
    assert (found.level, found.day_level, found.peak) == (2, 5, 7)


LEFT, RIGHT = Side


def test_one_side_alone() -> None:
    found = the_episode([entry(0, 3, side=LEFT)], 1)
    assert found.place == Place(Area.GLUTES, LEFT)
    assert found.one_sided


def test_each_side_has_its_episode() -> None:
    left, right = at([entry(0, 3, side=LEFT), entry(1, 2, side=RIGHT)], 2)
    assert [(c.place.side, c.level, c.one_sided) for c in (left, right)] == [
        (LEFT, 3, False),
        (RIGHT, 2, False),
    ]


def test_both_sides_are_one_episode_while_they_are_noted_as_one() -> None:
    found = the_episode([entry(0, 3, side=LEFT), entry(24, 4), entry(48, 5)], 50)
    assert (found.place.side, found.day, found.entries, found.one_sided) == (None, 3, 3, False)


def test_one_side_may_end_alone() -> None:
    found = the_episode([entry(0, 3), entry(24, 0, side=LEFT)], 25)
    assert (found.place.side, found.level, found.one_sided) == (RIGHT, 3, True)


def test_signs_are_those_of_the_newest_entry() -> None:
    found = the_episode([entry(0, 3, signs=(Sign.SHARP,)), entry(5, 3)], 6)
    assert found.signs == ()


def test_places_do_not_mix_and_the_worst_comes_first() -> None:
    entries = [entry(0, 3), entry(0, 6, Area.CALVES), entry(0, 3, None), entry(1, 0, Area.QUADS)]
    assert [(c.place.area, c.level) for c in at(entries, 2)] == [
        (Area.CALVES, 6),
        (Area.GLUTES, 3),
        (None, 3),
    ]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(Area.GLUTES), "Glutes"),
        (Place(Area.CALVES, LEFT), "Left calf"),
        (Place(), "Soreness"),
        (Place(None, RIGHT), "Soreness on the right"),
    ],
)
def test_a_place_has_a_name(place: Place, name: str) -> None:
    assert place_name(place) == name


@st.composite
def entries_at(draw: st.DrawFn) -> SorenessEntry:
    return entry(
        draw(st.integers(-400, 20)),
        draw(st.integers(0, 10)),
        draw(st.sampled_from([Area.GLUTES, Area.CALVES, None])),
        draw(st.sampled_from([None, LEFT, RIGHT])),
        offset_min=draw(st.sampled_from([-480, 0, 330])),
    )


@given(
    st.lists(entries_at(), max_size=20),
    st.lists(st.integers(-450, 30), max_size=5),
    st.randoms(use_true_random=False),
)
def test_an_episode_is_whole_whatever_was_noted_in_whatever_order(
    entries: list[SorenessEntry], efforts: list[int], chance: object
) -> None:
    found = at(entries, 0, *efforts)
    chance.shuffle(entries)
    assert at(entries, 0, *reversed(efforts)) == found
    for episode in found:
        assert 1 <= episode.level <= episode.day_level <= episode.peak <= 10
        assert episode.day >= 1
        assert episode.hours >= 0
        assert episode.age_h >= 0
    places = [episode.place for episode in found]
    assert len(set(places)) == len(places)
