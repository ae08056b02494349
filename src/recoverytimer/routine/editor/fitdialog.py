"""Making the routine as long as one has time, shown before it is taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from recoverytimer.base import amounts
from recoverytimer.base.words.common import cancel as cancel_word
from recoverytimer.routine.fittotime import NEAR_S, FittedRoutine
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.advice import fit_in_words
from recoverytimer.routine.words.commands import fit_to_time
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import clear_layout
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

MOST_MINUTES = 120


class FitDialog(QDialog):
    """Shows what a length would change; `routine` is the fitted one.

    Args:
        fit: fits the routine to so many seconds.
        now_s: how long it takes now.
    """

    def __init__(
        self, fit: Callable[[float], FittedRoutine], now_s: float, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._fit = fit
        self.setWindowTitle(fit_to_time())
        self.resize(64 * SPACE, 56 * SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(max(1, round(now_s / amounts.MINUTE_S)))
        self.minutes.setSuffix(words.minutes_unit())
        self.minutes.setAccessibleName(words.minutes())
        row.addWidget(plain(words.i_have(), wrap=False))
        row.addWidget(self.minutes)
        row.addStretch(1)
        layout.addLayout(row)
        self.told = plain("", "lead")
        layout.addWidget(self.told)
        content = QWidget()
        self._changes = QVBoxLayout(content)
        self._changes.setContentsMargins(0, 0, 0, 0)
        self._changes.setSpacing(SPACE)
        layout.addWidget(VerticalScroll(content), 1)
        layout.addLayout(self._buttons())
        self.minutes.valueChanged.connect(lambda _: self._show())
        self._show()

    @property
    def routine(self) -> Routine:
        """The routine as it would be."""
        return self._found.routine

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        cancel = button(cancel_word())
        cancel.clicked.connect(self.reject)
        self.take = button(words.take_it(), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        return row

    def _show(self) -> None:
        wanted_s = self.minutes.value() * amounts.MINUTE_S
        self._found = self._fit(wanted_s)
        seconds = self._found.seconds
        is_near = abs(seconds - wanted_s) <= NEAR_S
        self.told.setText(words.would_take(seconds, is_near=is_near))
        clear_layout(self._changes)
        for change in map(fit_in_words, self._found.changes):
            self._changes.addWidget(plain(change))
        if not self._found.changes:
            self._changes.addWidget(plain(words.nothing_changes()))
        self._changes.addStretch(1)
        self.take.setEnabled(bool(self._found.changes))
