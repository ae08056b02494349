"""The steps of a routine on its page, with all that is to be known of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.routine.routine import Group, Pause, Step, StepPath, Work
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.stepfacts import (
    FactKind,
    StepFact,
    StepsInWords,
    as_sentences,
    in_a_row,
    rest,
)
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, Folding, column_of, holding, row_of
from recoverytimer.widgets.pieces import add_in_pieces
from recoverytimer.widgets.text import TextRole, heading, plain

PICTURE = QSize(10 * SPACE, 8 * SPACE)
AMOUNT, WITH_AMOUNT, SIDE_BY_SIDE = 13 * SPACE, 44 * SPACE, 72 * SPACE
"""How wide the column of doses is, a row that has it at its end, and one with details as well."""
AT_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepsCard(Card):
    """Shows the steps that are there with the options at hand.

    `exercise_wanted` carries the id of one that was clicked.
    """

    exercise_wanted = Signal(str)

    def __init__(
        self,
        steps: Iterable[tuple[StepPath, Step]],
        exercises: Mapping[str, Exercise],
        figures: Figures,
    ) -> None:
        super().__init__(heading(words.steps()))
        self._told = StepsInWords(exercises, ())
        self._figures = figures
        # With which options they are there has been chosen above.
        placed = [(path, replace(step, only=())) for path, step in steps]
        self._groups = {path: step for path, step in placed if isinstance(step, Group)}
        add_in_pieces(self.body, placed, self._add_step)

    def _add_step(self, body: QVBoxLayout, place_and_step: tuple[StepPath, Step]) -> None:
        path, step = place_and_step
        row = QHBoxLayout()
        depth = (len(path) - 1) * 3 * SPACE
        # What begins a group is nearer to its steps than to what is above.
        above = SPACE if isinstance(step, Group) else 0
        left, right = (0, depth) if self.isRightToLeft() else (depth, 0)
        row.setContentsMargins(left, above, right, 0)
        row.setSpacing(2 * SPACE)
        if isinstance(step, Work):
            self._add_work(row, step, on_side=self._is_on_side(path))
        elif isinstance(step, Pause):
            self._add_facts(row, step, plain(rest()), self._told.facts(step))
        else:
            role: TextRole = "strong" if isinstance(step, Group) else "body"
            row.addWidget(self._lines(step, plain(self._told.in_front(step), role)))
        body.addLayout(row)

    def _is_on_side(self, path: StepPath) -> bool:
        """Whether a group around a place says on which side it is done."""
        around = (self._groups.get(path[:depth]) for depth in range(1, len(path)))
        return any(group is not None and group.sides is not None for group in around)

    def _add_work(self, row: QHBoxLayout, step: Work, *, on_side: bool) -> None:
        exercise = self._told.exercises[step.exercise]
        picture = FigurePicture(self._figures, PICTURE, framed=True)
        picture.show_role(FigureRole(step.exercise), exercise.setup)
        made = button(exercise.name, "quiet", do=lambda: self.exercise_wanted.emit(step.exercise))
        made.setToolTip(words.how_to_do_it())
        row.addWidget(picture)
        self._add_facts(
            row, step, holding(row_of(made, None)), self._told.facts(step, on_side=on_side)
        )

    def _add_facts(
        self, row: QHBoxLayout, step: Step, name: QWidget, facts: tuple[StepFact, ...]
    ) -> None:
        """The name, what there is to know, and at the end of the row how much."""
        details = plain(in_a_row(facts, {FactKind.USUAL, FactKind.AMOUNT}), "body", "muted")
        if not details.text():
            details.hide()
        much = next((fact.text for fact in facts if fact.kind is FactKind.AMOUNT), "")
        amount = plain(much, "body" if step.left_out else "strong", wrap=False)
        amount.setMinimumWidth(at_text_size(self, AMOUNT))
        amount.setAlignment(AT_END)
        texts = Folding((self._lines(step, name), 3), (details, 2), least=SIDE_BY_SIDE, gap=SPACE)
        whole = Folding((texts, 1), (amount, 0), least=WITH_AMOUNT, gap=SPACE)
        whole.turned.connect(lambda below: amount.setAlignment(AT_START if below else AT_END))
        row.addWidget(whole, 1)

    def _lines(self, step: Step, first: QWidget) -> QWidget:
        """What stands in a row, and each sentence below it."""
        return holding(column_of(first, *self._sentences(step), gap=SPACE // 2))

    def _sentences(self, step: Step) -> Iterator[QWidget]:
        said = as_sentences(self._told.facts(step))
        return (plain(text, "body", "muted") for text in said)
