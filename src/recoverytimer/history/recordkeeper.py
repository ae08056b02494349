"""Saves records and asks for them; what the history could not take waits and is tried again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from recoverytimer.base.ownfile import SettingAside, is_there
from recoverytimer.base.storage.database import (
    DamagedHistoryError,
    FileIdentity,
    HistoryError,
    RefusedRecordError,
)
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.base.toldonce import ToldOnce
from recoverytimer.base.words.system import history_fault
from recoverytimer.base.writer import Writer, nothing_follows
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.history.waitingfile import WaitingFile
from recoverytimer.history.words import saving
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

_Key = tuple[type[Record], str]
T = TypeVar("T")
R = TypeVar("R", Session, SorenessEntry, Run)


class NotSaved(Struct, frozen=True):
    """Why records could not be saved, and the file that they wait in, if they do."""

    fault: str
    kept_in: Path | None


class RecordKeeper:
    """The history as the app uses it: what fails is told in a sentence.

    It is written by the writer's thread, in which all that is called `now` is called, too, and
    read in the one that hands in.

    Args:
        history: what is read and written.
        waiting: the file of records that could not be saved yet.
        reserve: room for a record on a full disk.
        utc_now: gives this instant in UTC.
        tell: takes a sentence for the person, in any thread.
    """

    def __init__(
        self,
        history: History,
        writer: Writer,
        waiting: Path,
        reserve: DiskReserve,
        utc_now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self.history = history
        self._writer = writer
        self._reserve = reserve
        self._damaged = SettingAside(utc_now, tell)
        self._file = WaitingFile(waiting, self._damaged)
        self._tell = tell
        self._fault = ToldOnce(tell)
        self._unsaved: dict[_Key, Record] = {}
        self._is_on_disk = False
        """Whether what is not saved waits in the file."""
        self._after_saving: list[Callable[[], None]] = []

    def after_saving(self, do: Callable[[], None]) -> None:
        """Have something done now after each time that records were saved, or that was tried."""
        self._after_saving.append(do)

    def keep(self, *records: Record, then: Callable[[bool], object] = nothing_follows) -> None:
        """Save records, and those that could not be saved before.

        `then` takes whether all are saved.
        """
        self._writer.do(partial(self.keep_now, *records), then)

    def change(
        self, do: Callable[[History], T], then: Callable[[T | None], object] = nothing_follows
    ) -> None:
        """Change the history; `then` takes what came of it, or None where that failed."""
        self._writer.do(partial(self.ask_now, do), then)

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        if self._unsaved or is_there(self._file.path):
            self.keep()

    def keep_now(self, *records: Record) -> bool:
        """The same as `keep`; whether all are saved."""
        fault = self.save_now(records)
        if fault:
            self._tell(saving.not_saved(self.unsaved, fault.fault, fault.kept_in))
        return not fault

    def save_now(self, records: Sequence[Record]) -> NotSaved | None:
        """The same for who tells the fault; None where all is saved."""
        waited = self._file.load()
        if waited is not None and self._is_on_disk:
            self._drop_saved_elsewhere({_key(r) for r in waited})
        self._unsaved = {_key(r): r for r in waited or ()} | self._unsaved
        self._unsaved.update({_key(r): r for r in records})
        error = self._save(list(self._unsaved))
        self._put_by(waited)
        if waited and error is None:
            self._tell(saving.saved_at_last())
        for do in self._after_saving:
            do()
        if error is None:
            return None
        return NotSaved(history_fault(error), self._file.path if self._is_on_disk else None)

    @property
    def unsaved(self) -> tuple[type[Record], ...]:
        """The kinds of the records that could not be saved yet."""
        return tuple(kind for kind, _ in self._unsaved)

    def waiting(self, kind: type[R], record_id: str) -> R | None:
        """A record, if it is one of those that could not be saved yet."""
        found = self._unsaved.get((kind, record_id))
        return found if isinstance(found, kind) else None

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost by ending now, as all is at least on the disk."""
        return not self._unsaved or self._is_on_disk

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer of the history, or None; what goes wrong is told."""
        found = self.history.database
        return self._answer(
            question, lambda: self._writer.do(partial(self._mend_history, found.file))
        )

    def ask_now(self, question: Callable[[History], T]) -> T | None:
        """The same, of what is written."""
        return self._answer(partial(question, self.history), self._mend_history)

    def _answer(self, question: Callable[[], T], mend: Callable[[], object]) -> T | None:
        try:
            answer = question()
        except DamagedHistoryError:
            mend()
        except HistoryError as error:
            # That something could not be saved has been told, and says more.
            if not self._unsaved:
                self._fault.tell(history_fault(error))
        else:
            self._fault.mended()
            return answer
        return None

    def _save(self, keys: Sequence[_Key]) -> HistoryError | None:
        """Save what waits all at once or, where one is refused, each on its own; the last fault."""
        try:
            self._reserve.with_room(lambda: self._add([self._unsaved[key] for key in keys]))
        except RefusedRecordError as error:
            if len(keys) == 1:
                return error
            faults = [self._save([key]) for key in keys]
            return next((fault for fault in reversed(faults) if fault), None)
        except HistoryError as error:
            return error
        for key in keys:
            del self._unsaved[key]
        return None

    def _add(self, records: Sequence[Record]) -> None:
        try:
            self.history.add(*records)
        except DamagedHistoryError:
            self._mend_history()
            self.history.add(*records)

    def _mend_history(self, damaged: FileIdentity | None = None) -> None:
        """Set a damaged history aside and go on with an empty one, unless that was done before."""
        database = self.history.database
        if damaged is None or not database.is_replaced(damaged):
            self._damaged(database.path, rename=database.set_aside)

    def _drop_saved_elsewhere(self, waiting: Collection[_Key]) -> None:
        """Let go of what another window or terminal has saved; it may have been changed there."""
        try:
            for kind, record_id in self._unsaved.keys() - waiting:
                if self.history.has(kind, record_id):
                    del self._unsaved[kind, record_id]
        except HistoryError:
            return

    def _put_by(self, waiting: Sequence[Record] | None) -> None:
        """Keep what is not saved on the disk, so that it outlives the app."""
        if waiting is not None and self._unsaved == {_key(r): r for r in waiting}:
            self._is_on_disk = True
            return
        try:
            self._reserve.with_room(lambda: self._file.save(self._unsaved.values()))
        except OSError:
            self._is_on_disk = False
        else:
            self._is_on_disk = True


def _key(record: Record) -> _Key:
    return type(record), record.id
