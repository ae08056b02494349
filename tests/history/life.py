"""A life of sessions, crashes and clocks that are set, to test with."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recoverytimer.base.paths import SessionFiles
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.faults import HistoryFault
from recoverytimer.player import player as play
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.player.opensession import OpenSession
from recoverytimer.player.player import new_player
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.keeping import Keepers
from tests.making import GLUTE_RELIEF, recipe_of

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
PACK = 'exercise = "heat-pack"\nhold = 420'
NO_ROOM = OSError(errno.ENOSPC, "No space left on device")


class Life:
    """A person's sessions on a steady clock, beside a wall clock that may be set."""

    def __init__(self, folder: Path, speed: float = 1.0) -> None:
        self.folder = folder
        self.now, self.wall = 0.0, NOON
        self.told: list[str] = []
        self.speed = speed
        self.starts()

    def starts(self) -> None:
        """The app is there anew, as after a crash."""
        if hasattr(self, "sessions"):
            self.sessions.let_go()
            self.records.history.close()
        keepers = Keepers(self.folder, lambda: self.wall, self.told.append, computer="HERE")
        self.records, self.sessions, self.reserve = (
            keepers.records,
            keepers.sessions,
            keepers.reserve,
        )
        self.session = OpenSession(lambda: self.now, self.sessions, self.speed)

    @property
    def checkpoint(self) -> Path:
        return self.folder / "session-in-progress.toml"

    @property
    def waiting(self) -> Path:
        return SessionFiles(self.checkpoint).waiting

    def begins(
        self,
        text: str = GLUTE_RELIEF,
        name: str = "test",
        least_s: float = 0.0,
        adaptations: tuple[Adaptation, ...] = (),
    ) -> None:
        state = new_player(build_timeline(recipe_of(text)))
        self.session.begin(state, name, least_s, adaptations)

    def waits(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            step = min(1.0, end - self.now)
            self.now += step
            self.wall += timedelta(seconds=step)
            self.session.apply(play.advance)

    def does(self, seconds: float, **how: object) -> str:
        """Begin a session and be cut off after some seconds; its id."""
        self.begins(**how)
        self.waits(seconds)
        found = CheckpointFile(self.checkpoint).load()
        assert found is not None
        self.starts()
        return found.identity.id

    def goes_on(self) -> None:
        found = self.sessions.interrupted()
        assert found is not None
        self.session.go_on(found.state, found.identity, found.lasted_until(self.wall))

    @property
    def kept(self) -> list[str]:
        return [summary.id for summary in self.records.history.sessions.page()]


def keepers_of(folder: Path, told: list[str]) -> Keepers:
    return Keepers(folder, lambda: NOON, told.append)


def refuse(*_: object) -> None:
    raise HistoryError(Path("history"), HistoryFault.NOT_WRITTEN)


def no_room(*_: object) -> None:
    raise NO_ROOM
