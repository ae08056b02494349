"""Where somebody is hurt: one choice for each caution that is somewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import PLACED, InjuredPart
from recoverytimer.exercise.words import injuredparts as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.row import labelled
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.layout import add_all, column_of, holding, row_of
from recoverytimer.widgets.text import plain


class CautionParts(QWidget):
    """Asks where each caution is that is told; what is not said holds for all of the body.

    Signals:
        edited: something else was chosen.
    """

    edited = Signal()

    def __init__(self, parts: Mapping[Caution, InjuredPart]) -> None:
        super().__init__()
        self._asked: frozenset[Caution] = frozenset()
        self.fields = {caution: self._field(caution, parts.get(caution)) for caution in PLACED}
        self._rows = {caution: _row(caution, field) for caution, field in self.fields.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        add_all(column, *self._rows.values(), plain(words.why_where(), "caption", "muted"))
        self.ask_of(())

    def ask_of(self, told: Collection[Caution]) -> None:
        """Ask where these are; what is told anew is somewhere else than the last one was."""
        asked = frozenset(PLACED).intersection(told)
        for caution, row in self._rows.items():
            row.setVisible(caution in asked)
            if caution in self._asked - asked:
                self.fields[caution].setCurrentIndex(0)
        self._asked = asked
        self.setVisible(bool(asked))

    def told(self) -> Mapping[Caution, InjuredPart]:
        """Where each of them is, as far as that is said."""
        chosen = {caution: self.fields[caution].currentData() for caution in PLACED}
        return {c: part for c, part in chosen.items() if c in self._asked and part is not None}

    def _field(self, caution: Caution, part: InjuredPart | None) -> ChoiceField:
        choices = [(words.elsewhere(), None), *((say(), part) for part, say in words.PARTS.items())]
        field = ChoiceField(choices)
        field.setObjectName(f"where {caution}")
        field.setCurrentIndex(max(0, field.findData(part)))
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        field.edited.connect(lambda _part: self.edited.emit())
        return field


def _row(caution: Caution, field: ChoiceField) -> QWidget:
    label = labelled(words.where(caution), field, "strong", wrap=True)
    return holding(column_of(label, row_of(field, None), gap=SPACE // 2))
