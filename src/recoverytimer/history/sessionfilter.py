"""Which sessions to list."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from recoverytimer.base.textfolding import folded
from recoverytimer.exercise.exercise import Kind

MOST_WORDS = 20
"""So many words of a search count; further ones narrow nothing down."""


class SessionFilter(Struct, frozen=True):
    """Which sessions to list; what is empty or None excludes none.

    Attributes:
        text: beginnings of words in the routine's name or the note, in any order.
        kinds: any of these.
        routine_ids: all under which there are sessions of one routine.
        first, last: days, both included.
    """

    text: str = ""
    kinds: frozenset[Kind] = frozenset()
    routine_ids: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None


ALL_SESSIONS = SessionFilter()


def filter_conditions(where: SessionFilter) -> tuple[list[str], tuple[str, ...]]:
    """SQL for a filter, all of it answered by the index `sessions_by_start`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    if where.kinds:
        marks = ", ".join("?" * len(where.kinds))
        found.append((f"kind IN ({marks})", tuple(where.kinds)))
    if where.routine_ids:
        marks = ", ".join("?" * len(where.routine_ids))
        found.append((f"routine_id IN ({marks})", tuple(where.routine_ids)))
    # The day by local time is at most one away from that of UTC.
    if where.first is not None:
        found.append(("started_at >= ?", (_day_from(where.first, -1),)))
        found.append(("day >= ?", (where.first.isoformat(),)))
    if where.last is not None:
        found.append(("started_at < ?", (_day_from(where.last, 2),)))
        found.append(("day <= ?", (where.last.isoformat(),)))
    words = dict.fromkeys(folded(where.text).split())
    found.extend(("instr(words, ?)", (f" {word}",)) for word in [*words][:MOST_WORDS])
    values = tuple(value for _, given in found for value in given)
    return [condition for condition, _ in found], values


def _day_from(day: date, days: int) -> str:
    """Some days later, or as near to that as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()
