"""What a backup holds, before any of it is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.words.common import close
from recoverytimer.history.words.counts import counted_records
from recoverytimer.records.backup.restore import RestoreOutcome
from recoverytimer.records.words import backups as words
from recoverytimer.records.words import labels
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog, cancel_and
from recoverytimer.widgets.layout import Card, add_all, row_of
from recoverytimer.widgets.text import heading, plain

WIDTH = 72 * SPACE
CLASHES = (ClashChoice.KEEP_BOTH, ClashChoice.SKIP, ClashChoice.REPLACE)


class RestoreDialog(Dialog):
    """Says what is new and what differs, and asks what to do with the latter.

    Signals:
        chosen: the `ClashChoice`, and whether what was deleted here is wanted back.
    """

    chosen = Signal(object, bool)

    def __init__(self, name: str, found: RestoreOutcome, parent: QWidget | None = None) -> None:
        super().__init__(words.restore_a_backup(), parent)
        add_all(
            self.column, heading(words.restore_a_backup(), "title"), plain(name, "body", "muted")
        )
        self._clash = QButtonGroup(self)
        lines, differing = words.would_bring(found), words.would_clash(found)
        if lines or differing:
            self.column.addWidget(_new(lines, counted_records(found.records.known)))
        else:
            part = found.left_out or len(found.records.deleted)
            nothing = words.nothing_else() if part else words.all_here()
            self.column.addWidget(Card(plain(nothing, "lead")))
        if differing:
            self.column.addWidget(self._differing(differing))
        self._back = QCheckBox(words.bring_back_deleted(len(found.records.deleted)))
        can_be_back = len(found.records.deleted) > 0
        if can_be_back:
            self.column.addWidget(self._back)
        if found.left_out:
            self.column.addWidget(plain(words.left_out_in_words(found)))
        able = bool(lines or differing or can_be_back)
        if able:
            self.column.addWidget(plain(words.nothing_is_deleted(), "body", "muted"))
        add_all(self.column, None, self._buttons(able=able))
        self.want(WIDTH)

    def _differing(self, lines: tuple[str, ...]) -> Card:
        card = Card()
        card.body.setSpacing(0)
        add_all(card.body, heading(words.both_but_not_the_same()), SPACE)
        add_all(card.body, *map(plain, lines), SPACE)
        for number, choice in enumerate(CLASHES):
            radio = QRadioButton(words.clash_choice(choice))
            radio.setChecked(number == 0)
            self._clash.addButton(radio, number)
            card.body.addWidget(radio)
        return card

    def _buttons(self, *, able: bool) -> QHBoxLayout:
        if able:
            return cancel_and(self, labels.restore(), self._choose)[0]
        return row_of(None, button(close(), do=self.reject))

    def _choose(self) -> None:
        place = max(0, self._clash.checkedId())
        self.accept()
        self.chosen.emit(CLASHES[place], self._back.isChecked())


def _new(lines: tuple[str, ...], known: str) -> Card:
    card = Card(heading(words.new_to_you()), *map(plain, lines or (words.nothing(),)))
    if known:
        card.body.addWidget(plain(words.here_already(known), "body", "muted"))
    return card
