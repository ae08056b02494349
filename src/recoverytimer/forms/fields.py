"""Fields of a form: each shows a plain value and tells by `edited` when a person changed it.

Their own undo is switched off, so that the keys for it reach the form's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from recoverytimer.forms.guard import guard
from recoverytimer.forms.lines import Way
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.painting import line_height
from recoverytimer.widgets.text import as_button_text, as_tooltip, explain

FEWEST_LINES, MOST_LINES = 2, 14
SHORTEST_CHOICE, LONGEST_CHOICE = 10, 36  # letters
CHOICE_EDGES = 64  # the padding, the border and the arrow of a choice
_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value
FRAME = 18  # the padding and the border of a text's frame, and what Qt wants below its last line


class LineField(QLineEdit):
    """One line of text, which stands for a value in some way; an empty one is no value."""

    edited = Signal(object)

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way
        guard(self)
        self.textEdited.connect(lambda _text: self.edited.emit(self.value))

    @property
    def value(self) -> Any:
        """The value that is written."""
        text = self.text().strip()
        return self.way.read(text) if text else None

    def show_value(self, value: Any) -> None:
        """Show a value, where what is written does not stand for it already."""
        if self.value != value:
            self.setText("" if value is None else self.way.write(value))
            if not self.hasFocus():
                self.setCursorPosition(0)


class LongField(QPlainTextEdit):
    """A text of several lines, as high as it needs to be."""

    edited = Signal(object)

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way
        guard(self)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(lambda: self.edited.emit(self.value))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def value(self) -> Any:
        """The value that is written."""
        text = self.toPlainText().strip()
        return self.way.read(text) if text else None

    def show_value(self, value: Any) -> None:
        """Show a value, where what is written does not stand for it already."""
        if self.value != value:
            with QSignalBlocker(self):
                self.setPlainText("" if value is None else self.way.write(value))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(FEWEST_LINES, round(self.document().size().height()))
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if lines > MOST_LINES else never)
        around = FRAME + 2 * round(self.document().documentMargin())
        height = min(MOST_LINES, lines) * line_height(self.font()) + around
        if height != self.height():
            self.setFixedHeight(height)


class ChoiceField(QComboBox):
    """One of a few values.

    Args:
        name_of: names a value that is none of them.
    """

    edited = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[str, Any]], name_of: Callable[[Any], str] = str
    ) -> None:
        super().__init__()
        self._name_of = name_of
        guard(self)
        # It may be narrower than its longest choice, which the list shows in full.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST_CHOICE)
        self.offer(choices)
        self.activated.connect(lambda number: self.edited.emit(self.itemData(number)))
        self.currentIndexChanged.connect(lambda _: self.updateGeometry())

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Have other choices, and show the same value."""
        shown = self.currentData()
        self.clear()
        for name, value in choices:
            self.addItem(name, value)
        self.show_value(shown)

    def show_value(self, value: Any) -> None:
        """Show a value, also one that is none of the choices."""
        if value is not None and self.findData(value) < 0:
            self.addItem(self._name_of(value), value)
        self.setCurrentIndex(self.findData(value))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for what is chosen, unless that is very long."""
        text, metrics = self.currentText(), self.fontMetrics()
        most = LONGEST_CHOICE * metrics.averageCharWidth()
        needed = min(metrics.horizontalAdvance(text), most) + CHOICE_EDGES
        return super().sizeHint().expandedTo(QSize(needed, 0))

    def event(self, event: QEvent) -> bool:
        """Say what is chosen in a tooltip where it is longer than the field."""
        if not isinstance(event, QHelpEvent) or self.toolTip() or not self._is_cut:
            return super().event(event)
        QToolTip.showText(event.globalPos(), as_tooltip(self.currentText()), self)
        return True

    @property
    def _is_cut(self) -> bool:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(whole, option, part, self).width()
        return room < self.fontMetrics().horizontalAdvance(self.currentText())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as it would be; Qt keeps its own from before the font was another one."""
        return self.sizeHint()


class CheckField(QCheckBox):
    """Yes or no; what it says goes on in further lines where it is too long for one."""

    edited = Signal(object)

    def __init__(self, text: str = "") -> None:
        super().__init__(as_button_text(text))
        self.setAccessibleName(text)
        self._whole = self.text()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda _on: self.edited.emit(self.isChecked()))

    def say(self, text: str) -> None:
        """Have another text beside the box."""
        self._whole = as_button_text(text)
        self._wrap()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one line."""
        return self._size_of(self._whole)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the longest word."""
        return self._size_of(max(self._whole.split(), key=len, default=""))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower it is, the more lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height of all lines at a width."""
        return self._size_of(self._wrapped(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the lines anew."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._wrap()

    def _wrap(self) -> None:
        text = self._wrapped(self.width())
        if text != self.text():
            self.setText(text)

    def _size_of(self, text: str) -> QSize:
        """The size with another text."""
        metrics = self.fontMetrics()
        shown, other = (metrics.size(_MNEMONIC, one) for one in (self.text(), text))
        whole = super().sizeHint()
        least = whole.height() if shown.height() == metrics.height() else 0
        return QSize(
            whole.width() + other.width() - shown.width(),
            max(least, whole.height() + other.height() - shown.height()),
        )

    def _wrapped(self, width: int) -> str:
        room = width - self._size_of("").width()
        layout, lines = QTextLayout(self._whole, self.font()), []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            begin = line.textStart()
            lines.append(self._whole[begin : begin + line.textLength()].rstrip())
        layout.endLayout()
        return "\n".join(lines)

    def show_value(self, value: Any) -> None:
        """Show yes or no."""
        self.setChecked(value is True)


class FlagsField(QWidget):
    """Which of many there are: a box for each, in as many columns as there is room for.

    Args:
        values: what can be ticked, in the order in which it is told.
        names: what stands beside the boxes, by the value.
        explanations: what is said of them besides.
        below: what stands below some of the boxes, where it is shown at all.
    """

    edited = Signal(object)

    def __init__(
        self,
        values: Iterable[str],
        names: Mapping[str, str],
        explanations: Mapping[str, str] = MappingProxyType({}),
        below: Mapping[str, Sequence[QWidget]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        layout = FlowLayout(self, gap=0, columns=SPACE)
        self._boxes = {value: CheckField(names.get(value, value)) for value in values}
        for value, box in self._boxes.items():
            box.setObjectName(value)
            told = explanations.get(value, "")
            explain(box, "" if told == names.get(value) else told)
            box.edited.connect(self._tell)
            layout.addWidget(box)
            for more in below.get(value, ()):
                more.setContentsMargins(0, 0, 0, SPACE // 2)
                layout.addWidget(more)

    def show_value(self, value: Any) -> None:
        """Show a list of values."""
        ticked = value if isinstance(value, list | tuple) else ()
        for one, box in self._boxes.items():
            box.show_value(one in ticked)

    def _tell(self) -> None:
        self.edited.emit([one for one, box in self._boxes.items() if box.isChecked()] or None)
