"""What was done: sessions by month, totals by week, one session in detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from recoverytimer.core import wording
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.history import History, Summary
from recoverytimer.core.review import played_name, said
from recoverytimer.core.session import Session
from recoverytimer.core.stage import Role
from recoverytimer.core.timeline import SegmentKind
from recoverytimer.ui.figures import Figures
from recoverytimer.ui.icons import Icons
from recoverytimer.ui.layout import Card, Page, clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button, icon_button
from recoverytimer.ui.widgets.figure import FigurePicture
from recoverytimer.ui.widgets.text import plain

AT_ONCE = 30
PICTURE = QSize(8 * SPACE, 6 * SPACE)


class HistoryPage(Page):
    """Lists sessions, the newest first, and shows one of them.

    Signals:
        delete_wanted: a session's id.
        list_wanted, older_wanted: the list, or more of it, is to be shown.
    """

    delete_wanted = Signal(str)
    list_wanted = Signal()
    older_wanted = Signal()

    def __init__(
        self,
        history: History,
        exercises: Mapping[str, Exercise],
        main_exercise: Callable[[str], str | None],
        figures: Figures,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._exercises = exercises
        self._main_exercise = main_exercise
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self._last: Summary | None = None
        self._rows: Card | None = None
        self._streak_days = 0

    def show_list(self, streak_days: int) -> None:
        """List the newest sessions."""
        self._streak_days = streak_days
        clear(self.head)
        clear(self.body)
        self._last = None
        self.head.addWidget(plain("History", "display"))
        if streak_days > 1:
            self.head.addWidget(plain(f"{streak_days} days in a row", "lead", "accent"))
        self.more = button("Show older")
        self.more.clicked.connect(lambda _checked: self.older_wanted.emit())
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
        found = self._history.page(self._last, AT_ONCE)
        self.body.removeWidget(self.more)
        for summary in found:
            before = self._last
            if before is None or _month(before.day) != _month(summary.day):
                self.body.addWidget(plain(_month(summary.day), "title"))
            if (
                before is None
                or before.week != summary.week
                or _month(before.day) != _month(summary.day)
            ):
                self._begin_week(summary.week)
            self._add(summary)
            self._last = summary
        if len(found) == AT_ONCE:
            self.body.addWidget(self.more)
        self.more.setVisible(len(found) == AT_ONCE)

    def show_session(self, session_id: str) -> None:
        """Show one session in detail."""
        session = self._history.get(session_id)
        if session is None:
            return
        clear(self.head)
        clear(self.body)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        colour = self._themes.current.colours.ink
        back = icon_button(self._icons.icon("back", colour), "Back", keys="Esc")
        back.setShortcut("Esc")
        back.clicked.connect(lambda _checked: self.list_wanted.emit())
        row.addWidget(back)
        row.addWidget(plain(session.routine_name, "display"), 1)
        delete = button("Delete")
        delete.clicked.connect(lambda _checked: self.delete_wanted.emit(session.id))
        row.addWidget(delete)
        self.head.addLayout(row)
        self._detail(session)
        self.scroller.verticalScrollBar().setValue(0)

    def _begin_week(self, week: date) -> None:
        count, seconds = self._history.week_total_s(week)
        sessions = "1 session" if count == 1 else f"{count} sessions"
        text = f"Week of {_day(week)}: {sessions}, {wording.minutes(seconds)}"
        self.body.addWidget(plain(text, "body", "muted"))
        self._rows = Card()
        self._rows.body.setSpacing(0)
        self._rows.body.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self.body.addWidget(self._rows)

    def _add(self, summary: Summary) -> None:
        assert self._rows is not None
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        day = plain(f"{summary.day:%a} {summary.day.day}", "body", "muted", wrap=False)
        day.setFixedWidth(8 * SPACE)
        row.addWidget(day)
        picture = FigurePicture(self._figures, self._themes, PICTURE, framed=True)
        exercise = self._main_exercise(summary.routine_id)
        picture.show_role(Role(exercise) if exercise else None, summary.routine_name)
        row.addWidget(picture)
        name = button(summary.routine_name, "quiet")
        name.clicked.connect(lambda _checked: self.show_session(summary.id))
        row.addWidget(name)
        said_of = "" if summary.complete else "partly done"
        row.addWidget(plain(said_of, "caption", "muted"), 1)
        if summary.soreness is not None:
            row.addWidget(plain(f"soreness {summary.soreness}", "body", "muted", wrap=False))
        row.addWidget(plain(wording.minutes(summary.total_s), "strong", wrap=False))
        self._rows.body.addLayout(row)

    def _detail(self, session: Session) -> None:
        start = session.local_start
        text = (
            f"{start:%A}, {_day(start.date())} {start.year} at {start:%H:%M}. "
            f"{wording.minutes(session.total_s)} in all, "
            f"{wording.minutes(session.work_s)} of it exercise."
        )
        self.body.addWidget(plain(text, "lead"))
        if session.soreness is not None:
            self.body.addWidget(plain(f"Soreness afterwards: {session.soreness} of 10"))
        if session.note:
            self.body.addWidget(plain(session.note, "body", "muted"))
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        for column, title in enumerate(("Exercise", "Planned", "Done")):
            grid.addWidget(plain(title, "caption", "muted"), 0, column)
        shown = [s for s in session.segments if s.kind in {SegmentKind.WORK, SegmentKind.REST}]
        for number, segment in enumerate(shown, start=1):
            planned = segment.planned_s
            plan = "as long as you like" if planned is None else wording.duration(round(planned))
            grid.addWidget(plain(played_name(segment, self._exercises)), number, 0)
            grid.addWidget(plain(plan, tone="muted", wrap=False), number, 1)
            grid.addWidget(plain(said(segment), wrap=False), number, 2)
        grid.setColumnStretch(0, 1)
        card.body.addLayout(grid)
        self.body.addWidget(card)


def _month(day: date) -> str:
    return f"{day:%B} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
