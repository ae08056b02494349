"""Keeps what is done while it happens: checkpoints, and the record at the end."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from recoverytimer.core.claim import Claim
from recoverytimer.core.database import DamagedHistoryError, HistoryError
from recoverytimer.core.days import offset_min_here
from recoverytimer.core.disk import set_aside
from recoverytimer.core.history import History, Record
from recoverytimer.core.player import Player
from recoverytimer.core.runs import Run
from recoverytimer.core.session import (
    Checkpoint,
    DamagedError,
    Identity,
    Session,
    load_checkpoint,
    record,
    save_checkpoint,
)
from recoverytimer.core.soreness import SorenessEntry

Tell = Callable[[str], None]
_Key = tuple[type[Record], str]
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
        self._claim = Claim(in_progress.with_suffix(".lock"))
        self._utc_now = utc_now
        self._tell = tell
        self._unsaved: dict[_Key, Record] = {}
        self._ended = False
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

    def checkpoint(self, identity: Identity, state: Player) -> None:
        """Keep where a session is, so that it can go on after a crash."""
        self._ended = False
        saved = Checkpoint(identity=identity, saved_at=self._utc_now(), state=state)
        try:
            save_checkpoint(self._in_progress, saved)
        except OSError as error:
            self._tell_once(
                self._in_progress,
                f"The running session cannot be saved to {self._in_progress} "
                f"({error.strerror}). It goes on, and saving it is tried again at the end.",
            )
        else:
            self._told.pop(self._in_progress, None)
            self._claim.take()

    @property
    def is_played_elsewhere(self) -> bool:
        """Whether another window or terminal of the person has a session open."""
        return self._claim.is_elsewhere

    def interrupted(self) -> Checkpoint | None:
        """The session that was running when the app ended, if any; one that still runs is none."""
        if self.is_played_elsewhere:
            return None
        try:
            found = load_checkpoint(self._in_progress)
        except DamagedError:
            rename = partial(set_aside, self._in_progress)
            self._set_aside(self._in_progress, "The interrupted session", rename)
            return None
        return None if found is None or self._is_kept(found.identity) else found

    def _is_kept(self, identity: Identity) -> bool:
        """Whether a session has ended and only its checkpoint could not be removed."""
        return self.ask(lambda: self.history.sessions.get(identity.id)) is not None

    def let_go(self) -> None:
        """Leave the checkpoint to whoever takes the session up."""
        self._claim.release()

    def forget(self) -> None:
        """Drop the checkpoint: the session has ended."""
        self._claim.release()
        try:
            self._in_progress.unlink(missing_ok=True)
        except OSError as error:
            self._tell(f"{self._in_progress} cannot be removed ({error.strerror}).")

    def finish(self, state: Player, identity: Identity, least_s: float = 0.0) -> Session:
        """The record of a session that has ended, saved if there was so much work (s) in it."""
        session = record(state, identity, self._utc_now())
        if session.work_s < least_s:
            self.forget()
        else:
            self.conclude(session)
        return session

    def conclude(self, session: Session) -> None:
        """Save the record of a session that has ended; its checkpoint goes when that is done."""
        self._ended = True
        self.keep(session)

    def keep(self, *records: Record) -> bool:
        """Save records, and those that could not be saved before; whether all are saved."""
        self._unsaved.update({(type(record), record.id): record for record in records})
        error = self._save(list(self._unsaved))
        if error is not None:
            self._tell(
                f"{self.unsaved.capitalize()} could not be saved: {error}. "
                "It is tried again at the next change and when you close the app."
            )
        if self._ended and all(kind is not Session for kind, _ in self._unsaved):
            self.forget()
        return not self._unsaved

    @property
    def unsaved(self) -> str:
        """What could not be saved yet: "the session", "3 records"; empty where all is saved."""
        if len(self._unsaved) > 1:
            return f"{len(self._unsaved)} records"
        return next((NAMES[kind] for kind, _ in self._unsaved), "")

    def retry(self) -> bool:
        """Try once more to save what could not be saved; whether all is saved now."""
        return not self._unsaved or self.keep()

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
        """Save what waits all at once or, where that fails, each on its own; the last fault."""
        try:
            self._add([self._unsaved[key] for key in keys])
        except HistoryError as error:
            if len(keys) == 1:
                return error
            faults = [self._save([key]) for key in keys]
            return next((fault for fault in reversed(faults) if fault), None)
        for key in keys:
            del self._unsaved[key]
        return None

    def _add(self, records: Sequence[Record]) -> None:
        try:
            self.history.add(*records)
        except DamagedHistoryError:
            self.mend_history()
            self.history.add(*records)

    def mend_history(self) -> None:
        """Set a damaged history aside and go on with an empty one."""
        self._set_aside(self.history.path, "The history", self.history.database.set_aside)

    def _set_aside(self, path: Path, what: str, rename: Callable[[datetime], Path]) -> None:
        try:
            kept = rename(self._utc_now())
        except OSError as error:
            self._tell_once(
                path, f"{what} could not be read and {path} cannot be renamed ({error.strerror})."
            )
        else:
            self._tell(f"{what} could not be read. It is kept as {kept}; the app goes on without.")

    def _tell_once(self, path: Path, text: str) -> None:
        """Tell what is wrong with a file, unless that was the last thing told of it."""
        if self._told.get(path) != text:
            self._told[path] = text
            self._tell(text)
