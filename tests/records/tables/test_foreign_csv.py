"""Tables that other programs and people write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.language import measure
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.records.activities import ReadRecords
from recoverytimer.records.comparing import compare_records
from recoverytimer.records.records import Records
from recoverytimer.records.tables import table as csvtable
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind, guess_columns
from recoverytimer.records.tables.dates import DateOrder
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table, read_table
from recoverytimer.records.words.columns import doubt_in_words
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.runs.run import Effort

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 6, 1)


def table_of(text: str) -> Table:
    read = read_table(text.encode())
    assert read.value is not None, read.problems
    return read.value


def guessed(text: str) -> ColumnMatching:
    return guess_columns(table_of(text), TODAY)


def taken(text: str) -> ReadRecords:
    return read_rows(table_of(text), guessed(text), TODAY, BERLIN, "log.csv")


def records(text: str) -> Records:
    read = taken(text)
    assert not read.problems
    return read.records


STRAVA = """Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,\
Elapsed Time,Distance,Moving Time
1,"Jan 5, 2026, 7:01:02 AM",Morning Run,Run,,3725,10.51,3600
2,"Jan 6, 2026, 5:00:00 PM",Ride home,Ride,windy,1800,12.00,1750
3,"Jan 7, 2026, 7:01:02 AM",Trail,Trail Run,"=muddy",4000,8.2,3900
"""


def test_a_strava_archive() -> None:
    read = taken(STRAVA)
    first, second = read.records.runs
    assert (first.distance_m, first.duration_s) == (10_510, 3600)
    assert first.started_at == datetime(2026, 1, 5, 7, 1, 2, tzinfo=UTC)
    assert (first.offset_min, first.source, first.note) == (60, "log.csv", "Morning Run")
    assert second.note == "Trail\n=muddy"
    (ride,) = read.others
    assert (ride.sport, ride.is_untold, ride.place) == ("Ride", False, ("row", 2))


def test_a_garmin_table_where_time_is_a_duration() -> None:
    text = """Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR
Running,2026-05-03 07:12:31,false,Berlin Running,"10.02",612,"00:58:12",151
Treadmill Running,2026-05-01 18:00:00,false,Gym,"5.00",300,"00:30:00",140
"""
    first, second = records(text).runs
    assert (first.distance_m, first.duration_s) == (10_020, 3492)
    assert first.started_at == datetime(2026, 5, 3, 5, 12, 31, tzinfo=UTC)
    assert second.duration_s == 1800


def test_a_german_diary_with_semicolons_and_decimal_commas() -> None:
    text = """Datum;Uhrzeit;Strecke;Dauer;Bemerkung
3.5.2026;07:30;10,5 km;58:30;"müde; aber gut"
13.5.2026;18:00;6,25 km;1:02:03;
"""
    first, second = records(text).runs
    assert (first.distance_m, first.duration_s) == (10_500, 3510)
    assert first.started_at == datetime(2026, 5, 3, 5, 30, tzinfo=UTC)
    assert first.note == "müde; aber gut"
    assert (second.distance_m, second.duration_s) == (6250, 3723)


def test_a_soreness_diary() -> None:
    text = """When,Body part,Pain (0-10),Notes
2026-05-03,left calf,4/10,after hills
2026-05-04,Glutes,3,
2026-05-04,neck,2,desk
"""
    calf, glutes, neck = records(text).soreness
    assert (calf.area, calf.side, calf.level, calf.note) == (
        Area.CALVES,
        Side.LEFT,
        4,
        "after hills",
    )
    assert calf.day == date(2026, 5, 3)
    assert (glutes.area, glutes.side) == (Area.GLUTES, None)
    assert (neck.area, neck.note) == (None, "neck\ndesk")


def test_stretching_sessions_with_soreness() -> None:
    text = """date,minutes,routine,soreness,comment
