"""The runs, the newest first, each with a way to change and to delete it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from recoverytimer.base import dates
from recoverytimer.runs import words
from recoverytimer.runs.run import Run
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.layout import Card, add_all, clear_layout, column_of, row_of
from recoverytimer.widgets.text import heading, plain

RUNS_AT_ONCE = 20
DAY_WIDTH = 18 * SPACE


class RunList(Card):
    """A row for each run; older ones when they are asked for.

    Signals:
        edit_wanted, delete_wanted: the `Run`.
    """

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: Sequence[Run] = ()
        self._today = date.min
        self._count = RUNS_AT_ONCE
        self._deleted: int | None = None
        self._rows = column_of()
        self._more = button(words.show_older(), do=self._show_older)
        title = heading(words.your_runs())
        add_all(self.body, title, self._rows, row_of(self._more, None))

    def show_runs(self, runs: Sequence[Run], today: date) -> None:
        """Show runs, which come the oldest first."""
        self._runs = tuple(reversed(runs))
        self._today = today
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fill()

    def _show_older(self) -> None:
        first = self._count
        self._count += RUNS_AT_ONCE
        self._fill()
        self._edits[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        clear_layout(self._rows)
        self._edits: list[QPushButton] = []
        self._deletes: list[QPushButton] = []
        for index, run in enumerate(self._runs[: self._count]):
            self._rows.addLayout(self._row(index, run))
        self._more.setVisible(len(self._runs) > self._count)
        # The keyboard stays where it was, so that a second one can be deleted.
        if self._deleted is not None and self._deletes:
            place = min(self._deleted, len(self._deletes) - 1)
            self._deletes[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._deleted = None

    def _row(self, index: int, run: Run) -> QHBoxLayout:
        row = row_of(gap=2 * SPACE)
        when = dates.with_short_weekday(run.day, self._today)
        day = plain(when, "body", "muted")
        day.setFixedWidth(round(DAY_WIDTH * theme_of(self).scale.factor))
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        said = column_of(plain(words.run_in_words(run), "strong"), gap=0)
        more = words.run_details(run)
        if more:
            said.addWidget(plain(more, "caption", "muted"))
        row.addLayout(said, 1)
        edit = icon_button(
            painted_icon("edit", "muted"), words.change(when), do=lambda: self.edit_wanted.emit(run)
        )
        delete = icon_button(
            painted_icon("delete", "muted"), words.delete(when), do=lambda: self._delete(index, run)
        )
        self._edits.append(edit)
        self._deletes.append(delete)
        buttons = row_of(edit, delete, gap=0)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        return row

    def _delete(self, index: int, run: Run) -> None:
        self._deleted = index if self._deletes[index].hasFocus() else None
        self.delete_wanted.emit(run)
