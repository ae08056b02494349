from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.effort import EffortKind, PastEffort
from recoverytimer.soreness.entry import Place, SorenessEntry, newest_by_place
from recoverytimer.soreness.trend import (
    TrendLine,
    TrendSpan,
    lines_of,
    trends,
    usual_peak,
)
from recoverytimer.soreness.words.trend import (
    day_in_words,
    trend_in_words,
    usual_peak_in_words,
)
from tests.noting import NOON, entry

EARLY = date(2026, 1, 1)
LEFT, RIGHT = Place(Area.GLUTES, Side.LEFT), Place(Area.GLUTES, Side.RIGHT)
ENTRIES = st.lists(
    st.builds(
        lambda level, hours, area, side: entry(hours, level, area, side if area else None),
        st.integers(0, 10),
        st.integers(0, 200),
        st.sampled_from([Area.GLUTES, Area.CALVES, None]),
        st.sampled_from([None, Side.LEFT, Side.RIGHT]),
    ),
    unique_by=lambda e: e.at,
)


def test_an_entry_for_both_sides_counts_for_each() -> None:
    both, left = entry(0, 6), entry(24, 2, side=Side.LEFT)
    assert newest_by_place([left, both]) == {LEFT: left, RIGHT: both}
    assert trends([left, both]) == {
        LEFT: ((date(2026, 3, 4), 6), (date(2026, 3, 5), 2)),
        RIGHT: ((date(2026, 3, 4), 6),),
    }


def test_what_was_said_without_a_place_has_a_trend_of_its_own() -> None:
    assert list(trends([entry(0, 6, area=None)])) == [Place()]


def test_a_day_is_the_one_on_the_wall_and_as_sore_as_it_was_at_its_worst() -> None:
    kept = [entry(0, 3), entry(0, 7), entry(0, 5), entry(11, 9, offset_min=120)]
    assert trends(kept)[LEFT] == ((date(2026, 3, 4), 7), (date(2026, 3, 5), 9))


@given(ENTRIES)
def test_each_place_has_its_highest_level_of_each_day_and_its_newest(
    entries: list[SorenessEntry],
) -> None:
    told = [(place, e) for e in entries for place in e.place.by_side]
    found, newest = trends(entries), newest_by_place(entries)
    assert set(found) == set(newest) == {place for place, _ in told}
    for place, levels in found.items():
        here = [e for at, e in told if at == place]
        assert [day for day, _ in levels] == sorted({e.day for e in here})
        assert all(level == max(e.level for e in here if e.day == day) for day, level in levels)
        assert newest[place] == max(here, key=lambda e: e.at)


def test_a_day_without_an_entry_parts_a_line() -> None:
    days = [date(2026, 3, n) for n in (1, 2, 5, 7, 8)]
    parts = TrendLine(tuple((day, 3) for day in days)).parts
    assert [[day.day for day, _ in part] for part in parts] == [[1, 2], [5], [7, 8]]


def test_sides_that_are_alike_are_one_line() -> None:
    (line,) = lines_of([entry(0, 4), entry(24, 3)], Area.GLUTES, EARLY)
    assert (line.side, [level for _, level in line.levels]) == (None, [4, 3])


def test_sides_that_differ_are_two_lines() -> None:
    left, right = lines_of([entry(0, 4), entry(24, 3, side=Side.LEFT)], Area.GLUTES, EARLY)
    assert (left.side, right.side) == tuple(Side)
    assert (len(left.levels), len(right.levels)) == (2, 1)


def test_one_side_alone_says_which() -> None:
    (line,) = lines_of([entry(0, 4, side=Side.RIGHT)], Area.GLUTES, EARLY)
    assert line.side is Side.RIGHT


def test_only_the_area_and_the_days_that_are_asked_for() -> None:
    noted = [entry(-240, 4), entry(0, 5), entry(0, 9, Area.CALVES), entry(0, 2, None)]
    (line,) = lines_of(noted, Area.GLUTES, NOON.date() - timedelta(days=3))
    assert [level for _, level in line.levels] == [5]
    (nowhere,) = lines_of(noted, None, EARLY)
    assert (nowhere.side, nowhere.levels[0][1]) == (None, 2)
    assert lines_of(noted, Area.FEET, EARLY) == ()


def test_the_usual_peak_follows_the_effort() -> None:
    usual = usual_peak(PastEffort(NOON, EffortKind.HARD_RUN), NOON + timedelta(hours=30))
    assert usual.begins == NOON + timedelta(hours=24)
    assert usual.ends == NOON + timedelta(hours=72)
    assert usual_peak_in_words(usual.after) == "24 to 72 h after the hard run"


def test_a_day_in_words() -> None:
    lines = lines_of(
        [entry(0, 5, side=Side.LEFT), entry(0, 4, side=Side.RIGHT)], Area.GLUTES, EARLY
    )
    assert day_in_words(lines, NOON.date()) == "Wed 4 March: up to 5 on the left, 4 on the right"
    assert day_in_words(lines, date(2026, 3, 5)) == "Thu 5 March: nothing noted"


def test_the_same_on_both_sides_of_a_day_is_said_once() -> None:
    lines = lines_of([entry(0, 5), entry(24, 4, side=Side.RIGHT)], Area.GLUTES, EARLY)
    assert day_in_words(lines, NOON.date()) == "Wed 4 March: up to 5 on both sides"


def test_a_picture_in_words() -> None:
    lines = lines_of([entry(0, 6), entry(24, 3), entry(25, 1)], Area.GLUTES, EARLY)
    assert trend_in_words(lines, Area.GLUTES, TrendSpan.WEEKS) == (
        "Glutes, last 2 weeks: noted on 2 days; the highest was 6 out of 10, on 4 March. "
        "Last noted on 5 March: 3."
    )
    left = entry(30, 7, side=Side.LEFT)
    for noted, end in ((entry(30, 7), "."), (left, ": 7 on the left, 3 on the right.")):
        rising = lines_of([entry(0, 6), entry(26, 3), noted], Area.GLUTES, EARLY)
        assert trend_in_words(rising, Area.GLUTES, TrendSpan.WEEKS) == (
            "Glutes, last 2 weeks: noted on 2 days; the highest was 7 out of 10, on the last of "
            "them, "
            f"5 March{end}"
        )
    nothing = trend_in_words((), Area.FEET, TrendSpan.MONTHS)
    assert nothing == "Feet, last 3 months: nothing noted."


def test_the_usual_peak_is_said_with_its_days() -> None:
    lines = lines_of([entry(0, 6)], Area.GLUTES, EARLY)
    shown = usual_peak(PastEffort(NOON, EffortKind.STRENGTH), NOON)
    assert trend_in_words(lines, Area.GLUTES, TrendSpan.WEEKS, shown).endswith(
        "Shaded: 24 to 72 h after the strength session (5 Mar to 7 Mar), when soreness is "
        "usually felt most."
    )
