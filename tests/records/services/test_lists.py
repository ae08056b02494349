"""JSON as services write it, with places and days made up."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.records.services.lists import list_reader_of
from recoverytimer.records.words.problems import problem_in_words
from tests.recordreading import read_files

TODAY = date(2026, 6, 1)
START = datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
START_MS = int(START.timestamp() * 1000)

GARMIN: list[Any] = [
    {
        "summarizedActivitiesExport": [
            {
                "activityId": 1,
                "name": "Harbour",
                "activityType": "running",
                "beginTimestamp": START_MS,
                "startTimeLocal": START_MS + 3_600_000,
                "duration": 1_500_000.0,
                "elapsedDuration": 1_620_000.0,
                "distance": 500_000.0,
                "splits": [{"startTimeGMT": "x"}],
            },
            {"activityType": {"typeKey": "lap_swimming"}, "beginTimestamp": START_MS + 9e6},
        ]
    }
]
POLAR: dict[str, Any] = {
    "exportVersion": "1.3",
    "name": "Laufen",
    "startTime": "2026-03-04T07:30:00.000",
    "timeZoneOffset": 60,
    "exercises": [
        {
            "startTime": "2026-03-04T07:30:00.000",
            "timezoneOffset": 60,
            "duration": "PT1500.000S",
            "distance": 5000.0,
            "sport": "RUNNING",
            "samples": {"heartRate": [{"dateTime": "2026-03-04T07:30:00.000", "value": 95}]},
        }
    ],
}
FITBIT: list[Any] = [
    {
        "logId": 7,
        "activityName": "Run",
        "activityTypeId": 90009,
        "distance": 3.106856,
        "distanceUnit": "Mile",
        "duration": 1_620_000,
        "activeDuration": 1_500_000,
        "lastModified": "03/04/26 06:58:03",
        "startTime": "03/04/26 06:30:00",
    }
]
HEALTH: dict[str, Any] = {
    "data": {
        "metrics": [{"name": "heart_rate", "units": "bpm", "data": [{"qty": 1}]}],
        "workouts": [
            {
                "name": "Outdoor Run",
                "start": "2026-03-04 07:30:00 +0100",
                "end": "2026-03-04 07:57:00 +0100",
                "duration": 1500,
                "distance": {"qty": 5, "units": "km"},
                "route": [{"lat": 1}],
            }
        ],
    }
}
GOOGLE: dict[str, Any] = {
    "fitnessActivity": "running",
    "startTime": "2026-03-04T07:30:00.000+01:00",
    "endTime": "2026-03-04T07:57:00.000+01:00",
    "duration": "1500.0s",
    "segment": [{"fitnessActivity": "running"}],
    "aggregate": [
        {"metricName": "com.google.step_count.delta", "intValue": 4200},
        {"metricName": "com.google.distance.delta", "floatValue": 5000.01},
    ],
}
SUUNTO: dict[str, Any] = {
    "DeviceLog": {
        "Header": {
            "ActivityType": 3,
            "DateTime": "2026-03-04T07:30:00.000+01:00",
            "Distance": 5000,
            "Duration": 1500.0,
        },
        "Samples": [{"HR": 2.1}],
    }
}
SERVICES = {"garmin": GARMIN, "polar": POLAR, "fitbit": FITBIT, "health": HEALTH, "google": GOOGLE}


def read(found: object, name: str = "x.json") -> Any:
    return read_files([(name, json.dumps(found).encode())], TODAY, UTC)


@pytest.mark.parametrize("service", SERVICES)
def test_a_run_of_each_service(service: str) -> None:
    found = read(SERVICES[service])
    (run,) = found.records.runs
    assert (run.started_at, run.duration_s) == (START, 1500)
    assert run.distance_m == pytest.approx(5000, abs=0.1)
    assert run.offset_min == (0 if service == "fitbit" else 60)
    assert run.source == "x.json"
    assert found.problems == ()


def test_other_sports_are_told() -> None:
    (other,) = read(GARMIN).others
    assert (other.sport, other.is_untold) == ("lap_swimming", False)


def test_a_watch_whose_sports_are_numbers_is_asked_about() -> None:
    (other,) = read(SUUNTO).others
    assert (other.is_untold, other.is_likely) == (True, True)
    assert (other.run.started_at, other.run.offset_min) == (START, 60)
    packed = gzip.compress(json.dumps(SUUNTO).encode())
    assert read_files([("x.json.gz", packed)], TODAY, UTC).others[0].run == (
        read(SUUNTO, "x.json.gz").others[0].run
    )


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_cut_off_gets_a_sentence(service: str) -> None:
    data = json.dumps(SERVICES[service]).encode()
    (problem,) = read_files([("x.json", data[:-9])], TODAY, UTC).problems
    assert "x.json: This is not valid JSON" in problem_in_words(problem)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("beginTimestamp", 1e300),
        ("beginTimestamp", "soon"),
        ("beginTimestamp", None),
        ("beginTimestamp", [1]),
    ],
)
def test_an_activity_without_an_instant_is_left_out(key: str, value: object) -> None:
    one = {**GARMIN[0]["summarizedActivitiesExport"][0], key: value}
    assert read([{"summarizedActivitiesExport": [one]}]).records.runs == ()


@pytest.mark.parametrize("value", [1e300, -5.0, "x", None, [], {}, True, 10**400])
def test_amounts_out_of_range_do_no_harm(value: object) -> None:
    one = {**GARMIN[0]["summarizedActivitiesExport"][0], "distance": value}
    found = read([{"summarizedActivitiesExport": [one]}])
    assert all(run.distance_m is None or run.distance_m < 2 for run in found.records.runs)
    assert len(found.records.runs) + len(found.problems) == 1


def test_an_offset_that_nobody_has_counts_as_not_told() -> None:
    one = {**GARMIN[0]["summarizedActivitiesExport"][0], "startTimeLocal": 1}
    (run,) = read([{"summarizedActivitiesExport": [one]}]).records.runs
    assert run.offset_min == 0


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("service", [*SERVICES.values(), SUUNTO])
@given(st.data())
def test_any_value_anywhere_is_taken_or_told(service: Any, data: st.DataObject) -> None:
    changed = json.loads(json.dumps(service))
    place, key = changed, None
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    if key is not None and isinstance(place, dict | list) and place:
        place[key] = data.draw(_VALUES)
    for problem in read_files([("x", json.dumps(changed).encode())], TODAY, UTC).problems:
        assert problem_in_words(problem)


def test_timers_are_no_lists_of_activities() -> None:
    assert list_reader_of(b'{"workouts": [{"data": 1}]}') is None
    assert list_reader_of(b'[{"title": "Hips", "exerciseTime": 30}]') is None
    assert list_reader_of(b"<gpx>") is None


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("distance", 613_000_000_00, "Its distance is 613000 km. A run has at most 1000 km."),
        ("duration", 700_000_000, "Its duration is 194 h 27 min. A run has at most 168 h."),
    ],
)
def test_what_is_more_than_any_run_is_told_in_its_unit(key: str, value: int, said: str) -> None:
    one = {**GARMIN[0]["summarizedActivitiesExport"][0], "elapsedDuration": None, key: value}
    (problem,) = read([{"summarizedActivitiesExport": [one]}]).problems
    assert problem_in_words(problem).endswith(said)
