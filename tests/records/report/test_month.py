from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.records.records import Records
from recoverytimer.records.report.month import MOST_NOTES, month_report, short_note
from recoverytimer.records.words.report import about, place_label, summary
from recoverytimer.soreness.entry import Sign
from recoverytimer.soreness.words.places import day_in_words
from tests.records.making import RECORDS, START, records, run, session, sore

MARCH = date(2026, 3, 20)
DAY = timedelta(days=1)


def test_each_day_has_its_sums() -> None:
    report = month_report(RECORDS, MARCH)
    assert len(report.days) == 31
    assert report.session_s[3:6] == (85.5, 85.5, 0)
    assert report.run_m[3] == 10_000
    assert summary(report) == (
        "2 sessions on 2 days, 3 min in all.",
        "1 run, 10 km in all.",
        "Soreness noted 2 times, at most 4 out of 10 (left glutes).",
    )


def test_the_highest_level_of_a_day_at_each_place_glutes_first() -> None:
    some = Records(
        soreness=(
            sore("a", level=2),
            sore("b", level=5),
            sore("c", START + DAY, level=0),
            sore("d", level=9, area=Area.CALVES, side=None),
        )
    )
    glutes, calves = month_report(some, MARCH).places
    assert (place_label(calves.place), calves.levels[3], calves.levels[4]) == ("Calves", 9, None)
    assert (place_label(glutes.place), glutes.levels[3], glutes.levels[4]) == ("Left glutes", 5, 0)


def test_other_months_are_not_in_it() -> None:
    late = START.replace(day=31, hour=23, minute=30)
    some = Records(sessions=(session(at=late), session("two", late, offset_min=0)))
    assert month_report(some, MARCH).session_count == 1
    assert month_report(some, date(2026, 4, 1)).session_count == 1


def test_routines_by_how_often_they_were_done() -> None:
    some = Records(
        sessions=(
            session("a", routine_name="Seldom", segments=()),
            session("b"),
            session("c", START + DAY),
        )
    )
    often, seldom = month_report(some, MARCH).routines
    assert (often.name, often.times, often.seconds, often.complete) == ("Glute relief", 2, 171, 0)
    assert (seldom.name, seldom.complete) == ("Seldom", 1)


def test_signs_and_notes_with_what_they_are_about() -> None:
    some = Records(
        (session(note="a\n b"),),
        (sore(signs=(Sign.SHARP,), note="when sitting"),),
        (run(at=START - DAY, note="x" * 1000),),
    )
    report = month_report(some, MARCH)
    assert [day_in_words(day) for day in report.signs] == ["Left glutes 4 (sharp)"]
    long, short, sitting = report.notes
    text = short_note(long)
    assert (about(long), text[-1], len(text)) == ("Run", "\u2026", 240)
    assert (about(short), short_note(short)) == ("Glute relief", "a b")
    assert about(sitting) == "Left glutes"


def test_the_signs_of_a_day_are_one_row() -> None:
    later, calf = START + DAY / 12, {"area": Area.CALVES, "side": None}
    some = Records(
        soreness=(
            sore("d", START + DAY, signs=(Sign.AT_NIGHT,)),
            sore("a", signs=(Sign.SHARP,), level=6, **calf),
            sore("b", later, signs=(Sign.AT_NIGHT,), level=5),
            sore("c", later, level=9, area=Area.FEET),
        )
    )
    first, second = month_report(some, MARCH).signs
    assert (first.day, second.day) == (START.date(), (START + DAY).date())
    assert day_in_words(first) == "Left glutes 5 (at night), calves 6 (sharp)"


def test_what_has_no_room_is_told() -> None:
    some = Records(runs=tuple(run(f"{n}", START + n * DAY / 10, note="x") for n in range(50)))
    report = month_report(some, MARCH)
    assert (len(report.notes), report.notes_left_out) == (MOST_NOTES, 50 - MOST_NOTES)


def test_an_empty_month() -> None:
    report = month_report(Records(), date(2024, 2, 1))
    assert report.is_empty
    assert len(report.days) == 29
    assert summary(report) == ("There are no records for February 2024.",)


@given(records())
def test_any_month_has_a_report(some: Records) -> None:
    for record in some.sessions:
        assert summary(month_report(some, record.started_at.date()))
