"""What became of files that were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.words.common import close, undo
from recoverytimer.records.importrecords import ImportOutcome, other_sports, untold
from recoverytimer.records.words import imports as words
from recoverytimer.records.words import labels
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, add_all, column_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

MOST_LINES = 200
WIDTH = 80 * SPACE


class ResultDialog(Dialog):
    """Says what was added, what was here already, and what could not be read and why.

    Signals:
        undo_wanted: what was added is to go again.
        runs_wanted: of what was left out some were runs.
        back_wanted: what was deleted here is wanted back.
    """

    undo_wanted = Signal()
    runs_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, result: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(labels.import_(), parent)
        body = column_of(gap=2 * SPACE)
        content = holding(body, right=SPACE)
        body.addWidget(Card(*(plain(line, "lead") for line in words.outcome_in_words(result))))
        wrong = [problem_in_words(problem) for problem in result.problems]
        _add(body, words.not_taken(), wrong, danger=True)
        left = [words.other_activity(o) for o in untold(result.others)]
        _add(body, words.not_told(), left)
        left = [words.other_activity(o) for o in other_sports(result.others)]
        _add(body, words.not_runs(), left)
        _add(body, words.incomplete(), list(map(problem_in_words, result.notes)))
        same = [words.same_run(*runs) for runs in result.merge.same_runs]
        _add(body, words.same_run_from_elsewhere(), same)
        shifted = [words.same_run(*runs) for runs in result.merge.shifted_runs]
        _add(body, words.probably_same(), shifted)
        body.addStretch(1)
        add_all(
            self.column,
            heading(labels.import_(), "title"),
            (VerticalScroll(content, reachable=labels.import_()), 1),
            self._buttons(
                can_undo=len(result.merge.new) > 0,
                can_take_more=bool(result.others or result.merge.shifted_runs),
                can_bring_back=len(result.merge.deleted) > 0 and not result.is_back,
            ),
        )
        self._close.setFocus()
        room = content.sizeHint().height() + 20 * SPACE
        self.want(WIDTH, min(80 * SPACE, max(36 * SPACE, room)))

    def _buttons(self, *, can_undo: bool, can_take_more: bool, can_bring_back: bool) -> QHBoxLayout:
        self._close = button(close(), "primary", do=self.accept)
        self._close.setDefault(True)
        more = [button(words.some_were_runs(), do=self._take_more)] if can_take_more else []
        back = [button(words.bring_back(), do=self._bring_back)] if can_bring_back else []
        back += [button(undo(), do=self._undo)] if can_undo else []
        for other in (*more, *back):
            other.setAutoDefault(False)
        return row_of(*more, None, *back, self._close)

    def _take_more(self) -> None:
        self.accept()
        self.runs_wanted.emit()

    def _bring_back(self) -> None:
        self.accept()
        self.back_wanted.emit()

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()


def _add(body: QVBoxLayout, title: str, lines: Sequence[str], *, danger: bool = False) -> None:
    if not lines:
        return
    shown = (plain(f"\u2022 {line}") for line in lines[:MOST_LINES])
    card = Card(heading(title, "head", "danger" if danger else "ink"), *shown)
    more = len(lines) - MOST_LINES
    if more > 0:
        card.body.addWidget(plain(words.more(more)))
    body.addWidget(card)
