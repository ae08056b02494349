"""Soreness entries and runs to test with, at hours and days from a noon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import Sign, SorenessEntry

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
_numbers = count()


def entry(
    hours: float,
    level: int,
    area: Area | None = Area.GLUTES,
    side: Side | None = None,
    signs: tuple[Sign, ...] = (),
    offset_min: int = 0,
) -> SorenessEntry:
    return SorenessEntry(
        id=f"entry-{next(_numbers):06}",
        at=NOON + timedelta(hours=hours),
        offset_min=offset_min,
        level=level,
        area=area,
        side=side,
        signs=signs,
    )


def run(
    days: float,
    km: float | None,
    effort: Effort | None = Effort.EASY,
    duration_s: float | None = None,
) -> Run:
    return Run(
        id=f"run-{next(_numbers):06}",
        started_at=NOON + timedelta(days=days),
        offset_min=0,
        distance_m=None if km is None else km * 1000,
        duration_s=duration_s,
        effort=effort,
    )
