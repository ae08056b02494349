"""The reminders on disk."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import is_there, own_text
from recoverytimer.reminders.reminder import MOST_REMINDERS, AfterSession, AtTime, Reminder

if TYPE_CHECKING:
    from recoverytimer.base.problem import Place, Problem
    from recoverytimer.base.toml.reading import StructReader


class ReminderFault(Enum):
    """What can be wrong with reminders, beside what is wrong with any file."""

    NO_LIST = auto()
    TOO_MANY = auto()
    TWICE = auto()
    UNCLEAR = auto()


class RemindersFile:
    """The reminders on disk, one for each routine; a person's comments in the file are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[tuple[Reminder, ...], tuple[Problem, ...]]:
        """All sound reminders, and what is wrong with the others."""
        if not is_there(self.path):
            return (), ()
        from recoverytimer.base.toml.reading import StructReader, parse

        reader = StructReader()
        table = parse(self.path, reader)
        if table is None:
            return (), reader.problems
        reader.unknown_keys(table, ("reminders",))
        return _reminders(table.get("reminders", []), reader), reader.problems

    def save(self, reminders: Sequence[Reminder]) -> None:
        """Write the reminders atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE
        from recoverytimer.base.toml.rewriting import rewritten

        wanted = _in_file(reminders)
        try:
            text = rewritten(own_text(self.path, LARGEST_TEXT_FILE), wanted, _meaning)
        except ValueError:
            text = rewritten("", wanted, _meaning)
        write_atomic(self.path, text)


def _meaning(text: str) -> dict[str, Any] | None:
    from recoverytimer.base.toml.reading import StructReader, parse_text

    reader = StructReader()
    table = parse_text(text, reader) or {}
    found = _reminders(table.get("reminders", []), reader)
    return None if reader.problems else _in_file(found)


def _in_file(reminders: Sequence[Reminder]) -> dict[str, Any]:
    from recoverytimer.base.toml.plainvalues import full_table

    # There is no way to write an empty list of tables.
    return {"reminders": [full_table(r) for r in reminders]} if reminders else {}


def _reminders(tables: object, reader: StructReader) -> tuple[Reminder, ...]:
    if not isinstance(tables, list):
        reader.problem(ReminderFault.NO_LIST)
        return ()
    if len(tables) > MOST_REMINDERS:
        reader.problem(ReminderFault.TOO_MANY)
    found: dict[str, Reminder] = {}
    for number, table in enumerate(tables[:MOST_REMINDERS]):
        place = ("reminders", number)
        reminder = _reminder(table, place, reader)
        if reminder is not None and reminder.routine_id in found:
            reader.problem(ReminderFault.TWICE, place)
        elif reminder is not None:
            found[reminder.routine_id] = reminder
    return tuple(found.values())


def _reminder(table: object, place: Place, reader: StructReader) -> Reminder | None:
    if isinstance(table, dict) and isinstance(table.get("routine"), str):
        reader.names[place] = table["routine"]
    kinds = [key for key in ("at", "hours_after") if isinstance(table, dict) and key in table]
    if kinds == ["at"]:
        return reader.struct(AtTime, table, place)
    if kinds == ["hours_after"]:
        return reader.struct(AfterSession, table, place)
    reader.problem(ReminderFault.UNCLEAR, place)
    return None
