"""The few questions that soreness calls for, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from recoverytimer.base.listing import sentences
from recoverytimer.base.words import common
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion
from recoverytimer.soreness.words import labels as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import (
    Card,
    Part,
    bulleted,
    clear_layout,
    column_of,
    holding,
    row_of,
)
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

RING = 6
"""How much its ring takes at most, where the keyboard is."""
WIDTH, MOST_HEIGHT = 80 * SPACE, 48 * SPACE
Following = Callable[[Mapping[str, bool]], Sequence[SignQuestion]]


class Reading(VerticalScroll):
    """What is to be read: as high as it is, up to a limit, and spoken where the keyboard is."""

    def __init__(self, cards: Iterable[QWidget], name: str, texts: Iterable[str]) -> None:
        self._texts = column_of(*cards, None)
        super().__init__(holding(self._texts, right=SPACE), reachable=name)
        self.setAccessibleDescription(sentences(texts))

    def fit(self, width: int) -> None:
        """Be as high as the texts are in so many pixels."""
        wanted = self._texts.totalHeightForWidth(width - SPACE - RING)
        self.setMinimumHeight(min(wanted, MOST_HEIGHT) + RING)

    def sizeHint(self) -> QSize:  # noqa: N802
        """No more than that."""
        return QSize(0, self.minimumHeight())


class ReadingDialog(Dialog):
    """Has something to read that nobody is to answer or to close unseen.

    Enter presses a button only where the keyboard was brought to it.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(words.soreness(), parent)
        self._reading: Reading | None = None

    def read(self, reading: Reading, above: Iterable[Part], below: Iterable[Part]) -> None:
        """Show something, in place of what was there."""
        clear_layout(self.column)
        page = holding(column_of(*above, (reading, 1), *below, gap=2 * SPACE))
        self.column.addWidget(page)
        page.show()
        for one in page.findChildren(QPushButton):
            one.setAutoDefault(False)
        self._reading = reading
        reading.setFocus()
        self.want(WIDTH)

    def fit(self) -> None:
        """Show as much of what is to be read as there is room for."""
        super().fit()
        if self._reading is not None:
            self._reading.fit(self.width() - 6 * SPACE)
            super().fit()


class QuestionsDialog(ReadingDialog):
    """Asks "Any of these?", a few at a time; `answers` holds what was said, by the question's id.

    Args:
        following: gives what to ask after some answers; nothing where that is all.

    Signals:
        answered: `answers`, when the person is done.
    """

    answered = Signal(object)

    def __init__(self, following: Following, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = following
        self._asked: Sequence[SignQuestion] = ()
        self._chips: dict[str, Chip] = {}
        self.answers: dict[str, bool] = {}
        self._go_on()

    def _go_on(self) -> None:
        self._asked = self._following(self.answers)
        if self._asked:
            self._ask()
        else:
            self.accept()
            self.answered.emit(self.answers)

    def _ask(self) -> None:
        """Whether any of a few signs is there."""
        if len(self._asked) == 1:
            (only,) = self._asked
            title, no, yes = words.is_this_so(), words.no(), words.yes()
            card = Card(_said(only), margin=2 * SPACE)
            on_yes: Callable[[], None] = partial(self._answer, frozenset({only.id}))
        else:
            title, no, yes = words.any_of_these(), words.none_of_these(), words.one_of_these()
            card = Card(*(bulleted(one.ask) for one in self._asked), margin=2 * SPACE)
            on_yes = self._ask_which
        said = [words.advice(question.ask) for question in self._asked]
        self._show(
            title,
            words.why_asked(),
            card,
            said,
            button(words.not_now(), "quiet", do=self.reject),
            None,
            button(no, do=partial(self._answer, frozenset())),
            button(yes, do=on_yes),
        )

    def _ask_which(self) -> None:
        """Which of them it is, with what helps to tell."""
        self._chips = {q.id: self._chip(q) for q in self._asked}
        self.done_button = button(words.done(), "primary", do=self._answer_chosen)
        self.done_button.setEnabled(False)
        rows = (self._row(question) for question in self._asked)
        self._show(
            words.which_of_these(),
            words.which_hint(),
            Card(*rows, margin=2 * SPACE),
            [words.which_hint()],
            button(common.back(), "quiet", do=self._ask),
            None,
            self.done_button,
        )

    def _chip(self, question: SignQuestion) -> Chip:
        chip = Chip(words.this_one())
        chip.setAccessibleName(question.ask)
        chip.clicked.connect(self._tell)
        return chip

    def _row(self, question: SignQuestion) -> QHBoxLayout:
        return row_of((_said(question), 1), self._chips[question.id], gap=2 * SPACE)

    def _tell(self) -> None:
        self.done_button.setEnabled(any(chip.isChecked() for chip in self._chips.values()))

    def _answer_chosen(self) -> None:
        self._answer(frozenset(name for name, chip in self._chips.items() if chip.isChecked()))

    def _answer(self, there: frozenset[str]) -> None:
        self.answers.update((q.id, q.id in there) for q in self._asked)
        self._go_on()

    def _show(
        self, title: str, hint: str, card: QWidget, spoken: Iterable[str], *ways: Part
    ) -> None:
        self.read(
            Reading([card], title, spoken),
            (heading(title, "title"), plain(hint, "body", "muted")),
            (row_of(*ways),),
        )


class AlarmDialog(ReadingDialog):
    """Says what follows from a yes, in the words of the guide.

    Signals:
        guide_wanted: the id of a topic.
    """

    guide_wanted = Signal(str)

    def __init__(self, alarms: Sequence[Alarm], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cards: list[QWidget] = []
        for alarm in alarms:
            card = Card(margin=2 * SPACE)
            if alarm.heading != alarms[0].heading:
                card.body.addWidget(heading(alarm.heading, "strong"))
            card.body.addWidget(plain(alarm.text))
            cards.append(card)
        topic = alarms[0].topic or HELP_TOPIC
        guide = button(words.when_to_get_help(), do=lambda: self._to_guide(topic))
        close = button(common.close(), "primary", do=self.accept)
        advice = words.advice(alarms[0].heading)
        self.read(
            Reading(cards, advice, (alarm.text for alarm in alarms)),
            (heading(advice, "title"),),
            (plain(words.no_diagnosis(), "body", "muted"), row_of(guide, None, close)),
        )

    def _to_guide(self, topic: str) -> None:
        self.accept()
        self.guide_wanted.emit(topic)


def _said(question: SignQuestion) -> QVBoxLayout:
    column = column_of(plain(question.ask), gap=0)
    if question.more:
        column.addWidget(plain(question.more, "body", "muted"))
    return column
