"""What exports, imports and backups work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from msgspec import Struct

from recoverytimer import __version__
from recoverytimer.base.storage.database import KindOf
from recoverytimer.history.history import History
from recoverytimer.records.backup.write import BackupStamp
from recoverytimer.records.personfiles import PersonFiles


class RecordsContext(Struct, frozen=True):
    """The files of a person, and what time it is (UTC).

    `kind_of` tells the kind of an exercise where a history is an old one.
    """

    home: PersonFiles
    records: History
    now: Callable[[], datetime]
    kind_of: KindOf | None = None

    @property
    def stamp(self) -> BackupStamp:
        """When something is made, and by which version."""
        return BackupStamp(self.now(), __version__)

    @property
    def today(self) -> date:
        """The day by the wall."""
        return self.now().astimezone().date()

    @contextmanager
    def history(self) -> Iterator[History]:
        """The history, for one piece of work in whatever thread that runs."""
        try:
            yield self.records
        finally:
            self.records.database.leave()
