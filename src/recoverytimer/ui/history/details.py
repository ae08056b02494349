"""One session: when, how it felt, what was planned and what was done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from recoverytimer.core import daywords, wording
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.review import played_name, said
from recoverytimer.core.session import Session
from recoverytimer.core.soreness import SorenessEntry
from recoverytimer.core.timeline import SegmentKind
from recoverytimer.ui.icons import Icons
from recoverytimer.ui.layout import Card, Page, clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button, icon_button
from recoverytimer.ui.widgets.text import plain


class SessionDetails(Page):
    """Shows one session.

    Signals:
        left: the person is done here.
        delete_wanted: the session's id.
    """

    left = Signal()
    delete_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._themes = themes
        self._icons = icons

    def show_session(self, session: Session, soreness: SorenessEntry | None) -> None:
        """Show a session, and how sore one was after it."""
        clear(self.head)
        clear(self.body)
        self.head.addLayout(self._title(session))
        start = session.local_start
        text = (
            f"{daywords.dated(start.date())} at {start:%H:%M}. "
            f"{wording.minutes(session.total_s)} in all, "
            f"{wording.minutes(session.work_s)} of it exercise."
        )
        self.body.addWidget(plain(text, "lead"))
        if soreness is not None:
            self.body.addWidget(plain(f"Soreness afterwards: {soreness.level} of 10"))
        if session.note:
            self.body.addWidget(plain(session.note, "body", "muted"))
        self.body.addWidget(self._table(session))
        self.scroller.verticalScrollBar().setValue(0)

    def _title(self, session: Session) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        colour = self._themes.current.colours.ink
        back = icon_button(self._icons.icon("back", colour), "Back", keys="Esc")
        back.setShortcut("Esc")
        back.clicked.connect(lambda _checked: self.left.emit())
        row.addWidget(back)
        row.addWidget(plain(session.routine_name, "display"), 1)
        delete = button("Delete")
        delete.clicked.connect(lambda _checked: self.delete_wanted.emit(session.id))
        row.addWidget(delete)
        return row

    def _table(self, session: Session) -> Card:
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
        return card
