"""Starting sessions, taking them up again, concluding them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct, structs
from PySide6.QtCore import QObject, Signal

from recoverytimer.exercise.exercise import ALONE_PREFIX
from recoverytimer.player.checkpoint import Checkpoint
from recoverytimer.player.explaining import MetOf, timeline_to_play
from recoverytimer.player.player import new_player
from recoverytimer.player.session import LEAST_SESSION_S, Session
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.words.labels import played_elsewhere
from recoverytimer.player.words.review import refusal
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.beforestart import NOTHING_SAID, Answers, LastSide, SideAnswer, asks_side
from recoverytimer.routine.choices import picked
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import ASSUMED_SIDE
from recoverytimer.routine.routine import Routine, StepPath, Work
from recoverytimer.routine.timeline import Timeline, Total
from recoverytimer.routine.words.pages import all_switched_off
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask

# Who tries a step while editing does not exercise; who goes on for a minute does.
LEAST_REHEARSED_S = 60.0


class LeftSessions(Protocol):
    """What knows of sessions that another process plays, or has left."""

    @property
    def is_played_elsewhere(self) -> bool:
        """Whether a session runs in another process."""

    def conclude(self, session: Session) -> None:
        """Keep a session that was left as one that has ended."""


class KnowsAnswers(Protocol):
    """What knows how a person answered before a routine the last time."""

    def side(self, routine: Routine, routine_id: str) -> LastSide | None:
        """The side that was said last, as a suggestion."""

    def options(self, routine: Routine, routine_id: str) -> tuple[str, ...]:
        """The options that were chosen last, one of each choice."""


class _Wish(Struct, frozen=True, kw_only=True):
    """A session that is to begin, from a step on.

    Attributes:
        least_s: so much work is in it, or it is not kept.
    """

    routine: Routine
    routine_id: str
    least_s: float = LEAST_SESSION_S
    answers: Answers = NOTHING_SAID
    at: StepPath = ()
    adaptations: tuple[Adaptation, ...] = ()


class Sessions(QObject):
    """Does what a person wants of sessions.

    Signals:
        opening: a session is about to begin, so the player is to be shown.
        finished: the `Session`, and what the "no" that ended it says, if one did.
        left_unanswered: what is being asked before a session is not to be answered any more.
        dropped: a session that was too short to be kept has ended; how much work it takes (s).

    Args:
        wait_s: how long a session that begins is to wait for its voice.
        last: what is suggested where a side is asked, and taken where options are not said.
    """

    opening = Signal()
    finished = Signal(object, str)
    left_unanswered = Signal()
    dropped = Signal(float)

    def __init__(
        self,
        playback: Playback,
        library: Library,
        left: LeftSessions,
        shell: Shell,
        met_of: MetOf,
        wait_s: Callable[[], float],
        last: KnowsAnswers,
    ) -> None:
        super().__init__(shell.window)
        self._playback = playback
        self._library = library
        self._left = left
        self._shell = shell
        self._met_of = met_of
        self._wait_s = wait_s
        self._last = last
        self._least_s = LEAST_SESSION_S
        playback.finished.connect(self._finish)

    @property
    def is_rehearsal(self) -> bool:
        """Whether the session that was begun last is a rehearsal."""
        return self._least_s == LEAST_REHEARSED_S

    def start(
        self,
        routine: Routine,
        routine_id: str,
        answers: Answers = NOTHING_SAID,
        adaptations: tuple[Adaptation, ...] = (),
    ) -> None:
        """Play a routine as it was adapted; one that runs or was interrupted is ended and kept.

        Which side is sore is asked first where that matters and was not said; where options were
        not, they are as the last time.
        """
        self._ask(
            _Wish(routine=routine, routine_id=routine_id, answers=answers, adaptations=adaptations)
        )

    def rehearse(self, routine: Routine, routine_id: str, at: StepPath) -> None:
        """Play a routine from a step on, to see how it is; it is kept from a minute of work on."""
        self._ask(_Wish(routine=routine, routine_id=routine_id, least_s=LEAST_REHEARSED_S, at=at))

    def _ask(self, wish: _Wish) -> None:
        """Ask which side is sore where that matters, and begin."""
        wish = self._with_options(wish)
        side, options = wish.answers.side, wish.answers.options
        if side or not asks_side(wish.routine, self._library.exercises, options):
            self._begin(wish)
        elif not self._is_elsewhere():
            self._ask_side(wish)

    def _with_options(self, wish: _Wish) -> _Wish:
        said = wish.answers.options
        if not wish.routine.choices:
            return wish
        options = picked(wish.routine, said, self._last.options(wish.routine, wish.routine_id))
        return structs.replace(wish, answers=structs.replace(wish.answers, options=options))

    def _ask_side(self, wish: _Wish) -> None:
        from recoverytimer.player.ui.sidedialog import SideDialog

        # A further start, as from the command line, takes the place of one that waits.
        self.left_unanswered.emit()
        last = self._last.side(wish.routine, wish.routine_id)
        dialog = SideDialog(wish.routine.name, last, self._shell.window)
        self.left_unanswered.connect(dialog.reject)
        dialog.answered.connect(lambda side: self._begin(_with_side(wish, side)))
        ask(dialog)

    def _begin(self, wish: _Wish) -> None:
        if self._playback.is_open:
            self._playback.end()
        if self._is_elsewhere():
            return
        timeline = self._timeline(wish.routine, wish.answers)
        if not timeline.segments:
            self._shell.tell(all_switched_off())
            return
        self._least_s = wish.least_s
        self.opening.emit()
        state = new_player(timeline, timeline.first_of(wish.at))
        self._playback.begin(state, wish.routine_id, wish.least_s, wish.adaptations, self._wait_s())

    def _timeline(self, routine: Routine, answers: Answers) -> Timeline:
        """A routine as it would be played now."""
        settings, exercises = self._shell.settings(), self._library.exercises
        return timeline_to_play(routine, exercises, settings, self._met_of, answers)

    def total(self, routine: Routine, options: tuple[str, ...]) -> Total:
        """How long a routine would take now, with all that is explained in it."""
        return self._timeline(routine, Answers(SideAnswer(ASSUMED_SIDE), options)).total

    def practise(self, exercise_id: str) -> None:
        """Play one exercise with its usual dose."""
        exercise = self._library.exercises[exercise_id]
        routine = Routine(name=exercise.name, steps=(Work(exercise=exercise_id),))
        self.start(routine, f"{ALONE_PREFIX}{exercise_id}")

    def go_on(self, checkpoint: Checkpoint) -> None:
        """Take up an interrupted session, paused."""
        if self._is_elsewhere():
            return
        self._least_s = 0.0
        self.opening.emit()
        lasted_s = checkpoint.lasted_until(self._shell.now())
        self._playback.go_on(checkpoint.state, checkpoint.identity, lasted_s)

    def may_go_on(self, session: Session) -> bool:
        """Whether a session was ended just now, before its end."""
        return self._playback.may_go_on and session.id == self._playback.session_id

    def take_back_end(self) -> bool:
        """Go on with the session that was ended just now, paused; whether it does."""
        if self._is_elsewhere():
            return False
        self._playback.take_back_end()
        return self._playback.is_open

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep what was done of an interrupted session."""
        if self._is_elsewhere():
            return
        self._least_s = 0.0
        session = checkpoint.record
        self._left.conclude(session)
        self.finished.emit(session, "")

    def _is_elsewhere(self) -> bool:
        """Whether a session runs in another process; it is said."""
        found = self._left.is_played_elsewhere
        if found:
            self._shell.tell(played_elsewhere())
        return found

    def _finish(self, session: Session) -> None:
        if not self._playback.is_kept:
            self.dropped.emit(self._least_s)
            return
        moment = self._playback.moment
        self.finished.emit(session, refusal(moment.state) if moment else "")


def _with_side(wish: _Wish, side: SideAnswer) -> _Wish:
    return structs.replace(wish, answers=structs.replace(wish.answers, side=side))
