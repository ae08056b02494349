"""Tracks as watches, phones and map services write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import gpxpy
import pytest

from tests import DATA
from tests.records.making import START
from tests.records.watches.recordings import (
    METRE,
    Point,
    gpx,
    gpx_of_tracks,
    only_run,
    read,
    steady,
    told,
)

FIELD = DATA / "field"


@pytest.mark.parametrize(
    "name", ["gpx-unbound-prefix", "gpx-latin1", "gpx-time-blank", "gpx-zeropoint"]
)
def test_files_of_the_field(name: str) -> None:
    run = only_run((FIELD / f"{name}.gpx").read_bytes())
    assert run.started_at.replace(microsecond=0) == datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
    assert run.distance_m == pytest.approx(5010, abs=2)
    assert run.duration_s == 1500


def test_what_does_not_say_what_it_was_is_no_run_and_what_is_planned_neither() -> None:
    ride = read((FIELD / "gpx-ride-notype.gpx").read_bytes())
    assert not ride.records.runs
    assert [(o.is_untold, o.is_likely) for o in ride.others] == [(True, False)]
    (said,) = told((FIELD / "gpx-planned-komoot.gpx").read_bytes())
    assert "still to come" in said


def test_a_second_reader_finds_the_same_distance_and_times() -> None:
    data = gpx(steady(), steady(600, START + timedelta(seconds=900), 7, at=1800))
    (track,) = gpxpy.parse(data).tracks
    run, bounds = only_run(data), track.get_time_bounds()
    assert run.started_at == bounds.start_time
    assert run.distance_m == pytest.approx(track.length_2d(), rel=0.001)


def test_a_position_that_a_watch_repeats_is_no_pause() -> None:
    points = steady(1500)
    for at in range(8, 1500, 8):
        points[at] = (points[at][0], *points[at - 1][1:])
    assert only_run(gpx(points)).duration_s == 1500


def test_points_some_seconds_apart_are_no_pause() -> None:
    assert only_run(gpx(steady(1470, every=7))).duration_s == 1470


def test_a_gap_without_getting_on_is_a_pause_whether_a_segment_ends_there_or_not() -> None:
    later = steady(600, START + timedelta(seconds=900), at=1800)
    for segments in ([[*steady(), *later]], [steady(), later]):
        run = only_run(gpx(*segments))
        assert (run.distance_m, run.duration_s) == (pytest.approx(3600, abs=2), 1200)


def test_a_gap_in_which_one_ran_on_is_no_pause() -> None:
    run = only_run(gpx([*steady(), *steady(600, START + timedelta(seconds=700), at=2100)]))
    assert (run.distance_m, run.duration_s) == (pytest.approx(3900, abs=2), 1300)


def test_instants_without_seconds() -> None:
    minutes: list[Point] = [
        (at.replace(second=0) if isinstance(at, datetime) else at, lat, lon)
        for at, lat, lon in steady(600)
    ]
    assert only_run(gpx(minutes)).duration_s == 600


FAR: Point = (START + timedelta(seconds=300.5), 48.0, 11.0)


@pytest.mark.parametrize(
    "points",
    [
        [*steady(300), FAR, *steady()[301:]],
        [(START, 48.0, 11.0), *steady()[1:]],
        [*steady(300), *((at, lat - 2, lon) for at, lat, lon in steady()[301:])],
        [*steady(), (START + timedelta(seconds=601), 48.0, 11.0)],
    ],
)
def test_jumps_do_not_count_and_are_told(points: list[Point]) -> None:
    (run,) = read(gpx(points)).records.runs
    assert run.distance_m == pytest.approx(1800, abs=10)
    assert run.duration_s == pytest.approx(600, abs=1)
    assert told(gpx(points)) == [
        "x: Its positions jump; the jumps do not count towards the distance."
    ]


def test_a_wrong_instant_is_no_jump() -> None:
    points = steady(600, every=60)
    points[5] = (START + timedelta(seconds=245), *points[5][1:])
    assert only_run(gpx(points)).distance_m == pytest.approx(1800, abs=2)


def test_a_run_that_nobody_runs_has_no_distance() -> None:
    data = gpx(steady(1500, metres_s=153))
    (run,) = read(data).records.runs
    assert (run.distance_m, run.duration_s) == (None, 1500)
    assert "jump" in told(data)[0]


def test_a_fast_ride_does_not_jump() -> None:
    (ride,) = read(gpx(steady(metres_s=20), sport="cycling")).others
    assert ride.run.distance_m == pytest.approx(12_000, abs=10)


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        (0, (START, 0.0, 0.0)),
        (200, (START, 0.0, 0.0)),
        (200, ("", 55 + 600 * METRE, 3.0)),
        (200, ("yesterday", 55 + 600 * METRE, 3.0)),
        (200, (START + timedelta(seconds=200), 91.0, 3.0)),
        (200, (START + timedelta(seconds=200), float("nan"), 3.0)),
        (200, (START - timedelta(days=9), 55 + 600 * METRE, 3.0)),
        (200, (START + timedelta(days=9000), 55 + 600 * METRE, 3.0)),
        (600, (START + timedelta(days=9000), 55 + 1800 * METRE, 3.0)),
        (0, (datetime(1999, 8, 22, tzinfo=UTC), 55.0, 3.0)),
    ],
)
def test_single_points_that_are_wrong_or_empty(at: int, wrong: Point) -> None:
    points = steady()
    points[at] = wrong
    run = only_run(gpx(points))
    assert run.distance_m == pytest.approx(1800, abs=4)
    assert run.duration_s == pytest.approx(600, abs=1)


def test_a_point_without_any_position() -> None:
    data = gpx(steady()).replace(b'lat="55.0000269" lon="3.000000"', b"", 1)
    assert only_run(data).distance_m == pytest.approx(1800, abs=4)


def test_instants_that_go_back_and_forth_or_repeat() -> None:
    points = steady()
    for at in range(10, 590, 10):
        points[at], points[at + 1] = points[at + 1], points[at]
        points[at + 3] = (points[at + 2][0], *points[at + 3][1:])
    run = only_run(gpx(points))
    assert run.duration_s == 600


def test_a_clock_that_was_set_back_on_the_way() -> None:
    set_back = [(START + timedelta(seconds=s - 3600), *steady()[s][1:]) for s in range(300, 601)]
    run = only_run(gpx([*steady(299), *set_back]))
    assert (run.started_at, run.duration_s) == (START, pytest.approx(600, abs=2))


def test_tracks_of_one_outing_are_one_run_and_those_hours_apart_are_several() -> None:
    soon, late = START + timedelta(minutes=20), START + timedelta(hours=9)
    tracks = [("running", [steady(600, at)]) for at in (late, START, soon)]
    runs = read(gpx_of_tracks(*tracks)).records.runs
    assert [(r.started_at, r.distance_m, r.duration_s) for r in runs] == [
        (START, pytest.approx(3600, abs=4), 1200),
        (late, pytest.approx(1800, abs=2), 600),
    ]


def test_tracks_of_several_sports_stay_apart() -> None:
    after = START + timedelta(minutes=11)
    found = read(gpx_of_tracks(("running", [steady()]), ("cycling", [steady(600, after)])))
    assert [r.started_at for r in found.records.runs] == [START]
    assert [o.sport for o in found.others] == ["cycling"]


def test_what_is_in_a_file_twice_counts_once() -> None:
    assert only_run(gpx(steady(), steady())).distance_m == pytest.approx(1800, abs=2)


def test_waypoints_and_routes_are_planned() -> None:
    at = START.isoformat()
    plan = f'<wpt lat="1" lon="1"><time>{at}</time></wpt><rte><rtept lat="1" lon="1"/></rte>'
    assert "No activity is recorded" in told(gpx(head=plan))[0]
    same = [(START, lat, lon) for _, lat, lon in steady()]
    assert "No activity is recorded" in told(gpx(same))[0]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("\n  2026-03-04T06:30:00Z ", "2026-03-04T06:30:00Z"),
        ("2026-03-04T06:30:00.123456789Z", "2026-03-04T06:30:00.123456Z"),
        ("2026-03-04T07:30:00,5+0100", "2026-03-04T06:30:00.5Z"),
        ("2026-3-4 6:30:00 Z", "2026-03-04T06:30:00Z"),
        ("2026/03/04 06:30z", "2026-03-04T06:30:00Z"),
        ("2026-03-04T06:29:60Z", "2026-03-04T06:29:59Z"),
        ("2026-03-04T01:00:00-5:30", "2026-03-04T06:30:00Z"),
    ],
)
def test_ways_to_write_an_instant(text: str, instant: str) -> None:
    last = datetime(2026, 3, 4, 6, 40, tzinfo=UTC)
    (run,) = read(gpx([(text, 55.0, 3.0), (last, 55 + 1800 * METRE, 3.0)])).records.runs
    assert run.started_at == datetime.fromisoformat(instant)


def test_instants_without_a_zone_are_local_time_and_that_is_told() -> None:
    local = [(f"2026-03-04T07:{m:02}:00", 55 + m * 180 * METRE, 3.0) for m in range(30, 45)]
    (run,) = read(gpx(local)).records.runs
    assert (run.started_at, run.offset_min) == (datetime(2026, 3, 4, 6, 30, tzinfo=UTC), 60)
    assert "taken as local time" in told(gpx(local))[0]


ROLLED_OVER = START - timedelta(weeks=1024)
RIGHT_DAY = START.date().isoformat()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        (f"Run {RIGHT_DAY}.gpx", ""),
        (f"activity_{RIGHT_DAY.replace('-', '')}_073000.gpx", ""),
        ("x.gpx", f"<metadata><time>{RIGHT_DAY}T09:00:00Z</time></metadata>"),
    ],
)
def test_a_clock_whose_weeks_ran_over_is_mended_where_another_date_says_so(
    name: str, head: str
) -> None:
    data = gpx(steady(start=ROLLED_OVER), head=head)
    (run,) = read(data, name).records.runs
    assert run.started_at == START
    assert "1,024 weeks slow" in told(data, name)[0]


@pytest.mark.parametrize("name", ["x.gpx", f"{ROLLED_OVER.date()}.gpx", "20269999.gpx"])
def test_an_old_date_that_nothing_speaks_against_stays_and_is_told(name: str) -> None:
    data = gpx(steady(start=ROLLED_OVER))
    (run,) = read(data, name).records.runs
    assert run.started_at == ROLLED_OVER
    assert "more than 19 years ago" in told(data, name)[0]


def test_a_file_that_is_cut_off_is_read_up_to_there_and_that_is_told() -> None:
    whole = gpx(steady())
    cut = whole[: whole.index(b"<trkpt", len(whole) // 2) + 20]
    (run,) = read(cut).records.runs
    assert run.started_at == START
    assert 250 < (run.duration_s or 0) < 350
    assert told(cut) == ["x: It is cut off or damaged, so only a part of it could be read."]


def test_an_archive_of_many_days_in_one_file() -> None:
    days = (START - timedelta(days=n) for n in range(4000))
    tracks = [("running", [steady(60, day, 30)]) for day in days]
    assert len(read(gpx_of_tracks(*tracks)).records.runs) == 4000
