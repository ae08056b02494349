"""Activities from what a recording says of itself and from its points, where they do not agree."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.records.activities import Activity, Gap
from recoverytimer.records.sports import SportKind, sport_kind
from recoverytimer.records.watches.track import FASTEST_ON_FOOT_M_S, Track

# Ours: a summary and points that follow nearly all of the time do not differ by as much; a foot
# pod, a treadmill or a corrected distance does by less.
_CONTRADICTION = 2.0
_NEARLY_ALL = 0.9
# Nor do both distance and time by as much, unless a lap or some of the points are missing.
_MORE = 1.2
# Summaries round to seconds.
_ROUNDED_S = 2.0


class Recorded(Struct, frozen=True):
    """What is in a file of a watch.

    Attributes:
        told_days: days that it tells elsewhere than in the activities.
    """

    activities: list[Activity]
    told_days: tuple[date, ...] = ()


def instant_of_unix(time_s: float | None) -> datetime | None:
    """The instant in UTC; None where there is none, or none that can be."""
    try:
        return None if time_s is None else datetime.fromtimestamp(time_s, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def tracked_activity(
    track: Track, sport: str, offset_min: int | None, gaps: tuple[Gap, ...] = ()
) -> Activity | None:
    """The activity of points alone; None where they were not recorded, as they have no times."""
    if track.bounds is None:
        return None
    first, last = track.bounds
    covered = track.covered()
    activity = Activity(
        started_at=first,
        offset_min=offset_min,
        sport=sport,
        distance_m=covered.distance_m or None,
        elapsed_s=(last - first).total_seconds(),
        moving_s=covered.moving_s or None,
        gaps=gaps,
    )
    return _checked(activity, has_jumps=covered.jumped_m > 0)


def summed_activity(summed: Activity, ended_at: datetime | None, track: Track) -> Activity:
    """The activity of a summary, as far as its points do not speak against it.

    `ended_at` is None where nothing tells it; nothing lasted longer than until then.
    """
    covered = track.covered()
    distance, elapsed, moving = summed.distance_m, summed.elapsed_s, summed.moving_s
    span = (ended_at - summed.started_at).total_seconds() if ended_at else 0.0
    is_beyond = (moving or elapsed or 0.0) > _MORE * span
    if is_beyond and (distance or 0.0) > _MORE * covered.distance_m > 0 and not covered.jumped_m:
        # Some of the points are missing, and what is there speaks for nothing.
        return _checked(summed, has_jumps=False)
    if span > 0 and (not elapsed or elapsed > span + _ROUNDED_S):
        elapsed = span
    gaps, has_jumps = summed.gaps, False
    went_on = covered.distance_m > _MORE * (distance or math.inf)
    went_on = went_on and covered.moving_s > _MORE * (moving or math.inf)
    follows = covered.followed_s >= _NEARLY_ALL * (elapsed or moving or 0.0)
    if not distance:
        distance = covered.distance_m
        has_jumps = covered.jumped_m > 0
        gaps += (Gap.DISTANCE_OF_POINTS,) if distance else ()
    elif covered.jumped_m and distance > covered.distance_m + covered.jumped_m / 2:
        distance, has_jumps = covered.distance_m, True
    elif follows and (went_on or _contradict(distance, covered.distance_m)):
        distance = covered.distance_m
        gaps += (Gap.OTHER_DISTANCE,)
    is_short = went_on or (moving or 0.0) * _CONTRADICTION < covered.moving_s
    if not moving or (follows and is_short):
        moving = covered.moving_s
    amounts = {"distance_m": distance, "elapsed_s": elapsed, "moving_s": moving}
    told = {key: amount or None for key, amount in amounts.items()}
    return _checked(replace(summed, gaps=gaps, **told), has_jumps=has_jumps)


def _contradict(one: float, other: float) -> bool:
    return other > 0 and max(one, other) > _CONTRADICTION * min(one, other)


def _checked(activity: Activity, *, has_jumps: bool) -> Activity:
    """With what is missing from it; a run that nobody runs is one of jumps only."""
    distance, duration, gaps = activity.distance_m, activity.duration_s, activity.gaps
    is_run = sport_kind(activity.sport) is SportKind.RUN
    if is_run and distance and duration and distance > FASTEST_ON_FOOT_M_S * duration:
        distance, has_jumps = None, True
    gaps += (Gap.JUMPS,) if has_jumps else () if distance else (Gap.NO_DISTANCE,)
    return replace(activity, distance_m=distance, gaps=gaps)
