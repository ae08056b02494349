"""Tables as services write them, in their languages, and as spreadsheets leave them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.typedamounts import DurationUnit
from recoverytimer.records.activities import ReadRecords
from recoverytimer.records.faults import LackingColumn, TableFault
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind, guess_columns
from recoverytimer.records.tables.dates import SerialDates
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table, read_table
from recoverytimer.records.words.columns import doubt_in_words
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Run
from tests import DATA

FIELD = DATA / "field"
BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 8, 1)
START = datetime(2026, 3, 4, 6, 30, tzinfo=UTC)


def table_of(data: bytes | str) -> Table:
    read = read_table(data.encode() if isinstance(data, str) else data)
    assert read.value is not None, read.problems
    return read.value


def guessed(data: bytes | str) -> ColumnMatching:
    return guess_columns(table_of(data), TODAY)


def taken(data: bytes | str) -> ReadRecords:
    return read_rows(table_of(data), guessed(data), TODAY, BERLIN, "export.csv")


def said(run: Run) -> tuple[datetime, float | None, float | None]:
    return run.started_at, run.distance_m, run.duration_s


def runs(data: bytes | str) -> list[tuple[datetime, float | None, float | None]]:
    read = taken(data)
    assert not read.problems
    return [said(run) for run in read.records.runs]


def others(data: bytes | str) -> list[tuple[str, bool]]:
    return [(other.sport, other.is_untold) for other in taken(data).others]


def test_a_table_of_garmin() -> None:
    data = (FIELD / "csv-garmin-en.csv").read_bytes()
    assert runs(data) == [
        (START, 5000, 1500),
        # In metres, though the others are in kilometres.
        (datetime(2026, 3, 6, 17, tzinfo=UTC), 5000, 1200),
        (datetime(2026, 3, 8, 17, tzinfo=UTC), 10_100, 4050),
    ]
    assert others(data) == [("Strength Training", False)]


def test_a_table_of_garmin_in_italian() -> None:
    data = (FIELD / "csv-italian-bike.csv").read_bytes()
    assert runs(data) == [(START, 5000, 1500)]
    assert others(data) == [("Ciclismo", False), ("Nuoto", False)]


def test_a_table_of_health_auto_export() -> None:
    data = (FIELD / "csv-health-auto.csv").read_bytes()
    assert runs(data) == [(START, 5000, 1500)]
    assert others(data) == [("Outdoor Walk", False)]


def test_the_list_in_an_archive_of_strava_is_in_utc_and_metres() -> None:
    data = (FIELD / "csv-strava-en.csv").read_bytes()
    late = datetime(2026, 7, 5, 21, 50, tzinfo=UTC)
    assert runs(data) == [(START, 5000, 1500), (late, 8010.5, 2400)]
    assert others(data) == [("Ride", False)]
    assert not guessed(data).doubts


def test_dates_that_a_spreadsheet_left_as_numbers() -> None:
    noon = [datetime(2026, 3, day, 11, tzinfo=UTC) for day in (4, 6)]
    data = (FIELD / "csv-excel-serial.csv").read_bytes()
    assert runs(data) == [(noon[0], 5000, 1500), (noon[1], 7500, 2400)]
    assert not guessed(data).doubts


STRAVA = [
    (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
        "Verstrichene Zeit,Distanz,Dateiname,Verstrichene Zeit,Bewegungszeit,Distanz\n"
        '1,"04.03.2026, 06:30:00",Morgen,Lauf,,1560,"5,00",a/1.fit.gz,1560.0,1500.0,5000.0\n'
        '2,"05.03.2026, 06:30:00",Tour,Radfahrt,,1560,"15,00",a/2.fit.gz,1560.0,1500.0,15000.0\n'
    ),
    (
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,"
        "Temps écoulé,Distance,"
        "Nom du fichier,Temps écoulé,Temps de déplacement,Distance\n"
        '1,"4 mars 2026 à 06:30:00",Matin,Course à pied,1560,"5,00",a/1.gpx,1560.0,1500.0,5000.0\n'
        '2,"5 mars 2026 à 06:30:00",Tour,Vélo,1560,"15,00",a/2.gpx,1560.0,1500.0,15000.0\n'
    ),
    (
        "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,"
        "Tiempo transcurrido,Distancia,Tiempo transcurrido,Tiempo en movimiento,Distancia\n"
        '1,"4 mar 2026, 6:30:00",Dia,Carrera,1560,"5,00",1560.0,1500.0,5000.0\n'
        '2,"5 mar 2026, 6:30:00",Gym,Entrenamiento con pesas,1560,0,1560.0,1500.0,0.0\n'
    ),
    (
        "ID attività,Data dell'attività,Nome dell'attività,Tipo di attività,"
        "Tempo trascorso,Distanza,"
        "Tempo trascorso,Tempo in movimento,Distanza\n"
        '1,"4 mar 2026, 06:30:00",Alba,Corsa,1560,"5,00",1560.0,1500.0,5000.0\n'
        '2,"5 mar 2026, 06:30:00",Giro,Pedalata in bici,1560,"15,00",1560.0,1500.0,15000.0\n'
    ),
    (
        "ID da atividade,Data da atividade,Nome da atividade,Tipo de atividade,Tempo decorrido,"
        "Distância,Tempo decorrido,Tempo de movimentação,Distância\n"
        '1,"4 de mar. de 2026, 06:30:00",Manhã,Corrida,1560,"5,00",1560.0,1500.0,5000.0\n'
        '2,"5 de mar. de 2026, 06:30:00",Rio,Natação,1560,"1,00",1560.0,1500.0,1000.0\n'
    ),
    (
        "Activiteits-ID,Activiteitsdatum,Naam van activiteit,Activiteitstype,"
        "Verstreken tijd,Afstand,"
        "Verstreken tijd,Beweegtijd,Afstand\n"
        '1,"4 mrt 2026, 06:30:00",Ochtend,Hardlopen,1560,"5,00",1560.0,1500.0,5000.0\n'
        '2,"5 mrt 2026, 06:30:00",Rit,Fietsrit,1560,"15,00",1560.0,1500.0,15000.0\n'
    ),
    (
        "Aktivitets-ID,Aktivitetsdatum,Aktivitetsnamn,Aktivitetstyp,Förfluten tid,Distans,"
        "Förfluten tid,Rörelsetid,Distans\n"
        '1,4 mars 2026 06:30:00,Morgon,Löpning,1560,"5,00",1560.0,1500.0,5000.0\n'
        '2,5 mars 2026 06:30:00,Tur,Cykling,1560,"15,00",1560.0,1500.0,15000.0\n'
    ),
]


@pytest.mark.parametrize("data", STRAVA)
def test_archives_of_strava_in_other_languages(data: str) -> None:
    assert runs(data) == [(START, 5000, 1500)]
    assert len(others(data)) == 1


GARMIN = [
    (
        "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Pas,Temps de déplacement\n"
        'Course à pied,2026-03-04 07:30:00,false,"Port","5.00","447","00:25:00",'
        '"4,404","00:24:50"\n'
        'Musculation,2026-03-05 10:04:15,false,"Salle","0.00","540","00:57:59","--","--"\n'
    ),
    (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Schritte,Zeit in Bewegung\n"
        'Laufen,2026-03-04 07:30:00,false,"Hafen","5.00","447","00:25:00","4,404","00:24:50"\n'
        'Radfahren,2026-03-05 10:04:15,false,"Tour","42.02","2,336","03:51:46","--","--"\n'
    ),
    (
        "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total,Passos,"
        "Tempo em movimento,Tempo transcorrido\n"
        'Corrida,2026-03-04 07:30:00,false,"Porto","5.00","447","00:25:00","4,'
        '404","00:24:50","--"\n'
        'Cardiovascular,2026-03-05 10:04:15,false,"Cardio","0.00","509","01:07:05","--","--","--"\n'
    ),
    (
        "Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Stappen,Tijd bewogen\n"
        'Hardlopen,2026-03-04 07:30:00,false,"Haven","5,00","447","00:25:00","4.404","00:24:50"\n'
        'Zwembadzwemmen,2026-03-05 10:04:15,false,"Bad","1.500","509","01:07:05","--","--"\n'
    ),
    (
        "Aktivitetstyp,Datum,Favorit,Titel,Distans,Kalorier,Tid,Steg,Tid i rörelse\n"
        'Löpning,2026-03-04 07:30:00,false,"Hamn","5,00","447","00:25:00","4 404","00:24:50"\n'
        'Simbassäng,2026-03-05 10:04:15,false,"Bad","1 500","509","01:07:05","--","--"\n'
    ),
]


@pytest.mark.parametrize("data", GARMIN)
def test_tables_of_garmin_in_other_languages(data: str) -> None:
    assert runs(data) == [(START, 5000, 1500)]
    assert len(others(data)) == 1


SAMSUNG = [
    (
        "com.samsung.shealth.exercise,7005009,17\n"
        "title,source_type,total_calorie,com.samsung.health.exercise.exercise_type,"
        "com.samsung.health.exercise.duration,com.samsung.health.exercise.distance,"
        "com.samsung.health.exercise.time_offset,com.samsung.health.exercise.start_time,"
        "com.samsung.health.exercise.end_time\n"
        ",4,300.0,1002,1500000,5000.0,UTC+0100,2026-03-04 06:30:00.000,2026-03-04 06:56:00.000\n"
        ",4,90.0,1001,600000,800.0,UTC+0100,2026-03-05 06:30:00.000,2026-03-05 06:40:00.000\n"
        ",4,90.0,15005,1500000,5000.0,UTC+0100,2026-03-06 06:30:00.000,2026-03-06 06:55:00.000\n"
    ),
    (
        "com.samsung.health.exercise\n"
        "datauuid,exercise_type,duration,distance,time_offset,start_time\n"
        "w1,1002,1500000,5000,3600000,2026-03-04 06:30:00\n"
        "w2,11007,1500000,9000,3600000,2026-03-05 06:30:00\n"
        "w3,0,1500000,5000,3600000,2026-03-06 06:30:00\n"
    ),
]


@pytest.mark.parametrize("data", SAMSUNG)
def test_a_table_of_samsung(data: str) -> None:
    read = taken(data)
    (run,) = read.records.runs
    assert said(run) == (START, 5000, 1500)
    assert run.offset_min == 60
    assert [other.is_untold for other in read.others] == [False, True]


def test_a_table_of_zepp() -> None:
    data = (
        "type,startTime,sportTime(s),maxPace(/meter),minPace(/meter),distance(m),calories(kcal)\n"
        "1,2026-03-04 06:30:00+0000,1500,0.0,0.2,5000.0,526.0\n"
        "9,2026-03-05 06:30:00+0000,1500,0.0,0.2,9000.0,526.0\n"
        "52,2026-03-06 06:30:00+0000,3000,-1.0,-1.0,-1.0,280\n"
    )
    assert runs(data) == [(START, 5000, 1500)]
    assert others(data) == [("Outdoor cycling", False), ("Type 52", True)]


def test_a_session_of_polar_with_its_samples_below() -> None:
    data = (
        "Name,Sport,Date,Start time,Duration,Total distance (km),Average heart rate (bpm),Notes\n"
        "A Person,RUNNING,04-03-2026,07:30:00,00:25:00,5.0,150,windy\n\n"
        "Sample rate,Time,HR (bpm),Speed (km/h),Pace (min/km),Cadence,Altitude (m)\n"
        + "".join(f"1,00:00:{second:02},120,12.0,5:00,80,30\n" for second in range(59))
    )
    read = taken(data)
    (run,) = read.records.runs
    assert said(run) == (START, 5000, 1500)
    assert (run.note, read.problems) == ("windy", ())


def test_a_table_of_runkeeper() -> None:
    data = (
        "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Average Pace,Average Speed (mph),"
        "Calories Burned,Climb (ft),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n"
        'a1,2026-03-04 07:30:00,Running,,3.10,25:00,9:11,6.53,350,120,,,"Easy, good",1.gpx\n'
        "a2,2026-03-06 06:10:00,Cycling,,0.00,45:00,,,250,,,,,\n"
    )
    ((start, metres, seconds),) = runs(data)
    assert (start, seconds) == (START, 1500)
    assert metres == pytest.approx(4989, abs=0.1)
    assert taken(data).records.runs[0].note == "Easy, good"


GYM = [
    (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        "2026-03-04,Barbell Back Squat,Legs,100,kgs,5,,,,\n"
        "2026-03-04,Plank,Abs,0,kgs,0,,,0:01:30,\n"
        "2026-03-04,Running (Treadmill),Cardio,,,,5.0,km,0:25:00,\n"
        "2026-03-05,Cycling,Cardio,,,,15.0,km,0:45:00,\n"
    ),
    (
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE\n"
        "2026-03-04 12:00:00,Legs,Squat (Barbell),1,100,5,0,0,,\n"
        "2026-03-04 12:00:00,Legs,Running,1,0,0,5,1500,,\n"
        "2026-03-05 12:00:00,Legs,Cycling,1,0,0,15,2700,,\n"
    ),
    (
        "title,start_time,end_time,exercise_title,set_index,weight_kg,reps,distance_km,duration_seconds\n"
        'Legs,"4 Mar 2026, 12:00","4 Mar 2026, 13:30",Squat (Barbell),0,100,5,,\n'
        'Legs,"4 Mar 2026, 12:00","4 Mar 2026, 13:30",Treadmill,0,,,5,1500\n'
        'Legs,"5 Mar 2026, 12:00","5 Mar 2026, 13:30",Cycling,0,,,15,2700\n'
    ),
]


@pytest.mark.parametrize("data", GYM)
def test_of_the_sets_of_a_gym_only_runs_are_taken(data: str) -> None:
    assert [(metres, seconds) for _, metres, seconds in runs(data)] == [(5000, 1500)]
    assert others(data) == [("Cycling", False)]


def test_a_row_in_a_table_of_runs_that_says_nothing_is_none() -> None:
    read = taken("date,km,duration,note\n2026-03-04,5,25:00,\n2026-03-05,,,rest day\n")
    assert len(read.records.runs) == 1
    assert [other.is_untold for other in read.others] == [True]


COUNTS = [
    "timestamp,distance\n" + "".join(f"2026-03-04T07:{n:02}:00Z,120.5\n" for n in range(30)),
    "date,steps,distance,runDistance,calories\n2026-03-02,8000,6000,0,300\n",
    (
        "Activities\nDate,Calories Burned,Steps,Distance,Floors,Minutes Sedentary,"
        "Minutes Lightly Active,Minutes Fairly Active,Minutes Very Active\n"
        '2026-03-02,"2,300","8,000",5.9,10,700,200,20,30\n'
    ),
]


@pytest.mark.parametrize("data", COUNTS)
def test_counts_of_days_and_minutes_are_no_runs(data: str) -> None:
    read = taken(data)
    assert not len(read.records)
    assert [problem.fault for problem in read.problems] == [TableFault.COUNTS]


@pytest.mark.parametrize(
    "data",
    [
        'Comment Date,Comment\n"Mar 4, 2026, 6:30:00 AM",Nice run\n',
        "date,routine\n2026-03-04,Hips\n",
        "Date,Description,Amount\n2026-03-04,Shop,12.50\n",
        "date,time,heartRate\n2026-03-02,07:13,107\n",
    ],
)
def test_what_says_neither_how_long_nor_how_far_is_no_record(data: str) -> None:
    read = taken(data)
    assert not len(read.records)
    assert not read.others
    (problem,) = read.problems
    assert problem.fault is TableFault.NO_AMOUNTS
    assert "Nothing in it says how long" in problem_in_words(problem)


def test_who_says_what_the_rows_are_gets_them() -> None:
    table = table_of("date,routine\n2026-03-04,Hips\n")
    matching = ColumnMatching(kind=RecordKind.SESSIONS, fields=guess_columns(table, TODAY).fields)
    (session,) = read_rows(table, matching, TODAY, BERLIN).records.sessions
    assert (session.routine_name, session.total_s) == ("Hips", 0)


def test_a_list_of_shoes_has_no_date() -> None:
    (problem,) = taken("Shoe Name,Shoe Brand\nA,B\n").problems
    assert problem.fault == LackingColumn(ColumnMeaning.DATE)


def test_a_row_without_a_duration_stays_among_those_that_have_one() -> None:
    read = taken("date,minutes,routine\n2026-03-04,12,Hips\n2026-03-05,,Hips\n")
    assert [session.total_s for session in read.records.sessions] == [720, 0]


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("46085.3125", "2026-03-04T06:30:00+00:00"),
        ("46085,3125", "2026-03-04T06:30:00+00:00"),
        ("4 mars 2026 à 07:30:00", "2026-03-04T06:30:00+00:00"),
        ("4 de marzo de 2026 a las 7:30", "2026-03-04T06:30:00+00:00"),
        ("4 de março de 2026 às 07:30", "2026-03-04T06:30:00+00:00"),
        ("4 marzo 2026 alle ore 07:30", "2026-03-04T06:30:00+00:00"),
        ("4 mrt. 2026 om 07:30", "2026-03-04T06:30:00+00:00"),
        ("den 4 mars 2026 kl. 07:30", "2026-03-04T06:30:00+00:00"),
        ("4. maaliskuuta 2026 klo 7.30", "2026-03-04T06:30:00+00:00"),
        ("4. března 2026 7:30", "2026-03-04T06:30:00+00:00"),
        ("4. července 2026 7:30", "2026-07-04T05:30:00+00:00"),
        ("4. června 2026 7:30", "2026-06-04T05:30:00+00:00"),
        ("2026年3月4日 7:30", "2026-03-04T06:30:00+00:00"),
        ("04.03.2026 07h30", "2026-03-04T06:30:00+00:00"),
        ("4 mar. 2026 7:30:00 a. m.", "2026-03-04T06:30:00+00:00"),
        ("Mar 4, 2026, 7:30:00\u202fAM", "2026-03-04T06:30:00+00:00"),
        ("2026-03-04 07:30 UTC+0100", "2026-03-04T06:30:00+00:00"),
    ],
)
def test_ways_to_write_an_instant(cell: str, instant: str) -> None:
    ((start, _, _),) = runs(f'date,km\n"{cell}",5\n')
    assert start.isoformat() == instant


@pytest.mark.parametrize("zone", ["+99:99", "-23:00"])
def test_an_offset_that_is_nowhere(zone: str) -> None:
    (problem,) = taken(f"date,km\n2026-03-04 07:30,5\n2026-03-04T07:30:00{zone},5\n").problems
    assert problem.place == ("row", 2)


def test_numbers_are_no_dates_where_nothing_says_so() -> None:
    assert ColumnMeaning.DATE not in guessed("calories,distance\n46085,5\n46086,5\n").fields


def test_dates_that_may_count_from_1904_are_doubted() -> None:
    data = "Date,km\n44623,5\n44625,6\n"
    (doubt,) = guessed(data).doubts
    assert (doubt.reading, doubt.cell) == (SerialDates.SINCE_1900, "44623")
    assert "days since 1900" in doubt_in_words(doubt)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("PT25M", 1500),
        ("PT1H2M3.4S", 3723.4),
        ("25:00.5", 1500),
        ("0:25'00.0", 1500),
        ("0:25:00", 1500),
        ("1h 2m 3s", 3723),
        ("25 min 30 s", 1530),
        ("1 heure 2 minutes", 3720),
        ("1 ora 2 minuti", 3720),
        ("1 Std. 2 Min.", 3720),
        ("1500.0", 1500),
        ("1500000", 1500),
        ("0 days 00:25:00", 1500),
        ("0.0173611111", 1500),
    ],
)
def test_ways_to_write_a_duration(cell: str, seconds: float) -> None:
    ((_, _, found),) = runs(f'date,duration,distance (km)\n2026-03-04,"{cell}",5.0\n')
    assert found == pytest.approx(seconds, abs=0.01)


@pytest.mark.parametrize(
    ("cell", "metres"),
    [
        ("5,0 km", 5000),
        ("5.0 km", 5000),
        ("3.1mi", 4988.97),
        ("400 m", 400),
        ("5.000 m", 5000),
        ("1.234,5 m", 1234.5),
        ("1\u202f234,5 m", 1234.5),
        ("1,234.5 m", 1234.5),
        ("1\u2019234.5 m", 1234.5),
        ("5 kilomètres", 5000),
        ("2,5 miglia", 4023.36),
    ],
)
def test_ways_to_write_a_distance(cell: str, metres: float) -> None:
    ((_, found, _),) = runs(f'date;distance\n2026-03-04;"{cell}"\n')
    assert found == pytest.approx(metres, abs=0.01)


def test_kilometres_among_metres() -> None:
    data = (
        "Activity Type,Date,Distance,Time\n"
        'Track Running,2026-03-04 07:30:00,"5,000",00:25:00\n'
        'Pool Swim,2026-03-05 07:30:00,"1,500",00:40:00\n'
        'Running,2026-03-06 07:30:00,"10.00",00:50:00\n'
    )
    assert [metres for _, metres, _ in runs(data)] == [5000, 10_000]


def test_a_time_from_start_to_end_is_never_less_than_the_duration() -> None:
    data = (
        "Start,End,Distance (km)\n2026-03-04 07:30,2026-03-04 07:55,5\n2026-03-05 23:50,00:15,5\n"
    )
    assert [seconds for _, _, seconds in runs(data)] == [1500, 1500]


def test_a_german_tempo_is_a_pace_and_an_italian_one_a_duration() -> None:
    german = "Datum;Strecke;Tempo\n4.3.2026;10,5;5:12\n6.3.2026;8,0;5:20\n"
    assert [seconds for _, _, seconds in runs(german)] == [None, None]
    italian = "Data;Distanza;Tempo\n4.3.2026;10,5;55:12\n6.3.2026;8,0;45:20\n"
    assert [seconds for _, _, seconds in runs(italian)] == [3312, 2720]


def test_minutes_that_a_spreadsheet_made_hours_of() -> None:
    data = "date;km;temps\n2014-06-30;6,88;47:08:00\n2014-07-01;2,94;20:46\n2014-07-02;5;25:10\n"
    assert [seconds for _, _, seconds in runs(data)] == [2828, 1246, 1510]


def test_a_column_with_a_name_that_is_not_known_is_no_duration() -> None:
    data = (
        "Dátum,Kedvenc,Cím,Legjobb köridő,Max. pulzus,Lépések,Körök száma,Stressz\n"
        '2024-08-09 18:31:09,false,"Bp","00:05:34","167","4,224","4","--"\n'
    )
    assert ColumnMeaning.DURATION not in guessed(data).fields
    assert guessed(data).kind is None


def test_a_table_of_which_little_is_understood_waits_for_a_person() -> None:
    data = "date,duration,a,b,c,d,e,f\n2026-03-04,30,1,2,3,4,5,6\n"
    assert guessed(data).kind is None


def test_marks_of_services_for_nothing() -> None:
    cells = ("--", "-", "--:--:--", "n/a", "null", "\u2014", "-1.0")
    data = "date,km,duration\n" + "".join(
        f"2026-03-{day:02},5,{cell}\n" for day, cell in enumerate((*cells, *["25:00"] * 8), 1)
    )
    assert [seconds for _, _, seconds in runs(data)] == [None] * 7 + [1500] * 8


def test_an_effort_in_numbers_is_no_note() -> None:
    (first, second) = taken("date,km,rpe\n2026-03-04,5,3.0\n2026-03-05,5,10\n").records.runs
    assert (first.effort, second.effort, first.note, second.note) == ("easy", "hard", "", "")


def test_sums_empty_rows_and_names_said_again_are_no_rows() -> None:
    data = (
        "Datum;Strecke;Dauer\n4.3.2026;5,0;25:00\n;;\nDatum;Strecke;Dauer\n6.3.2026;5,0;26:00\n"
        "Summe;10,0;51:00\n;;\nDurchschnitt;5,0;25:30;;\n"
    )
    assert [seconds for _, _, seconds in runs(data)] == [1500, 1560]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nDatum;km\n04.03.2026;5,0\n",
        '"sep=,"\r\nDatum,km\r\n04.03.2026,"5,0"\r\n',
        "Datum|km|\n04.03.2026|5,0|\n",
        "My runs;;;\n;;;\nDatum;km;;\n04.03.2026;5,0;;\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_write_around_a_table(text: str, encoding: str) -> None:
    table = table_of(text.encode(encoding))
    assert table.header == ("Datum", "km")
    assert runs(text.encode(encoding))[0][1:] == (5000, None)


def test_a_quotation_mark_that_nothing_closes_spoils_its_row_only() -> None:
    rows = "".join(f"2026-03-{day:02},5,good\n" for day in range(10, 20))
    read = taken(f'date,km,note\n2026-03-04,5,"so so\n{rows}2026-03-21,5,"two\nlines"\n')
    assert len(read.records.runs) == 12
    assert read.records.runs[0].note == '"so so'
    assert read.records.runs[-1].note == "two\nlines"


_CELLS = st.sampled_from(
    [
        *("", "--", "Run", "Ride", "Läufe", "Total", "sep=;", '"', "'", "\0", "\u202e"),
        *("2026-03-04", "04.03.2026, 06:30:00", "4 mars 2026 à 06:30", "46085.3", "1773470000"),
        *(
            "5.0",
            "5,0",
            "1.234,5",
            "-1.0",
            "1e308",
            "9" * 59,
            "0:25:00",
            "47:08:00",
            "PT25M",
            "7/10",
        ),
        *("2026-03-04T06:30:00+99:99", "0000-00-00", "99/99/9999", "UTC+0200", "1002", "NaN"),
    ]
) | st.text(max_size=12)
_NAMES = st.sampled_from(
    [
        *(
            "Date",
            "Time",
            "End",
            "Elapsed Time",
            "Moving Time",
            "Distance",
            "Distance",
            "Activity ID",
        ),
        *(
            "Activity Date",
            "Activity Type",
            "exercise_type",
            "start_time",
            "time_offset",
            "duration",
        ),
        *(
            "type",
            "startTime",
            "sportTime(s)",
            "Name",
            "Sport",
            "Start time",
            "Steps",
            "Pain",
            "Side",
        ),
    ]
) | st.text(max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    width = draw(st.integers(1, 8))
    names = draw(st.lists(_NAMES, min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(_CELLS, max_size=width + 1), max_size=8))
    separator = draw(st.sampled_from(",;\t|"))
    return "\n".join(separator.join(row) for row in (names, *rows)).encode("utf-8", "replace")


@given(tables(), st.none() | st.sampled_from(RecordKind))
def test_no_table_brings_it_down(data: bytes, kind: RecordKind | None) -> None:
    table = read_table(data).value
    if table is None:
        return
    matching = guess_columns(table, TODAY)
    read = read_rows(table, replace(matching, kind=kind or matching.kind), TODAY, BERLIN)
    for run in (*read.records.runs, *(other.run for other in read.others)):
        assert run.distance_m is None or 0 < run.distance_m <= LONGEST_RUN_M
        assert run.duration_s is None or 0 < run.duration_s <= LONGEST_RUN_S
    for problem in read.problems:
        assert problem_in_words(problem)
    for doubt in matching.doubts:
        assert doubt_in_words(doubt)


def test_a_duration_in_milliseconds_is_doubted_unless_its_name_says_so() -> None:
    data = "date,{},distance_m\n2026-03-04,1500000,5000\n2026-03-05,1600000,5000\n"
    assert guessed(data.format("duration")).duration_unit is DurationUnit.MILLISECONDS
    assert not guessed(data.format("duration_ms")).doubts
