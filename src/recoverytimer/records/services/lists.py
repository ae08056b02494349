"""Activities in the JSON of services."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from recoverytimer.base.amounts import HOUR_S, MINUTE_S
from recoverytimer.records.activities import Activity
from recoverytimer.records.services.instants import (
    ToldInstant,
    instant_of_ms,
    local_instant,
    metres_of,
    number_of,
    seconds_of,
    spaced_instant,
)

_ISO_DURATION = re.compile(r"PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$")


def list_reader_of(start: bytes) -> Callable[[bytes], list[Activity]] | None:
    """What reads a JSON file of a service, by how it begins; None for any other."""
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"["}:
        return None
    return next((read for begins, read in _READERS if begins.search(start)), None)


class _GarminActivity(Struct, frozen=True, rename="camel"):
    """In milliseconds and centimetres."""

    begin_timestamp: Any = None
    start_time_gmt: Any = None
    start_time_local: Any = None
    activity_type: Any = None
    name: Any = None
    description: Any = None
    distance: Any = None
    duration: Any = None
    elapsed_duration: Any = None


class _GarminPart(Struct, frozen=True, rename="camel"):
    summarized_activities_export: list[_GarminActivity] = []


def _garmin(data: bytes) -> Iterator[Activity]:
    """Garmin's account export, `DI-Connect-Fitness/*_summarizedActivities.json`."""
    for part in msgspec.json.decode(data, type=list[_GarminPart]):
        for one in part.summarized_activities_export:
            utc = one.start_time_gmt if one.begin_timestamp is None else one.begin_timestamp
            start = instant_of_ms(utc, one.start_time_local)
            yield from _made(
                start,
                _text(one.activity_type),
                metres_of(one.distance, "cm"),
                seconds_of(one.duration, "ms"),
                seconds_of(one.elapsed_duration, "ms"),
                (one.name, one.description),
            )


class _PolarExercise(Struct, frozen=True, rename="camel"):
    start_time: str = ""
    timezone_offset: Any = None
    duration: Any = None
    distance: Any = None
    sport: Any = None


class _PolarSession(Struct, frozen=True, rename="camel"):
    exercises: list[_PolarExercise]
    note: Any = None
    time_zone_offset: Any = None


def _polar(data: bytes) -> Iterator[Activity]:
    """One of Polar Flow's export, `training-session-*.json`.

    Keys are those of a sample in github.com/AlexanderFabisch/slither, `test_data/running.json`:
    the offset is in minutes, the duration without the pauses.
    """
    session = msgspec.json.decode(data, type=_PolarSession)
    for one in session.exercises:
        told = session.time_zone_offset if one.timezone_offset is None else one.timezone_offset
        offset = told if isinstance(told, int) else 0
        yield from _made(
            local_instant(one.start_time, offset),
            _text(one.sport),
            metres_of(one.distance, "m"),
            _iso_seconds(_text(one.duration)),
            notes=(session.note,),
        )


class _FitbitActivity(Struct, frozen=True, rename="camel"):
    start_time: str = ""
    activity_name: Any = None
    duration: Any = None
    active_duration: Any = None
    distance: Any = None
    distance_unit: Any = None


def _fitbit(data: bytes) -> Iterator[Activity]:
    """Fitbit's `exercise-*.json`, as in Google's Takeout.

    In samples that people published the starts are by the clock of `lastModified`, which is UTC.
    """
    for one in msgspec.json.decode(data, type=list[_FitbitActivity]):
        yield from _made(
            _american_utc(one.start_time),
            _text(one.activity_name),
            metres_of(one.distance, one.distance_unit),
            seconds_of(one.active_duration, "ms"),
            seconds_of(one.duration, "ms"),
        )


class _Quantity(Struct, frozen=True):
    qty: Any = None
    units: Any = None


class _HealthWorkout(Struct, frozen=True):
    name: Any = None
    start: str = ""
    end: str = ""
    duration: Any = None
    distance: _Quantity | list[Any] | None = None


class _HealthData(Struct, frozen=True):
    workouts: list[_HealthWorkout] = []


class _HealthFile(Struct, frozen=True):
    data: _HealthData


def _health_auto_export(data: bytes) -> Iterator[Activity]:
    """Health Auto Export, by its own description: github.com/Lybron/health-auto-export/wiki.

    Its first version has no `duration`, the second one has it in seconds.
    """
    for one in msgspec.json.decode(data, type=_HealthFile).data.workouts:
        start, end = spaced_instant(one.start), spaced_instant(one.end)
        far = one.distance if isinstance(one.distance, _Quantity) else _Quantity()
        yield from _made(
            start,
            _text(one.name),
            metres_of(far.qty, far.units),
            seconds_of(one.duration, "s"),
            (end.at - start.at).total_seconds() if start and end and end.at > start.at else None,
        )


