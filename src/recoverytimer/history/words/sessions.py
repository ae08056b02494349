"""A session of the history in words: as a row of the list, to be read and to be heard."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from recoverytimer.base import amounts, dates
from recoverytimer.base.language import _, message_in_with, message_with, pgettext
from recoverytimer.base.listing import in_row, with_dots
from recoverytimer.base.plaintext import one_line
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.player.session import Session


def local_start(summary: SessionSummary) -> datetime:
    """The start as the clock on the wall showed it."""
    return summary.started_at.astimezone(timezone(timedelta(minutes=summary.offset_min)))


def name(summary: SessionSummary | Session) -> str:
    """The routine's name, or a word where it has none."""
    return summary.routine_name or _("A session")


def remarks(summary: SessionSummary, *, sore: bool = False) -> str:
    """What else there is to say: "Stretch · partly done · Felt good."; `sore` with how sore."""
    return with_dots(_remarks(summary, soreness(summary) if sore else ""))


def soreness(summary: SessionSummary) -> str:
    """How sore one was afterwards: "soreness 4"; empty where that was not said."""
    return "" if summary.soreness is None else soreness_level(summary.soreness)


soreness_level = message_in_with("how sore somebody was", "soreness {level}")


def spoken(summary: SessionSummary) -> str:
    """All of a row in one sentence."""
    moment = dates.moment(local_start(summary))
    return in_row(
        (
            _("{moment}: {session}", moment=moment, session=name(summary)),
            amounts.rough_duration(summary.total_s),
            soreness(summary),
            *_remarks(summary),
        )
    )


def when(session: Session) -> str:
    """When it was and how long it took, in a sentence or two."""
    start, total = session.local_start, amounts.rough_duration(session.total_s)
    day, time = dates.dated(start), dates.clock_time(start)
    if session.by_hand:
        return _(
            "{date} at {time}. About {total}, done without the app.",
            date=day,
            time=time,
            total=total,
        )
    work = amounts.rough_duration(session.work_s)
    return _(
        "{date} at {time}. {total} in all, {work} of it exercise.",
        date=day,
        time=time,
        total=total,
        work=work,
    )


soreness_afterwards = message_with("Soreness afterwards: {level} out of 10")


def _remarks(summary: SessionSummary, felt: str = "") -> tuple[str, ...]:
    return (
        kind_name(summary.kind) if summary.kind else "",
        pgettext("how a session was done", "without the app") if summary.by_hand else "",
        "" if summary.complete else pgettext("how a session was done", "partly done"),
        felt,
        one_line(summary.note),
    )
