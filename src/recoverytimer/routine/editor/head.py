"""The top of the editor: name, when to use, tags, cautions, and how long it all takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from recoverytimer.base.commands import BACK, REDO, SAVE, UNDO, Command
from recoverytimer.base.field import Field
from recoverytimer.forms.fields import LineField
from recoverytimer.forms.lines import WAYS
from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.routine.bars import SegmentBar
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.files import read_routine_table, routine_table
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.fields import name_of_change
from recoverytimer.routine.words.problems import field_problem_in_words
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.actions import Action, button_for, icon_button_for, show_undo
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.layout import Folding, column_of, holding
from recoverytimer.widgets.text import plain, set_look, set_tone
from recoverytimer.widgets.timelinebar import TimelineBar

ROW_WIDTH = 86 * SPACE


class EditorHead(QWidget):
    """Changes a document's name, use and tags, and shows what was worked out from its steps.

    `top`, with the name and what is done with all of it, is to stay in place above.

    Signals:
        left, about_wanted: the buttons.
        part_chosen: the index of a part of the bar.

    Args:
        actions: those of the editor for `BACK`, `UNDO`, `REDO` and `SAVE`.
    """

    left = Signal()
    about_wanted = Signal()
    part_chosen = Signal(int)

    def __init__(self, document: Document, actions: Mapping[Command, Action]) -> None:
        super().__init__()
        self._document = document
        self._of = actions
        declared = [form_of(Routine).fields[key] for key in ("name", "when", "tags")]
        self.fields = {field.key: self._field(field) for field in declared}
        self._problems: dict[str, str] = {}
        self._about_steps = ("", False)
        self._may_save = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        self.top = holding(self._first_row())
        column.addWidget(self._second_row(declared[1:]))
        column.addLayout(self._third_row())
        document.edited.connect(self._refresh)
        # A stack that is about to go says so; by then these are disconnected.
        document.stack.undoTextChanged.connect(self._name_undo)
        document.stack.redoTextChanged.connect(self._name_undo)
        self._refresh()
        self._name_undo()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A long name is to be seen whole."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < at_text_size(self, ROW_WIDTH)
        set_look(self.fields["name"], "narrow", "true" if is_narrow else "false")

    def show_length(
        self, total: str, bars: Sequence[SegmentBar], said: str, *, is_bad: bool
    ) -> None:
        """Show the total, the bar, and the cautions or what is wrong."""
        self.total.setText(total)
        self.bar.show_parts(bars)
        self._about_steps = (said, is_bad)
        self._say()

    @property
    def problem(self) -> str:
        """What is wrong with a field as it stands; empty where all are well."""
        return next(iter(self._problems.values()), "")

    def show_state(self, text: str, *, may_save: bool) -> None:
        """Say whether there is something to save."""
        self.state.setText(text)
        self._may_save = may_save
        self._of[SAVE].setEnabled(may_save or bool(self._problems))

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        of = self._of
        # Where its key leads out of a field first, the button leads out of the editor.
        back = icon_button_for(of[BACK], then=self.left.emit)
        row.addWidget(back)
        name = self.fields["name"]
        name.setProperty("role", "name")
        row.addWidget(name, 1)
        self.state = plain("", "caption", "muted", wrap=False)
        row.addWidget(self.state)
        self.undo, self.redo = icon_button_for(of[UNDO]), icon_button_for(of[REDO])
        self.more = icon_button(painted_icon("more"), words.more())
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.save = button_for(of[SAVE], "primary")
        for one in (self.undo, self.redo, self.more, self.save):
            row.addWidget(one)
        return row

    def _second_row(self, declared: Sequence[Field]) -> QWidget:
        when, tags = (FormRow(f, self.fields[f.key], RowShape.NARROW) for f in declared)
        self.about = button(words.about_routine())
        self.about.setToolTip(words.what_it_has())
        self.about.clicked.connect(lambda _checked: self.about_wanted.emit())
        about = holding(column_of(None, self.about))
        return Folding((when, 3), (tags, 2), (about, 0), least=ROW_WIDTH, gap=SPACE)

    def _third_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        self.bar = TimelineBar()
        self.bar.chosen.connect(self.part_chosen)
        row.addWidget(self.bar, 1)
        self.total = plain("", "title", wrap=False)
        row.addWidget(self.total)
        column.addLayout(row)
        self.said = plain("", "caption", "muted")
        column.addWidget(self.said)
        return column

    def _field(self, declared: Field) -> LineField:
        field = LineField(WAYS[declared.kind])
        field.setAccessibleName(declared.words.label())
        field.setPlaceholderText(declared.words.hint())
        field.edited.connect(lambda value: self._take(declared.key, value))
        return field

    def _take(self, key: str, value: Any) -> None:
        table = self._table()
        if value is None and key != "name":
            table.pop(key, None)
        else:
            table[key] = value or ""
        read = read_routine_table(table, may_be_empty=True)
        if read.value is None:
            self._problems[key] = field_problem_in_words(read.problems[0])
            self._mark()
            return
        self._problems.pop(key, None)
        self._mark()
        whole = replace(read.value, steps=self._document.steps)
        self._document.edit(name_of_change(key), whole, field=key)

    def _refresh(self, _edit: object = None) -> None:
        table = self._table()
        for key, field in self.fields.items():
            field.show_value(table.get(key) or None)
        # None stands wrong any longer.
        self._problems.clear()
        self._mark()

    def _mark(self) -> None:
        for key, line in self.fields.items():
            set_look(line, "wrong", "true" if key in self._problems else "false")
        self._say()
        self._of[SAVE].setEnabled(self._may_save or bool(self._problems))

    def _say(self) -> None:
        said, is_bad = self._about_steps
        self.said.setText(self.problem or said)
        set_tone(self.said, "danger" if self.problem or is_bad else "muted")

    def _table(self) -> dict[str, Any]:
        return routine_table(replace(self._document.routine, steps=()))

    def _name_undo(self, _text: str = "") -> None:
        show_undo(self._of[UNDO], self._of[REDO], self._document.stack)
