"""Reminders of two places as one: of a backup and here, or of two computers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from recoverytimer.reminders.reminder import MOST_REMINDERS, Reminder


def with_others(
    present: Sequence[Reminder], coming: Sequence[Reminder], *, others_win: bool = False
) -> tuple[Reminder, ...]:
    """The reminders that there will be: one for each routine."""
    first, then = (coming, present) if others_win else (present, coming)
    chosen = {r.routine_id: r for r in (*then, *first)}
    order = dict.fromkeys(r.routine_id for r in (*present, *coming))
    return tuple(chosen[routine_id] for routine_id in order)[:MOST_REMINDERS]


def told_on_both(
    present: Sequence[Reminder], coming: Sequence[Reminder]
) -> tuple[tuple[Reminder, ...], tuple[Reminder, ...]]:
    """The same, each with what was told of it on either computer, so that nothing is told twice."""
    marks: dict[str, datetime] = {}
    for one in (*present, *coming):
        known = marks.get(one.routine_id)
        if one.told_until and (known is None or one.told_until > known):
            marks[one.routine_id] = one.told_until
    here, there = (
        tuple(replace(r, told_until=marks.get(r.routine_id)) for r in side)
        for side in (present, coming)
    )
    return here, there


def are_contrary(present: Sequence[Reminder], coming: Sequence[Reminder]) -> bool:
    """Whether both have another reminder for the same routine, whatever was told of it."""
    known = {r.routine_id: replace(r, told_until=None) for r in present}
    return any(
        known.get(r.routine_id, replace(r, told_until=None)) != replace(r, told_until=None)
        for r in coming
    )
