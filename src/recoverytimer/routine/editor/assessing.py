"""Assesses the routine that is being edited, a moment after each change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.advice import AssessedRoutine, Assessment, assess
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.timeline import Timing

ASSESS_MS = 100


class Assessing(QObject):
    """Holds the `assessment` of a document; `assessed` says that there is another one.

    Args:
        mine: the cautions that apply to the person.
    """

    assessed = Signal()

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        mine: PersonalCautions,
        timing: Timing,
    ) -> None:
        super().__init__(document)
        self._document = document
        self._exercises = exercises
        self._mine = mine
        self._timing = timing
        self.assessment: Assessment = self._assess()
        self._pause = QTimer(self, singleShot=True, interval=ASSESS_MS)
        self._pause.timeout.connect(self._assess_again)
        document.edited.connect(self._wait)

    @property
    def is_waiting(self) -> bool:
        """Whether a change is not assessed yet."""
        return self._pause.isActive()

    def settle(self) -> None:
        """Assess now what is waiting for it."""
        if self.is_waiting:
            self._pause.stop()
            self._assess_again()

    def _wait(self) -> None:
        self._pause.start()

    def _assess_again(self) -> None:
        self.assessment = self._assess()
        self.assessed.emit()

    def _assess(self) -> Assessment:
        return assess(
            AssessedRoutine(self._document.routine, self._exercises, self._mine), self._timing
        )
