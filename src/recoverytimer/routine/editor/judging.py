"""Judges the routine that is being edited, a moment after each change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.advice import JudgedRoutine, Judgement, judge
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.timeline import Timing

JUDGE_MS = 100


class Judging(QObject):
    """Holds the `judgement` of a document; `judged` says that there is another one.

    Args:
        mine: the cautions that apply to the person.
    """

    judged = Signal()

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        mine: frozenset[Caution],
        timing: Timing,
    ) -> None:
        super().__init__(document)
        self._document = document
        self._exercises = exercises
        self._mine = mine
        self._timing = timing
        self.judgement: Judgement = self._judge()
        self._pause = QTimer(self, singleShot=True, interval=JUDGE_MS)
        self._pause.timeout.connect(self._judge_again)
        document.edited.connect(self._wait)

    @property
    def is_waiting(self) -> bool:
        """Whether a change is not judged yet."""
        return self._pause.isActive()

    def settle(self) -> None:
        """Judge now what is waiting for it."""
        if self.is_waiting:
            self._pause.stop()
            self._judge_again()

    def _wait(self) -> None:
        self._pause.start()

    def _judge_again(self) -> None:
        self.judgement = self._judge()
        self.judged.emit()

    def _judge(self) -> Judgement:
        return judge(
            JudgedRoutine(self._document.routine, self._exercises, self._mine), self._timing
        )
