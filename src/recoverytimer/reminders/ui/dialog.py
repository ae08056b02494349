"""The dialog in which a person says when to be reminded of a routine."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.dates import short_weekday_name, weekday_name
from recoverytimer.forms.daytime import TimeField
from recoverytimer.reminders import words
from recoverytimer.reminders.reminder import WEEK, AfterSession, AtTime, Reminder
from recoverytimer.routine.routine import Routine
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.text import plain

USUAL_TIME = "18:00"
USUAL_HOURS = 2.0
AT_TIME, AFTER_SESSION = 0, 1


class _Hours(QDoubleSpinBox):
    """Hours, with as many digits as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setDecimals(2)
        self.setRange(0.25, 720)
        self.setSingleStep(0.5)
        self.setSuffix(words.hours_unit())

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """The number as the person's language writes it."""
        return self.locale().toString(value, "g", 6)


class ReminderDialog(QDialog):
    """Lets a person choose; `reminder` is what is chosen now, or None where a day is missing.

    Signals:
        saved: the `Reminder`.
        removed: there is to be none.
        calendar_wanted: the `Reminder` as it stands in the dialog.
    """

    saved = Signal(object)
    removed = Signal()
    calendar_wanted = Signal(object)

    def __init__(
        self,
        routine_id: str,
        routine: Routine,
        reminder: Reminder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._routine_id = routine_id
        self.setWindowTitle(words.dialog_title(is_there=reminder is not None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain(routine.name, "title"))
        layout.addLayout(self._kinds())
        self._panels = QStackedWidget()
        self._panels.addWidget(self._time_panel(reminder))
        self._panels.addWidget(self._session_panel(routine, reminder))
        layout.addWidget(self._panels)
        self._said = plain("", "strong")
        layout.addWidget(self._said)
        layout.addWidget(self._calendar_panel())
        layout.addWidget(plain(words.comes_while_running(), "caption", "muted"))
        layout.addStretch(1)
        layout.addLayout(self._buttons(is_there=reminder is not None))
        after = isinstance(reminder, AfterSession) or (not reminder and routine.hours_apart)
        self._choose(AFTER_SESSION if after else AT_TIME)
        (self._hours if after else self._time).setFocus()

    @property
    def reminder(self) -> Reminder | None:
        """What is chosen now."""
        if self._panels.currentIndex() == AFTER_SESSION:
            return AfterSession(
                routine_id=self._routine_id,
                hours_after=self._hours.value(),
                most_a_day=self._most.value() or None,
            )
        chosen = tuple(day for day in WEEK if self._days[day].isChecked())
        if not chosen:
            return None
        at = f"{self._time.at:%H:%M}"
        return AtTime(routine_id=self._routine_id, at=at, weekdays=chosen)

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self._kind = QButtonGroup(self)
        kinds = ((AT_TIME, words.at_a_time()), (AFTER_SESSION, words.after_a_session()))
        for number, name in kinds:
            chip = Chip(name)
            self._kind.addButton(chip, number)
            row.addWidget(chip)
        self._kind.idToggled.connect(lambda kind, on: self._choose(kind) if on else None)
        row.addStretch(1)
        return row

    def _time_panel(self, reminder: Reminder | None) -> QWidget:
        given = reminder if isinstance(reminder, AtTime) else None
        self._time = TimeField(time.fromisoformat(given.at if given else USUAL_TIME))
        self._time.timeChanged.connect(self._tell)
        self._days = {day: Chip(short_weekday_name(n)) for n, day in enumerate(WEEK)}
        week = QHBoxLayout()
        week.setSpacing(SPACE)
        for day, chip in self._days.items():
            chip.setAccessibleName(weekday_name(WEEK.index(day)))
            chip.setChecked(given is None or day in given.weekdays)
            chip.toggled.connect(self._tell)
            week.addWidget(chip)
        panel, grid = _grid()
        _add(grid, words.time_label(), self._time)
        grid.addWidget(plain(words.days_label(), wrap=False), 1, 0)
        grid.addLayout(week, 1, 1)
        return panel

    def _session_panel(self, routine: Routine, reminder: Reminder | None) -> QWidget:
        given = reminder if isinstance(reminder, AfterSession) else None
        self._hours = _Hours()
        self._hours.setValue(given.hours_after if given else routine.hours_apart or USUAL_HOURS)
        self._hours.valueChanged.connect(self._tell)
        self._most = QSpinBox()
        self._most.setRange(0, 24)
        self._most.setSpecialValueText(words.any_number())
        self._most.setValue((given.most_a_day if given else routine.times_a_day) or 0)
        self._most.valueChanged.connect(self._tell)
        panel, grid = _grid()
        _add(grid, words.hours_label(), self._hours)
        _add(grid, words.most_a_day_label(), self._most)
        self._hours.setMinimumWidth(self._most.sizeHint().width())
        return panel

    def _calendar_panel(self) -> QWidget:
        self._calendar = button(words.save_as_calendar())
        self._calendar.clicked.connect(lambda _checked: self.calendar_wanted.emit(self.reminder))
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._calendar)
        inner.addStretch(1)
        self._calendar_room = QStackedWidget()
        self._calendar_room.addWidget(row)
        self._calendar_room.addWidget(plain(words.not_in_calendar(), tone="muted"))
        return self._calendar_room

    def _buttons(self, *, is_there: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if is_there:
            remove = button(words.remove())
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
        row.addStretch(1)
        cancel = button(words.cancel())
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self._save: QPushButton = button(words.save(), "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self._keep)
        row.addWidget(self._save)
        return row

    def _choose(self, kind: int) -> None:
        self._kind.button(kind).setChecked(True)
        self._panels.setCurrentIndex(kind)
        self._tell()

    def _tell(self) -> None:
        """Say in words what is chosen."""
        chosen = self.reminder
        self._said.setText(words.reminder_in_words(chosen) if chosen else words.choose_a_day())
        self._save.setEnabled(chosen is not None)
        self._calendar.setEnabled(chosen is not None)
        self._calendar_room.setCurrentIndex(self._panels.currentIndex())

    def _keep(self) -> None:
        self.saved.emit(self.reminder)
        self.accept()

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()


def _grid() -> tuple[QWidget, QGridLayout]:
    panel = QWidget()
    grid = QGridLayout(panel)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(SPACE)
    grid.setColumnStretch(2, 1)
    return panel, grid


def _add(grid: QGridLayout, text: str, control: QWidget) -> None:
    """A row with a label and a control at its own width."""
    control.setAccessibleName(text)
    label = plain(text, wrap=False)
    label.setBuddy(control)
    control.setMinimumWidth(17 * SPACE)
    row = grid.rowCount() if grid.count() else 0
    grid.addWidget(label, row, 0)
    grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
