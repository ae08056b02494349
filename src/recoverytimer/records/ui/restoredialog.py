"""What a backup holds, before any of it is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.words.common import cancel, close
from recoverytimer.records.backup.restore import RestoreOutcome
from recoverytimer.records.words import backups as words
from recoverytimer.records.words import labels
from recoverytimer.records.words.counts import counted_records
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain

WIDTH = 72 * SPACE
CLASHES = (ClashChoice.KEEP_BOTH, ClashChoice.SKIP, ClashChoice.REPLACE)


class RestoreDialog(QDialog):
    """Says what is new and what differs, and asks what to do with the latter.

    Signals:
        chosen: the `ClashChoice`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, found: RestoreOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.restore_a_backup())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain(words.restore_a_backup(), "title"))
        layout.addWidget(plain(name, "body", "muted"))
        self._clash = QButtonGroup(self)
        lines, differing = words.would_bring(found), words.would_clash(found)
        if lines or differing:
            layout.addWidget(_new(lines, counted_records(found.records.known)))
        else:
            layout.addWidget(_nothing_new(flawed=bool(found.left_out)))
        if differing:
            layout.addWidget(self._differing(differing))
        if found.left_out:
            layout.addWidget(plain(words.left_out_in_words(found)))
        if lines or differing:
            layout.addWidget(plain(words.nothing_is_deleted(), "body", "muted"))
        layout.addStretch(1)
        layout.addLayout(self._buttons(able=bool(lines or differing)))
        self.resize(WIDTH, self.sizeHint().height())

    def _differing(self, lines: tuple[str, ...]) -> Card:
        card = Card()
        card.body.setSpacing(0)
        card.body.addWidget(plain(words.both_but_not_the_same(), "lead"))
        card.body.addSpacing(SPACE)
        for line in lines:
            card.body.addWidget(plain(line))
        card.body.addSpacing(SPACE)
        for number, choice in enumerate(CLASHES):
            radio = QRadioButton(words.clash_choice(choice))
            radio.setChecked(number == 0)
            self._clash.addButton(radio, number)
            card.body.addWidget(radio)
        return card

    def _buttons(self, *, able: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        leave = button(cancel() if able else close())
        leave.clicked.connect(lambda _checked: self.reject())
        leave.setAutoDefault(not able)
        row.addWidget(leave)
        if able:
            accept = button(labels.restore(), "primary")
            accept.setDefault(True)
            accept.clicked.connect(lambda _checked: self._choose())
            row.addWidget(accept)
        return row

    def _choose(self) -> None:
        place = max(0, self._clash.checkedId())
        self.accept()
        self.chosen.emit(CLASHES[place])


def _nothing_new(*, flawed: bool) -> Card:
    card = Card()
    card.body.addWidget(plain(words.nothing_else() if flawed else words.all_here(), "lead"))
    return card


def _new(lines: tuple[str, ...], known: str) -> Card:
    card = Card()
    card.body.addWidget(plain(words.new_to_you(), "lead"))
    for line in lines or (words.nothing(),):
        card.body.addWidget(plain(line))
    if known:
        card.body.addWidget(plain(words.here_already(known), "body", "muted"))
    return card
