"""The few numbers at the top of the overview, and what makes a streak."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.history.streaks import EVERY_DAY, Streak
from recoverytimer.history.words import labels, streaks, years
from recoverytimer.history.yearbook import Year
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, add_all, column_of, flow_of, holding
from recoverytimer.widgets.text import as_button_text, plain

COUNT = 4
WIDTH = 24 * SPACE


class KeyNumbers(Card):
    """This week, the average, the streak and the best one.

    Signals:
        goal_wanted: so many days are to make a week count; 0 counts days in a row.
    """

    goal_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(2 * SPACE)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * SPACE)
        self._holders: list[QWidget] = []
        self._week = self._number(labels.this_week())
        self._average = self._number(labels.average())
        self._streak = self._number(labels.streak())
        self._best = self._number(labels.best_streak())
        add_all(self.body, self._grid, self._choice())
        _say(self._best, "…", "")
        self._columns = 0
        self._arrange(COUNT)

    def show_year(self, year: Year) -> None:
        """Show what is to be said of a year as of today; the best streak follows."""
        week = year.week
        count, seconds = (week.count, week.total_s) if week else (0, 0.0)
        _say(self._week, years.time_done(seconds), years.sessions_done(count))
        _say(self._average, years.time_done(year.average_s), years.a_week_in(year.number))
        _say(self._streak, streaks.length(year.streak), streaks.below_length(year.streak))
        self.goal.setText(streaks.goal(year.days_a_week))
        self.goal.setAccessibleName(streaks.what_counts(year.days_a_week))
        self._hint.setVisible(year.days_a_week != EVERY_DAY)
        for days, action in enumerate(self._choices):
            action.setChecked(days == year.days_a_week)

    def show_best(self, best: Streak) -> None:
        """Show the longest streak that there ever was."""
        more = streaks.below_length(best) if best.count else ""
        _say(self._best, streaks.best_length(best), more)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put them in two rows where one would be too narrow."""
        super().resizeEvent(event)
        needed = COUNT * WIDTH * max(1.0, theme_of(self).scale.factor)
        self._arrange(COUNT if event.size().width() >= needed else COUNT // 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, holder in enumerate(self._holders):
            self._grid.addWidget(holder, *divmod(number, columns))
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _number(self, name: str) -> tuple[QLabel, QLabel]:
        title = plain(name, "body", "muted", wrap=False)
        value, more = plain("", "title", wrap=False), plain("", "caption", "muted", wrap=False)
        self._holders.append(holding(column_of(title, value, more, gap=0)))
        return value, more

    def _choice(self) -> QVBoxLayout:
        self.goal = button("")
        menu = QMenu(self.goal)
        self._choices: list[QAction] = []
        for days in range(WEEK_DAYS + 1):
            action = menu.addAction(as_button_text(streaks.goal(days)))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, n=days: self.goal_wanted.emit(n))
            self._choices.append(action)
        self.goal.setMenu(menu)
        self._hint = plain(labels.rest_breaks_none(), "caption", "muted")
        counts = plain(labels.streak_counts(), "body", "muted", wrap=False)
        return column_of(flow_of(counts, self.goal), self._hint, gap=SPACE)


def _say(shown: tuple[QLabel, QLabel], value: str, more: str) -> None:
    for label, text in zip(shown, (value, more), strict=True):
        label.setText(text)
