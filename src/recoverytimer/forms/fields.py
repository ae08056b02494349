"""Fields of a form: each shows a plain value and tells when a person changed it.

Their own undo is switched off, so that the keys for it reach the form's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from recoverytimer.forms.guard import guard
from recoverytimer.widgets.text import as_button_text

FEWEST_LINES, MOST_LINES = 2, 14
SHORTEST_CHOICE = 10
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
FRAME = 16  # the padding and the border of a text's frame


class ValueField(Protocol):
    """What a form asks of a field: to show a value, and to tell of one that was entered.

    `left`: what was entered so far is one step; what comes next is another.
    """

    edited: SignalInstance
    left: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show a value, without telling of it."""


class TextField(QLineEdit):
    """One line of text; an empty one is no value."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        guard(self)
        self.textEdited.connect(lambda text: self.edited.emit(self.value(text.strip())))

    def value(self, text: str) -> Any:
        """The value that a text stands for."""
        return text or None

    def show_value(self, value: Any) -> None:
        """Show a value, where what is written does not stand for it already."""
        if self.value(self.text().strip()) != value:
            self.setText(self.as_text(value))
            if not self.hasFocus():
                self.setCursorPosition(0)

    def as_text(self, value: Any) -> str:
        """A value as it is written here."""
        return "" if value is None else str(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that one is done here."""
        super().focusOutEvent(event)
        self.left.emit()


class LongField(QPlainTextEdit):
    """A text of several lines, as high as it needs to be unless its height in pixels is given."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, height: int | None = None) -> None:
        super().__init__(parent)
        self._shows = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        guard(self)
        self._height = height
        if height is not None:
            self.setFixedHeight(height)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> Any:
        """What is written, or None for nothing."""
        return self.toPlainText().strip() or None

    def show_value(self, value: Any) -> None:
        """Show a text."""
        if value != self.value():
            self._shows = True
            self.setPlainText(self.as_text(value))
            self._shows = False

    def as_text(self, value: Any) -> str:
        """A value as it is written here."""
        return "" if value is None else str(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that one is done here."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._shows:
            self.edited.emit(self.value())

    def _fit(self) -> None:
        if self._height is not None:
            return
        lines = max(FEWEST_LINES, round(self.document().size().height()))
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if lines > MOST_LINES else never)
        around = FRAME + 2 * round(self.document().documentMargin())
        height = min(MOST_LINES, lines) * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)


class LinesField(LongField):
    """A list of texts, one to a line."""

    def value(self) -> Any:
        """The lines that are not empty, or None for none."""
        lines = (line.strip() for line in self.toPlainText().splitlines())
        return [line for line in lines if line] or None

    def as_text(self, value: Any) -> str:
        """A list as it is written here; what is no list as it stands."""
        if not isinstance(value, list | tuple):
            return super().as_text(value)
        # A line cannot hold a line break; the file keeps its own until the list is changed.
        return "\n".join(" ".join(str(text).split()) for text in value)


class ChoiceField(QComboBox):
    """One of a few values.

    Args:
        name_of: names a value that is none of them; without it such a value leaves it empty.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, Any]],
        name_of: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name_of = name_of
        guard(self)
        # It may be narrower than its longest choice, which the list shows in full.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST_CHOICE)
        self.offer(choices)
        self.activated.connect(self._choose)

    def _choose(self, number: int) -> None:
        self.left.emit()
        self.edited.emit(self.itemData(number))

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Have other choices."""
        if [(self.itemText(n), self.itemData(n)) for n in range(self.count())] != list(choices):
            self.clear()
            for name, value in choices:
                self.addItem(name, value)

    def show_value(self, value: Any) -> None:
        """Show a value, also one that is none of the choices."""
        if value is not None and self._name_of is not None and self.findData(value) < 0:
            self.addItem(self._name_of(value), value)
        self.setCurrentIndex(self.findData(value))


class NumberField(TextField):
    """A number, or nothing; what is no number stays the text it is."""

    def value(self, text: str) -> Any:
        """The number that a text stands for."""
        if not NUMBER.fullmatch(text):
            return super().value(text)
        return float(text) if "." in text else int(text)


class CommaField(TextField):
    """A list of short texts with commas between them."""

    def value(self, text: str) -> Any:
        """The texts that stand between commas."""
        parts = (part.strip() for part in text.split(","))
        return [part for part in parts if part] or None

    def as_text(self, value: Any) -> str:
        """A list as it is written here."""
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


class CheckField(QCheckBox):
    """Yes or no; no is no value."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(as_button_text(text), parent)
        self.setAccessibleName(text)
        self.clicked.connect(self._choose)

    def _choose(self, on: bool) -> None:
        self.left.emit()
        self.edited.emit(on or None)

    def show_value(self, value: Any) -> None:
        """Show yes or no."""
        self.setChecked(value is True)
