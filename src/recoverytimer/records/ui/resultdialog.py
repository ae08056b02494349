"""What became of files that were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.words.common import close, undo
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.words import imports as words
from recoverytimer.records.words import labels
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

MOST_LINES = 200
WIDTH = 80 * SPACE


class ResultDialog(QDialog):
    """Says what was added, what was here already, and what could not be read and why.

    Signals:
        undo_wanted: what was added is to go again.
    """

    undo_wanted = Signal()

    def __init__(self, result: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(labels.import_())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain(labels.import_(), "title"))
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, SPACE, 0)
        body.setSpacing(2 * SPACE)
        card = Card()
        for line in words.outcome_in_words(result):
            card.body.addWidget(plain(line, "lead"))
        body.addWidget(card)
        wrong = [problem_in_words(problem) for problem in result.problems]
        _add(body, words.not_taken(), wrong, danger=True)
        same = [words.same_run(*runs) for runs in result.merge.same_runs]
        _add(body, words.same_run_from_elsewhere(), same)
        body.addStretch(1)
        layout.addWidget(VerticalScroll(content, reachable=True), 1)
        layout.addLayout(self._buttons(can_undo=bool(len(result.merge.new))))
        self._close.setFocus()
        room = content.sizeHint().height() + 20 * SPACE
        self.resize(WIDTH, min(80 * SPACE, max(36 * SPACE, room)))

    def _buttons(self, *, can_undo: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        if can_undo:
            back = button(undo())
            back.setAutoDefault(False)
            back.clicked.connect(lambda _checked: self._undo())
            row.addWidget(back)
        end = button(close(), "primary")
        end.setDefault(True)
        end.clicked.connect(lambda _checked: self.accept())
        row.addWidget(end)
        self._close = end
        return row

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()


def _add(body: QVBoxLayout, title: str, lines: Sequence[str], *, danger: bool = False) -> None:
    if not lines:
        return
    card = Card()
    card.body.addWidget(plain(title, "lead", "danger" if danger else "ink"))
    for line in lines[:MOST_LINES]:
        card.body.addWidget(plain(f"\u2022 {line}"))
    more = len(lines) - MOST_LINES
    if more > 0:
        card.body.addWidget(plain(words.more(more)))
    body.addWidget(card)
