"""What a watch recorded, whatever the format of its file, and as a run if it was one."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from recoverytimer.base.days import offset_at
from recoverytimer.base.problem import Place, as_written
from recoverytimer.base.storage.recordlimits import LONGEST_RECORD_NAME
from recoverytimer.base.toml.reading import StructReader
from recoverytimer.player.session import FURTHEST_OFFSET_MIN
from recoverytimer.records.faults import NotARun, RecordFault, WrongAmount
from recoverytimer.records.records import derived_id
from recoverytimer.records.tables.vocabulary import is_running
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Run

# Ours: slower is a walk, faster than any runner a ride.
SLOWEST_RUN_M_S = 1.2
FASTEST_RUN_M_S = 7.0


class Activity(Struct, frozen=True, kw_only=True):
    """One recording.

    Attributes:
        started_at: UTC.
        offset_min: minutes that local time was ahead of UTC, None where the file does not tell.
        sport: in the file's words; empty where it does not tell.
        elapsed_s: from start to end.
        moving_s: without the pauses.
    """

    started_at: datetime
    offset_min: int | None = None
    sport: str = ""
    distance_m: float | None = None
    elapsed_s: float | None = None
    moving_s: float | None = None

    @property
    def duration_s(self) -> float | None:
        """Without the pauses where that is known."""
        return self.moving_s or self.elapsed_s

    @property
    def ended_at(self) -> datetime:
        """UTC; the start where it is not known."""
        return self.started_at + timedelta(seconds=self.elapsed_s or 0)


def run_of(
    activity: Activity, place: Place, source: str, zone: tzinfo | None, reader: StructReader
) -> Run | None:
    """An activity as a run, or None with the reason noted.

    Where the file does not tell the local time, it is that of `zone`, None for this computer's.
    """
    if activity.sport and not is_running(activity.sport):
        reader.problem(NotARun(as_written(activity.sport)), place)
        return None
    if not activity.sport and not _is_at_running_speed(activity):
        reader.problem(RecordFault.NO_RUNNING_SPEED, place)
        return None
    distance, duration = activity.distance_m, activity.duration_s
    for amount, most in ((distance, LONGEST_RUN_M), (duration, LONGEST_RUN_S)):
        if amount is not None and not 0 <= amount <= most:
            reader.problem(WrongAmount(amount, most), place)
            return None
    offset = activity.offset_min
    return Run(
        id=derived_id("run", activity.started_at.isoformat(), 0),
        started_at=activity.started_at,
        offset_min=offset_at(activity.started_at, zone) if offset is None else offset,
        distance_m=round(distance or 0, 1) or None,
        duration_s=round(duration or 0, 1) or None,
        source=source[:LONGEST_RECORD_NAME],
    )


def told_offset_min(local: datetime, utc: datetime) -> int | None:
    """The offset of a wall clock's time from UTC to the next quarter of an hour, if it can be."""
    minutes = round((local.replace(tzinfo=None) - utc.replace(tzinfo=None)).total_seconds() / 900)
    return minutes * 15 if abs(minutes * 15) <= FURTHEST_OFFSET_MIN else None


def _is_at_running_speed(activity: Activity) -> bool:
    if not activity.distance_m or not activity.duration_s:
        return False
    return SLOWEST_RUN_M_S <= activity.distance_m / activity.duration_s <= FASTEST_RUN_M_S
