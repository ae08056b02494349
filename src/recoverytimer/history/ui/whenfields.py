"""The fields that every dialog on a session has: day, time, minutes, note."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit

from recoverytimer.forms.daytime import DayField, TimeField
from recoverytimer.forms.numbers import NumberField
from recoverytimer.forms.row import FieldRows
from recoverytimer.history.byhand import MOST_SESSION_MINUTES
from recoverytimer.history.words import labels
from recoverytimer.theme.theme import SPACE

FIRST = date(2000, 1, 1)


class WhenFields(QObject):
    """Adds them to the rows of a dialog.

    Signals:
        changed: one of them has another value.
    """

    changed = Signal()

    def __init__(self, rows: FieldRows, wall: datetime, minutes: int, note: str = "") -> None:
        super().__init__()
        self.day = DayField(wall.date(), FIRST, date.max)
        self.time = TimeField(wall.time())
        self.minutes = NumberField(1, MOST_SESSION_MINUTES, labels.minutes_after_number())
        self.minutes.show_value(minutes)
        self.note = QPlainTextEdit(note)
        self.note.setPlaceholderText(labels.note_hint())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(10 * SPACE)
        self.day.setAccessibleName(labels.day())
        self.time.setAccessibleName(labels.began_at())
        rows.add(labels.began(), self.day, self.time)
        rows.add(labels.took(), self.minutes)
        rows.add(labels.note(), self.note)
        for signal in (
            self.day.dateChanged,
            self.time.timeChanged,
            self.minutes.valueChanged,
            self.note.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())

    @property
    def wall(self) -> datetime:
        """Day and time by the clock on the wall."""
        return datetime.combine(self.day.day, self.time.at)
