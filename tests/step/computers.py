"""Computers whose data folders a service keeps in step, and what each person did there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from msgspec.structs import replace

from recoverytimer.base.conflictcopies import conflict_copies
from recoverytimer.base.writer import Writer
from recoverytimer.history.changes import Record, RecordKey, record_key
from recoverytimer.history.history import History
from recoverytimer.history.instep import HistoryInStep
from recoverytimer.player.session import Session
from recoverytimer.records.records import records_of
from recoverytimer.runs.run import Run
from tests.keeping import Keepers
from tests.recordmaking import NOON, entry, run, session

NAME = "history.sqlite3"


class Computer:
    """The app's own keepers on a folder; what is told is kept."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], writer: Writer | None = None
    ) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.issued: list[datetime] = []
        """Each instant that was asked of its clock."""
        self.writer = writer or Writer()
        self.history = History(folder / NAME, now=lambda: self._issue(now))
        self.keeper = Keepers(folder, now, self.told.append, self.history, self.writer).records
        self.in_step = HistoryInStep(self.history, self.writer, folder, None, now, self.told.append)

    def _issue(self, now: Callable[[], datetime]) -> datetime:
        self.issued.append(now())
        return self.issued[-1]

    @property
    def path(self) -> Path:
        """Its history."""
        return self.folder / NAME

    @property
    def copies(self) -> list[str]:
        """The conflict copies that wait beside it, without what a service has not finished."""
        return [copy.path.name for copy in conflict_copies(self.folder, (NAME,))]

    @property
    def is_up_to_date(self) -> bool:
        """Whether it has no other file open than the one that is there, and no copy waits."""
        database = self.history.database
        is_behind = database.is_open and database.is_replaced(database.file)
        return not (is_behind or self.copies)

    @property
    def records(self) -> dict[RecordKey, Record]:
        """What it holds."""
        return {record_key(record): record for record in records_of(self.history)}

    def close(self) -> None:
        """End the app there."""
        self.history.close()


class Doings:
    """What a person does on a computer, and what must come of it: the last counts."""

    def __init__(self, computer: Computer, rng: Random, first: int = 1) -> None:
        self.computer = computer
        self.done = {"kept": 0, "changed": 0, "deleted": 0}
        self.last: dict[RecordKey, tuple[datetime, Record | None]] = {}
        self._rng = rng
        self._number = first

    def do(self) -> None:
        """Keep a record, change or delete one that is there; it has to be said that it is done."""
        history, writer = self.computer.history, self.computer.writer
        there = sorted(history.changed(), key=lambda key: (key[0].__name__, key[1]))
        kind = self._rng.choice(["kept", "changed", "deleted"])
        found = self._get(*self._rng.choice(there)) if there and kind != "kept" else None
        self._number += 1
        begun = len(self.computer.issued)
        came_to: list[bool | None] = []
        if found is None or kind == "changed":
            kind = "kept" if found is None else kind
            make = self._rng.choice([session, entry, run])
            note = f"{kind} {self._number}"
            record = replace(found, note=note) if found else make(self._number, note=note)
            self.computer.keeper.keep(record, then=came_to.append)
            key, wanted = record_key(record), record
        else:
            key, wanted = record_key(found), None
            self.computer.keeper.change(partial(_deleted, found), came_to.append)
        writer.flush()
        assert came_to == [True], self.computer.told[-1:]
        self.done[kind] += 1
        last = {**history.changed(), **history.deleted()}.get(key)
        # A later change from elsewhere may have come by now.
        issued = self.computer.issued[begun:]
        if wanted is None and not issued:
            # What was to be deleted had gone by then.
            return
        at = last if last in issued else issued[-1]
        assert at is not None
        if key not in self.last or at > self.last[key][0]:
            self.last[key] = at, wanted

    def _get(self, kind: type[Record], record_id: str) -> Record | None:
        history = self.computer.history
        logs = {Session: history.sessions, Run: history.runs}
        return logs.get(kind, history.soreness).get(record_id)


def _deleted(record: Record, history: History) -> bool:
    logs = {Session: history.sessions, Run: history.runs}
    logs.get(type(record), history.soreness).delete(record.id)
    return True


def expected(*doings: Doings) -> dict[RecordKey, Record]:
    """What every computer must hold in the end."""
    last: dict[RecordKey, tuple[datetime, Record | None]] = {}
    for key, change in (pair for one in doings for pair in one.last.items()):
        if key not in last or change[0] > last[key][0]:
            last[key] = change
    return {key: record for key, (_, record) in last.items() if record is not None}


class SteppingClock:
    """A second later each time that it is asked."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


class Service:
    """Keeps the histories of two folders in step as Syncthing does: what comes is renamed over.

    Where both were changed, one of them becomes a conflict copy, which both get.
    """

    def __init__(self, one: Path, two: Path, rng: Random) -> None:
        self._folders = (one, two)
        self._rng = rng
        self._last: bytes | None = None
        self.conflicts = 0

    def step(self) -> None:
        """Bring both in step."""
        found = [
            (folder / NAME).read_bytes() if self._has(folder) else None for folder in self._folders
        ]
        if found[0] == found[1]:
            self._last = found[0]
            return
        changed = [data is not None and data != self._last for data in found]
        newer = self._rng.randrange(2) if all(changed) else changed.index(True)
        winner, loser = self._folders[newer], self._folders[1 - newer]
        if all(changed):
            self.conflicts += 1
            stamp = f"20260304-{self.conflicts:06}-ABCDEFG"
            copy = loser / f"history.sync-conflict-{stamp}.sqlite3"
            (loser / NAME).rename(copy)
            put(copy, winner / copy.name)
        put(winner / NAME, loser / NAME)
        self._last = (winner / NAME).read_bytes()

    @staticmethod
    def _has(folder: Path) -> bool:
        return (folder / NAME).exists()


def put(source: Path, target: Path) -> None:
    """Put a copy of a file in a place as services do, whole and at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".syncthing.{target.name}.tmp")
    shutil.copyfile(source, part)
    part.replace(target)
