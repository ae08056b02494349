"""The fields that every dialog on a session has: day, time, minutes, note."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSpinBox, QWidget

from recoverytimer.forms.daytime import DayField, TimeField
from recoverytimer.history.byhand import MOST_SESSION_MINUTES
from recoverytimer.history.words import labels
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.text import plain

FIRST = date(2000, 1, 1)
NARROWEST = 23 * SPACE


class WhenFields(QObject):
    """Fills rows of a grid.

    Signals:
        changed: one of them has another value.
    """

    changed = Signal()

    def __init__(self, grid: QGridLayout, wall: datetime, minutes: int, note: str = "") -> None:
        super().__init__()
        self.day = DayField(wall.date(), FIRST, date.max)
        self.time = TimeField(wall.time())
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MOST_SESSION_MINUTES)
        self.minutes.setSuffix(labels.minutes_after_number())
        self.minutes.setValue(minutes)
        self.note = QPlainTextEdit(note)
        self.note.setPlaceholderText(labels.note_hint())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(10 * SPACE)
        add_row(grid, labels.day(), self.day)
        add_row(grid, labels.began_at(), self.time)
        add_row(grid, labels.took(), self.minutes)
        add_row(grid, labels.note(), self.note, wide=True)
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


def fields_grid() -> QGridLayout:
    """A grid for rows of a label and a control."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * SPACE)
    grid.setVerticalSpacing(SPACE)
    grid.setColumnStretch(1, 1)
    return grid


def add_row(
    grid: QGridLayout, text: str, control: QWidget, *, wide: bool = False
) -> tuple[QWidget, QWidget]:
    """Add a label and a control, at its own width or as wide as there is room; returns both."""
    label = plain(text, wrap=False)
    label.setBuddy(control)
    control.setAccessibleName(text)
    control.setMinimumWidth(NARROWEST)
    row = grid.rowCount() if grid.count() else 0
    if isinstance(control, QPlainTextEdit):
        label.setContentsMargins(0, SPACE, 0, 0)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
    else:
        grid.addWidget(label, row, 0)
    if wide:
        grid.addWidget(control, row, 1)
    else:
        grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
    return label, control
