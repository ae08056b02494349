"""A session of the history in words: as a row of the list, to be read and to be heard."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from recoverytimer.base import amounts, dates
from recoverytimer.exercise.words import KIND_NAMES
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.player.session import Session

BETWEEN = " · "
BY_HAND = "without the app"


def local_start(summary: SessionSummary) -> datetime:
    """The start as the clock on the wall showed it."""
    return summary.started_at.astimezone(timezone(timedelta(minutes=summary.offset_min)))


def name(summary: SessionSummary | Session) -> str:
    """The routine's name, or a word where it has none."""
    return summary.routine_name or "A session"


def remarks(summary: SessionSummary, *, sore: bool = False) -> str:
    """What else there is to say: "Stretch · partly done · Felt good."; `sore` with how sore."""
    parts = (
        KIND_NAMES[summary.kind] if summary.kind else "",
        BY_HAND if summary.by_hand else "",
        "" if summary.complete else "partly done",
        soreness(summary) if sore else "",
        " ".join(summary.note.split()),
    )
    return BETWEEN.join(part for part in parts if part)


def soreness(summary: SessionSummary) -> str:
    """How sore one was afterwards: "soreness 4"; empty where that was not said."""
    return "" if summary.soreness is None else f"soreness {summary.soreness}"


def spoken(summary: SessionSummary) -> str:
    """All of a row in one sentence."""
    start = local_start(summary)
    parts = (
        f"{dates.dated(summary.day)}, {start:%H:%M}: {name(summary)}",
        amounts.rough_duration(summary.total_s),
        soreness(summary),
        remarks(summary).replace(BETWEEN, ", "),
    )
    return ", ".join(part for part in parts if part)


def when(session: Session) -> str:
    """When it was and how long it took, in a sentence or two."""
    start = session.local_start
    said = f"{dates.dated(start.date())} at {start:%H:%M}."
    if session.by_hand:
        return f"{said} About {amounts.rough_duration(session.total_s)}, {BY_HAND}."
    return (
        f"{said} {amounts.rough_duration(session.total_s)} in all, "
        f"{amounts.rough_duration(session.work_s)} of it exercise."
    )
