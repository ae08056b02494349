"""What is asked once, before the first page: what to know, where it is tight, what there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recoverytimer.base.field import Choices
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.words.areas import area_name
from recoverytimer.exercise.words.equipment import EQUIPMENT
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.settings import commands, words
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.cautionquestions import CautionQuestions
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.actions import Action, button_for, leave_keys_to_buttons
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.layout import add_all, flow_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

LOW = 60 * SPACE
WIDEST = 92 * SPACE
MARGIN, NARROW_MARGIN = 8 * SPACE, 6 * SPACE
PICTURE, ROOM_FOR_PICTURE = QSize(400, 400), 140 * SPACE
PICTURE_AFTER_MS = 50
SHOWN = "kneeling-hip-flexor"


class ChipsPart(QWidget):
    """A question that is answered with chips, of which any number is chosen.

    Args:
        alone: the value of the chip that none other is chosen beside.
    """

    def __init__(
        self, key: str, choices: Choices, chosen: Sequence[Any], alone: Any = None
    ) -> None:
        super().__init__()
        self.key = key
        self.chips = {value: Chip(say(), checked=value in chosen) for value, say in choices.items()}
        self._alone = alone
        for value, chip in self.chips.items():
            chip.setObjectName(value)
            chip.clicked.connect(lambda on, v=value: self._choose(v, on=on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        add_all(column, flow_of(*self.chips.values()), None)
        self.setFocusProxy(next(iter(self.chips.values())))

    def told(self) -> Mapping[str, Any]:
        """What was answered, by the names of settings."""
        return {self.key: tuple(value for value, chip in self.chips.items() if chip.isChecked())}

    def _choose(self, value: Any, *, on: bool) -> None:
        for other, chip in self.chips.items():
            if on and other is not value and self._alone in {value, other}:
                chip.setChecked(False)


class FirstPage(QWidget):
    """Asks three questions, one after the other; each can be skipped.

    Signals:
        told: the values of settings by their names, after each question that is answered.
        done: all were answered or skipped.
    """

    told = Signal(object)
    done = Signal()

    def __init__(
        self,
        settings: Settings,
        notes: Mapping[Caution, CautionNote],
        today: date,
        figures: Callable[[], Figures],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._picture: QWidget | None = None
        self._has_asked_for_picture = False
        self._actions = {
            command: Action(command, do, self)
            for command, do in (
                (commands.CONTINUE, self._go_on),
                (commands.SKIP, self._skip),
                (commands.PREVIOUS, self._go_back),
            )
        }
        areas: Choices = {area: partial(area_name, area) for area in Area}
        for action in self._actions.values():
            # Who holds a key answers one question.
            action.setAutoRepeat(False)
        self.parts: list[CautionQuestions | ChipsPart] = [
            CautionQuestions(settings, notes, today),
            ChipsPart("tight", areas, settings.tight),
            ChipsPart("equipment", EQUIPMENT, settings.equipment, Equipment.NONE),
        ]
        said = (
            (words.anything_to_know(), words.why_to_know()),
            (words.where_tight(), words.why_tight()),
            (words.what_have_you(), words.why_have()),
        )
        self._questions = [question for question, _why in said]
        self._stack = QStackedWidget()
        for number, (part, (question, why)) in enumerate(zip(self.parts, said, strict=True)):
            self._stack.addWidget(self._asked(number, part, question, why))
        row = row_of((self._column(), 1), gap=MARGIN)
        self._row = row
        self.setLayout(row)
        self._fit()
        leave_keys_to_buttons(self)
        self._show(0)

    @property
    def number(self) -> int:
        """Which question is asked; the first is 0."""
        return self._stack.currentIndex()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture comes after the questions, so that it delays nothing."""
        super().paintEvent(event)
        if not self._has_asked_for_picture and self._has_room:
            self._has_asked_for_picture = True
            QTimer.singleShot(PICTURE_AFTER_MS, self, self._add_picture)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page has the questions alone."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words have longer lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @property
    def _has_room(self) -> bool:
        return self.width() >= ROOM_FOR_PICTURE * theme_of(self).scale.factor

    def _add_picture(self) -> None:
        from recoverytimer.figure.ui.widget import FigurePicture

        picture = FigurePicture(self._figures(), PICTURE)
        picture.show_role(FigureRole(SHOWN))
        self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self._picture = picture
        self._fit()

    def _asked(
        self, number: int, part: CautionQuestions | ChipsPart, question: str, why: str
    ) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        scroller = VerticalScroll(_with_margin(part))
        for chip in part.chips.values():
            chip.setAccessibleDescription(question)
        if isinstance(part, CautionQuestions):
            part.opened.connect(scroller.reveal)
        which = plain(words.question_of(number + 1, len(self.parts)), "body", "muted")
        add_all(column, which, heading(question, "display"), plain(why, "lead", "muted"), 2 * SPACE)
        add_all(column, (scroller, 1))
        return page

    def _column(self) -> QWidget:
        actions = self._actions
        self.go_on = button_for(actions[commands.CONTINUE], "primary", large=True)
        self.skip = button_for(actions[commands.SKIP], "quiet", large=True)
        self.previous = button_for(actions[commands.PREVIOUS], "quiet", large=True)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        add_all(
            column,
            (self._stack, 1),
            row_of(self.go_on, self.skip, None, self.previous, gap=2 * SPACE),
            plain(words.changed_later(), "caption", "muted"),
        )
        self._text = made
        return made

    def _fit(self) -> None:
        self._text.setMaximumWidth(at_text_size(self, WIDEST))
        has_room = self._has_room
        margin = MARGIN if has_room else NARROW_MARGIN
        is_low = self.height() < at_text_size(self, LOW)
        edge = 2 * SPACE if is_low else margin
        self._row.setContentsMargins(margin, edge, margin, edge // 2)
        if self._picture is not None:
            self._picture.setVisible(has_room)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.setWindowTitle(self._questions[number])
        is_last = number == len(self.parts) - 1
        self._actions[commands.CONTINUE].rename(words.show_me() if is_last else words.go_on())
        self._actions[commands.PREVIOUS].setEnabled(number > 0)
        self.previous.setVisible(number > 0)
        self.setFocusProxy(self.parts[number])
        if self.isVisible():
            self.parts[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        self.told.emit(self.parts[self.number].told())
        self._skip()

    def _skip(self) -> None:
        if self.number + 1 < len(self.parts):
            self._show(self.number + 1)
        else:
            self.done.emit()

    def _go_back(self) -> None:
        self._show(self.number - 1)


def _with_margin(part: QWidget) -> QWidget:
    """Room around a part, so that nothing of the ring around what has the keyboard is cut."""
    column = QVBoxLayout()
    column.addWidget(part)
    return holding(column, right=2 * SPACE)
