"""FIT files: what watches write."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from recoverytimer.base.problem import Damaged, TooLarge
from recoverytimer.records.activities import Activity, told_offset_min

LARGEST_FIT = 16 * 2**20
_MARK = b".FIT"
_MARK_AT = 8


class FitError(ValueError):
    """A file that is not read, and why."""

    def __init__(self, fault: Damaged | TooLarge) -> None:
        super().__init__(fault)
        self.fault = fault


def is_fit(data: bytes) -> bool:
    """Whether it begins as a FIT file."""
    return data[_MARK_AT : _MARK_AT + len(_MARK)] == _MARK


def fit_activities(data: bytes) -> list[Activity]:
    """The activities in a file; one of several sports has several.

    Raises:
        FitError: it is damaged, cut off or too large.
    """
    if len(data) > LARGEST_FIT:
        raise FitError(TooLarge(LARGEST_FIT))
    try:
        sessions, local, utc = _messages(data)
    # The reader meets bytes from anywhere, and what it then stumbles on has many names.
    except Exception as error:
        raise FitError(Damaged()) from error
    offset = told_offset_min(local, utc) if local and utc else None
    return [a for s in sessions if (a := _activity(s, offset)) is not None]


def _messages(data: bytes) -> tuple[list[dict[str, Any]], datetime | None, datetime | None]:
    """What the sessions say, and the local time and UTC of the same moment."""
    import fitdecode

    sessions: list[dict[str, Any]] = []
    times: dict[str, Any] = {}
    with fitdecode.FitReader(
        io.BytesIO(data),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    ) as frames:
        for frame in frames:
            if not isinstance(frame, fitdecode.FitDataMessage):
                continue
            if frame.name == "session":
                sessions.append({field.name: field.value for field in frame.fields})
            elif frame.name == "activity":
                times = {field.name: field.value for field in frame.fields}
    return sessions, _instant(times.get("local_timestamp")), _instant(times.get("timestamp"))


def _activity(session: dict[str, Any], offset_min: int | None) -> Activity | None:
    start = _instant(session.get("start_time"))
    if start is None:
        return None
    return Activity(
        started_at=start,
        offset_min=offset_min,
        sport=str(session.get("sport") or ""),
        distance_m=_number(session.get("total_distance")),
        elapsed_s=_number(session.get("total_elapsed_time")),
        moving_s=_number(session.get("total_timer_time")),
    )


def _instant(value: object) -> datetime | None:
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and value > 0 else None
