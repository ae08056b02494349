"""The end of a session: the figure sits and breathes, and one may say how one feels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.player.afterword import Afterword
from recoverytimer.player.commands import CLOSE, GO_ON
from recoverytimer.player.review import played_exercises
from recoverytimer.player.session import Session
from recoverytimer.player.ui.closingpicture import ClosingPicture
from recoverytimer.player.words import labels
from recoverytimer.player.words import review as words
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, button_for, leave_keys_to_buttons
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import (
    Card,
    Folding,
    ScrollingPage,
    add_all,
    clear_layout,
    column_of,
    flow_of,
    holding,
    row_of,
)
from recoverytimer.widgets.levelscale import SorenessScale
from recoverytimer.widgets.opener import Opener
from recoverytimer.widgets.text import heading, plain
from recoverytimer.widgets.weekdots import WeekDots

FOLDED_PICTURE = 26 * SPACE


class FinishPage(ScrollingPage):
    """Sums a session up; it is saved meanwhile, and again with what the person adds.

    Signals:
        noted: the `Session` with its note.
        felt: the `Session`, and how sore one is after it, 0 to 10.
        where_wanted: the `Session`, and the level that was chosen, or None; places are to be said.
        on_wanted: the `Session` with its note; it was ended too early and is to go on.
        closed: the person is done here.

    Args:
        afterword: looks up what the records say beside it.
    """

    noted = Signal(object)
    felt = Signal(object, int)
    where_wanted = Signal(object, object)
    on_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        figures: Figures,
        afterword: Callable[[Session], Afterword],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._afterword = afterword
        self._session: Session | None = None
        leave_keys_to_buttons(self)
        self.picture = ClosingPicture(figures)
        texts = column_of(*self._head(), SPACE, self.week, 2 * SPACE, self._feeling(), SPACE)
        add_all(texts, self._ways())
        texts.addWidget(self._easing())
        add_all(texts, *self._what_was_done(), None)
        sides = Folding((self.picture, 5), (holding(texts), 6), gap=5 * SPACE)
        sides.turned.connect(self._fold)
        self.body.addWidget(sides)
        self.content.body.insertStretch(0, 1)

    def show_session(self, session: Session, refusal: str = "", *, may_go_on: bool = False) -> None:
        """Sum a session up; `refusal` is what a "no" that ended it says."""
        self.go_on.setVisible(may_go_on)
        self._session = session
        said = self._afterword(session)
        self.setWindowTitle(labels.session_over())
        self.routine.setText(session.routine_name)
        self.routine.setVisible(bool(session.routine_name))
        self.title.setText(words.time_taken(session))
        self.summary.setText(refusal or words.summary(session, said.times))
        self.adapted.setText(adapted_for_you(len(session.adaptations)))
        self.adapted.setVisible(bool(session.adaptations))
        self.week.show_week(said.day, said.days)
        self._before.setText(said.before_said)
        self._before.setVisible(said.before is not None)
        self.soreness.set_value(None)
        self.soreness.show_before(said.before)
        self._show_note(session.note)
        self._show_easing(said)
        self._fill(session)
        self.picture.sit_up(_last_role(session))
        self.scroller.verticalScrollBar().setValue(0)

    def show_saved(self, is_saved: bool | None) -> None:
        """Say whether it is saved; None while it is being saved."""
        self.saved.setText(labels.is_saved(is_saved))

    def _head(self) -> tuple[QWidget, ...]:
        self.routine = plain("", "lead", "muted")
        self.title = heading("", "huge")
        self.summary = plain("", "lead", "muted")
        self.adapted = plain("", "body", "muted")
        self.week = WeekDots()
        return self.routine, self.title, self.summary, self.adapted

    def _feeling(self) -> Card:
        self._before = plain("", "body", "muted")
        self.soreness = SorenessScale(large=True)
        self.soreness.changed.connect(self._keep_level)
        self.where = _for_a_finger(button(labels.where(), "quiet", do=self._ask_where))
        self.add_note = _for_a_finger(button(labels.add_note(), "quiet", do=self._begin_note))
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(labels.note_hint())
        self.note.setAccessibleName(labels.note())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(10 * SPACE)
        ways = flow_of(self.where, self.add_note)
        return Card(heading(labels.how_sore()), self._before, self.soreness, ways, self.note)

    def _ways(self) -> QHBoxLayout:
        self.close_button = button_for(Action(CLOSE, self._close, self), "primary", large=True)
        self.go_on = button_for(Action(GO_ON, self._go_on, self), large=True)
        self.saved = plain("", "body", "muted")
        return row_of(self.close_button, self.go_on, (self.saved, 1), gap=2 * SPACE)

    def _easing(self) -> QWidget:
        self._eased, self._eased_from = plain("", "strong"), plain("", "caption", "muted")
        self._easing_lines = holding(column_of(SPACE, self._eased, self._eased_from, gap=4))
        return self._easing_lines

    def _what_was_done(self) -> tuple[QWidget, ...]:
        self.opener = Opener(labels.what_you_did())
        _for_a_finger(self.opener)
        self._in_short = plain("", "body", "muted", wrap=False)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(3 * SPACE)
        self._done = Card(self._rows)
        self._done.setAccessibleName(labels.what_you_did())
        self._done.hide()
        self.opener.opened.connect(self._done.setVisible)
        return holding(row_of(self._in_short, self.opener, None)), self._done

    def _fold(self, is_folded: bool) -> None:
        """Leave what is asked on the first page also where all is below each other."""
        self.picture.setMaximumHeight(FOLDED_PICTURE if is_folded else 1 << 14)

    def _show_easing(self, said: Afterword) -> None:
        self._easing_lines.setVisible(said.easing is not None)
        for shown, text in zip(
            (self._eased, self._eased_from), said.easing or ("", ""), strict=True
        ):
            shown.setText(text)

    def _show_note(self, note: str) -> None:
        self.note.setPlainText(note)
        self.note.setVisible(bool(note))
        self.add_note.setVisible(not note)

    def _begin_note(self) -> None:
        self.add_note.hide()
        self.note.show()
        self.note.setFocus()

    def _fill(self, session: Session) -> None:
        clear_layout(self._rows)
        self._in_short.setText(words.done_in_short(session))
        if self.opener.is_open:
            self.opener.turn()
        for number, segment in enumerate(played_exercises(session)):
            name = words.played_name(segment, self._exercises)
            self._rows.addWidget(plain(name), number, 0)
            said = words.done_in_words(segment)
            self._rows.addWidget(plain(said, tone="muted", wrap=False), number, 1)
        self._rows.setColumnStretch(0, 1)

    def _keep_level(self, level: int) -> None:
        if self._session is not None:
            self.felt.emit(self._session, level)

    def _ask_where(self) -> None:
        if self._session is not None:
            self.where_wanted.emit(self._session, self.soreness.value)

    def _keep_note(self) -> None:
        note = self.note.toPlainText().strip()[:2000]
        if self._session is not None and note != self._session.note:
            self._session = replace(self._session, note=note)
            self.noted.emit(self._session)

    def _go_on(self) -> None:
        self._keep_note()
        self.on_wanted.emit(self._session)

    def _close(self) -> None:
        self._keep_note()
        self.closed.emit()


def _for_a_finger(made: QPushButton) -> QPushButton:
    """Have room for a finger on the mat."""
    made.setProperty("finger", True)
    return made


def _last_role(session: Session) -> FigureRole | None:
    """The position from which one sits up."""
    done = [s for s in played_exercises(session) if s.actual_s and s.exercise]
    return FigureRole(done[-1].exercise or "", done[-1].side, held=True) if done else None
