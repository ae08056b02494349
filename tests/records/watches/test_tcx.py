"""TCX files: laps that say too little or too much."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests import DATA
from tests.records.making import START
from tests.records.watches.recordings import lap, only_run, read, tcx, told

FIELD = DATA / "field"
OF_POINTS = "x: Its summary has no distance; it was worked out from its laps or points."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tcx-leading-spaces.tcx", []),
        ("tcx-leading-spaces.tcx.gz", []),
        ("tcx-lap0.tcx", [OF_POINTS]),
        ("tcx-two-laps-2nd0.tcx", [OF_POINTS]),
    ],
)
def test_files_of_the_field(name: str, said: list[str]) -> None:
    data = (FIELD / name).read_bytes()
    (run,) = read(data).records.runs
    assert run.started_at == datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
    assert (run.distance_m, run.duration_s) == (5000, 1500)
    assert told(data) == said


def test_laps_without_a_start_or_a_time() -> None:
    whole = tcx([lap(0, 300, "", "900"), lap(300, 600, "0", "900")])
    run = only_run(whole.replace(f'StartTime="{START.isoformat()[:10]}'.encode(), b'Begun="'))
    assert (run.started_at, run.distance_m, run.duration_s) == (START, 1800, 600)


def test_a_run_never_takes_longer_than_from_its_start_to_its_end() -> None:
    assert only_run(tcx([lap(0, 600, "8134", "1800")])).duration_s == 600


def test_a_lap_without_points_takes_as_long_as_it_says() -> None:
    assert only_run(tcx([lap(0, -1, "1500", "4000")])).duration_s == 1500


def test_points_that_no_lap_sums_up_count() -> None:
    data = tcx([lap(0, 200, "200", "600"), lap(210, 900).split(">", 1)[1].removesuffix("</Lap>")])
    (run,) = read(data).records.runs
    assert (run.distance_m, run.duration_s) == (2700, 900)
    assert told(data) == [
        "x: Its summary does not fit its points; the distance was worked out from these."
    ]


def test_where_points_are_missing_the_summary_counts() -> None:
    run = only_run(tcx([lap(0, 100, "600", "1800"), lap(600, 700, "600", "1800")]))
    assert (run.distance_m, run.duration_s) == (3600, 1200)


def test_kilometres_where_metres_are_due() -> None:
    assert read(tcx([lap(0, 600, "600", "1.8")])).records.runs[0].distance_m == 1800


@pytest.mark.parametrize("number", ["nan", "inf", "-5", "1e400", "far"])
def test_numbers_that_are_none(number: str) -> None:
    (run,) = read(tcx([lap(0, 600, number, number)])).records.runs
    assert (run.distance_m, run.duration_s) == (1800, 600)


def test_a_run_without_any_distance_says_so() -> None:
    data = tcx([lap(0, 600, "600", metres_s=None)])
    assert read(data).records.runs[0].distance_m is None
    assert told(data) == ["x: No distance was recorded."]


def test_several_sports_in_a_row() -> None:
    one = tcx([lap(0, 600, "600", "1800")]).decode()
    activity = one[one.index("<Activity ") : one.index("</Activities>")]
    ride = activity.replace("Running", "Biking").replace("T0", "T1")
    both = one.replace(
        activity,
        f"<MultiSportSession><FirstSport>{activity}</FirstSport><NextSport><Transition>"
        f"<TotalTimeSeconds>60</TotalTimeSeconds></Transition>{ride}</NextSport></MultiSportSession>",
    )
    found = read(both.encode())
    assert [r.distance_m for r in found.records.runs] == [1800]
    assert [o.sport for o in found.others] == ["Biking"]


def test_a_file_that_is_cut_off_is_read_up_to_there() -> None:
    whole = tcx([lap(0, 600, "600", "1800"), lap(600, 1200)])
    cut = whole[: whole.rindex(b"<Trackpoint>") - 500]
    (run,) = read(cut).records.runs
    assert run.started_at == START
    assert 600 < (run.duration_s or 0) < 1200
    assert 1800 < (run.distance_m or 0) < 3600
    assert "cut off" in told(cut)[0]


def test_a_course_was_not_recorded() -> None:
    course = tcx([lap(0, 600)]).replace(b"Activit", b"Cours").replace(b"Coursy", b"Course")
    assert "No activity is recorded" in told(course)[0]


def test_points_that_are_written_again_in_each_lap_count_once() -> None:
    halves = [lap(0, 600, "300", "900"), lap(0, 600, "300", "900")]
    run = only_run(tcx(halves))
    assert (run.distance_m, run.duration_s) == (1800, 600)