class _GoogleAmount(Struct, frozen=True, rename="camel"):
    metric_name: Any = None
    float_value: Any = None


class _GoogleSession(Struct, frozen=True, rename="camel"):
    fitness_activity: Any = None
    start_time: str = ""
    end_time: str = ""
    duration: Any = None
    aggregate: list[_GoogleAmount] = []


def _google_fit(data: bytes) -> Iterator[Activity]:
    """One of Google Fit's in the Takeout, `All Sessions/*.json`: metres, and "1800.5s"."""
    one = msgspec.json.decode(data, type=_GoogleSession)
    start, end = _iso_instant(one.start_time), _iso_instant(one.end_time)
    far = (a.float_value for a in one.aggregate if a.metric_name == "com.google.distance.delta")
    yield from _made(
        start,
        _text(one.fitness_activity),
        metres_of(next(far, None), "m"),
        seconds_of(_text(one.duration).removesuffix("s"), "s"),
        (end.at - start.at).total_seconds() if start and end and end.at > start.at else None,
    )


class _SuuntoHeader(Struct, frozen=True, rename="pascal"):
    date_time: str = ""
    distance: Any = None
    duration: Any = None


class _SuuntoLog(Struct, frozen=True, rename="pascal"):
    header: _SuuntoHeader


class _SuuntoFile(Struct, frozen=True, rename="pascal"):
    device_log: _SuuntoLog


def _suunto(data: bytes) -> Iterator[Activity]:
    """What a watch of Suunto's logged: seconds, metres; its numbers of sports are not public."""
    header = msgspec.json.decode(data, type=_SuuntoFile).device_log.header
    start = _iso_instant(header.date_time)
    yield from _made(start, "", metres_of(header.distance, "m"), seconds_of(header.duration, "s"))


def _made(
    start: ToldInstant | None,
    sport: str,
    metres: float | None,
    moving_s: float | None,
    elapsed_s: float | None = None,
    notes: Iterable[object] = (),
) -> Iterator[Activity]:
    """The activity, if it is known when it was."""
    if start is not None:
        yield Activity(
            started_at=start.at,
            offset_min=start.offset_min,
            sport=sport,
            distance_m=metres,
            moving_s=moving_s,
            elapsed_s=elapsed_s,
            note="\n".join(filter(None, map(_text, notes))),
        )


def _text(value: object) -> str:
    """A text, or that of an object that names its type."""
    if isinstance(value, dict):
        value = value.get("typeKey") or value.get("name")
    return value if isinstance(value, str) else ""


def _iso_seconds(text: str) -> float | None:
    found = _ISO_DURATION.match(text)
    if found is None:
        return None
    hours, minutes, seconds = (number_of(part or 0) or 0.0 for part in found.groups())
    return seconds_of(hours * HOUR_S + minutes * MINUTE_S + seconds, "s")


def _iso_instant(text: str) -> ToldInstant | None:
    """As "2026-03-04T07:30:00+01:00"; UTC tells nothing of the local time."""
    try:
        local = datetime.fromisoformat(text)
        offset = local.utcoffset()
        minutes = int(offset.total_seconds() // MINUTE_S) if offset else None
        return ToldInstant(local.astimezone(UTC), minutes)
    except (ValueError, OverflowError, OSError):
        return None


def _american_utc(text: str) -> ToldInstant | None:
    """As "03/04/26 06:30:00"."""
    try:
        return ToldInstant(datetime.strptime(text, "%m/%d/%y %H:%M:%S").replace(tzinfo=UTC))
    except ValueError:
        return None


def _listed(read: Callable[[bytes], Iterator[Activity]]) -> Callable[[bytes], list[Activity]]:
    return lambda data: list(read(data.removeprefix(b"\xef\xbb\xbf")))


_READERS = tuple(
    (re.compile(begins, re.DOTALL), _listed(read))
    for begins, read in (
        (rb'"summarizedActivitiesExport"', _garmin),
        (rb'"exportVersion".*"exercises"', _polar),
        (rb'"activityName".*"startTime"', _fitbit),
        (rb'"fitnessActivity".*"startTime"', _google_fit),
        (rb'^[^"]*"DeviceLog"', _suunto),
        (rb'^[^"]*"data"\s*:\s*{\s*"(?:metrics|workouts)"', _health_auto_export),
    )
)
"""How each begins, and what reads it."""
