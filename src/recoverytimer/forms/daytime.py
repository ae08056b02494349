"""A day and a time of day, as one steps, types or picks them."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QDateTimeEdit, QTimeEdit


class _Selecting(QObject):
    """Selects the part that is clicked, so that what is typed takes its place."""

    def __init__(self, edit: QDateTimeEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait until the click has placed the cursor."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._select)
        return super().eventFilter(watched, event)

    def _select(self) -> None:
        self._edit.setSelectedSection(self._edit.currentSection())


class DayField(QDateEdit):
    """A day; arrows step from day to day wherever the cursor is, and a calendar drops down."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(_qt(day))
        self.setDisplayFormat("d MMMM yyyy")
        self.setDateRange(_qt(first), _qt(last))
        # What is being typed is no day yet.
        self.setKeyboardTracking(False)
        # Arrows step on at the end of a month, too.
        self.setWrapping(True)
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        _Selecting(self)

    @property
    def day(self) -> date:
        """The day that is shown, also one that is just being typed."""
        self.interpretText()
        return date.fromisoformat(self.date().toString(Qt.DateFormat.ISODate))

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(_qt(day))

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Go so many days on, as far as the days go."""
        wanted = self.date().addDays(steps)
        self.setDate(max(self.minimumDate(), min(wanted, self.maximumDate())))


class TimeField(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self, at: time = time()) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.setKeyboardTracking(False)
        self.show_time(at)
        _Selecting(self)

    @property
    def at(self) -> time:
        """The time that is shown, also one that is just being typed."""
        self.interpretText()
        return time.fromisoformat(self.time().toString(Qt.DateFormat.ISODate))

    def show_time(self, at: time) -> None:
        """Show another time."""
        self.setTime(QTime(at.hour, at.minute))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
