"""The section with all sessions, by month and week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recoverytimer.core import daywords, wording, yearwords
from recoverytimer.core.sessionlog import Summary
from recoverytimer.core.stage import Role
from recoverytimer.core.yearbook import Yearbook
from recoverytimer.ui.figures import Figures
from recoverytimer.ui.layout import Card, Page, clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button
from recoverytimer.ui.widgets.figure import FigurePicture
from recoverytimer.ui.widgets.text import plain

AT_ONCE = 30
PICTURE = QSize(8 * SPACE, 6 * SPACE)


class SessionsSection(Page):
    """Lists sessions, the newest first.

    Signals:
        opened: the id of a session to look at.
    """

    opened = Signal(str)

    def __init__(
        self,
        yearbook: Yearbook,
        main_exercise: Callable[[str], str | None],
        figures: Figures,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._yearbook = yearbook
        self._main_exercise = main_exercise
        self._figures = figures
        self._themes = themes
        self._last: Summary | None = None
        self._rows: Card | None = None

    def show_again(self) -> None:
        """List the newest sessions."""
        clear(self.body)
        self._last = None
        self.more = button("Show older")
        self.more.clicked.connect(lambda _checked: self.add_older())
        self.add_older()
        if self._last is None:
            card = Card()
            card.body.addWidget(plain("No sessions yet", "title"))
            text = "When you have followed a routine, it is kept here, on your computer."
            card.body.addWidget(plain(text))
            self.body.addWidget(card)
        self.scroller.verticalScrollBar().setValue(0)

    def add_older(self) -> None:
        """List the next older sessions below."""
        found = self._yearbook.sessions(self._last, AT_ONCE)
        self.body.removeWidget(self.more)
        for summary in found:
            before = self._last
            if before is None or daywords.month(before.day) != daywords.month(summary.day):
                self.body.addWidget(plain(daywords.month(summary.day), "title"))
            if (
                before is None
                or before.week != summary.week
                or daywords.month(before.day) != daywords.month(summary.day)
            ):
                self._begin_week(summary.week)
            self._add(summary)
            self._last = summary
        if len(found) == AT_ONCE:
            self.body.addWidget(self.more)
        self.more.setVisible(len(found) == AT_ONCE)

    def _begin_week(self, week: date) -> None:
        total = self._yearbook.weeks(week, week).get(week)
        text = yearwords.week(total) if total else daywords.week(week)
        self.body.addWidget(plain(text, "body", "muted"))
        self._rows = Card()
        self._rows.body.setSpacing(0)
        self._rows.body.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self.body.addWidget(self._rows)

    def _add(self, summary: Summary) -> None:
        assert self._rows is not None
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        day = plain(daywords.short(summary.day), "body", "muted", wrap=False)
        day.setFixedWidth(8 * SPACE)
        row.addWidget(day)
        picture = FigurePicture(self._figures, self._themes, PICTURE, framed=True)
        exercise = self._main_exercise(summary.routine_id)
        picture.show_role(Role(exercise) if exercise else None, summary.routine_name)
        row.addWidget(picture)
        name = button(summary.routine_name, "quiet")
        name.clicked.connect(lambda _checked: self.opened.emit(summary.id))
        row.addWidget(name)
        said_of = "" if summary.complete else "partly done"
        row.addWidget(plain(said_of, "caption", "muted"), 1)
        if summary.soreness is not None:
            row.addWidget(plain(f"soreness {summary.soreness}", "body", "muted", wrap=False))
        row.addWidget(plain(wording.minutes(summary.total_s), "strong", wrap=False))
        self._rows.body.addLayout(row)
