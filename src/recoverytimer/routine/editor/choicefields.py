"""What is chosen before a routine starts, and with which of it a step is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.base.field import FieldKind
from recoverytimer.forms.fields import CheckField, FlagsField, LongField
from recoverytimer.forms.form import Form
from recoverytimer.forms.lines import WAYS, Way
from recoverytimer.forms.row import RowShape
from recoverytimer.forms.tablesfield import TablesField
from recoverytimer.routine.choiceedits import options_from
from recoverytimer.routine.fields import choice_form
from recoverytimer.routine.routine import Choice, Option
from recoverytimer.routine.words import fields as words
from recoverytimer.widgets.tabstops import reach_here

Choices = Sequence[Choice]


class ChoicesField(TablesField):
    """The choices of a routine: a question each, and its options line by line."""

    def __init__(self) -> None:
        super().__init__(words.add_choice(), words.remove_choice)

    def form(self) -> Form:
        """The form of a choice."""
        lines = WAYS[FieldKind.LINES]
        return Form(choice_form(), {"options": lambda _: LongField(lines)}, RowShape.NARROW)

    def entered(self, n: int, table: Mapping[str, Any]) -> dict[str, Any]:
        """A choice whose options have ids; a new one has something to choose from."""
        before = self.tables[n] if n < len(self.tables) else {}
        others = (*self.tables[:n], *self.tables[n + 1 :])
        taken = {option.id for other in others for option in _options(other)}
        new = {} if before else {"ask": words.new_choice(), "options": words.new_options()}
        said = {**new, **table}
        options = options_from(said.get("options") or (), _options(before), taken)
        return {**said, "options": msgspec.to_builtins(options)}

    def show_table(self, row: Form, table: Mapping[str, Any]) -> None:
        """Show the question, and what the options say."""
        row.show_value({**table, "options": [option.says for option in _options(table)]})

    def first_field(self, row: Form) -> QWidget:
        """Its question."""
        field: QWidget = row.rows["ask"].field
        return field


def _options(table: Mapping[str, Any]) -> tuple[Option, ...]:
    return msgspec.convert(table.get("options", ()), tuple[Option, ...])


class OnlyField(QWidget):
    """The options with which a step is done, a box for each.

    Args:
        choices: gives those of the routine as it is now.
    """

    edited = Signal(object)

    def __init__(self, choices: Callable[[], Choices]) -> None:
        super().__init__()
        self._choices = choices
        self._shown: Choices = ()
        self.flags = FlagsField((), {})
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.flags)
        self.flags.hide()

    def show_value(self, value: Any) -> None:
        """Tick the options of a list."""
        choices = self._choices()
        if choices != self._shown:
            self._shown = choices
            self._offer(choices)
        self.flags.show_value(value)

    def _offer(self, choices: Choices) -> None:
        is_one = len(choices) == 1
        names = {
            option.id: option.says if is_one else words.option_of(choice.ask, option.says)
            for choice in choices
            for option in choice.options
        }
        old, self.flags = self.flags, FlagsField(names, names)
        self.flags.edited.connect(self.edited)
        self._column.replaceWidget(old, self.flags)
        self.flags.setVisible(bool(names))
        reach_here(self, self.flags.findChildren(CheckField))
        old.deleteLater()


def _read_replaced(text: str) -> list[dict[str, Any]]:
    return [_replaced(line) for line in text.splitlines() if line.strip()]


def _replaced(line: str) -> dict[str, Any]:
    routine, _, options = line.partition(":")
    named = [option.strip() for option in options.split(",") if option.strip()]
    return {"routine": routine.strip(), **({"options": named} if named else {})}


def _write_replaced(tables: Any) -> str:
    return "\n".join(
        f"{table['routine']}: {', '.join(table['options'])}"
        if table.get("options")
        else str(table["routine"])
        for table in tables
    )


REPLACED = Way(_read_replaced, _write_replaced)
"""The routines that one stands for, a line each."""
