"""What was done, and how it felt."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.commands import CLOSE
from recoverytimer.player.review import played_exercises
from recoverytimer.player.session import Session
from recoverytimer.player.words import labels
from recoverytimer.player.words import review as words
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, button_for, leave_keys_to_buttons
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import READING, Card, ScrollingPage, add_all, clear_layout, row_of
from recoverytimer.widgets.levelscale import SorenessScale
from recoverytimer.widgets.text import heading, plain


class FinishPage(ScrollingPage):
    """Sums a session up; it is saved meanwhile, and again with what the person adds.

    Signals:
        noted: the `Session` with its note.
        felt: the `Session`, and how sore one is after it, 0 to 10.
        where_wanted: the `Session`, and the level that was chosen, or None; places are to be said.
        closed: the person is done here.
    """

    noted = Signal(object)
    felt = Signal(object, int)
    where_wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, exercises: Mapping[str, Exercise], parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=READING)
        self._exercises = exercises
        self._session: Session | None = None
        leave_keys_to_buttons(self)
        self.title = heading("", "display")
        self.summary = plain("", "lead", "muted")
        self.adapted = plain("", "body", "muted")
        add_all(self.body, 2 * SPACE, self.title, self.summary, self.adapted)
        self._feeling()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(3 * SPACE)
        self._done = Card(heading(labels.what_you_did()), self._rows)
        self.body.addWidget(self._done)

    def show_session(self, session: Session, refusal: str = "") -> None:
        """Sum a session up; `refusal` is what a "no" that ended it says."""
        self._session = session
        self.setWindowTitle(labels.session_over())
        self.title.setText(words.headline(session))
        self.summary.setText(refusal or words.in_all(session))
        self.adapted.setText(adapted_for_you(len(session.adaptations)))
        self.adapted.setVisible(bool(session.adaptations))
        self.soreness.set_value(None)
        self.note.setPlainText(session.note)
        self._fill(session)
        self.scroller.verticalScrollBar().setValue(0)

    def show_saved(self, is_saved: bool | None) -> None:
        """Say whether it is saved; None while it is being saved."""
        self.saved.setText(labels.is_saved(is_saved))

    def _feeling(self) -> None:
        self.soreness = SorenessScale(large=True)
        self.soreness.changed.connect(self._keep_level)
        self.where = button(labels.where(), large=True, do=self._ask_where)
        sore = row_of(self.soreness, self.where, None, gap=2 * SPACE)
        sore.setAlignment(self.where, Qt.AlignmentFlag.AlignTop)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(labels.note_hint())
        self.note.setAccessibleName(labels.note())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(10 * SPACE)
        self.close_button = button_for(Action(CLOSE, self._close, self), "primary", large=True)
        self.setFocusProxy(self.close_button)
        self.saved = plain("", "body", "muted")
        end = row_of(self.close_button, (self.saved, 1), gap=2 * SPACE)
        self.body.addWidget(Card(heading(labels.how_sore()), sore, self.note, end))

    def _fill(self, session: Session) -> None:
        clear_layout(self._rows)
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

    def _close(self) -> None:
        self._keep_note()
        self.closed.emit()
