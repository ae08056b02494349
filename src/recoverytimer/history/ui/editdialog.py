"""The dialog in which a person corrects a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recoverytimer.base.words.common import still_to_come
from recoverytimer.forms.row import FieldRows
from recoverytimer.history import byhand
from recoverytimer.history.ui.whenfields import WhenFields
from recoverytimer.history.words import labels, sessions
from recoverytimer.player.session import Session
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.dialogs import Dialog, cancel_and_save
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.text import heading, plain

WIDTH = 64 * SPACE


class EditDialog(Dialog):
    """Lets a person change when it was, how long it took and the note.

    Signals:
        saved: the `Session` as it is to be.

    Args:
        now: gives this instant in UTC.
    """

    saved = Signal(object)

    def __init__(
        self, session: Session, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(labels.edit_session(), parent)
        self._session = session
        self._now = now
        self.want(WIDTH)
        rows = FieldRows()
        self.fields = WhenFields(
            rows,
            byhand.wall_start(session),
            byhand.whole_minutes(session),
            session.note,
        )
        self.fields.changed.connect(self._check)
        self.said = plain("", tone="danger")
        end, self.save = cancel_and_save(self, self._keep)
        title = heading(sessions.name(session), "title")
        add_all(self.column, title, rows, self.said, None, end)
        self._check()
        self.fields.note.setFocus()

    @property
    def session(self) -> Session:
        """The session as it stands in the dialog."""
        chosen = self.fields
        return byhand.corrected(
            self._session, chosen.wall, chosen.minutes.number, chosen.note.toPlainText()
        )

    def _check(self) -> None:
        fine = self.session.started_at <= self._now()
        self.said.setText("" if fine else still_to_come())
        self.save.setEnabled(fine)

    def _keep(self) -> None:
        self.saved.emit(self.session)
        self.accept()
