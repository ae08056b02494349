"""Keeps what is done while it happens: checkpoints, and the record at the end."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from recoverytimer.base.days import offset_min_here
from recoverytimer.base.disk import is_full, reason, set_aside
from recoverytimer.base.ownfile import OwnFileError, SetAside, is_there
from recoverytimer.base.storage.database import (
    DamagedHistoryError,
    FullDiskError,
    HistoryError,
    RefusedRecordError,
)
from recoverytimer.base.storage.reserve import Reserve
from recoverytimer.history.history import History, Record
from recoverytimer.history.unsaved import WaitingFile
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.claim import Claim
from recoverytimer.player.player import Player
from recoverytimer.player.session import (
    LEAST_S,
    Identity,
    Session,
)
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

Tell = Callable[[str], None]
_Key = tuple[type[Record], str]
WAITING, RESERVE = "records-not-saved-yet.json", ".reserve"
NAMES: dict[type[Record], str] = {
    Session: "the session",
    SorenessEntry: "the soreness entry",
    Run: "the run",
}
T = TypeVar("T")


class Journal:
    """Writes checkpoints and records; what fails is told in a sentence and tried again.

    Args:
        utc_now: gives this instant in UTC.
        tell: takes a sentence for the person.
    """

    def __init__(
        self, history: History, in_progress: Path, utc_now: Callable[[], datetime], tell: Tell
    ) -> None:
        self.history = history
        self._in_progress = in_progress
        self._file = CheckpointFile(in_progress)
        self._claim = Claim(in_progress.with_suffix(".lock"))
        self._reserve = Reserve(in_progress.with_suffix(RESERVE))
        self._damaged = SetAside(utc_now, tell)
        self._waiting = WaitingFile(in_progress.with_name(WAITING), self._damaged)
        self._utc_now = utc_now
        self._tell = tell
        self._unsaved: dict[_Key, Record] = {}
        self._is_put_by = False
        self._current: str | None = None
        """The id of the session whose checkpoint this journal wrote last."""
        self._ended: str | None = None
        self._told: dict[Path, str] = {}

    def begin(self, routine_id: str) -> Identity:
        """The identity of a session that starts now."""
        now = self._utc_now()
        return Identity(
            id=str(uuid.uuid4()),
            routine_id=routine_id,
            started_at=now,
            offset_min=offset_min_here(now),
        )

    def checkpoint(
        self,
        identity: Identity,
        state: Player,
        lasted_s: float | None = None,
        least_s: float = 0.0,
    ) -> None:
        """Keep where a session is, so that it can go on after a crash.

        What another session left there is concluded first, so that no start loses it.
        """
        self._ended = None
        if not self._claim.take():
            self._tell_once(
                self._in_progress,
                "A session runs in another window or terminal, and only one can be kept while it "
                "runs. This one is saved at its end.",
            )
            return
        saved = Checkpoint(
            identity=identity,
            saved_at=self._utc_now(),
            state=state,
            lasted_s=lasted_s,
            least_s=least_s,
        )
        try:
            is_first = self._make_room(identity)
            self._with_room(partial(self._file.save, saved))
        except OSError as error:
            self._tell_once(
                self._in_progress,
                f"The running session cannot be saved to {self._in_progress} "
                f"({reason(error)}). It goes on, and saving it is tried again at the end.",
            )
        else:
            self._told.pop(self._in_progress, None)
            # Where the folder was made only now, nothing is claimed yet.
            self._claim.take()
            if is_first:
                self._reserve.take()

    def _make_room(self, identity: Identity) -> bool:
        """Conclude what another session left; whether this one gets its first checkpoint here.

        Raises:
            OSError: it can be neither concluded nor put elsewhere.
        """
        if self._current == identity.id:
            return False
        other = self._left()
        if other is not None and other.identity.id != identity.id:
            self._conclude_left(other)
        self._current = identity.id
        return True

    def _conclude_left(self, left: Checkpoint) -> None:
        session = left.record
        if session.work_s < max(LEAST_S, left.least_s) or self._is_kept(left.identity):
            return
        # What waits is the session to its very end.
        is_known = (Session, session.id) in self._unsaved
        error = self._keep(() if is_known else (session,))
        what = f"{session.routine_name} was interrupted; what was done of it"
        if error is None:
            self._told.pop(self._waiting.path, None)
            self._tell(f"{what} is in your history.")
            return
        self._tell_once(self._waiting.path, f"{what} {self._not_saved(error)}")
        if not self._is_put_by:
            kept = set_aside(self._in_progress, self._utc_now(), "not-saved")
            self._tell(f"{what} is kept as {kept}.")

    @property
    def is_played_elsewhere(self) -> bool:
        """Whether another window or terminal of the person has a session open."""
        return self._claim.is_elsewhere

    def interrupted(self) -> Checkpoint | None:
        """The session that was running when the app ended, if any; one that still runs is none."""
        if self.is_played_elsewhere:
            return None
        found = self._left()
        if found is None or (Session, found.identity.id) in self._unsaved:
            return None
        return None if self._is_kept(found.identity) else found

    def _left(self) -> Checkpoint | None:
        """The checkpoint that is there; a damaged one is set aside."""
        try:
            return self._file.load()
        except OwnFileError as error:
            self._damaged(self._in_progress, error)
            return None

    def _is_kept(self, identity: Identity) -> bool:
        """Whether a session has ended and only its checkpoint could not be removed."""
        return self.ask(lambda: self.history.sessions.get(identity.id)) is not None

    def let_go(self) -> None:
        """Leave the checkpoint to whoever takes the session up."""
        self._claim.release()
        self._current = None

    def forget(self) -> None:
        """Drop the checkpoint: the session has ended."""
        self._claim.release()
        self._current = None
        try:
            self._file.remove()
        except OSError as error:
            self._tell(f"{self._in_progress} cannot be removed ({reason(error)}).")

    def finish(
        self,
        state: Player,
        identity: Identity,
        least_s: float = 0.0,
        lasted_s: float | None = None,
    ) -> Session:
        """The record of a session that has ended, saved if there was so much work (s) in it.

        `lasted_s` is how long it took by a steady clock, pauses included, where that is known.
        """
        end = Checkpoint(
            identity=identity, saved_at=self._utc_now(), state=state, lasted_s=lasted_s
        )
        session = end.record
        if session.work_s < least_s:
            self._forget_ended(session.id)
        else:
            self.conclude(session)
        return session

    def conclude(self, session: Session) -> None:
        """Save the record of a session that has ended; its checkpoint goes when that is done."""
        self._ended = session.id
        self.keep(session)

    def keep(self, *records: Record) -> bool:
        """Save records, and those that could not be saved before; whether all are saved."""
        error = self._keep(records)
        if error is not None:
            self._tell(f"{self.unsaved.capitalize()} {self._not_saved(error)}")
        return error is None

    def _keep(self, records: Sequence[Record]) -> HistoryError | None:
        """Save records and those that wait; the last fault, which is for the caller to tell."""
        waited = self._waiting.load()
        if waited is not None and self._is_put_by:
            self._drop_saved_elsewhere({_key(r) for r in waited})
        self._unsaved = {_key(r): r for r in waited or ()} | self._unsaved
        self._unsaved.update({_key(r): r for r in records})
        error = self._save(list(self._unsaved))
        self._put_by(waited)
        if waited and error is None:
            self._tell("What could not be saved before is in your history now.")
        if self._ended and all(kind is not Session for kind, _ in self._unsaved):
            self._forget_ended(self._ended)
        return error

    def _drop_saved_elsewhere(self, waiting: Collection[_Key]) -> None:
        """Let go of what another window or terminal has saved; it may have been changed there."""
        try:
            for kind, record_id in self._unsaved.keys() - waiting:
                if self.history.has(kind, record_id):
                    del self._unsaved[kind, record_id]
        except HistoryError:
            return

    def _not_saved(self, error: HistoryError) -> str:
        until = f" Until then it is kept in {self._waiting.path}." if self._is_put_by else ""
        return (
            f"could not be saved: {error}. "
            f"It is tried again at the next change and when you close the app.{until}"
        )

    def _forget_ended(self, session_id: str) -> None:
        """Drop a session's checkpoint, and not that of another which is there by now."""
        self._ended = None
        left = None if self._current == session_id else self._left()
        if left is None or left.identity.id == session_id:
            self.forget()

    def _put_by(self, waiting: Sequence[Record] | None) -> None:
        """Keep what is not saved on the disk, so that it outlives the app."""
        if waiting is not None and self._unsaved == {_key(r): r for r in waiting}:
            self._is_put_by = True
            return
        try:
            self._with_room(lambda: self._waiting.save(self._unsaved.values()))
        except OSError:
            self._is_put_by = False
        else:
            self._is_put_by = True

    def close(self) -> None:
        """Give back the room that was held."""
        self._reserve.close()

    def _with_room(self, write: Callable[[], None]) -> None:
        """Write, on a full disk into what was held for that."""
        try:
            write()
        except OSError as error:
            if not is_full(error) or not self._reserve.release():
                raise
            write()
            # What fills the disk may go on, and so does the person.
            self._reserve.take()

    @property
    def unsaved(self) -> str:
        """What could not be saved yet: "the session", "3 records"; empty where all is saved."""
        if len(self._unsaved) > 1:
            return f"{len(self._unsaved)} records"
        return next((NAMES[kind] for kind, _ in self._unsaved), "")

    def retry(self) -> bool:
        """Try once more to save what could not be saved; whether all is saved now."""
        return (not self._unsaved and not is_there(self._waiting.path)) or self.keep()

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost by ending now, as all is at least on the disk."""
        return not self._unsaved or self._is_put_by

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer of the history, or None; what goes wrong is told."""
        try:
            answer = question()
        except DamagedHistoryError:
            self.mend_history()
        except HistoryError as error:
            self._tell_once(self.history.path, f"The history {error}.")
        else:
            self._told.pop(self.history.path, None)
            return answer
        return None

    def _save(self, keys: Sequence[_Key]) -> HistoryError | None:
        """Save what waits all at once or, where one is refused, each on its own; the last fault."""
        try:
            self._add([self._unsaved[key] for key in keys])
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
            self.mend_history()
            self.history.add(*records)
        except FullDiskError:
            if not self._reserve.release():
                raise
            self.history.add(*records)
            self._reserve.take()

    def mend_history(self) -> None:
        """Set a damaged history aside and go on with an empty one."""
        rename = self.history.database.set_aside
        self._damaged(self.history.path, OwnFileError("is damaged"), rename)

    def _tell_once(self, path: Path, text: str) -> None:
        """Tell what is wrong with a file, unless that was the last thing told of it."""
        if self._told.get(path) != text:
            self._told[path] = text
            self._tell(text)


def _key(record: Record) -> _Key:
    return type(record), record.id
