"""What services that keep folders in step leave beside the history, brought into it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recoverytimer.base.conflictcopies import ConflictCopy, conflict_copies, put_aside
from recoverytimer.base.disk import FileStamp, file_stamp, temporary_folder, write_atomic
from recoverytimer.base.ownfile import is_there
from recoverytimer.base.storage.besides import (
    INDEX,
    JOURNAL,
    LOG,
    holds_only_tables,
    is_sound,
    looking_at,
)
from recoverytimer.base.storage.database import HistoryError, KindOf, NewerHistoryError
from recoverytimer.base.toldonce import ToldOnce
from recoverytimer.base.words.system import history_fault
from recoverytimer.base.writer import Writer
from recoverytimer.history.changes import CopyFault, Merged
from recoverytimer.history.history import History
from recoverytimer.history.words import instep as words

# What is damaged may still be on its way; a service writes a file of records in seconds.
STILL_WRITTEN = timedelta(minutes=1)
# Syncthing's mark of the folder that it shares, and its list of what it leaves out there.
SHARED, LEFT_OUT = ".stfolder", ".stignore"
# What a history had that was replaced lies there for a moment.
KEPT_COPIES = "history.conflict-*"


class HistoryInStep:
    """Brings conflict copies of the history into it, and has it keep up where it was replaced.

    What is called `now` is called in the writer's thread. A copy that was brought in is put
    aside; one that cannot be stays where it is and is tried again when it was written anew.

    Args:
        history: what is kept in step.
        data: the folder that a service keeps in step.
        kind_of: tells the kind of an exercise where a copy is of an older version.
        utc_now: gives this instant in UTC.
        tell: takes a sentence for the person, in any thread.
    """

    def __init__(
        self,
        history: History,
        writer: Writer,
        data: Path,
        kind_of: KindOf | None,
        utc_now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self._history = history
        self._writer = writer
        self._data = data
        self._kind_of = kind_of
        self._utc_now = utc_now
        self._tell = tell
        self._fault = ToldOnce(tell)
        self._left: dict[Path, FileStamp] = {}
        """The copies that cannot be brought in, as they were when that was told."""
        self._when_changed: list[Callable[[], object]] = []
        history.database.when_replaced(lambda: writer.here(self.look))

    def when_changed(self, do: Callable[[], object]) -> None:
        """Have something done when there are other records than before."""
        self._when_changed.append(do)

    def look(self) -> None:
        """Look for what a service has left, and bring it in behind the screen."""
        self._writer.do(self.look_now, self._say_changed, newest_of=(self, "look"))

    def look_now(self) -> bool:
        """The same; whether there are other records than before."""
        self._leave_out_besides()
        try:
            is_changed = self._history.database.keep_up()
            for copy in conflict_copies(self._data, (self._history.path.name,)):
                if copy.original.name == self._history.path.name:
                    is_changed |= self._bring_in(copy)
        except HistoryError as error:
            self._fault.tell(history_fault(error))
            return True
        self._fault.mended()
        return is_changed

    def _say_changed(self, is_changed: bool) -> None:
        if is_changed:
            for do in self._when_changed:
                do()

    def _bring_in(self, copy: ConflictCopy) -> bool:
        stamp = file_stamp(copy.path)
        if stamp is None or self._left.get(copy.path) == stamp:
            return False
        try:
            found = self._taken(copy)
        except OSError:
            # It is gone again, or cannot be read yet.
            return False
        if file_stamp(copy.path) != stamp:
            return isinstance(found, Merged)
        if isinstance(found, Merged):
            with suppress(OSError):
                put_aside(copy.path, self._data)
            if found:
                self._tell(words.brought_in(found))
            return bool(found)
        written = datetime.fromtimestamp(stamp[0] / 1e9, UTC)
        if found is not None and timedelta() <= self._utc_now() - written < STILL_WRITTEN:
            return False
        self._left[copy.path] = stamp
        if found is not None:
            self._tell(words.not_brought_in(copy.path, found))
        return False

    def _taken(self, copy: ConflictCopy) -> Merged | CopyFault | None:
        """What a copy has brought, or why it brings nothing; None where it is no copy of ours."""
        with temporary_folder(self._data) as folder:
            path = folder / self._history.path.name
            shutil.copyfile(copy.path, path)
            if not is_sound(path):
                return CopyFault.DAMAGED if copy.is_sure else None
            if not _is_history(path):
                return None
            other = History(path, kind_of=self._kind_of)
            try:
                other.changed()
            except NewerHistoryError:
                return CopyFault.NEWER
            except HistoryError:
                return CopyFault.DAMAGED
            else:
                return self._history.take_newer(other)
            finally:
                other.close()

    def _leave_out_besides(self) -> None:
        """Have Syncthing leave out what SQLite puts beside the history, in a folder of its own."""
        rules = self._data / LEFT_OUT
        if is_there(self._data / SHARED) and not is_there(rules):
            name = self._history.path.name
            own = (LOG, INDEX, JOURNAL)
            lines = "".join(f"/{name}{ending}\n" for ending in own) + f"/{KEPT_COPIES}\n"
            with suppress(OSError):
                write_atomic(rules, lines)


def _is_history(path: Path) -> bool:
    """Whether a database is one of records, of whatever version, and nothing that runs."""
    with closing(looking_at(path)) as looking, suppress(sqlite3.Error):
        query = "SELECT count(*) FROM sqlite_master WHERE name IN ('sessions', 'segments')"
        (count,) = looking.execute(query).fetchone()
        return bool(count == len(("sessions", "segments"))) and holds_only_tables(looking)
    return False
