"""Keeps the session that goes on: its checkpoint, and its record at the end."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace

from recoverytimer.base.days import offset_at
from recoverytimer.base.disk import set_aside
from recoverytimer.base.ownfile import OwnFileError, SettingAside, is_there
from recoverytimer.base.paths import SessionFiles
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.base.toldonce import ToldOnce
from recoverytimer.base.words.system import reason
from recoverytimer.base.writer import Writer
from recoverytimer.history.history import History
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.words import saving
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.player import Player
from recoverytimer.player.session import LEAST_SESSION_S, Session, SessionIdentity
from recoverytimer.player.sessionlock import SessionLock
from recoverytimer.routine.adaptation import Adaptation

# Many times as long as a session that runs stays unkept, so that a service may take its time.
FRESH = timedelta(minutes=2)


class SessionKeeper:
    """Writes checkpoints; no session takes the place of another that is not in the history yet.

    All that is called `now` is called in the writer's thread.

    Args:
        files: where the checkpoint lies, and what says who plays.
        reserve: room for a checkpoint on a full disk.
        utc_now: gives this instant in UTC.
        tell: takes a sentence for the person, in any thread.
        computer: the name of this one; empty where that is not known.
    """

    def __init__(
        self,
        records: RecordKeeper,
        writer: Writer,
        files: SessionFiles,
        reserve: DiskReserve,
        utc_now: Callable[[], datetime],
        tell: Callable[[str], None],
        computer: str = "",
    ) -> None:
        self._records = records
        self._writer = writer
        self._file = CheckpointFile(files.checkpoint)
        self._lock = SessionLock(files.lock)
        self._reserve = reserve
        self._damaged = SettingAside(utc_now, tell)
        self._utc_now = utc_now
        self._computer = computer
        self._tell = tell
        self._fault, self._fault_of_other = ToldOnce(tell), ToldOnce(tell)
        self._current: str | None = None
        """The id of the session whose checkpoint was written last."""
        self._ended: str | None = None
        """The id of one that has ended and whose checkpoint goes when it is saved."""
        self._over: tuple[str, bool | None] | None = None
        """The id of the one that has ended last, and whether it is saved, where that is known."""
        self._when_concluded: list[Callable[[Session], object]] = []
        records.after_saving(self._drop_ended)

    def when_concluded(self, do: Callable[[Session], object]) -> None:
        """Have something done when a session that has ended is saved, or could not be."""
        self._when_concluded.append(do)

    def is_saved(self, session_id: str) -> bool | None:
        """Whether the session that has ended last is saved; None while that is not known."""
        return self._over[1] if self._over and self._over[0] == session_id else None

    def begin(self, routine_id: str, adaptations: tuple[Adaptation, ...]) -> SessionIdentity:
        """The identity of a session that starts now."""
        now = self._utc_now()
        return SessionIdentity(
            id=str(uuid.uuid4()),
            routine_id=routine_id,
            started_at=now,
            offset_min=offset_at(now),
            adaptations=adaptations,
        )

    def checkpoint(
        self,
        identity: SessionIdentity,
        state: Player,
        lasted_s: float | None = None,
        least_s: float = 0.0,
    ) -> None:
        """Keep where a session is, so that it can go on after a crash.

        What another session left there is concluded first, so that no start loses it.
        """
        saved = Checkpoint(
            identity=identity,
            saved_at=self._utc_now(),
            state=state,
            lasted_s=lasted_s,
            least_s=least_s,
            computer=self._computer,
        )
        if self._over and self._over[0] == identity.id:
            # It has ended, and goes on.
            self._over = None
        self._writer.do(partial(self._checkpoint_now, saved), newest_of=(self, identity.id))

    def _checkpoint_now(self, saved: Checkpoint) -> None:
        self._ended = None
        if not self._lock.take():
            self._fault.tell(saving.played_elsewhere())
            return
        try:
            is_first = self._conclude_other(saved.identity)
            self._reserve.with_room(partial(self._file.save, saved))
        except OSError as error:
            self._fault.tell(saving.no_checkpoint(self._file.path, reason(error)))
        else:
            self._fault.mended()
            # Where the folder was made only now, nothing is locked yet.
            self._lock.take()
            if is_first:
                self._reserve.take()

    def _conclude_other(self, identity: SessionIdentity) -> bool:
        """Conclude what another session left; whether this one gets its first checkpoint here.

        Raises:
            OSError: it can be neither concluded nor put elsewhere.
        """
        if self._current == identity.id:
            return False
        other = self._left()
        kept = self._file.make_way() if other is None else None
        if kept is not None:
            self._tell(saving.newer_set_aside(kept))
        if other is not None and other.identity.id != identity.id:
            self._conclude_left(other)
        self._current = identity.id
        return True

    def _conclude_left(self, left: Checkpoint) -> None:
        session = left.record
        is_short = session.work_s < max(LEAST_SESSION_S, left.least_s)
        if is_short or self._records.ask_now(partial(_has, session)):
            return
        waits = _reaches(self._records.waiting(Session, session.id), session)
        fault = self._records.save_now(() if waits else (self._with_note(session),))
        name = session.routine_name
        if fault is None:
            self._fault_of_other.mended()
            self._tell(saving.interrupted_saved(name))
            return
        self._fault_of_other.tell(saving.interrupted_not_saved(name, fault.fault, fault.kept_in))
        if not self._records.is_safe:
            kept = set_aside(self._file.path, self._utc_now(), "not-saved")
            self._tell(saving.interrupted_set_aside(name, kept))

    @property
    def is_played_elsewhere(self) -> bool:
        """Whether another window or terminal of the person has a session open."""
        return self._lock.is_elsewhere or self._is_on_another_computer()

    def _is_on_another_computer(self) -> bool:
        """Whether one with the same folder, kept in step, has kept its session just now."""
        try:
            found = self._file.load() if self._computer else None
        except OwnFileError:
            return False
        if found is None or found.computer in {"", self._computer}:
            return False
        return abs(self._utc_now() - found.saved_at) < FRESH

    def interrupted(self) -> Checkpoint | None:
        """The session that was running when the app ended, if any; one that still runs is none."""
        if self.is_played_elsewhere:
            return None
        try:
            found = self._file.load()
        except OwnFileError:
            self._writer.do(self._left)
            return None
        if found is None or self._is_over(found.record):
            return None
        history = self._records.history
        return None if self._records.ask(lambda: _has(found.record, history)) else found

    def _is_over(self, left: Session) -> bool:
        """Whether a session has ended, as it is to be saved yet."""
        handed_in = self._over is not None and self._over[0] == left.id
        return handed_in or _reaches(self._records.waiting(Session, left.id), left)

    def _left(self) -> Checkpoint | None:
        """The checkpoint that is there; a damaged one is set aside, one of a newer app left."""
        try:
            return self._file.load()
        except OwnFileError as error:
            self._damaged(self._file.path, error)
            return None

    def let_go(self) -> None:
        """Leave the checkpoint to whoever takes the session up."""
        self._writer.do(self._let_go_now)

    def _let_go_now(self) -> None:
        self._lock.release()
        self._current = None

    def forget(self) -> None:
        """Drop the checkpoint: the session has ended."""
        self._writer.do(self._forget_now)

    def _forget_now(self) -> None:
        self._let_go_now()
        try:
            self._file.remove()
        except OSError as error:
            self._tell(saving.not_removed(self._file.path, reason(error)))

    def finish(
        self,
        state: Player,
        identity: SessionIdentity,
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
            self._over = (session.id, None)
            self._writer.do(partial(self._forget_ended, session.id))
        else:
            self.conclude(session)
        return session

    def conclude(self, session: Session) -> None:
        """Save the record of a session that has ended; its checkpoint goes when that is done."""
        self._over = (session.id, None)
        self._writer.do(
            partial(self._conclude_now, session), partial(self._tell_concluded, session)
        )

    def _conclude_now(self, session: Session) -> bool:
        self._ended = session.id
        return self._records.keep_now(self._with_note(session))

    def _with_note(self, session: Session) -> Session:
        """The session with what was noted when it had ended before."""
        known = self._records.waiting(Session, session.id)
        # Saving tells what is wrong with the history.
        with suppress(HistoryError):
            known = known or self._records.history.sessions.get(session.id)
        return replace(session, note=known.note) if known and not session.note else session

    def _tell_concluded(self, session: Session, is_saved: bool) -> None:
        if self._over == (session.id, None):
            self._over = (session.id, is_saved)
        for do in self._when_concluded:
            do(session)

    def _drop_ended(self) -> None:
        if self._ended and not self._records.waiting(Session, self._ended):
            self._forget_ended(self._ended)

    def _forget_ended(self, session_id: str) -> None:
        """Drop a session's checkpoint, and not that of another which is there by now."""
        self._ended = None
        is_its_own = self._current == session_id
        left = None if is_its_own else self._left()
        if left is None and not is_its_own and is_there(self._file.path):
            # What cannot be read was left where it is.
            self._let_go_now()
        elif left is None or left.identity.id == session_id:
            self._forget_now()


def _has(left: Session, history: History) -> bool:
    """Whether a session has ended and is saved; only its checkpoint could not be removed then."""
    return _reaches(history.sessions.get(left.id), left)


def _reaches(known: Session | None, left: Session) -> bool:
    """Whether a record has all that was left; it has not where the session went on after it."""
    return known is not None and known.ended_at >= left.ended_at
