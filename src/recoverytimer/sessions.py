"""Starting sessions, taking them up again, concluding them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recoverytimer.core import wording
from recoverytimer.core.dose import Side
from recoverytimer.core.exercise import ALONE
from recoverytimer.core.player import player
from recoverytimer.core.review import refusal
from recoverytimer.core.routine import Routine, StepPath, Work
from recoverytimer.core.session import Checkpoint, Session, record
from recoverytimer.services import Services


class Sessions(QObject):
    """Does what a person wants of sessions.

    Signals:
        opening: a session is about to begin, so the player is to be shown.
        finished: the `Session`, and what the "no" that ended it says, if one did.
    """

    opening = Signal()
    finished = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        services.playback.finished.connect(self._finish)

    def start(
        self, routine: Routine, routine_id: str, side: Side | None, at: StepPath = ()
    ) -> None:
        """Play a routine, from the beginning or a step on; one that runs is ended and kept."""
        services = self._services
        if services.playback.is_open:
            services.playback.end()
        if self._is_elsewhere():
            return
        timeline = services.library.timeline(
            routine, services.timing, side, with_optional=services.settings.with_optional
        )
        if not timeline.segments:
            services.tell(wording.NOTHING_LEFT)
            return
        self.opening.emit()
        services.playback.begin(player(timeline, timeline.first_of(at)), routine_id)

    def practise(self, exercise_id: str) -> None:
        """Play one exercise with its usual dose."""
        exercise = self._services.library.exercises[exercise_id]
        routine = Routine(name=exercise.name, steps=(Work(exercise=exercise_id),))
        self.start(routine, f"{ALONE}{exercise_id}", None)

    def go_on(self, checkpoint: Checkpoint) -> None:
        """Take up an interrupted session, paused."""
        if self._is_elsewhere():
            return
        self.opening.emit()
        self._services.playback.go_on(checkpoint.state, checkpoint.identity)

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep what was done of an interrupted session."""
        if self._is_elsewhere():
            return
        session = record(checkpoint.state, checkpoint.identity, checkpoint.saved_at)
        self._services.journal.conclude(session)
        self.finished.emit(session, "")

    def _is_elsewhere(self) -> bool:
        """Whether a session runs in another process; it is said."""
        found = self._services.journal.is_played_elsewhere
        if found:
            self._services.tell(wording.ELSEWHERE)
        return found

    def _finish(self, session: Session) -> None:
        moment = self._services.playback.moment
        self.finished.emit(session, refusal(moment.state) if moment else "")
