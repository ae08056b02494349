from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Sign, SorenessEntry
from recoverytimer.soreness.noteddays import NotedDay, noted_days
from recoverytimer.soreness.words.places import day_details, day_in_words, day_spoken
from tests.noting import entry

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def day_of(*entries: SorenessEntry) -> NotedDay:
    (day,) = noted_days(entries)
    return day


def test_a_day_says_place_by_place_what_was_noted_glutes_first() -> None:
    day = day_of(
        entry(1, 2, Area.HAMSTRINGS, RIGHT), entry(-3, 5, side=LEFT), entry(2, 3, side=LEFT)
    )
    assert [noted.level for noted in day.entries] == [5, 2, 3]
    assert day_in_words(day) == "Left glutes 5 → 3, right hamstrings 2"
    assert day_spoken(day) == "Left glutes 5, then 3; right hamstrings 2"


def test_sides_that_were_alike_all_day_are_one() -> None:
    alike = (entry(0, 5), entry(1, 3, side=LEFT), entry(2, 3, side=RIGHT))
    assert day_in_words(day_of(*alike)) == "Glutes 5 → 3"
    assert day_in_words(day_of(*alike[:2])) == "Left glutes 5 → 3, right glutes 5"


def test_a_level_that_was_noted_twice_is_said_once() -> None:
    assert day_in_words(day_of(entry(0, 5), entry(1, 5), entry(2, 4), entry(3, 5))) == (
        "Glutes 5 → 4 → 5"
    )


def test_signs_are_said_with_their_place() -> None:
    day = day_of(
        entry(0, 6, Area.CALVES, LEFT, (Sign.AT_NIGHT,)),
        entry(1, 4, Area.CALVES, LEFT, (Sign.SHARP,)),
        entry(1, 4, Area.CALVES, RIGHT),
    )
    assert day_in_words(day) == "Left calf 6 → 4 (sharp, at night), right calf 4"


def test_what_was_said_of_no_place_has_a_name_of_its_own() -> None:
    assert day_in_words(day_of(entry(0, 4, None), entry(1, 1))) == "Glutes 1, soreness 4"
    assert day_in_words(day_of(entry(0, 0, None))) == "Soreness 0"


def test_days_come_newest_first_in_the_order_of_all_that_was_noted() -> None:
    noted = [entry(24 * n, 3, Area.FEET) for n in range(3)]
    days = noted_days([*noted, entry(24, 9, Area.QUADS)])
    assert [day.day for day in days] == [date(2026, 3, n) for n in (6, 5, 4)]
    assert [day_in_words(day) for day in days] == ["Feet 3", "Feet 3, quads 9", "Feet 3"]


def test_a_day_that_comes_twice_where_one_travels_is_one_row() -> None:
    noted = [entry(9, 3), entry(14, 4), entry(15, 5, offset_min=-600)]
    newer, older = noted_days(noted)
    assert (day_in_words(newer), day_in_words(older)) == ("Glutes 4", "Glutes 3 → 5")


def test_notes_and_what_a_single_entry_followed() -> None:
    after = replace(entry(0, 4, None), session_id="one", note="hills")
    assert day_details(day_of(after)) == "after a session, hills"
    more = replace(entry(1, 2), note="hills"), replace(entry(2, 2), note="stairs")
    assert day_details(day_of(after, *more)) == "hills, stairs"


def test_without_entries_there_are_no_days() -> None:
    assert noted_days([]) == ()
