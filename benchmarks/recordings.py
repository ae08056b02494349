"""Reads recordings of watches as the app does and by a second reader, and says what differs.

`python -m benchmarks.recordings FOLDER`. The second readers are Garmin's SDK for FIT and gpxpy for
GPX; they are asked for start, distance and time from start to end of each activity.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import gpxpy
from garmin_fit_sdk import Decoder, Stream

from recoverytimer.base.safexml import XmlError
from recoverytimer.records.watches.files import reader_of, without_gzip
from recoverytimer.records.watches.fit import FitError, fit_activities
from recoverytimer.records.watches.gpx import gpx_activities

SAME_SHARE = 0.01
SAME_S = 3.0


class Seen(NamedTuple):
    """One activity by one of the readers."""

    start: datetime | None
    metres: float
    seconds: float

    def is_as(self, other: Seen) -> bool:
        """Whether both say about the same."""
        if self.start is None or other.start is None:
            return False
        return abs((self.start - other.start).total_seconds()) <= SAME_S and all(
            abs(one - two) <= max(SAME_S, SAME_SHARE * max(one, two))
            for one, two in ((self.metres, other.metres), (self.seconds, other.seconds))
        )


def by_sdk(data: bytes) -> list[Seen]:
    """What Garmin's own reader finds."""
    messages, _ = Decoder(Stream.from_byte_array(bytearray(data))).read(enable_crc_check=False)

    def seen(session: dict[str, Any]) -> Seen:
        start = session.get("start_time")
        amounts = (session.get("total_distance"), session.get("total_elapsed_time"))
        return Seen(start if isinstance(start, datetime) else None, *(a or 0.0 for a in amounts))

    return [seen(session) for session in messages.get("session_mesgs", [])]


def by_gpxpy(data: bytes) -> list[Seen]:
    """What gpxpy finds; what has no times is planned."""
    found = []
    for track in gpxpy.parse(data).tracks:
        first, last = track.get_time_bounds()
        if first and last and first < last:
            start = first.astimezone(UTC)
            found.append(Seen(start, track.length_2d(), (last - first).total_seconds()))
    return found


def compared(path: Path) -> tuple[str, str]:
    """The kind of a file, and how the two readers agree."""
    data = without_gzip(path.read_bytes())
    judges: dict[object, Callable[[bytes], list[Seen]]] = {
        fit_activities: by_sdk,
        gpx_activities: by_gpxpy,
    }
    read = reader_of(data)
    judge = judges.get(read)
    if read is None or judge is None:
        return path.suffix, "not compared"
    try:
        activities = read(data, UTC).activities
    except (FitError, XmlError) as error:
        return judge.__name__, f"refused: {error}"
    ours = [Seen(a.started_at, a.distance_m or 0.0, a.elapsed_s or 0.0) for a in activities]
    try:
        theirs = judge(data)
    # What a second reader stumbles on has many names.
    except Exception as error:
        return judge.__name__, f"only ours reads it ({error})"
    is_same = len(ours) == len(theirs) and all(map(Seen.is_as, ours, theirs))
    return judge.__name__, "same" if is_same else f"ours {ours}\n    theirs {theirs}"


def main() -> None:
    """Compare all files below a folder."""
    totals: Counter[tuple[str, str]] = Counter()
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        if path.is_file():
            judge, outcome = compared(path)
            totals[judge, outcome.split(maxsplit=1)[0]] += 1
            if outcome not in {"same", "not compared"}:
                sys.stdout.write(f"{path.name}: {outcome}\n")
    for (judge, outcome), number in sorted(totals.items()):
        sys.stdout.write(f"{judge}: {outcome} {number}\n")


if __name__ == "__main__":
    main()
