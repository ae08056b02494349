"""Making the routine as long as one has time, shown before it is taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSpinBox, QWidget

from recoverytimer.base import amounts
from recoverytimer.routine.fittotime import NEAR_S, FittedRoutine
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.advice import fit_in_words
from recoverytimer.routine.words.commands import fit_to_time
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.dialogs import Dialog, cancel_and
from recoverytimer.widgets.layout import add_all, clear_layout, column_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

MOST_MINUTES = 120


class FitDialog(Dialog):
    """Shows what a length would change; `routine` is the fitted one.

    Args:
        fit: fits the routine to so many seconds.
        now_s: how long it takes now.
    """

    def __init__(
        self, fit: Callable[[float], FittedRoutine], now_s: float, parent: QWidget
    ) -> None:
        super().__init__(fit_to_time(), parent)
        self._fit = fit
        self.want(64 * SPACE, 56 * SPACE)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(max(1, amounts.minutes_of(now_s)))
        self.minutes.setSuffix(words.minutes_unit())
        self.minutes.setAccessibleName(words.minutes())
        self.told = plain("", "lead")
        self._changes = column_of()
        end, self.take = cancel_and(self, words.take_it(), self.accept)
        time = row_of(plain(words.i_have(), wrap=False), self.minutes, None)
        changes = VerticalScroll(holding(self._changes))
        add_all(self.column, time, self.told, (changes, 1), end)
        self.minutes.valueChanged.connect(lambda _: self._show())
        self._show()

    @property
    def routine(self) -> Routine:
        """The routine as it would be."""
        return self._found.routine

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
