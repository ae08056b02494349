"""The few questions that soreness calls for, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from recoverytimer.base.words import common
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion
from recoverytimer.soreness.words import labels as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, add_all, column_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

WIDTH, MOST_HEIGHT = 80 * SPACE, 48 * SPACE
_NO, _YES = 0, 1


class QuestionsDialog(Dialog):
    """Asks, all on one page; `answers` holds those that were given, by the question's id.

    Signals:
        answered: `answers`, when the person is done.
    """

    answered = Signal(object)

    def __init__(self, questions: Sequence[SignQuestion], parent: QWidget | None = None) -> None:
        super().__init__(words.soreness(), parent)
        self._groups: dict[str, QButtonGroup] = {}
        add_all(
            self.column,
            plain(words.more_things(len(questions)), "title"),
            plain(words.why_asked(), "body", "muted"),
            (_scrolled(map(self._asked, questions)), 1),
            self._buttons(len(questions)),
        )
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
        row = row_of((plain(question.ask), 1))
        group = QButtonGroup(self)
        for number, name in ((_YES, words.yes()), (_NO, words.no())):
            chip = Chip(name)
            chip.setAccessibleName(name)
            chip.setAccessibleDescription(question.ask)
            group.addButton(chip, number)
            row.addWidget(chip)
        group.idClicked.connect(lambda _: self._tell())
        self._groups[question.id] = group
        return Card(row, margin=2 * SPACE)

    def _buttons(self, count: int) -> QHBoxLayout:
        row = row_of()
        if count > 1:
            row.addWidget(button(words.no_to_all(), do=self._none))
        add_all(row, None, button(words.not_now(), "quiet", do=self.reject))
        self.left = plain("", "body", "muted", wrap=False)
        self.done_button = button(words.done(), "primary", do=self._end)
        self.done_button.setDefault(True)
        add_all(row, self.left, self.done_button)
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


class AlarmDialog(Dialog):
    """Says what follows from a yes, in the words of the guide.

    Signals:
        guide_wanted: the id of a topic.
    """

    guide_wanted = Signal(str)

    def __init__(self, alarms: Sequence[Alarm], parent: QWidget | None = None) -> None:
        super().__init__(words.soreness(), parent)
        cards: list[QWidget] = []
        for alarm in alarms:
            card = Card(margin=2 * SPACE)
            if alarm.heading != alarms[0].heading:
                card.body.addWidget(plain(alarm.heading, "strong"))
            card.body.addWidget(plain(alarm.text))
            cards.append(card)
        topic = alarms[0].topic or HELP_TOPIC
        guide = button(words.when_to_get_help(), do=lambda: self._to_guide(topic))
        close = button(common.close(), "primary", do=self.accept)
        close.setDefault(True)
        add_all(
            self.column,
            plain(words.advice(alarms[0].heading), "title"),
            (_scrolled(cards), 1),
            plain(words.no_diagnosis(), "body", "muted"),
            row_of(guide, None, close),
        )
        self.resize(WIDTH, self.sizeHint().height())

    def _to_guide(self, topic: str) -> None:
        self.accept()
        self.guide_wanted.emit(topic)


def _scrolled(cards: Iterable[QWidget]) -> VerticalScroll:
    layout = column_of(*cards, None)
    scroller = VerticalScroll(holding(layout, right=SPACE))
    wanted = layout.totalHeightForWidth(WIDTH - 6 * SPACE)
    scroller.setMinimumHeight(min(wanted, MOST_HEIGHT))
    return scroller
