"""Recordings as watches and programs write them: XML by hand, FIT by the official encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from garmin_fit_sdk import Encoder, Profile

from recoverytimer.records.activities import ReadRecords
from recoverytimer.records.watches.files import read_runs
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.runs.run import Run
from tests.records.making import START

TODAY = date(2026, 6, 1)
BERLIN = ZoneInfo("Europe/Berlin")
# North along a meridian at 55 degrees, so many degrees are a metre.
METRE = 1 / 111_325.0
_NUMBERS = Profile["mesg_num"]

Point = tuple[datetime | str | None, float, float]
"""When, and where: latitude, longitude."""


def read(data: bytes, name: str = "x", today: date = TODAY) -> ReadRecords:
    """What is in a file that was recorded somewhere near Berlin."""
    return read_runs([(name, data)], today, BERLIN)


def told(data: bytes, name: str = "x") -> list[str]:
    """All that is said of a file."""
    found = read(data, name)
    return [problem_in_words(p) for p in (*found.notes, *found.problems)]


def only_run(data: bytes, name: str = "x") -> Run:
    """The one run in a file, with nothing to be said."""
    assert told(data, name) == []
    (run,) = read(data, name).records.runs
    return run


def steady(
    seconds: int = 600,
    start: datetime = START,
    every: int = 1,
    *,
    metres_s: float = 3.0,
    at: float = 0.0,
) -> list[Point]:
    """Points of a steady run; `at` is how far from the first place it starts, in metres."""
    return [
        (start + timedelta(seconds=s), 55 + (at + s * metres_s) * METRE, 3.0)
        for s in range(0, seconds + 1, every)
    ]


def gpx(*segments: Iterable[Point], sport: str = "running", head: str = "") -> bytes:
    """A GPX file of one track."""
    return gpx_of_tracks((sport, segments), head=head)


def gpx_of_tracks(*tracks: tuple[str, Iterable[Iterable[Point]]], head: str = "") -> bytes:
    """A GPX file of tracks, each with its sport."""

    def lines() -> Iterator[str]:
        yield f'<?xml version="1.0"?>\n<gpx xmlns="http://www.topografix.com/GPX/1/1">{head}'
        for sport, segments in tracks:
            yield f"<trk><type>{sport}</type>"
            for segment in segments:
                yield "<trkseg>"
                yield from map(_trackpoint, segment)
                yield "</trkseg>"
            yield "</trk>"
        yield "</gpx>"

    return "\n".join(lines()).encode()


def _trackpoint(point: Point) -> str:
    when, lat, lon = point
    text = when if isinstance(when, str) else when and when.isoformat().replace("+00:00", "Z")
    time = f"<time>{text}</time>" if text else ""
    return f'<trkpt lat="{lat:.7f}" lon="{lon:.6f}">{time}</trkpt>'


def tcx(laps: Iterable[str], sport: str = "Running") -> bytes:
    """A TCX file of one activity."""
    begun = START.isoformat().replace("+00:00", "Z")
    return (
        '<?xml version="1.0"?>\n<TrainingCenterDatabase><Activities>'
        f'<Activity Sport="{sport}"><Id>{begun}</Id>{"".join(laps)}</Activity>'
        "</Activities></TrainingCenterDatabase>"
    ).encode()


def lap(
    first: int, last: int, told_s: str = "", told_m: str = "", *, metres_s: float | None = 3.0
) -> str:
    """A lap of a TCX file between two seconds, with a point every 10; what it says may be empty."""
    seconds = f"<TotalTimeSeconds>{told_s}</TotalTimeSeconds>" if told_s else ""
    metres = f"<DistanceMeters>{told_m}</DistanceMeters>" if told_m else ""
    points = "".join(
        f"<Trackpoint><Time>{_at(s)}</Time>"
        + (f"<DistanceMeters>{s * metres_s}</DistanceMeters>" if metres_s is not None else "")
        + "</Trackpoint>\n"
        for s in range(first, last + 1, 10)
    )
    return f'<Lap StartTime="{_at(first)}">{seconds}{metres}<Track>{points}</Track></Lap>'


def _at(second: int) -> str:
    return (START + timedelta(seconds=second)).isoformat().replace("+00:00", "Z")


class FitFile:
    """A FIT file that is written message by message."""

    def __init__(self, **file_id: Any) -> None:
        self._encoder = Encoder()
        usual = {"type": "activity", "manufacturer": "development", "product": 1}
        self.add("FILE_ID", **{**usual, "time_created": START, **file_id})

    def add(self, name: str, **values: Any) -> FitFile:
        """Add a message."""
        self._encoder.on_mesg(_NUMBERS[name], values)
        return self

    def add_records(
        self, seconds: int = 600, start: datetime = START, metres_s: float = 3.0
    ) -> FitFile:
        """Add a record each second."""
        for s in range(seconds + 1):
            self.add("RECORD", timestamp=start + timedelta(seconds=s), distance=s * metres_s)
        return self

    def add_session(self, seconds: int = 600, start: datetime = START, **values: Any) -> FitFile:
        """Add what sums up; None for what it does not say."""
        usual = {
            "timestamp": start + timedelta(seconds=seconds),
            "start_time": start,
            "total_elapsed_time": seconds,
            "total_timer_time": seconds,
            "total_distance": seconds * 3.0,
            "sport": "running",
        }
        given = {**usual, **values}
        return self.add("SESSION", **{key: v for key, v in given.items() if v is not None})

    def data(self) -> bytes:
        """The file as it is then."""
        return bytes(self._encoder.close())
