"""Where somebody is hurt: one choice for each caution that is somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayout

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import PLACED, InjuredPart
from recoverytimer.exercise.words import injuredparts as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.widgets.layout import holding
from recoverytimer.widgets.text import explain


class CautionParts(QObject):
    """Asks where each caution is that is told; what is not said holds for all of the body.

    `rows` are to stand where a caution is told; those that are not asked about are hidden.

    Signals:
        edited: something else was chosen.

    Args:
        row: lays out a field with the words that ask.
    """

    edited = Signal()

    def __init__(
        self, parts: Mapping[Caution, InjuredPart], row: Callable[[str, ChoiceField], QLayout]
    ) -> None:
        super().__init__()
        self._asked: frozenset[Caution] = frozenset()
        self.fields = {caution: self._field(caution, parts.get(caution)) for caution in PLACED}
        self.rows = {
            caution: holding(row(words.where(caution), field))
            for caution, field in self.fields.items()
        }
        self.ask_of(())

    def ask_of(self, told: Collection[Caution]) -> None:
        """Ask where these are; what is told anew is somewhere else than the last one was."""
        asked = frozenset(PLACED).intersection(told)
        for caution, row in self.rows.items():
            row.setVisible(caution in asked)
            if caution in self._asked - asked:
                self.fields[caution].setCurrentIndex(0)
        self._asked = asked

    @property
    def is_asking(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self._asked)

    def told(self) -> Mapping[Caution, InjuredPart]:
        """Where each of them is, as far as that is said."""
        chosen = {caution: self.fields[caution].currentData() for caution in PLACED}
        return {c: part for c, part in chosen.items() if c in self._asked and part is not None}

    def _field(self, caution: Caution, part: InjuredPart | None) -> ChoiceField:
        choices = [(words.elsewhere(), None), *((say(), part) for part, say in words.PARTS.items())]
        field = ChoiceField(choices)
        field.setObjectName(f"where {caution}")
        field.setCurrentIndex(max(0, field.findData(part)))
        explain(field, words.why_where())
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        field.edited.connect(lambda _part: self.edited.emit())
        return field
