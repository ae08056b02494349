"""A form for a step or for the routine, made from the declared fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.exercise.caution import Caution
from recoverytimer.forms.guard import guard
from recoverytimer.routine.fields import Field, FieldKind, shown, typed
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

LONG_HEIGHT = 8 * SPACE
Names = Mapping[str, str]


class Form(QWidget):
    """Shows a plain table; `changed` carries a key and its new plain value, None for none.

    Args:
        names: what exercises and cautions are called, by id and code.
    """

    changed = Signal(str, object)
    exercise_wanted = Signal(str)

    def __init__(self, fields: tuple[Field, ...], names: Names, cautions: Names) -> None:
        super().__init__()
        self._names = names
        self._cautions = cautions
        self._setters: dict[str, Callable[[Any], None]] = {}
        self._problems: dict[str, QLabel] = {}
        self._quiet = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        section = ""
        for field in fields:
            begins = field.section != section
            if begins:
                section = field.section
                self._column.addSpacing(SPACE)
                self._column.addWidget(plain(section, "strong"))
            # A heading says it once for a field of the same name, and so does a box to tick.
            is_said = (begins and field.label == section) or field.kind is FieldKind.FLAG
            self._add(field, caption="" if is_said else field.label)

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show a step or routine as it stands in its file."""
        self._quiet = True
        for key, setter in self._setters.items():
            setter(table.get(key))
        self._quiet = False
        # Every field shows what is sound now.
        for key in self._problems:
            self.show_problem(key, "")

    @property
    def problem(self) -> str:
        """What is wrong with the first field that stands wrong; empty where all are well."""
        return next((p.text() for p in self._problems.values() if p.text()), "")

    def show_problem(self, key: str, text: str) -> None:
        """Say what is wrong with a field; nothing where all is well."""
        label = self._problems.get(key)
        if label is not None and text != label.text():
            label.setText(text)
            label.setVisible(bool(text))

    def _add(self, field: Field, caption: str) -> None:
        maker = {
            FieldKind.LONG: self._long,
            FieldKind.CHOICE: self._choice,
            FieldKind.FLAG: self._flag,
            FieldKind.EXERCISE: self._exercise,
            FieldKind.CAUTIONS: self._caution_boxes,
        }.get(field.kind, self._text)
        control = maker(field)
        if field.kind is FieldKind.CAUTIONS:
            self._column.addWidget(control)
            return
        guard(control)
        control.setObjectName(field.key)
        control.setAccessibleName(field.label)
        row = QVBoxLayout()
        row.setSpacing(2)
        if caption:
            row.addWidget(plain(caption, "caption", "muted"))
        row.addWidget(control)
        problem = plain("", "caption", "danger")
        problem.hide()
        self._problems[field.key] = problem
        row.addWidget(problem)
        self._column.addLayout(row)

    def _tell(self, key: str, value: Any) -> None:
        if not self._quiet:
            self.changed.emit(key, value)

    def _text(self, field: Field) -> QWidget:
        line = QLineEdit()
        line.setPlaceholderText(field.hint)
        line.textEdited.connect(lambda text: self._tell(field.key, typed(field.kind, text)))

        def show(value: Any) -> None:
            # What is being typed is left alone, as long as it means the same.
            if typed(field.kind, line.text()) != value:
                line.setText(shown(field.kind, value))
                line.setCursorPosition(0)

        self._setters[field.key] = show
        return line

    def _long(self, field: Field) -> QWidget:
        box = QPlainTextEdit()
        box.setPlaceholderText(field.hint)
        box.setTabChangesFocus(True)
        box.setFixedHeight(LONG_HEIGHT)
        box.textChanged.connect(lambda: self._tell(field.key, typed(field.kind, box.toPlainText())))

        def show(value: Any) -> None:
            text = value or ""
            if box.toPlainText().strip() != text:
                box.setPlainText(text)

        self._setters[field.key] = show
        return box

    def _choice(self, field: Field) -> QWidget:
        box = QComboBox()
        for value, name in field.choices:
            box.addItem(name, value)
        box.activated.connect(lambda n: self._tell(field.key, box.itemData(n) or None))

        def show(value: Any) -> None:
            index = box.findData(value or "")
            if index < 0:
                # A list of rounds, say: written by hand, and to stay.
                box.addItem(shown(FieldKind.AMOUNT, value), value)
                index = box.count() - 1
            box.setCurrentIndex(index)

        self._setters[field.key] = show
        return box

    def _flag(self, field: Field) -> QWidget:
        check = QCheckBox(field.label)
        check.toggled.connect(lambda on: self._tell(field.key, True if on else None))
        self._setters[field.key] = lambda value: check.setChecked(bool(value))
        return check

    def _exercise(self, field: Field) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        name = plain("")
        choose, none = button("Choose"), button("None", "quiet")
        choose.clicked.connect(lambda _checked: self.exercise_wanted.emit(field.key))
        none.clicked.connect(lambda _checked: self._tell(field.key, None))
        row.addWidget(name, 1)
        row.addWidget(choose)
        row.addWidget(none)

        def show(value: Any) -> None:
            name.setText(self._names.get(value or "", value or "Nothing"))
            none.setVisible(bool(value))

        self._setters[field.key] = show
        return holder

    def _caution_boxes(self, field: Field) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        boxes: dict[str, QCheckBox] = {}

        def told(_on: bool) -> None:
            self._tell(field.key, [c for c, box in boxes.items() if box.isChecked()] or None)

        for code in Caution:
            box = boxes[code.value] = QCheckBox(
                self._cautions.get(code.value, code.value).replace("&", "&&")
            )
            box.setObjectName(code.value)
            box.toggled.connect(told)
            column.addWidget(box)

        def show(value: Any) -> None:
            for code, box in boxes.items():
                box.setChecked(code in (value or ()))

        self._setters[field.key] = show
        return holder