05/03/2026,12,Glute relief,3,good
05/13/2026,8,Hips,,
"""
    some = records(text)
    first, second = some.sessions
    assert (first.routine_id, first.total_s, first.note) == ("glute-relief", 720, "good")
    assert first.is_complete
    assert second.started_at == datetime(2026, 5, 13, 10, tzinfo=UTC)
    (entry,) = some.soreness
    assert (entry.level, entry.session_id, entry.at) == (3, first.id, first.ended_at)


@pytest.mark.parametrize(
    ("dates", "order", "sure"),
    [
        ("03/04/2026 14/04/2026", DateOrder.DAY_FIRST, True),
        ("03/04/2026 04/14/2026", DateOrder.MONTH_FIRST, True),
        # One way they would be in no order, and the other way they go on.
        ("01/05/2026 02/05/2026 01/06/2026", DateOrder.DAY_FIRST, True),
        ("01/05/2026 01/06/2026 02/05/2026", DateOrder.MONTH_FIRST, True),
        # One way it would be still to come.
        ("05/12/2026", DateOrder.MONTH_FIRST, True),
        ("03.04.2026", DateOrder.DAY_FIRST, True),
        ("03/04/2026", DateOrder.DAY_FIRST, False),
        ("04/04/2026", DateOrder.DAY_FIRST, True),
        ("2026-04-03 2026-04-04", DateOrder.DAY_FIRST, True),
    ],
)
def test_day_or_month_first_is_decided_over_all_rows(
    dates: str, order: DateOrder, sure: bool
) -> None:
    matching = guessed("date,km\n" + "".join(f"{d},5\n" for d in dates.split()))
    assert matching.date_order is order
    assert bool(matching.doubts) is not sure


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("2026-03-04T06:30:00Z", "2026-03-04T06:30:00+00:00"),
        ("2026-03-04T06:30:00.123+02:00", "2026-03-04T04:30:00+00:00"),
        ("2026/3/4 6:30", "2026-03-04T05:30:00+00:00"),
        ("14.3.26 06:30 Uhr", "2026-03-14T05:30:00+00:00"),
        ("14 March 2026", "2026-03-14T11:00:00+00:00"),
        ("Sat, 14 Mar 2026 6:30 PM", "2026-03-14T17:30:00+00:00"),
        ("14. März 2026, 12:15 am", "2026-03-13T23:15:00+00:00"),
        ("March 14th, 2026 at 06:30", "2026-03-14T05:30:00+00:00"),
        ("1773470000", "2026-03-14T06:33:20+00:00"),
    ],
)
def test_ways_to_write_an_instant(cell: str, instant: str) -> None:
    (run,) = records(f'when,km\n"{cell}",5\n').runs
    assert run.started_at.isoformat() == instant


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [
        ("duration", "1:02:03", 3723),
        ("duration", "45:30", 2730),
        ("duration (h:mm)", "1:30", 5400),
        ("duration", "0:45", 2700),
        ("duration_s", "600", 600),
        ("duration", "2700", 2700),
        ("duration", "45", 2700),
        ("hours", "0.5", 1800),
        ("duration", "1h 5m", 3900),
        ("duration", "45 min", 2700),
        ("duration", '12\'30""', 750),
    ],
)
def test_ways_to_write_a_duration(header: str, cell: str, seconds: float) -> None:
    (session,) = records(f'date,{header},routine\n2026-03-04,"{cell}",Hips\n').sessions
    assert session.total_s == seconds


@pytest.mark.parametrize(
    ("header", "cell", "metres"),
    [
        ("distance", "10.5", 10_500),
        ("distance", '"10,5"', 10_500),
        ("distance (mi)", "10", 16_093.44),
        ("miles", "3.1", 4988.97),
        ("distance", "3.1 mi", 4988.97),
        ("distance_m", "10500", 10_500),
        ("distance", "10500", 10_500),
        ("distance", '"10,500"', 10_500),
        ("distance", "400 m", 400),
    ],
)
def test_ways_to_write_a_distance(header: str, cell: str, metres: float) -> None:
    (run,) = records(f"date,{header}\n2026-03-04,{cell}\n").runs
    assert run.distance_m == pytest.approx(metres, abs=0.01)


def test_the_pace_tells_minutes_from_hours() -> None:
    matching = guessed("date,distance (km),time\n2026-03-04,10,1:02\n2026-03-06,21,2:10\n")
    assert matching.two_parts is TwoParts.HOURS_MINUTES


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("date,distance\n2026-03-04,6.2\n", DistanceUnit.MILES),
        ("date,distance (km)\n2026-03-04,6.2\n", DistanceUnit.KILOMETRES),
        ("date,distance\n2026-03-04,5000\n", DistanceUnit.METRES),
        # Strava has kilometres and metres, whatever a person has chosen there or here.
        ("date,Distance,Distance\n2026-03-04,3.1,\n", DistanceUnit.MILES),
    ],
)
def test_what_says_no_unit_is_in_that_of_the_person(text: str, unit: DistanceUnit) -> None:
    measure(in_miles=True)
    assert guessed(text).distance_unit is unit


def test_what_is_read_as_miles_is_told() -> None:
    measure(in_miles=True)
    (doubt,) = guessed("date,distance\n2026-03-04,6.2\n").doubts
    assert doubt_in_words(doubt) == "The distances have no unit; they are read as miles."


def test_a_person_changes_the_guess() -> None:
    text = "date,length,remarks,x\n03/04/2026,6,easy one,7\n"
    table = table_of(text)
    mine = msgspec.structs.replace(
        guess_columns(table, TODAY),
        kind=RecordKind.RUNS,
        fields=(
            ColumnMeaning.DATE,
            ColumnMeaning.DISTANCE,
            ColumnMeaning.NOTE,
            ColumnMeaning.EFFORT,
        ),
        date_order=DateOrder.MONTH_FIRST,
        distance_unit=DistanceUnit.MILES,
    )
    read = read_rows(table, mine, TODAY, BERLIN)
    (run,) = read.records.runs
    assert (run.day, run.effort, run.note) == (date(2026, 3, 4), Effort.HARD, "easy one")
    assert run.distance_m == pytest.approx(9656.06, abs=0.01)


def test_rows_that_are_not_understood_are_listed_with_number_and_reason() -> None:
    read = taken(
        "date,minutes,routine\n2026-03-04,12,Hips\nsoon,12,Hips\n\n,5,Hips\n2026-03-07,long,Hips\n"
        "2026-02-30,5,x\n"
    )
    assert len(read.records.sessions) == 1
    assert [problem_in_words(p).partition(". ")[0] for p in read.problems] == [
        'Row 3: The date is "soon"',
        "Row 5: The date is missing",
        'Row 6: The duration is "long"',
        'Row 7: The date is "2026-02-30"',
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "No column gives the date"),
        ("date,mood\n2026-03-04,good\n", "Nothing in it says how long"),
    ],
)
def test_what_has_to_be_chosen_is_said(text: str, told: str) -> None:
    read = taken(text)
    assert told in " ".join(map(problem_in_words, read.problems))


@pytest.mark.parametrize(
    "text", [STRAVA, "date,min,routine\n2026-03-04,9,Hips\n2026-03-04,9,Hips\n"]
)
def test_taking_a_file_twice_is_the_same_as_once(text: str) -> None:
    once = taken(text).records
    again = taken(text).records
    assert once is not None
    assert again is not None
    assert len(compare_records([], once).new) == len(once) == 2
    assert not len(compare_records(once, again).new)


def test_two_runs_on_a_day_without_a_time_are_two() -> None:
    some = records("date,km\n2026-03-04,5\n2026-03-04,5\n")
    assert len(compare_records([], some).new) == 2


def test_a_title_above_and_a_table_without_names() -> None:
    assert guessed("My runs\ndate,km\n2026-03-04,5\n").fields == (
        ColumnMeaning.DATE,
        ColumnMeaning.DISTANCE,
    )
    assert guessed("2026-03-04,0:30:00\n2026-03-05,0:31:00\n").fields == (
        ColumnMeaning.DATE,
        ColumnMeaning.DURATION,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    read = read_table("Datum\tÜbung\n3.5.2026\tHüfte\n".encode(encoding))
    assert read.value is not None
    assert read.value.rows[0].cells == ("3.5.2026", "Hüfte")
    assert read.value.rows[0].number == 2


@pytest.mark.parametrize("data", [b"", b"\n\n", b"x," * 500, b'"' + b"a" * 200_000])
def test_what_is_no_table_is_refused_with_one_sentence(data: bytes) -> None:
    read = read_table(data)
    assert read.value is None
    assert len(read.problems) == 1


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    table = b"date,km\n" + b"2026-03-04,5\n" * 20
    monkeypatch.setattr(csvtable, "MOST_ROWS", 20)
    assert "more than 20 rows" in problem_in_words(read_table(table).problems[0])
    monkeypatch.setattr(csvtable, "LARGEST_CSV", 100)
    assert "larger than" in problem_in_words(read_table(table).problems[0])


@given(
    st.binary(max_size=200) | st.text("0123456789/-:,;\n\"'abkm. ", max_size=200).map(str.encode)
)
def test_no_file_brings_it_down(data: bytes) -> None:
    table = read_table(data).value
    if table is not None:
        read_rows(table, guess_columns(table, TODAY), TODAY, BERLIN)


def test_units_in_doubt_are_said() -> None:
    matching = guessed("date,distance,duration\n2026-03-04,5,30\n")
    assert matching.duration_unit is DurationUnit.MINUTES
    assert len(matching.doubts) == 1
    assert "km" in doubt_in_words(matching.doubts[0])


def test_a_cell_that_is_made_to_be_slow() -> None:
    cell = "1" + " " * 100_000 + "!"
    rows = f"2026-03-04,5,30\n2026-03-05,5,31\n2026-03-06,{cell},{cell}\n"
    (problem,) = taken(f"date,km,minutes\n{rows}").problems
    assert problem_in_words(problem).startswith("Row 4: The duration is")
    assert len(problem_in_words(problem)) < 200
