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
from recoverytimer.records.backup.restore import RestoreOutcome
from recoverytimer.records.words import counted_records, left_out_in_words, would_bring, would_clash
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain

WIDTH = 72 * SPACE
PROMISE = "Nothing is deleted. What is here now is kept first, as a backup of its own."
ALL_HERE = "Everything in it is here already."
NOTHING_ELSE = "There is nothing else in it to restore."
CLASHES = (
    (ClashChoice.KEEP_BOTH, "Keep mine, and put routines and exercises beside them"),
    (ClashChoice.SKIP, "Keep mine only"),
    (ClashChoice.REPLACE, "Take those of the backup"),
)


class RestoreDialog(QDialog):
    """Says what is new and what differs, and asks what to do with the latter.

    Signals:
        chosen: the `ClashChoice`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, found: RestoreOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain("Restore a backup", "title"))
        layout.addWidget(plain(name, "body", "muted"))
        self._clash = QButtonGroup(self)
        lines, differing = would_bring(found), would_clash(found)
        if lines or differing:
            layout.addWidget(_new(lines, counted_records(found.records.known)))
        else:
            layout.addWidget(_nothing_new(flawed=bool(found.left_out)))
        if differing:
            layout.addWidget(self._differing(differing))
        if found.left_out:
            layout.addWidget(plain(left_out_in_words(found)))
        if lines or differing:
            layout.addWidget(plain(PROMISE, "body", "muted"))
        layout.addStretch(1)
        layout.addLayout(self._buttons(able=bool(lines or differing)))
        self.resize(WIDTH, self.sizeHint().height())

    def _differing(self, lines: tuple[str, ...]) -> Card:
        card = Card()
        card.body.setSpacing(0)
        card.body.addWidget(plain("Both here and in it, but not the same", "lead"))
        card.body.addSpacing(SPACE)
        for line in lines:
            card.body.addWidget(plain(line))
        card.body.addSpacing(SPACE)
        for number, (_, text) in enumerate(CLASHES):
            radio = QRadioButton(text)
            radio.setChecked(number == 0)
            self._clash.addButton(radio, number)
            card.body.addWidget(radio)
        return card

    def _buttons(self, *, able: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        cancel = button("Cancel" if able else "Close")
        cancel.clicked.connect(lambda _checked: self.reject())
        cancel.setAutoDefault(not able)
        row.addWidget(cancel)
        if able:
            accept = button("Restore", "primary")
            accept.setDefault(True)
            accept.clicked.connect(lambda _checked: self._choose())
            row.addWidget(accept)
        return row

    def _choose(self) -> None:
        place = max(0, self._clash.checkedId())
        self.accept()
        self.chosen.emit(CLASHES[place][0])


def _nothing_new(*, flawed: bool) -> Card:
    card = Card()
    card.body.addWidget(plain(NOTHING_ELSE if flawed else ALL_HERE, "lead"))
    return card


def _new(lines: tuple[str, ...], known: str) -> Card:
    card = Card()
    card.body.addWidget(plain("New to you", "lead"))
    for line in lines or ("Nothing.",):
        card.body.addWidget(plain(line))
    if known:
        card.body.addWidget(plain(f"Here already, just the same: {known}.", "body", "muted"))
    return card
