"""Which cautions there are: a box to tick for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.caution import Caution
from recoverytimer.forms.fields import CheckField
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.text import explain


class CautionsField(QWidget):
    """A box for each caution, in one column or in as many as there is room for.

    Args:
        names: what stands beside the boxes, by the code.
        questions: what is said of them besides.
        sorts: whether they are told as they stand here, not as they were ticked.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(
        self,
        names: Mapping[str, str],
        questions: Mapping[str, str] = MappingProxyType({}),
        *,
        in_one_column: bool = False,
        gap: int = 0,
        sorts: bool = False,
    ) -> None:
        super().__init__()
        self._sorts = sorts
        self._value: list[str] = []
        self._checks: dict[Caution, CheckField] = {}
        layout = QVBoxLayout(self) if in_one_column else FlowLayout(self, gap=0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        for code in Caution:
            check = CheckField(names.get(code, code.value))
            question = questions.get(code, "")
            check.setObjectName(code.value)
            explain(check, question)
            check.setAccessibleDescription(question)
            check.edited.connect(lambda on, c=code: self._check(c, on=bool(on)))
            check.left.connect(self.left)
            self._checks[code] = check
            layout.addWidget(check)
        if not in_one_column:
            widest = max(check.sizeHint().width() for check in self._checks.values())
            for check in self._checks.values():
                check.setMinimumWidth(widest + SPACE)

    def show_value(self, value: Any) -> None:
        """Show a list of codes."""
        self._value = list(value) if isinstance(value, list | tuple) else []
        for code, check in self._checks.items():
            check.show_value(code.value in self._value)

    def _check(self, code: Caution, *, on: bool) -> None:
        kept = [c for c in self._value if c in set(Caution) and c != code.value]
        ticked = [*kept, code.value] if on else kept
        if self._sorts:
            ticked.sort(key=[c.value for c in Caution].index)
        self.edited.emit(ticked or None)
