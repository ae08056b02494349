"""What a person answered last before a routine, as its sessions tell; a suggestion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from recoverytimer.base.days import ONE_DAY
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.beforestart import LastSide, SaidIn, asks_side
from recoverytimer.routine.choices import picked
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import Segment, SegmentKind, TimelineRecipe, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.soreness.entry import SorenessEntry

SESSIONS_BACK = 5
"""So many sessions of a routine are looked through."""
SORE_BACK = timedelta(days=7)
"""What was sore longer ago says nothing of today."""
_Done = tuple[tuple[str | None, Side | None], float | None]
"""An exercise on a side, and how long it was to take (s)."""


class LastAnswers:
    """Finds in the history what was answered last; nothing is kept of it elsewhere.

    Args:
        ids_of: gives all ids under which there may be sessions of a routine.
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        records: RecordKeeper,
        exercises: Mapping[str, Exercise],
        ids_of: Callable[[str], Collection[str]],
        now: Callable[[], datetime],
    ) -> None:
        self._records = records
        self._exercises = exercises
        self._ids_of = ids_of
        self._now = now

    def side(self, routine: Routine, routine_id: str) -> LastSide | None:
        """The side that was said last; None where none was, or none is asked."""
        if not asks_side(routine, self._exercises):
            return None
        side, since = None, self._now() - SORE_BACK
        for session in self._sessions(routine_id):
            side = side_of(session, self._recipe(routine, session))
            if side is not None:
                since = max(since, session.started_at)
                break
        sore = self._records.ask(lambda: self._sore_since(since))
        if sore is not None:
            return LastSide(sore, SaidIn.SORENESS)
        return None if side is None else LastSide(side, SaidIn.SESSION)

    def options(self, routine: Routine, routine_id: str) -> tuple[str, ...]:
        """The options of the last session, one of each choice; where there is none, the first."""
        if not routine.choices:
            return ()
        last = next(iter(self._sessions(routine_id)), None)
        return self.options_in(last, routine) if last else picked(routine)

    def options_in(self, session: Session, routine: Routine) -> tuple[str, ...]:
        """The options that a session of a routine was played with, as far as it shows."""
        former = {one.routine: one.options for one in routine.replaces}
        known = former.get(session.routine_id, ())
        return picked(routine, known or options_of(session, self._plain(routine)))

    def _recipe(self, routine: Routine, session: Session) -> TimelineRecipe:
        return replace(self._plain(routine), options=self.options_in(session, routine))

    def _plain(self, routine: Routine) -> TimelineRecipe:
        return timeline_recipe(routine, self._exercises)

    def _sessions(self, routine_id: str) -> tuple[Session, ...]:
        """The newest sessions of a routine that tell what was done."""
        return self._records.ask(lambda: self._found(routine_id)) or ()

    def _found(self, routine_id: str) -> tuple[Session, ...]:
        log = self._records.history.sessions
        where = SessionFilter(routine_ids=frozenset(self._ids_of(routine_id)))
        summaries = log.page(count=SESSIONS_BACK, where=where)
        found = (log.get(summary.id) for summary in summaries if not summary.by_hand)
        return tuple(session for session in found if session is not None)

    def _sore_since(self, since: datetime) -> Side | None:
        """The side of the newest check-in after an instant (UTC), if that tells of one only."""
        log = self._records.history.soreness
        entries = log.between((since - ONE_DAY).date(), (self._now() + ONE_DAY).date())
        return sore_side([entry for entry in entries if entry.at > since])


def side_of(session: Session, recipe: TimelineRecipe) -> Side | None:
    """The side that was chosen for a session of a recipe's routine; None where it shows none."""
    left, right = (_likeness(session, replace(recipe, chosen_side=side)) for side in Side)
    if left == right:
        return None
    return Side.LEFT if left > right else Side.RIGHT


def options_of(session: Session, recipe: TimelineRecipe) -> tuple[str, ...]:
    """The options of a recipe's routine with which it comes to most of a session."""
    side = side_of(session, recipe)
    likely = replace(recipe, chosen_side=side, options=())
    for choice in recipe.routine.choices:
        each = [replace(likely, options=(*likely.options, o.id)) for o in choice.options]
        likely = max(each, key=lambda one: _likeness(session, one))
    return likely.options


def _likeness(session: Session, recipe: TimelineRecipe) -> tuple[int, ...]:
    """How little differs from what it would be: in what, in how long and in which order."""
    played, laid = _done(session.segments), _done(build_timeline(recipe).segments)
    what = _difference((what for what, _ in played), (what for what, _ in laid))
    in_order = sum(one == other for (one, _), (other, _) in zip(played, laid, strict=False))
    return -what, -_difference(played, laid), in_order


def _done(segments: Iterable[Segment | PlayedSegment]) -> list[_Done]:
    works = (s for s in segments if s.kind is SegmentKind.WORK)
    return [((s.exercise, s.side), s.planned_s) for s in works]


def _difference(some: Iterable[object], others: Iterable[object]) -> int:
    """How many are only in one of them."""
    left, right = Counter(some), Counter(others)
    return (left | right).total() - (left & right).total()


def sore_side(entries: Iterable[SorenessEntry]) -> Side | None:
    """The side of what was said at once, last; None where both sides, or none, are sore."""
    sore = [entry for entry in entries if entry.level and entry.area is not None]
    newest = max((entry.at for entry in sore), default=None)
    sides = {entry.side for entry in sore if entry.at == newest}
    return sides.pop() if len(sides) == 1 else None
