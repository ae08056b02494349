"""Exports of Apple's Health, with a head as real ones have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from recoverytimer.base.problem import Damaged, XmlFault
from recoverytimer.base.safexml import XmlError
from recoverytimer.records.activities import Activity
from recoverytimer.records.services.applehealth import apple_activities, is_apple_health

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Workout ((MetadataEntry|WorkoutStatistics)*)>
<!ATTLIST Workout workoutActivityType CDATA #REQUIRED
  brand CDATA #IMPLIED
<!ELEMENT MetadataEntry EMPTY>
]>
"""
RECORD = (
    ' <Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="62"'
    ' startDate="2026-03-04 07:00:00 +0100" endDate="2026-03-04 07:00:00 +0100"/>\n'
)
RUN = """ <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="25.5"
  durationUnit="min" sourceName="Watch" startDate="2026-03-04 07:30:00 +0100"
  endDate="2026-03-04 07:57:00 +0100">
  <MetadataEntry key="HKIndoorWorkout" value="0"/>
  <WorkoutActivity uuid="1"><WorkoutStatistics
    type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="1" unit="km"/></WorkoutActivity>
  <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="300" unit="kcal"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5" unit="km"/>
 </Workout>
"""
OLD_RIDE = """ <Workout workoutActivityType="HKWorkoutActivityTypeCycling" duration="1"
  durationUnit="hr" totalDistance="10" totalDistanceUnit="mi"
  startDate="2021-12-24 8:02:43\u202fPM -0500" endDate="2021-12-24 9:02:43\u202fPM -0500"/>
"""


def export(*parts: str, head: str = HEAD) -> bytes:
    return f'{head}<HealthData locale="de_DE">\n{"".join(parts)}</HealthData>\n'.encode()


def read(data: bytes, size: int = 100) -> list[Activity]:
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    return list(apple_activities(pieces))


@pytest.mark.parametrize("size", [7, 100, 100_000])
def test_a_workout_has_its_own_distance_and_the_time_without_pauses(size: int) -> None:
    (run,) = read(export(RECORD, RUN, RECORD), size)
    assert run == Activity(
        started_at=datetime(2026, 3, 4, 6, 30, tzinfo=UTC),
        offset_min=60,
        sport="Running",
        distance_m=5000.0,
        elapsed_s=1620.0,
        moving_s=1530.0,
    )


def test_older_exports_have_the_distance_as_an_attribute_and_clocks_of_twelve_hours() -> None:
    (ride,) = read(export(OLD_RIDE))
    assert ride.sport == "Cycling"
    assert ride.started_at == datetime(2021, 12, 25, 1, 2, 43, tzinfo=UTC)
    assert ride.offset_min == -300
    assert ride.distance_m == 16_093.4
    assert ride.duration_s == 3600


def test_the_zone_of_the_workout_counts_and_not_that_of_the_telephone() -> None:
    there = '<MetadataEntry key="HKTimeZone" value="America/New_York"/>'
    (run,) = read(export(RUN.replace("  <Meta", f"  {there}\n  <Meta", 1)))
    assert run.offset_min == -300
    assert run.started_at == datetime(2026, 3, 4, 6, 30, tzinfo=UTC)


def test_a_workout_without_a_start_is_left_out() -> None:
    assert read(export(RUN.replace("2026-03-04 07:30:00 +0100", "?"), OLD_RIDE))[0].sport == (
        "Cycling"
    )


def test_what_comes_before_a_cut_is_given() -> None:
    whole = export(RUN, OLD_RIDE, RUN)
    found = apple_activities([whole[: whole.rindex(b"HKIndoor")]])
    assert [next(found).sport, next(found).sport] == ["Running", "Cycling"]
    with pytest.raises(XmlError):
        next(found)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("]>", '<!ENTITY a "b">]>'),
        '<!DOCTYPE html [<!ENTITY a "b">]>\n',
        f"<!DOCTYPE HealthData [{'<!ELEMENT Me EMPTY>' * 20_000}]>",
    ],
)
def test_entities_and_endless_heads_are_refused(head: str) -> None:
    with pytest.raises(XmlError) as caught:
        read(export(RUN, head=head), 100_000)
    assert caught.value.fault is XmlFault.ENTITIES


def test_an_encoding_that_nobody_knows_is_damage() -> None:
    with pytest.raises(XmlError) as caught:
        read(export(RUN).replace(b"UTF-8", b"UgF-8", 1))
    assert caught.value.fault == Damaged()


def test_elements_are_not_nested_for_ever() -> None:
    with pytest.raises(XmlError) as caught:
        read(export("<a>" * 100, RUN))
    assert caught.value.fault is XmlFault.TOO_DEEP


def test_it_is_known_by_its_content() -> None:
    assert is_apple_health(export())
    assert is_apple_health(HEAD.encode())
    assert not is_apple_health(b"<?xml version='1.0'?><ClinicalDocument>")
