"""The few questions that soreness calls for, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.words import common
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion
from recoverytimer.soreness.words import labels as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

WIDTH, MOST_HEIGHT = 80 * SPACE, 48 * SPACE
_NO, _YES = 0, 1


class QuestionsDialog(QDialog):
    """Asks, all on one page; `answers` holds those that were given, by the question's id.

    Signals:
        answered: `answers`, when the person is done.
    """

    answered = Signal(object)

    def __init__(self, questions: Sequence[SignQuestion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.soreness())
        layout = _column(self)
        layout.addWidget(plain(words.more_things(len(questions)), "title"))
        layout.addWidget(plain(words.why_asked(), "body", "muted"))
        self._groups: dict[str, QButtonGroup] = {}
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, SPACE, 0)
        cards.setSpacing(SPACE)
        for question in questions:
            cards.addWidget(self._asked(question))
        cards.addStretch(1)
        layout.addWidget(_scrolled(content), 1)
        layout.addLayout(self._buttons(len(questions)))
        self._tell()
        self.resize(WIDTH, self.sizeHint().height())
        # What is there from the start is not the answer that alarms.
        next(iter(self._groups.values())).button(_NO).setFocus()

    @property
    def answers(self) -> Mapping[str, bool]:
        """What was answered so far."""
        return {
            name: group.checkedId() == _YES
            for name, group in self._groups.items()
            if group.checkedId() >= 0
        }

    def _asked(self, question: SignQuestion) -> QWidget:
        card = Card()
        card.body.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(plain(question.ask), 1)
        group = QButtonGroup(self)
        for number, name in ((_YES, words.yes()), (_NO, words.no())):
            chip = Chip(name)
            chip.setAccessibleName(name)
            chip.setAccessibleDescription(question.ask)
            group.addButton(chip, number)
            row.addWidget(chip)
        group.idClicked.connect(lambda _: self._tell())
        self._groups[question.id] = group
        card.body.addLayout(row)
        return card

    def _buttons(self, count: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if count > 1:
            none = button(words.no_to_all())
            none.clicked.connect(self._none)
            row.addWidget(none)
        row.addStretch(1)
        later = button(words.not_now(), "quiet")
        later.clicked.connect(self.reject)
        row.addWidget(later)
        self.left = plain("", "body", "muted", wrap=False)
        row.addWidget(self.left)
        self.done_button = button(words.done(), "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._end)
        row.addWidget(self.done_button)
        return row

    def _tell(self) -> None:
        left = len(self._groups) - len(self.answers)
        self.left.setText(words.questions_left(left))
        self.done_button.setEnabled(not left)

    def _none(self) -> None:
        for group in self._groups.values():
            group.button(_NO).setChecked(True)
        self._end()

    def _end(self) -> None:
        self.accept()
        self.answered.emit(self.answers)


class AlarmDialog(QDialog):
    """Says what follows from a yes, in the words of the guide.

    Signals:
        guide_wanted: the id of a topic.
    """

    guide_wanted = Signal(str)

    def __init__(self, alarms: Sequence[Alarm], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.soreness())
        layout = _column(self)
        layout.addWidget(plain(words.advice(alarms[0].heading), "title"))
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, SPACE, 0)
        cards.setSpacing(SPACE)
        for alarm in alarms:
            card = Card()
            card.body.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
            if alarm.heading != alarms[0].heading:
                card.body.addWidget(plain(alarm.heading, "strong"))
            card.body.addWidget(plain(alarm.text))
            cards.addWidget(card)
        cards.addStretch(1)
        layout.addWidget(_scrolled(content), 1)
        layout.addWidget(plain(words.no_diagnosis(), "body", "muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        guide = button(words.when_to_get_help())
        topic = alarms[0].topic or HELP_TOPIC
        guide.clicked.connect(lambda _checked: self._to_guide(topic))
        row.addWidget(guide)
        row.addStretch(1)
        close = button(common.close(), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        self.resize(WIDTH, self.sizeHint().height())

    def _to_guide(self, topic: str) -> None:
        self.accept()
        self.guide_wanted.emit(topic)


def _column(dialog: QDialog) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
    layout.setSpacing(2 * SPACE)
    return layout


def _scrolled(content: QWidget) -> VerticalScroll:
    scroller = VerticalScroll(content)
    layout = content.layout()
    assert layout is not None
    wanted = layout.totalHeightForWidth(WIDTH - 6 * SPACE)
    scroller.setMinimumHeight(min(wanted, MOST_HEIGHT))
    return scroller
