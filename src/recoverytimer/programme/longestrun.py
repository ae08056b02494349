"""How long the next run may be by the rule of the single run, in time on one's feet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from recoverytimer.runs.leaps import LEAP_WINDOW, MORE_PERCENT
from recoverytimer.runs.run import Run


def longest_allowed_s(runs: Iterable[Run], today: date, race: date | None = None) -> float | None:
    """Seconds; a tenth more than the longest of 30 days. None where there was no run at all.

    For 30 days after a race only what was run since then counts: a tenth more than a marathon is
    no measure.
    """
    since = today - LEAP_WINDOW
    if race is not None and race >= since:
        since = race
        runs = (run for run in runs if run.day > race)
    longest = max((r.duration_s or 0 for r in runs if since <= r.day <= today), default=0)
    return longest * (100 + MORE_PERCENT) / 100 if longest else None


def is_too_long(duration_s: float, allowed_s: float | None) -> bool:
    """Whether a run would be a leap; the first after a long break sets the measure."""
    return allowed_s is not None and duration_s > allowed_s
