from __future__ import annotations

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.placeorder import place_rank, sore_areas
from tests.noting import entry


def test_glutes_come_first_then_what_was_most_often_sore() -> None:
    calves = [entry(hour, 9, Area.CALVES) for hour in range(3)]
    feet = [entry(hour, 1, Area.FEET) for hour in range(4)]
    nowhere = [entry(hour, 5, None) for hour in range(3)]
    noted = [*nowhere, *calves, *feet, entry(0, 1, side=Side.RIGHT)]
    assert sore_areas(noted) == (Area.GLUTES, Area.FEET, Area.CALVES, None)


def test_what_was_noted_as_not_sore_counts_for_nothing() -> None:
    noted = [entry(0, 0, Area.QUADS), entry(1, 0, Area.QUADS), entry(0, 1, Area.SHINS)]
    assert sore_areas(noted) == (Area.SHINS,)
    both = [Place(Area.QUADS), Place(Area.SHINS), Place(Area.GLUTES)]
    ordered = sorted(both, key=place_rank(noted))
    assert [place.area for place in ordered] == [Area.GLUTES, Area.SHINS, Area.QUADS]


def test_an_area_stays_together_left_before_right() -> None:
    noted = [
        entry(0, 3, Area.CALVES, Side.RIGHT),
        entry(1, 3, Area.CALVES, Side.RIGHT),
        entry(0, 9, Area.CALVES, Side.LEFT),
        entry(0, 9, Area.FEET),
        entry(1, 9, Area.FEET),
        entry(0, 1, side=Side.RIGHT),
        entry(0, 1, side=Side.LEFT),
        entry(1, 1),
    ]
    ordered = sorted({e.place for e in noted}, key=place_rank(noted))
    assert [(place.area, place.side) for place in ordered] == [
        (Area.GLUTES, None),
        (Area.GLUTES, Side.LEFT),
        (Area.GLUTES, Side.RIGHT),
        (Area.CALVES, Side.LEFT),
        (Area.CALVES, Side.RIGHT),
        (Area.FEET, None),
    ]
