"""The few numbers at the top of the overview, and what makes a streak."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recoverytimer.base import amounts
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.history import streakwords
from recoverytimer.history.streaks import EVERY_DAY, Streak
from recoverytimer.history.yearbook import Year
from recoverytimer.theme.theme import SPACE, Themes
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import as_button_text, plain

NAMES = ("This week", "Average", "Streak", "Best streak")
WIDTH = 24 * SPACE
HINT = "Days of rest break no streak of weeks."


class KeyNumbers(Card):
    """This week, the average, the streak and the best one.

    Signals:
        goal_wanted: so many days are to make a week count; 0 counts days in a row.
    """

    goal_wanted = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.body.setSpacing(2 * SPACE)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * SPACE)
        self._holders: list[QWidget] = []
        self._numbers = {name: self._number(name) for name in NAMES}
        self.body.addLayout(self._grid)
        self.body.addLayout(self._choice())
        self._say("Best streak", "…", "")
        self._columns = 0
        self._arrange(len(NAMES))

    def show_year(self, year: Year) -> None:
        """Show what is to be said of a year as of today; the best streak follows."""
        week = year.week
        count, seconds = (week.count, week.total_s) if week else (0, 0.0)
        self._say("This week", amounts.rough_duration(seconds) if count else "0 min", _done(count))
        average = amounts.rough_duration(year.average_s) if year.average_s else "0 min"
        self._say("Average", average, f"a week in {year.number}")
        in_row = "in a row" if year.streak.count > 1 else ""
        self._say("Streak", streakwords.length_in_words(year.streak), in_row)
        self.goal.setText(streakwords.goal(year.days_a_week))
        self.goal.setAccessibleName(f"What makes a streak: {streakwords.goal(year.days_a_week)}")
        self._hint.setVisible(year.days_a_week != EVERY_DAY)
        for days, action in enumerate(self._choices):
            action.setChecked(days == year.days_a_week)

    def show_best(self, best: Streak) -> None:
        """Show the longest streak that there ever was."""
        self._say(
            "Best streak", streakwords.length_in_words(best), "in a row" if best.count > 1 else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put them in two rows where one would be too narrow."""
        super().resizeEvent(event)
        needed = len(NAMES) * WIDTH * max(1.0, self._themes.current.scale.factor)
        self._arrange(len(NAMES) if event.size().width() >= needed else len(NAMES) // 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, holder in enumerate(self._holders):
            self._grid.addWidget(holder, *divmod(number, columns))
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _number(self, name: str) -> tuple[QLabel, QLabel]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain(name, "body", "muted", wrap=False))
        value, more = plain("", "title", wrap=False), plain("", "caption", "muted", wrap=False)
        column.addWidget(value)
        column.addWidget(more)
        self._holders.append(holder)
        return value, more

    def _say(self, name: str, value: str, more: str) -> None:
        for label, text in zip(self._numbers[name], (value, more), strict=True):
            label.setText(text)

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(plain("A streak counts", "body", "muted", wrap=False))
        self.goal = button("")
        menu = QMenu(self.goal)
        self._choices: list[QAction] = []
        for days in range(WEEK_DAYS + 1):
            action = menu.addAction(as_button_text(streakwords.goal(days)))
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
    return amounts.counted(count, "session") if count else "nothing yet"
