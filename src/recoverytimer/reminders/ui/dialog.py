"""The dialog in which a person says when to be reminded of a routine."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from recoverytimer.base.dates import short_weekday_name, weekday_name
from recoverytimer.forms.daytime import TimeField
from recoverytimer.forms.numbers import NumberField
from recoverytimer.forms.row import FieldRows
from recoverytimer.reminders import words
from recoverytimer.reminders.reminder import WEEK, AfterSession, AtTime, Reminder, usual_time
from recoverytimer.routine.routine import Routine
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip, add_chips
from recoverytimer.widgets.dialogs import Dialog, cancel_and_save
from recoverytimer.widgets.layout import add_all, holding, row_of
from recoverytimer.widgets.text import heading, plain

USUAL_HOURS = 2.0
AT_TIME, AFTER_SESSION = 0, 1


class ReminderDialog(Dialog):
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
        super().__init__(words.dialog_title(is_there=reminder is not None), parent)
        self._routine_id = routine_id
        kinds = self._kinds()
        self._panels = QStackedWidget()
        self._panels.addWidget(self._time_panel(routine, reminder))
        self._panels.addWidget(self._session_panel(routine, reminder))
        self._said = plain("", "strong")
        add_all(
            self.column,
            heading(routine.name, "title"),
            kinds,
            self._panels,
            self._said,
            self._calendar_panel(),
            plain(words.comes_while_running(), "caption", "muted"),
            None,
            self._buttons(is_there=reminder is not None),
        )
        after = isinstance(reminder, AfterSession) or (not reminder and routine.hours_apart)
        self._choose(AFTER_SESSION if after else AT_TIME)
        (self._hours if after else self._time).setFocus()

    @property
    def reminder(self) -> Reminder | None:
        """What is chosen now."""
        if self._panels.currentIndex() == AFTER_SESSION:
            return AfterSession(
                routine_id=self._routine_id,
                hours_after=self._hours.number,
                most_a_day=self._most.number or None,
            )
        chosen = tuple(day for day in WEEK if self._days[day].isChecked())
        if not chosen:
            return None
        at = f"{self._time.at:%H:%M}"
        return AtTime(routine_id=self._routine_id, at=at, weekdays=chosen)

    def _kinds(self) -> QHBoxLayout:
        self._kind = QButtonGroup(self)
        chips = add_chips(self._kind, (words.at_a_time(), words.after_a_session()))
        self._kind.idToggled.connect(lambda kind, on: self._choose(kind) if on else None)
        return row_of(*chips, None)

    def _time_panel(self, routine: Routine, reminder: Reminder | None) -> QWidget:
        given = reminder if isinstance(reminder, AtTime) else None
        at = given.at if given else usual_time(routine.tags)
        self._time = TimeField(time.fromisoformat(at))
        self._time.timeChanged.connect(self._tell)
        self._days = {day: Chip(short_weekday_name(n)) for n, day in enumerate(WEEK)}
        for day, chip in self._days.items():
            chip.setAccessibleName(weekday_name(WEEK.index(day)))
            chip.setChecked(given is None or day in given.weekdays)
            chip.toggled.connect(self._tell)
        panel = QWidget()
        rows = FieldRows(panel)
        rows.add(words.time_label(), self._time)
        rows.add(words.days_label(), *self._days.values())
        return panel

    def _session_panel(self, routine: Routine, reminder: Reminder | None) -> QWidget:
        given = reminder if isinstance(reminder, AfterSession) else None
        self._hours = NumberField(0.25, 720, words.hours_unit(), decimals=2, step=0.5)
        self._hours.show_value(given.hours_after if given else routine.hours_apart or USUAL_HOURS)
        self._hours.edited.connect(self._tell)
        self._most = NumberField(0, 24)
        self._most.setSpecialValueText(words.any_number())
        self._most.show_value((given.most_a_day if given else routine.most_a_day) or 0)
        self._most.edited.connect(self._tell)
        panel = QWidget()
        rows = FieldRows(panel)
        rows.add(words.hours_label(), self._hours)
        rows.add(words.most_a_day_label(), self._most)
        return panel

    def _calendar_panel(self) -> QWidget:
        self._calendar = button(
            words.save_as_calendar(), do=lambda: self.calendar_wanted.emit(self.reminder)
        )
        self._calendar_room = QStackedWidget()
        self._calendar_room.addWidget(holding(row_of(self._calendar, None)))
        self._calendar_room.addWidget(plain(words.not_in_calendar(), tone="muted"))
        return self._calendar_room

    def _buttons(self, *, is_there: bool) -> QHBoxLayout:
        row, self._save = cancel_and_save(self, self._keep)
        if is_there:
            row.insertWidget(0, button(words.remove(), do=self._remove))
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
