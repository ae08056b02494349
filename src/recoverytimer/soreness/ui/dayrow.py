"""A day of the list of entries: one row, which opens to what was noted one by one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recoverytimer.base import dates
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.noteddays import NotedDay
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import (
    day_details,
    day_in_words,
    day_spoken,
    entry_details,
    entry_level,
)
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.button import icon_button
from recoverytimer.widgets.layout import add_all, clear_layout, column_of, holding, row_of
from recoverytimer.widgets.opener import Opener
from recoverytimer.widgets.text import plain

WHEN = 88


class DayRow(QWidget):
    """Where there is but one entry, it is changed and deleted in the row itself.

    Signals:
        edit_wanted, delete_wanted: a `SorenessEntry`.
        opened: whether the entries are shown one by one now.
    """

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    opened = Signal(bool)

    def __init__(
        self, day: NotedDay, today: date, *, is_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._opener = Opener(words.day_of_entries(day, today), is_open=is_open)
        self._details = plain(day_details(day), "body", "muted")
        self._entries = QVBoxLayout()
        self._inside = holding(self._entries)
        self._inside.setAccessibleName(dates.full(day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        add_all(column, self._head(), self._inside)
        self._opener.opened.connect(self._show)
        self._opener.opened.connect(self.opened)
        self._opener.setVisible(self._opens)
        self._show(is_open)

    @property
    def _opens(self) -> bool:
        return len(self._day.entries) > 1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click anywhere in the row opens it, too."""
        is_head = event.position().y() < self._inside.y() or not self._inside.isVisible()
        if self._opens and is_head and event.button() is Qt.MouseButton.LeftButton:
            self._opener.turn()

    def _head(self) -> QHBoxLayout:
        # So that dates stand below each other, also where there is nothing to open.
        policy = self._opener.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._opener.setSizePolicy(policy)
        when = self._when(dates.listed(self._day.day))
        said = plain(day_in_words(self._day), "strong")
        said.setAccessibleName(day_spoken(self._day))
        only = [] if self._opens else self._buttons(self._day.entries[0])
        return row_of(self._opener, when, (column_of(said, self._details, gap=0), 1), *only)

    def _show(self, is_open: bool) -> None:
        clear_layout(self._entries)
        shown = is_open and self._opens
        for entry in self._day.entries if shown else ():
            self._entries.addLayout(self._entry(entry))
        self._inside.setVisible(shown)
        # Then they stand with the entries.
        self._details.setVisible(bool(self._details.text()) and not shown)

    def _entry(self, entry: SorenessEntry) -> QHBoxLayout:
        details = entry_details(entry)
        said = [plain(entry_level(entry), "strong")]
        said += [plain(details, "body", "muted")] if details else []
        left = self._opener.sizeHint().width() + SPACE
        return row_of(
            left,
            self._when(words.time_of(entry)),
            (column_of(*said, gap=0), 1),
            *self._buttons(entry),
        )

    def _when(self, text: str) -> QLabel:
        made = plain(text, "body", "muted", wrap=False)
        made.setMinimumWidth(at_text_size(self, WHEN))
        return made

    def _buttons(self, entry: SorenessEntry) -> list[QPushButton]:
        change, delete = words.change(entry), words.delete(entry)
        return [
            icon_button(painted_icon("edit"), change, do=lambda: self.edit_wanted.emit(entry)),
            icon_button(painted_icon("delete"), delete, do=lambda: self.delete_wanted.emit(entry)),
        ]
