"""Making the routine as long as one has time, shown before it is taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from recoverytimer.base import amounts
from recoverytimer.routine.fittotime import NEAR_S, FittedRoutine
from recoverytimer.routine.routine import Routine
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
        self.setWindowTitle("Fit to time")
        self.resize(64 * SPACE, 56 * SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(max(1, round(now_s / amounts.MINUTE_S)))
        self.minutes.setSuffix(" min")
        self.minutes.setAccessibleName("Minutes")
        row.addWidget(plain("I have", wrap=False))
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
        cancel = button("Cancel")
        cancel.clicked.connect(self.reject)
        self.take = button("Take it", "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        return row

    def _show(self) -> None:
        wanted_s = self.minutes.value() * amounts.MINUTE_S
        self._found = self._fit(wanted_s)
        seconds = self._found.seconds
        text = f"It would take {amounts.exact_duration(round(seconds))}."
        if abs(seconds - wanted_s) > NEAR_S:
            text += " Nearer is not possible within what is usual for each exercise."
        self.told.setText(text)
        clear_layout(self._changes)
        for change in self._found.changes or ("Nothing changes.",):
            self._changes.addWidget(plain(change))
        self._changes.addStretch(1)
        self.take.setEnabled(bool(self._found.changes))
