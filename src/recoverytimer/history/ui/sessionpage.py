"""One session: when, how it felt, what was planned and what was done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from recoverytimer.base.commands import BACK
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.history.ui.planbars import PlanBars
from recoverytimer.history.words import labels, sessions
from recoverytimer.player.review import ReviewedSegment, played_exercises, reviewed_segments
from recoverytimer.player.session import Session
from recoverytimer.player.words import review
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.routine.words import adapting
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import (
    Card,
    ScrollingPage,
    clear_layout,
    column_of,
    flow_of,
    row_of,
)
from recoverytimer.widgets.text import heading, plain

TOLD = frozenset({SegmentKind.WORK, SegmentKind.REST})


class SessionDetails(ScrollingPage):
    """Shows one session.

    Signals:
        left: the person is done here.
        edit_wanted, repeat_wanted: the `Session`.
        delete_wanted, fit_wanted: the session's id, to be deleted or saved as an activity.
    """

    left = Signal()
    edit_wanted = Signal(object)
    repeat_wanted = Signal(object)
    delete_wanted = Signal(str)
    fit_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[Caution, CautionNote],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._cautions = cautions
        self._back = Action(BACK, self.left.emit, self)

    def show_session(self, session: Session, soreness: SorenessEntry | None) -> None:
        """Show a session, and how sore one was after it."""
        clear_layout(self.head)
        clear_layout(self.body)
        self.head.addLayout(self._title(session))
        self.body.addWidget(plain(sessions.when(session), "lead"))
        if soreness is not None:
            self.body.addWidget(plain(sessions.soreness_afterwards(soreness.level)))
        if session.note:
            self.body.addWidget(plain(session.note, "body", "muted"))
        self.body.addWidget(self._choices(session))
        parts = reviewed_segments(session, self._exercises)
        if parts and not session.by_hand:
            self.body.addWidget(self._timeline(parts))
        if session.adaptations:
            self.body.addWidget(self._adapted(session))
        if played_exercises(session):
            self.body.addWidget(self._table(session))
        self.scroller.verticalScrollBar().setValue(0)

    def _title(self, session: Session) -> QHBoxLayout:
        name = sessions.name(session)
        self.setWindowTitle(name)
        return row_of(icon_button_for(self._back), (heading(name, "display"), 1))

    def _choices(self, session: Session) -> QWidget:
        activity = button(
            labels.save_as_activity(), "quiet", do=lambda: self.fit_wanted.emit(session.id)
        )
        activity.setToolTip(labels.for_watches())
        choices = [
            button(labels.edit(), do=lambda: self.edit_wanted.emit(session)),
            button(labels.delete(), do=lambda: self.delete_wanted.emit(session.id)),
            activity,
        ]
        if session.routine_id:
            repeat = button(labels.repeat(), "primary", do=lambda: self.repeat_wanted.emit(session))
            choices.insert(0, repeat)
        return flow_of(*choices)

    def _timeline(self, parts: tuple[ReviewedSegment, ...]) -> Card:
        bars = PlanBars(parts)
        said = plain(labels.how_to_walk(), "body", "muted")
        bars.moved.connect(lambda part: said.setText(part.text))
        card = Card(heading(labels.timeline()), bars, said)
        card.body.setSpacing(2 * SPACE)
        return card

    def _adapted(self, session: Session) -> Card:
        """Where it differed from the routine as it is written, and the cautions it was for."""
        card = Card(heading(adapting.adapted_for_you(len(session.adaptations))))
        for one in session.adaptations:
            said = column_of(plain(adapting.change(one, self._exercises)), gap=0)
            if why := adapting.because(one, self._cautions):
                said.addWidget(plain(why, "caption", "muted"))
            card.body.addLayout(said)
        return card

    def _table(self, session: Session) -> Card:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        titles = (
            labels.exercise(),
            *(() if session.by_hand else (labels.planned(), labels.done())),
        )
        for column, title in enumerate(titles):
            grid.addWidget(plain(title, "caption", "muted"), 0, column)
        shown = [s for s in session.segments if s.kind in TOLD]
        for number, segment in enumerate(shown, start=1):
            grid.addWidget(plain(review.played_name(segment, self._exercises)), number, 0)
            if not session.by_hand:
                said = plain(review.planned_in_words(segment), tone="muted", wrap=False)
                grid.addWidget(said, number, 1)
                grid.addWidget(plain(review.done_in_words(segment), wrap=False), number, 2)
        grid.setColumnStretch(0, 1)
        return Card(grid)
