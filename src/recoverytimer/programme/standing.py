"""What is known of where one stands in a programme."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.programme.easing import Easier
from recoverytimer.programme.events import Paused
from recoverytimer.programme.record import Record
from recoverytimer.programme.verdict import Verdict
from recoverytimer.programme.weeks import Place


class Status(Enum):
    """How things are."""

    NOT_BEGUN = auto()
    RUNNING = auto()
    PAUSED = auto()
    ASKS = auto()
    STOPPED = auto()
    ENDED = auto()
    LEFT = auto()


class Standing(Struct, frozen=True, kw_only=True):
    """Where one stands in a programme.

    Attributes:
        place: the session that is next; where it asks, the one that would come again.
        due_from: from when on it is sensible (UTC); None for at once.
        verdict: what led there, with its reasons.
        easier: how the next session is easier, and why.
        repeats: how often the last week of the stage is begun again.
    """

    status: Status
    programme: str = ""
    place: Place | None = None
    due_from: datetime | None = None
    verdict: Verdict | None = None
    easier: Easier | None = None
    repeats: int = 0
    sessions_done: int = 0
    pause: Paused | None = None
    record: Record | None = None


NOT_BEGUN = Standing(status=Status.NOT_BEGUN)
