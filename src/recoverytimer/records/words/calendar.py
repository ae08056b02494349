"""What a calendar of one's own says of sessions."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.amounts import rough_duration
from recoverytimer.base.language import _
from recoverytimer.history.words.sessions import soreness_afterwards
from recoverytimer.player.session import Session
from recoverytimer.soreness.entry import SorenessEntry


def lines_of(session: Session, felt: Iterable[SorenessEntry]) -> tuple[str, ...]:
    """What a session was like, line by line."""
    work = rough_duration(session.work_s)
    done = (
        _("{duration} of exercise", duration=work)
        if session.is_complete
        else _("{duration} of exercise; session partly done", duration=work)
    )
    levels = (soreness_afterwards(entry.level) for entry in felt)
    return tuple(filter(None, (done, *levels, session.note)))
