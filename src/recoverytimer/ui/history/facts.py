"""The few numbers at the top of the overview, and what makes a streak."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recoverytimer.core import wording, yearwords
from recoverytimer.core.statistics import EVERY_DAY, Streak
from recoverytimer.core.yearbook import Year
from recoverytimer.ui.layout import Card
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button
from recoverytimer.ui.widgets.flow import FlowLayout
from recoverytimer.ui.widgets.text import as_button_text, plain

WIDTH = 21 * SPACE
HINT = "Days of rest break no streak of weeks."


class Facts(Card):
    """This week, the average, the streak and the best one.

    Signals:
        goal_wanted: so many days are to make a week count; 0 counts days in a row.
    """

    goal_wanted = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.body.setSpacing(2 * SPACE)
        holder = QWidget()
        self._row = FlowLayout(holder, gap=2 * SPACE)
        self._facts = {
            name: self._fact(name) for name in ("This week", "Average", "Streak", "Best streak")
        }
        self.body.addWidget(holder)
        self.body.addLayout(self._choice())

    def show_year(self, year: Year) -> None:
        """Show what is to be said of a year as of today; the best streak follows."""
        week = year.week
        count, seconds = (week.count, week.total_s) if week else (0, 0.0)
        self._say("This week", wording.minutes(seconds) if count else "0 min", _done(count))
        average = wording.minutes(year.average_s) if year.average_s else "0 min"
        self._say("Average", average, f"a week in {year.number}")
        in_row = "in a row" if year.streak.count > 1 else ""
        self._say("Streak", wording.long(year.streak), in_row)
        self.goal.setText(yearwords.goal(year.days_a_week))
        self.goal.setAccessibleName(f"What makes a streak: {yearwords.goal(year.days_a_week)}")
        self._hint.setVisible(year.days_a_week != EVERY_DAY)
        for days, action in enumerate(self._choices):
            action.setChecked(days == year.days_a_week)

    def show_best(self, best: Streak) -> None:
        """Show the longest streak that there ever was."""
        self._say("Best streak", wording.long(best), "in a row" if best.count > 1 else "")

    def _fact(self, name: str) -> tuple[QLabel, QLabel]:
        holder = QWidget()
        holder.setMinimumWidth(round(WIDTH * max(1.0, self._themes.current.scale.factor)))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain(name, "body", "muted", wrap=False))
        value, more = plain("", "title", wrap=False), plain("", "caption", "muted", wrap=False)
        column.addWidget(value)
        column.addWidget(more)
        self._row.addWidget(holder)
        return value, more

    def _say(self, name: str, value: str, more: str) -> None:
        for label, text in zip(self._facts[name], (value, more), strict=True):
            label.setText(text)

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(plain("A streak counts", "body", "muted", wrap=False))
        self.goal = button("")
        menu = QMenu(self.goal)
        self._choices: list[QAction] = []
        for days in range(yearwords.ALL_DAYS + 1):
            action = menu.addAction(as_button_text(yearwords.goal(days)))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, n=days: self.goal_wanted.emit(n))
            self._choices.append(action)
        self.goal.setMenu(menu)
        row.addWidget(self.goal)
        self._hint = plain(HINT, "caption", "muted")
        row.addWidget(self._hint, 1)
        row.addStretch(0)
        return row


def _done(count: int) -> str:
    return wording.sessions(count) if count else "nothing yet"
