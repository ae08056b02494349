"""The dialog in which a person says which activities were runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.importrecords import other_sports, untold
from recoverytimer.records.words import activities as words
from recoverytimer.records.words.labels import import_
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.text import heading, plain, set_tone

WIDTH, HEIGHT = 84 * SPACE, 70 * SPACE
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ActivitiesDialog(Dialog):
    """Lists activities with a tick for each, one for all that are untold, and one for other sports.

    `chosen` are those that were runs.

    Args:
        again: runs that are probably there already.
    """

    def __init__(
        self,
        others: Sequence[OtherActivity],
        parent: QWidget | None = None,
        again: Sequence[OtherActivity] = (),
    ) -> None:
        super().__init__(words.which_were_runs(), parent)
        silent, told = untold(others), other_sports(others)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.setIndentation(3 * SPACE)
        self.tree.setAccessibleName(words.activities())
        self._items: list[tuple[QTreeWidgetItem, OtherActivity]] = []
        self._add(words.all_untold(len(silent)), silent, is_open=True)
        self._add(words.all_other_sports(len(told)), told, is_open=not silent)
        self._add(words.all_again(len(again)), again, is_open=not others)
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self.summary = plain("", "strong")
        leave = button(words.leave_out(), do=self.reject)
        leave.setAutoDefault(False)
        self.accept_button = button(import_(), "primary", do=self.accept)
        self.accept_button.setDefault(True)
        asked = words.not_saying(len(silent)) if silent else words.which_were_runs()
        add_all(
            self.column,
            heading(asked, "title"),
            plain(words.tick_runs(), "body", "muted"),
            (self.tree, 1),
            row_of((self.summary, 1), leave, self.accept_button),
        )
        self.want(WIDTH, HEIGHT)
        # All of them may change at once.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        self.tree.itemChanged.connect(self._later.start)
        self._follow()
        self.tree.setFocus()

    @property
    def chosen(self) -> list[OtherActivity]:
        """Those that were runs."""
        return [other for item, other in self._items if item.checkState(0) is _CHECKED]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Only now rows are as high as their texts need."""
        super().showEvent(event)
        self.tree.doItemsLayout()

    def _add(self, title: str, others: Sequence[OtherActivity], *, is_open: bool) -> None:
        if not others:
            return
        group = QTreeWidgetItem([title])
        for other in others:
            item = QTreeWidgetItem(group, [words.activity(other)])
            item.setCheckState(0, _CHECKED if other.is_likely else _UNCHECKED)
            self._items.append((item, other))
        # Only now is its own tick that of all that are in it.
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        self.tree.addTopLevelItem(group)
        group.setExpanded(is_open)

    def _follow(self) -> None:
        number = len(self.chosen)
        self.summary.setText(words.chosen(number))
        set_tone(self.summary, "ink" if number else "muted")
        self.accept_button.setEnabled(number > 0)
