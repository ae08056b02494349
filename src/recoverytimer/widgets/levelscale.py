"""How sore, from 0 to 10."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets import words
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.text import plain, set_look

MOST = 10
TWO_KEYS_MS = 1000
"""So soon after a 1, a 0 makes it 10."""

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}
ALONG = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: MOST}


class SorenessScale(QWidget):
    """A row of eleven choices, one click each; none is chosen at first.

    Digits choose, arrows move. `changed` carries the level that a person chose. It is `large` where
    it is touched from the mat.
    """

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._since_one = QElapsedTimer()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for level in range(MOST + 1):
            made = _Level(level, self)
            made.setProperty("large", large)
            self._group.addButton(made, level)
            grid.addWidget(made, 0, level)
        grid.setColumnStretch(MOST + 1, 1)
        ends = QHBoxLayout()
        add_all(
            ends,
            plain(words.no_soreness(), "caption", "muted", wrap=False),
            None,
            plain(words.worst_soreness(), "caption", "muted", wrap=False),
        )
        self._before: int | None = None
        self._move = _Move(self)
        self._move.hide()
        grid.addWidget(self._move, 1, 0, 1, MOST + 1)
        grid.addLayout(ends, 2, 0, 1, MOST + 1)
        self._group.idClicked.connect(self._choose)
        self.setAccessibleName(words.soreness_scale())
        self.setFocusProxy(self._group.button(0))

    @property
    def value(self) -> int | None:
        """The chosen level, or None."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def set_value(self, value: int | None) -> None:
        """Show a level, or none, without telling anyone."""
        if value is None:
            self._group.setExclusive(False)
            for made in self._group.buttons():
                made.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(value).setChecked(True)
        self._move.update()
        self.setFocusProxy(self._group.button(value or 0))

    def show_before(self, level: int | None) -> None:
        """Show which level it was before, and from there the way to what is chosen."""
        self._before = level
        for number, made in enumerate(self._group.buttons()):
            set_look(made, "before", "true" if number == level else "false")
        self.setAccessibleDescription("" if level is None else words.level_before(level))
        self._move.setVisible(level is not None)
        self._move.update()

    @property
    def way(self) -> tuple[int, int] | None:
        """From where to where it went, in pixels from the left; None where it stayed or is open."""
        if self._before is None or self.value is None or self.value == self._before:
            return None
        before, after = self._group.button(self._before), self._group.button(self.value)
        return before.geometry().center().x(), after.geometry().center().x()

    def _choose(self, level: int) -> None:
        self._move.update()
        self.changed.emit(level)

    def press(self, key: Qt.Key) -> bool:
        """Choose by a key; whether it meant anything here."""
        level = self._meant(key)
        if level is None:
            return False
        changed = level != self.value
        self.set_value(level)
        self._group.button(level).setFocus(Qt.FocusReason.TabFocusReason)
        if changed:
            self.changed.emit(level)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose by digits and arrows."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.press(
            Qt.Key(event.key())
        ):
            super().keyPressEvent(event)

    def _meant(self, key: Qt.Key) -> int | None:
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return self._from_digit(key - Qt.Key.Key_0)
        if key in ENDS:
            return ENDS[key]
        if key not in STEPS:
            return None
        if self.value is None:
            return 0
        # The levels stand in the way in which one reads.
        turns = key in ALONG and self.isRightToLeft()
        return max(0, min(MOST, self.value + (-STEPS[key] if turns else STEPS[key])))

    def _from_digit(self, digit: int) -> int:
        after_one = self._since_one.isValid() and self._since_one.elapsed() < TWO_KEYS_MS
        self._since_one.invalidate()
        if digit == 1:
            self._since_one.start()
        return MOST if digit == 0 and after_one else digit


class _Move(QWidget):
    """An arrow from the level before to the one that is chosen."""

    def __init__(self, scale: SorenessScale) -> None:
        super().__init__(scale)
        self._scale = scale
        self.setFixedHeight(2 * SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, in the colour of what is done where it leads down."""
        way = self._scale.way
        if way is None:
            return
        start, end = (at - self.x() for at in way)
        colours = theme_of(self).colours
        is_less = (end < start) is not self.isRightToLeft()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(colours.of("strength") if is_less else colours.muted)
        painter.setPen(QPen(colour, 2.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        path = QPainterPath(QPointF(start, 2))
        path.quadTo(QPointF((start + end) / 2, 2.0 * self.height() - 6), QPointF(end, 3))
        back = 7 if end < start else -7
        path.moveTo(QPointF(end + back, 2))
        path.lineTo(QPointF(end, 3))
        path.lineTo(QPointF(end + back * 0.6, 9))
        painter.drawPath(path)


class _Level(QPushButton):
    """One level; leaves all keys but Space to the scale."""

    def __init__(self, level: int, scale: QWidget) -> None:
        super().__init__(str(level), scale)
        self.setProperty("role", "level")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # So that Enter is for the default button of a dialog.
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.soreness_level(level, MOST))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the scale have the arrows."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
