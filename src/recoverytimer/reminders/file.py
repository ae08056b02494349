"""The reminders on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import is_there, own_text
from recoverytimer.reminders.reminder import MOST_REMINDERS, AfterSession, AtTime, Reminder

if TYPE_CHECKING:
    from recoverytimer.base.toml.reading import Problem, StructReader


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
            return (), tuple(reader.problems)
        reader.unknown_keys(table, ("reminders",), "")
        return _reminders(table.get("reminders", []), reader), tuple(reader.problems)

    def save(self, reminders: Sequence[Reminder]) -> None:
        """Write the reminders atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        import tomlkit

        from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE, toml_document
        from recoverytimer.base.toml.rewriting import rewrite

        try:
            document = toml_document(own_text(self.path, LARGEST_TEXT_FILE))
        except ValueError:
            document = tomlkit.document()
        # There is no way to write an empty list of tables.
        rewrite(document, {"reminders": [_table(r) for r in reminders]} if reminders else {})
        write_atomic(self.path, tomlkit.dumps(document))


def _reminders(tables: object, reader: StructReader) -> tuple[Reminder, ...]:
    if not isinstance(tables, list):
        reader.problem("", "reminders is not a list", "Write each one as [[reminders]]")
        return ()
    if len(tables) > MOST_REMINDERS:
        cure = f"There may be at most {MOST_REMINDERS}"
        reader.problem("", "too many reminders", cure)
    found: dict[str, Reminder] = {}
    for number, table in enumerate(tables[:MOST_REMINDERS], start=1):
        reminder = _reminder(table, number, reader)
        if reminder is not None and reminder.routine_id in found:
            where = _place(number, table)
            reader.problem(where, "this routine has a reminder already", "Keep one of them")
        elif reminder is not None:
            found[reminder.routine_id] = reminder
    return tuple(found.values())


def _reminder(table: object, number: int, reader: StructReader) -> Reminder | None:
    where = _place(number, table)
    kinds = [key for key in ("at", "hours_after") if isinstance(table, dict) and key in table]
    if kinds == ["at"]:
        return reader.struct(AtTime, table, where)
    if kinds == ["hours_after"]:
        return reader.struct(AfterSession, table, where)
    cure = 'Give it either at = "07:30" or hours_after = 2'
    reader.problem(where, "it is not clear when to remind", cure)
    return None


def _place(number: int, table: object) -> str:
    routine = table.get("routine") if isinstance(table, dict) else None
    return f"reminder {number} ({routine})" if isinstance(routine, str) else f"reminder {number}"


def _table(reminder: Reminder) -> dict[str, Any]:
    from datetime import datetime

    import msgspec

    plain = msgspec.to_builtins(reminder, builtin_types=(datetime,))
    return {k: list(v) if isinstance(v, tuple) else v for k, v in plain.items()}
