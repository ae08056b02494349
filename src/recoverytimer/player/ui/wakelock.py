"""Keeps the screen on while a session runs, and only then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.desktop.keepingawake import KeepingAwake
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.words.labels import session_runs

ANSWER_MS = 5000


class WakeLock(QObject):
    """Listens to the playback; `refused` carries whether the system does not agree.

    A system that does not answer has not agreed; it may still do so later.
    """

    refused = Signal(bool)

    def __init__(self, playback: Playback, keeping: KeepingAwake) -> None:
        super().__init__()
        self._keeping = keeping
        self._wanted = False
        self._patience = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(self._give_up)
        playback.moved.connect(self._follow)

    def release(self) -> None:
        """Let the screen go to sleep."""
        if self._wanted:
            self._wanted = False
            self._patience.stop()
            self._keeping.let_go()

    def _follow(self, moment: SessionMoment) -> None:
        wanted = moment.state.status is PlayerStatus.RUNNING
        if wanted and not self._wanted:
            self._wanted = True
            # Not before the player is seen, as the first time loads what talks to the bus.
            QTimer.singleShot(0, self, self._ask)
        elif not wanted:
            self.release()

    def _ask(self) -> None:
        if self._wanted:
            self._patience.start()
            self._keeping.keep(session_runs(), self._tell)

    def _give_up(self) -> None:
        self.refused.emit(True)

    def _tell(self, agrees: bool) -> None:
        self._patience.stop()
        self.refused.emit(not agrees)
