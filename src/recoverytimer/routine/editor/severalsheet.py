"""What can be done with several steps that are chosen, and the options that they are done with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.routine.editor.choicefields import OnlyField
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.routine import Choice, Pause, Step
from recoverytimer.routine.words import editing as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, button_for
from recoverytimer.widgets.text import heading, plain


class SeveralSheet(QWidget):
    """Says how many steps are chosen, and has buttons for what is done with all of them.

    Signals:
        only_wanted: the id of an option, and whether they are to be done with it.

    Args:
        choices: gives what is chosen before the routine starts.
    """

    only_wanted = Signal(str, bool)
    spoken_role = QAccessible.Role.Grouping

    def __init__(self, actions: Iterable[Action], choices: Callable[[], Sequence[Choice]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        self._title = heading("")
        column.addWidget(self._title)
        column.addWidget(plain(words.with_all(), "caption", "muted"))
        for action in actions:
            column.addWidget(button_for(action), 0, Qt.AlignmentFlag.AlignLeft)
        self._choices = choices
        only = OnlyField(choices)
        only.edited.connect(self._tell)
        self._only = FormRow(form_of(Pause).fields["only"], only, RowShape.NARROW)
        column.addWidget(self._only)
        column.addStretch(1)

    def show_steps(self, number: int, steps: Sequence[Step]) -> None:
        """Say how many are chosen, and tick the options that all of some steps name."""
        self._title.setText(words.steps_chosen(number))
        self.setAccessibleName(self._title.text())
        self._shown = set.intersection(*(set(step.only) for step in steps))
        self._only.field.show_value(list(self._shown))
        self._only.setVisible(bool(self._choices()))

    def _tell(self, ticked: list[str] | None) -> None:
        (other,) = self._shown.symmetric_difference(ticked or ())
        self.only_wanted.emit(other, other not in self._shown)
