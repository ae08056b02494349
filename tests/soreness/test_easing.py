"""What got easier is told where the records bear it, and only there: each bound on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.easing import (
    COURSE,
    FEWEST,
    LEAST,
    NOW_BACK,
    THEN_BACK,
    AfterRuns,
    Easing,
    FeltAs,
    easings,
    next_to_tell,
)
from recoverytimer.soreness.entry import Sign, SorenessEntry
from recoverytimer.soreness.words.easing import easing_basis, easing_line
from tests.noting import NOON, entry, run

TODAY = NOON.date()
NOW = (-14, -25, -36, -47)
THEN = (-70, -81, -92, -103)
"""Days of runs, far enough from each other that one is over when the next begins."""
Felt = Sequence[int]


def long_run(day: float) -> Run:
    return run(day, 20, Effort.EASY, duration_s=6000)


def course(day: float, levels: Felt, area: Area | None = Area.GLUTES) -> list[SorenessEntry]:
    """How sore one was in the evenings after a run."""
    return [entry(24 * (day + n) + 6, level, area) for n, level in enumerate(levels, start=1)]


def told(
    then: Sequence[Felt],
    now: Sequence[Felt],
    *more: SorenessEntry,
    runs: Sequence[Run] = (),
    today: date = TODAY,
) -> dict[str, Easing]:
    begun = [*zip(THEN, then, strict=False), *zip(NOW, now, strict=False)]
    noted = [e for day, levels in begun for e in course(day, levels)]
    ran = [long_run(day) for day, _levels in begun]
    found = easings([*noted, *more], [*ran, *runs], (), today)
    return {easing.name: easing for easing in found}


DAYS, HIGHEST = "long runs days", "long runs highest"
TWO, THREE, FOUR = (3, 3, 0), (3, 3, 3, 0), (3, 3, 3, 3, 0)


def test_it_lasts_less_long_than_it_did() -> None:
    found = told([FOUR, THREE, THREE, THREE], [TWO, TWO, TWO, THREE])
    assert list(found) == [DAYS]
    easing = found[DAYS]
    assert (easing.then, easing.now) == (3.25, 2.25)
    assert (easing.then_runs, easing.now_runs) == (4, 4)
    assert easing_line(easing) == (
        "Soreness after long runs: 3.3 days on average in November and December, 2.3 now."
    )
    assert easing_basis(easing) == (
        "From your own notes after 4 runs then and 4 in the last weeks. They do not say why."
    )


def test_it_does_not_get_as_high_as_it_did() -> None:
    high, low = (6, 4, 0), (4, 3, 0)
    found = told([high] * 4, [low] * 4)
    assert list(found) == [HIGHEST]
    assert easing_line(found[HIGHEST]) == (
        "Soreness after long runs: up to 6 out of 10 on average in November and December, up to "
        "4 now."
    )


def test_what_got_worse_or_stayed_is_not_told() -> None:
    assert not told([TWO] * 4, [THREE] * 4)
    assert not told([THREE] * 4, [THREE] * 4)


@pytest.mark.parametrize("which", ["then", "now"])
def test_it_needs_enough_runs_in_both_times(which: str) -> None:
    then, now = [FOUR] * FEWEST, [TWO] * FEWEST
    assert DAYS in told(then, now)
    fewer = {"then": told(then[:-1], now), "now": told(then, now[:-1])}
    assert not fewer[which]


def test_a_quarter_of_the_courses_may_be_unknown_and_no_more() -> None:
    unknown = [long_run(day) for day in (-58, -59.5)]
    then, now = [FOUR] * 4, [TWO] * 4
    # One of five is not known, then two of six.
    assert DAYS in told(then, now, runs=unknown[:1])
    assert DAYS not in told(then, now, runs=unknown)


def test_half_a_day_less_is_enough_and_less_is_not() -> None:
    assert LEAST[FeltAs.DAYS] == 0.5
    half = told([THREE, THREE, THREE, THREE], [TWO, TWO, THREE, THREE])
    # Half a day less, but with so few runs it may be chance.
    assert not half
    runs = [(-64 - 7 * n, THREE) for n in range(10)] + [
        (-8 - 5 * n, TWO if n % 2 else THREE) for n in range(10)
    ]
    noted = [e for day, levels in runs for e in course(day, levels)]
    ran = [long_run(day) for day, _ in runs]
    (easing,) = easings(noted, ran, (), TODAY)
    assert (easing.then, easing.now) == (3.0, 2.5)
    more = [(day, TWO if day == -64 else levels) for day, levels in runs]
    noted = [e for day, levels in more for e in course(day, levels)]
    assert not easings(noted, ran, (), TODAY)


def test_one_level_less_is_enough_and_less_is_not() -> None:
    assert LEAST[FeltAs.HIGHEST] == 1.0
    five, four = (5, 1, 0), (4, 1, 0)
    assert HIGHEST in told([five] * 4, [four] * 4)
    assert not told([five] * 4, [four, four, four, five])


def test_how_high_it_gets_is_looked_for_when_it_is_usually_felt_most() -> None:
    ran = [long_run(day) for day in (*THEN, *NOW)]
    ended = 6000 / 3600

    def noted_at(hours: float) -> list[SorenessEntry]:
        felt = [(day, 5) for day in THEN] + [(day, 3) for day in NOW]
        return [entry(24 * day + ended + hours, level) for day, level in felt]

    found = {hours: bool(easings(noted_at(hours), ran, (), TODAY)) for hours in (23, 25, 71, 73)}
    assert found == {23: False, 25: True, 71: True, 73: False}


def test_it_is_more_than_twice_what_chance_might_do() -> None:
    # On average a day less, once with runs that are alike and once with ones that are not.
    assert DAYS in told([THREE, THREE, THREE, FOUR], [TWO, TWO, TWO, THREE])
    one, five = (3, 0, 0), (3, 3, 3, 3, 3, 0)
    assert not told([FOUR, five, TWO, THREE], [one, five, TWO, TWO])


def test_what_was_not_noted_daily_until_it_was_gone_has_no_length() -> None:
    gap = [e for day in NOW[:2] for e in course(day, TWO)[::2]]
    noted = [e for day in THEN for e in course(day, FOUR)]
    rest = [e for day in NOW[2:] for e in course(day, TWO)]
    ran = [long_run(day) for day in (*THEN, *NOW)]
    assert not easings([*noted, *gap, *rest], ran, (), TODAY)
    never_gone = (3, 3, 3, 3, 3, 3, 3)
    assert not told([FOUR] * 4, [never_gone] * 4)


def test_that_it_has_not_come_yet_is_no_end() -> None:
    late = (0, 3, 3, 3, 0)
    found = told([late] * 4, [TWO] * 4)
    assert found[DAYS].then == 4
    none_at_all = (0, 0)
    assert told([TWO] * 4, [none_at_all] * 4)[DAYS].now == 0


def test_a_place_is_gone_when_that_is_said_of_it() -> None:
    calves = [entry(24 * (day + 1), 2, Area.CALVES) for day in NOW]
    # Nothing more was said of the calves, so nobody knows how long that was.
    assert DAYS not in told([FOUR] * 4, [TWO] * 4, *calves)
    gone = [entry(24 * (day + 3), 0, Area.CALVES) for day in NOW]
    assert DAYS in told([FOUR] * 4, [TWO] * 4, *calves, *gone)


def test_backs_and_what_is_sharp_do_not_count() -> None:
    backs = [entry(24 * (day + 1), 5, Area.LOWER_BACK) for day in NOW]
    assert DAYS in told([FOUR] * 4, [TWO] * 4, *backs)
    sharp = [
        entry(24 * (day + 1), 3, Area.GLUTES, Side.LEFT, signs=(Sign.SHARP,)) for day in NOW[:2]
    ]
    assert not told([FOUR] * 4, [TWO] * 4, *sharp)


def test_the_next_effort_ends_what_is_known() -> None:
    hard = [run(day + 1.5, 5, Effort.HARD) for day in NOW[:2]]
    assert DAYS not in told([FOUR] * 4, [TWO] * 4, runs=hard)
    easy = [run(day + 1.5, 5, Effort.EASY) for day in NOW]
    assert DAYS in told([FOUR] * 4, [TWO] * 4, runs=easy)
    strength = [NOON + timedelta(days=day + 1.5) for day in NOW[:2]]
    noted = [e for day in THEN for e in course(day, FOUR)]
    noted += [e for day in NOW for e in course(day, TWO)]
    ran = [long_run(day) for day in (*THEN, *NOW)]
    assert not easings(noted, ran, strength, TODAY)
    assert easings(noted, ran, (), TODAY)


def test_the_last_week_and_what_is_long_past_do_not_count() -> None:
    assert timedelta(days=7) == COURSE
    assert (timedelta(days=63), timedelta(days=154)) == (NOW_BACK, THEN_BACK)
    first = NOW[-1]
    then, now = [FOUR] * 4, [TWO] * 4
    assert DAYS in told(then, now, today=TODAY + timedelta(days=63 + first))
    assert DAYS not in told(then, now, today=TODAY + timedelta(days=64 + first))
    assert DAYS in told(then, now, today=TODAY - timedelta(days=6))
    assert DAYS not in told(then, now, today=TODAY - timedelta(days=7))
    longest_past = -154
    far = course(longest_past, FOUR)
    ran = [long_run(day) for day in (*THEN[:3], longest_past, *NOW)]
    noted = [e for day in THEN[:3] for e in course(day, FOUR)] + far
    noted += [e for day in NOW for e in course(day, TWO)]
    assert [e.name for e in easings(noted, ran, (), TODAY)] == [DAYS]
    assert not easings(noted, ran, (), TODAY + timedelta(days=1))


def test_hard_runs_are_told_of_apart_from_long_ones() -> None:
    ran = [run(day, 6, Effort.HARD, duration_s=1800) for day in (*THEN, *NOW)]
    noted = [e for day in THEN for e in course(day, FOUR)]
    noted += [e for day in NOW for e in course(day, TWO)]
    (easing,) = easings(noted, ran, (), TODAY)
    assert (easing.after, easing.felt_as) == (AfterRuns.HARD, FeltAs.DAYS)
    assert easing_line(easing).startswith("Soreness after hard runs: 4 days")


def test_the_same_is_not_told_twice_in_a_row_where_there_are_others() -> None:
    found = list(told([(6, 5, 4, 0)] * 4, [(3, 1, 0)] * 4).values())
    assert [easing.name for easing in found] == [DAYS, HIGHEST]
    names, last = [], ""
    for _ in range(4):
        easing = next_to_tell(found, last)
        assert easing is not None
        names.append(last := easing.name)
    assert names == [DAYS, HIGHEST, DAYS, HIGHEST]
    assert next_to_tell(found[:1], DAYS) is found[0]
    assert next_to_tell((), DAYS) is None
