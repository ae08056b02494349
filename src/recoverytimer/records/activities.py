"""Activities, whatever the format of their file, and which of them are runs."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.base.days import local_day, offset_at
from recoverytimer.base.problem import Place, Problem
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE, LONGEST_RECORD_NAME
from recoverytimer.base.toml.reading import StructReader
from recoverytimer.player.session import FURTHEST_OFFSET_MIN
from recoverytimer.records.faults import StillToCome, TooFar, TooLong
from recoverytimer.records.records import Records, checked_record, derived_id
from recoverytimer.records.sports import SportKind, sport_kind
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Effort, Run

# Ours: slower is a walk, faster few runners keep up, so that it is a ride.
SLOWEST_RUN_M_S = 1.6
FASTEST_RUN_M_S = 4.7


class Gap(Enum):
    """What an activity was read without, or in spite of; it is told, and the run is taken."""

    CUT_OFF = auto()
    WRONG_CHECKSUM = auto()
    NO_SUMMARY = auto()
    DISTANCE_OF_POINTS = auto()
    OTHER_DISTANCE = auto()
    NO_DISTANCE = auto()
    JUMPS = auto()
    LOCAL_TIME = auto()
    CLOCK_MENDED = auto()
    CLOCK_IN_DOUBT = auto()
    ASSUMED_RUN = auto()
    SAID_TO_BE_RUN = auto()


class Activity(Struct, frozen=True, kw_only=True):
    """One recording.

    Attributes:
        started_at: UTC.
        offset_min: minutes that local time was ahead of UTC, None where the file does not tell.
        sport: in the file's words or code; empty where it does not tell.
        is_among_runs: whether all that is with it is said to be runs, as in a table of them.
        elapsed_s: from start to end.
        moving_s: without the pauses.
        gaps: what was missing, in the order in which it is told.
    """

    started_at: datetime
    offset_min: int | None = None
    sport: str = ""
    is_among_runs: bool = False
    distance_m: float | None = None
    elapsed_s: float | None = None
    moving_s: float | None = None
    effort: Effort | None = None
    note: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def duration_s(self) -> float | None:
        """Without the pauses where that is known, and never more than from start to end."""
        if self.moving_s and self.elapsed_s:
            return min(self.moving_s, self.elapsed_s)
        return self.moving_s or self.elapsed_s


class OtherActivity(Struct, frozen=True):
    """An activity that is no run by what its file tells, but that a person can say was one.

    Attributes:
        run: as the run that it would be.
        sport: as the file calls it; empty where it does not.
        is_untold: whether nothing says what it was, so that it is asked.
        is_likely: whether it is untold and as fast as a run.
        place: where it is in its file, whose name is the source of the run.
    """

    run: Run
    sport: str = ""
    is_untold: bool = False
    is_likely: bool = False
    place: Place = ()


class ReadRecords(Struct, frozen=True):
    """What is in some files.

    Attributes:
        others: activities that are not told to be runs.
        notes: what was missing from what is taken, each with its file.
        problems: what was not understood, each with its file.
    """

    records: Records = Records()
    others: tuple[OtherActivity, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


class RunGathering:
    """Takes in activities one by one, and sorts them.

    Args:
        today: what is of a later day is planned and not taken.
        zone: where a file does not tell the local time; None for that of this computer.
    """

    def __init__(self, today: date, zone: tzinfo | None = None) -> None:
        self.reader = StructReader()
        self._today = today
        self._zone = zone
        self._runs: list[Run] = []
        self._others: list[OtherActivity] = []
        self._notes: list[Problem] = []

    def take(self, activity: Activity, place: Place, source: str, nth: int = 0) -> None:
        """Take in one.

        `source` is the name of its file; `nth` is how many of that file began at the same instant.
        """
        run = checked_record(self._run(activity, place, source, nth), place, self.reader)
        if run is None:
            return
        kind = sport_kind(activity.sport)
        if activity.is_among_runs and kind is SportKind.UNTOLD and not _is_fast(run):
            kind = SportKind.RUN
        if kind is SportKind.RUN:
            self._runs.append(run)
        else:
            is_untold = kind is SportKind.UNTOLD
            likely = is_untold and _is_at_running_speed(run)
            self._others.append(OtherActivity(run, activity.sport, is_untold, likely, place))
        if kind is not SportKind.OTHER:
            self._notes += (Problem(gap, place, file=source) for gap in activity.gaps)

    def outcome(self) -> ReadRecords:
        """What was taken in."""
        return ReadRecords(
            Records(runs=tuple(self._runs)),
            tuple(self._others),
            tuple(self._notes),
            tuple(self.reader.problems),
        )

    def _run(self, activity: Activity, place: Place, source: str, nth: int) -> Run | None:
        distance, duration = activity.distance_m, activity.duration_s
        if distance is not None and not 0 <= distance <= LONGEST_RUN_M:
            self.reader.problem(TooFar(distance), place)
            return None
        if duration is not None and not 0 <= duration <= LONGEST_RUN_S:
            self.reader.problem(TooLong(duration), place)
            return None
        offset = activity.offset_min
        if offset is None or abs(offset) > FURTHEST_OFFSET_MIN:
            offset = offset_at(activity.started_at, self._zone)
        if local_day(activity.started_at, offset) > self._today:
            self.reader.problem(StillToCome(local_day(activity.started_at, offset)), place)
            return None
        return Run(
            id=derived_id("run", activity.started_at.isoformat(), nth),
            started_at=activity.started_at,
            offset_min=offset,
            distance_m=distance or None,
            duration_s=duration or None,
            effort=activity.effort,
            note=activity.note[:LONGEST_NOTE],
            source=source[:LONGEST_RECORD_NAME],
        )


def told_offset_min(local: datetime, utc: datetime) -> int | None:
    """The offset of a wall clock's time from UTC to the next quarter of an hour, if it can be."""
    minutes = round((local.replace(tzinfo=None) - utc.replace(tzinfo=None)).total_seconds() / 900)
    return minutes * 15 if abs(minutes * 15) <= FURTHEST_OFFSET_MIN else None


def _speed_m_s(run: Run) -> float | None:
    return run.distance_m / run.duration_s if run.distance_m and run.duration_s else None


def _is_at_running_speed(run: Run) -> bool:
    speed = _speed_m_s(run)
    return speed is not None and SLOWEST_RUN_M_S <= speed <= FASTEST_RUN_M_S


def _is_fast(run: Run) -> bool:
    speed = _speed_m_s(run)
    return speed is not None and speed > FASTEST_RUN_M_S
