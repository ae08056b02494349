"""Which side a person said last: at the start of a routine, or since then of where it is sore."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from recoverytimer.base.days import ONE_DAY
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.player.session import Session
from recoverytimer.routine.beforestart import LastSide, SaidIn, asks_side
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import SegmentKind, TimelineRecipe, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.soreness.entry import SorenessEntry

SESSIONS_BACK = 5
"""So many sessions of a routine are looked through for a side."""
SORE_BACK = timedelta(days=7)
"""What was sore longer ago says nothing of today."""
_Likeness = tuple[int, int]


class LastSides:
    """Finds it in the history.

    Args:
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        records: RecordKeeper,
        exercises: Mapping[str, Exercise],
        now: Callable[[], datetime],
    ) -> None:
        self._records = records
        self._exercises = exercises
        self._now = now

    def of(self, routine: Routine, routine_id: str) -> LastSide | None:
        """The side that was said last; None where none was, or none is asked."""
        if not asks_side(routine, self._exercises):
            return None
        recipe = timeline_recipe(routine, self._exercises)
        found = self._records.ask(lambda: self._in_sessions(recipe, routine_id))
        side, since = found or (None, self._now() - SORE_BACK)
        sore = self._records.ask(lambda: self._sore_since(since))
        if sore is not None:
            return LastSide(sore, SaidIn.SORENESS)
        return None if side is None else LastSide(side, SaidIn.SESSION)

    def _in_sessions(self, recipe: TimelineRecipe, routine_id: str) -> tuple[Side, datetime] | None:
        """The side of the newest session that shows one, and when that began (UTC)."""
        log = self._records.history.sessions
        for summary in log.page(count=SESSIONS_BACK, where=SessionFilter(routine_id=routine_id)):
            session = log.get(summary.id)
            side = side_of(session, recipe) if session else None
            if side is not None:
                return side, summary.started_at
        return None

    def _sore_since(self, since: datetime) -> Side | None:
        """The side of the newest check-in after an instant (UTC), if that tells of one only."""
        now = self._now()
        since = max(since, now - SORE_BACK)
        log = self._records.history.soreness
        entries = log.between((since - ONE_DAY).date(), (now + ONE_DAY).date())
        return sore_side([entry for entry in entries if entry.at > since])


def side_of(session: Session, recipe: TimelineRecipe) -> Side | None:
    """The side that was chosen for a session of a recipe's routine; None where it shows none."""
    played = [(s.exercise, s.side) for s in session.segments if s.kind is SegmentKind.WORK]
    left, right = (_likeness(played, replace(recipe, chosen_side=side)) for side in Side)
    if left == right:
        return None
    return Side.LEFT if left > right else Side.RIGHT


def _likeness(played: list[tuple[str | None, Side | None]], recipe: TimelineRecipe) -> _Likeness:
    """How much is as it would be, in any order and in this one."""
    segments = build_timeline(recipe).segments
    laid = [(s.exercise, s.side) for s in segments if s.kind is SegmentKind.WORK]
    in_any = (Counter(played) & Counter(laid)).total()
    return in_any, sum(one == other for one, other in zip(played, laid, strict=False))


def sore_side(entries: Iterable[SorenessEntry]) -> Side | None:
    """The side of what was said at once, last; None where both sides, or none, are sore."""
    sore = [entry for entry in entries if entry.level and entry.area is not None]
    newest = max((entry.at for entry in sore), default=None)
    sides = {entry.side for entry in sore if entry.at == newest}
    return sides.pop() if len(sides) == 1 else None
