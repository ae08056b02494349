"""The export of Apple's Health: hundreds of megabytes of XML, with workouts among heartbeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from recoverytimer.base.days import offset_at
from recoverytimer.base.problem import Damaged, XmlFault
from recoverytimer.base.safexml import DEEPEST, XmlError
from recoverytimer.records.activities import Activity
from recoverytimer.records.services.instants import metres_of, seconds_of, spaced_instant

_ROOT = b"<HealthData"
_DOCTYPE = b"<!DOCTYPE HealthData"
_LONGEST_HEAD = 256 * 2**10
_SPORT = "HKWorkoutActivityType"
_DISTANCE = "HKQuantityTypeIdentifierDistance"
_ZONE = "HKTimeZone"


def is_apple_health(start: bytes) -> bool:
    """Whether a file begins as such an export, whatever its name is in the person's language."""
    return _ROOT in start or _DOCTYPE in start


def apple_activities(chunks: Iterable[bytes]) -> Iterator[Activity]:
    """The workouts, one by one, as far as the file is sound.

    Elements and attributes are those that the head of an export declares; since iOS 16 the distance
    is a `WorkoutStatistics` and no longer an attribute.

    Raises:
        XmlError: it is damaged from here on, or defines entities.
    """
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.opened
    parser.EndElementHandler = reading.closed
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in _without_doctype(chunks):
            parser.Parse(chunk, False)
            yield from reading.take_out()
        # Newer versions of expat tell of an element only when more of the file has come.
        parser.Parse(b"", True)
        yield from reading.take_out()
    except expat.ExpatError as error:
        yield from reading.take_out()
        raise XmlError(Damaged(error.lineno)) from error
    except XmlError:
        raise
    except (ValueError, LookupError) as error:
        # An encoding that nobody knows.
        raise XmlError(Damaged()) from error


def _refuse(*_: object) -> None:
    raise XmlError(XmlFault.ENTITIES)


def _without_doctype(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """All but the declarations in the head, which some versions of iOS write with mistakes.

    Raises:
        XmlError: they are endless or define entities.
    """
    left = iter(chunks)
    head = bytearray()
    for chunk in left:
        head += chunk
        if _ROOT in head or len(head) > _LONGEST_HEAD:
            break
    root = head.find(_ROOT)
    begin = head.find(_DOCTYPE)
    if 0 <= begin < root or root < 0 <= begin:
        if root < 0 or b"<!ENTITY" in head[begin:root]:
            raise XmlError(XmlFault.ENTITIES)
        # Lines stay, so that what is wrong further on is told with its line.
        head[begin:root] = b"\n" * head.count(b"\n", begin, root)
    yield bytes(head)
    yield from left


class _Reading:
    """Keeps the workout that is open, and those that are complete."""

    def __init__(self) -> None:
        self._depth = 0
        self._at = 0
        self._open: Activity | None = None
        self._complete: list[Activity] = []

    def take_out(self) -> list[Activity]:
        """Those that are complete, each given out once."""
        complete, self._complete = self._complete, []
        return complete

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise XmlError(XmlFault.TOO_DEEP)
        if name == "Workout":
            self._open, self._at = _activity(attributes), self._depth
        elif self._open is not None and self._depth == self._at + 1:
            self._open = _completed(self._open, name, attributes)

    def closed(self, name: str) -> None:
        self._depth -= 1
        if name == "Workout" and self._open is not None:
            self._complete.append(self._open)
            self._open = None


def _activity(workout: Mapping[str, str]) -> Activity | None:
    start = spaced_instant(workout.get("startDate", ""))
    end = spaced_instant(workout.get("endDate", ""))
    if start is None:
        return None
    return Activity(
        started_at=start.at,
        offset_min=start.offset_min,
        sport=workout.get("workoutActivityType", "").removeprefix(_SPORT),
        distance_m=metres_of(workout.get("totalDistance"), workout.get("totalDistanceUnit")),
        elapsed_s=(end.at - start.at).total_seconds() if end and end.at > start.at else None,
        moving_s=seconds_of(workout.get("duration"), workout.get("durationUnit", "min")),
    )


def _completed(activity: Activity, name: str, attributes: Mapping[str, str]) -> Activity:
    """With what an element in a workout tells of it."""
    if name == "WorkoutStatistics" and attributes.get("type", "").startswith(_DISTANCE):
        metres = metres_of(attributes.get("sum"), attributes.get("unit"))
        return replace(activity, distance_m=metres) if metres else activity
    if name == "MetadataEntry" and attributes.get("key") == _ZONE:
        # All instants have the offset of where the telephone was when it exported them.
        try:
            zone = ZoneInfo(attributes.get("value", ""))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return activity
        return replace(activity, offset_min=offset_at(activity.started_at, zone))
    return activity
