"""How sore one was before a session."""

from __future__ import annotations

from recoverytimer.base.dates import clock_time
from recoverytimer.base.days import local_day, local_time
from recoverytimer.base.language import _
from recoverytimer.player.session import Session
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.words.places import place_name


def said_before(entry: SorenessEntry, session: Session) -> str:
    """The place, the level and when that was said: "Left glutes: you said 5 at 12:00."."""
    place, time = place_name(entry.place), clock_time(local_time(entry.at, entry.offset_min))
    if entry.day == local_day(session.started_at, session.offset_min):
        return _("{place}: you said {level} at {time}.", place=place, level=entry.level, time=time)
    return _(
        "{place}: you said {level} yesterday at {time}.", place=place, level=entry.level, time=time
    )
