"""The dialog in which a person corrects a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from recoverytimer.forms.row import FieldRows
from recoverytimer.history import byhand
from recoverytimer.history.ui.whenfields import WhenFields
from recoverytimer.history.words import labels, sessions
from recoverytimer.player.session import Session
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.dialogs import cancel_and_save
from recoverytimer.widgets.text import plain

WIDTH = 64 * SPACE


class EditDialog(QDialog):
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
        super().__init__(parent)
        self._session = session
        self._now = now
        self.setWindowTitle(labels.edit_session())
        layout = dialog_layout(self)
        layout.addWidget(plain(sessions.name(session), "title"))
        rows = FieldRows()
        self.fields = WhenFields(
            rows,
            byhand.wall_start(session),
            byhand.whole_minutes(session),
            session.note,
        )
        self.fields.changed.connect(self._check)
        layout.addLayout(rows)
        self.said = plain("", tone="danger")
        layout.addWidget(self.said)
        layout.addStretch(1)
        row, self.save = cancel_and_save(self, self._keep)
        layout.addLayout(row)
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
        self.said.setText("" if fine else labels.still_to_come())
        self.save.setEnabled(fine)

    def _keep(self) -> None:
        self.saved.emit(self.session)
        self.accept()


def dialog_layout(dialog: QDialog) -> QVBoxLayout:
    """The column of a dialog on a session."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
    layout.setSpacing(2 * SPACE)
    dialog.setMinimumWidth(WIDTH)
    return layout
