"""Which routine to offer first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

SORE = 4
NIGHT_ENDS, MORNING_ENDS, EVENING = 4, 10, 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine's id and, in a sentence, why it is offered."""

    routine_id: str
    why: str


def suggest(
    now: datetime, last_routine: str | None, last_at: datetime | None, soreness: int | None
) -> Suggestion:
    """One suggestion from the time of day and the last session.

    Args:
        now: local time.
        last_routine: the id of the last session's routine.
        last_at: when the last session started.
        soreness: 0 to 10 as noted after it.
    """
    days = (now - last_at).days if last_at else None
    if days is not None and days <= 1 and soreness is not None and soreness >= SORE:
        return Suggestion("glute-relief", "You were sore last time. This one is gentle.")
    night = now.hour >= EVENING or now.hour < NIGHT_ENDS
    if night and last_routine != "bedtime":
        return Suggestion("bedtime", "A calm end to the day.")
    if NIGHT_ENDS <= now.hour < MORNING_ENDS and last_routine != "pre-run-warmup":
        return Suggestion("pre-run-warmup", "Before a morning run.")
    if days is not None and days < 1 and last_routine == "glute-relief":
        return Suggestion("rest-day-mobility", "You stretched already today; some easy movement.")
    return Suggestion("glute-relief", "For tight or sore glutes, after a run or on a rest day.")
