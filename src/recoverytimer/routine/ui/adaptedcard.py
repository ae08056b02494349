"""What was changed in a routine for the person, each change with a button to take it back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import Restriction, strongest
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.adapting import AdaptedRoutine, AllowedExercise, StepChange
from recoverytimer.routine.words import adapting as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, Folding, column_of, holding, row_of
from recoverytimer.widgets.text import heading, plain

SIDE_BY_SIDE = 56 * SPACE


class AdaptedCard(Card):
    """Lists the changes of an `AdaptedRoutine`.

    Signals:
        toggled: the place of a step that is to be as written, or adapted again.
        asked: the `StepChange` or `AllowedExercise` about which the person has asked a
            professional, or not.
    """

    toggled = Signal(object)
    asked = Signal(object, bool)

    def __init__(
        self,
        adapted: AdaptedRoutine,
        exercises: Mapping[str, Exercise],
        notes: Mapping[Caution, CautionNote],
    ) -> None:
        super().__init__(heading(words.adapted_for_you(len(adapted.changes))), SPACE)
        self._exercises = exercises
        self._notes = notes
        for change, is_made in adapted.each_change:
            self.body.addWidget(self._row(change, is_made=is_made))
        for one in adapted.allowed:
            self.body.addWidget(self._allowed(one))

    def _row(self, change: StepChange, *, is_made: bool) -> QWidget:
        name = self._exercises[change.exercise].name
        said = (words.change if is_made else words.stays)(change, self._exercises)
        toggle = button(
            words.do_as_written() if is_made else words.adapt_again(),
            "quiet",
            do=partial(self.toggled.emit, change.path),
        )
        toggle.setAccessibleName(
            words.do_this_as_written(name) if is_made else words.adapt_this_again(name)
        )
        why = plain(words.why(change, self._notes), "caption", "muted")
        texts = column_of(plain(said), why, gap=0)
        if is_made and strongest(change.reasons) is Restriction.ASK_FIRST:
            ask = button(words.have_asked(), "quiet", do=partial(self.asked.emit, change, True))
            ask.setAccessibleName(words.have_asked_about(name))
            texts.addLayout(row_of(ask, None))
        return _beside(texts, toggle)

    def _allowed(self, one: AllowedExercise) -> QWidget:
        name = self._exercises[one.exercise].name
        back = button(words.have_not_asked(), "quiet", do=partial(self.asked.emit, one, False))
        back.setAccessibleName(words.have_not_asked_about(name))
        said = plain(words.allowed(one, self._exercises))
        why = plain(words.why(one, self._notes), "caption", "muted")
        return _beside(column_of(said, why, gap=0), back)


def _beside(texts: QLayout, way: QPushButton) -> QWidget:
    """What was changed and the way back, which stands below it where there is no room beside."""
    return Folding((holding(texts), 1), (holding(row_of(way, None)), 0), least=SIDE_BY_SIDE)
