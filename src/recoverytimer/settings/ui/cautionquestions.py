"""What to know of a person: a few topics, each of which opens the questions that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.cautiontopics import (
    CAUTIONS_OF_TOPIC,
    CautionTopic,
    asked_in,
    is_told,
)
from recoverytimer.exercise.injuredpart import PLACED
from recoverytimer.exercise.words import injuredparts
from recoverytimer.exercise.words.cautions import STATEMENTS, TOPICS
from recoverytimer.forms.fields import CheckField, ChoiceField
from recoverytimer.forms.row import labelled
from recoverytimer.settings import words
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.cautiondays import DueMonthField
from recoverytimer.settings.ui.cautionparts import CautionParts
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.layout import Card, add_all, column_of, flow_of, holding, row_of
from recoverytimer.widgets.text import plain


class Statement(QWidget):
    """What a person ticks if it is so; it may be longer than a line."""

    def __init__(self, text: str, topic: str) -> None:
        super().__init__()
        self.box = CheckField()
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(topic)
        row = row_of(self.box, (plain(text), 1), gap=0)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Be the one to get the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Its words can be clicked as well as its box."""
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


def _asking_above(text: str, field: ChoiceField) -> QLayout:
    return column_of(
        labelled(text, field, "strong", wrap=True), row_of(field, None), gap=SPACE // 2
    )


class CautionQuestions(QWidget):
    """Topics as chips; below them what tells the cautions of those apart that are chosen.

    Signals:
        opened: what further questions stand on, which are to be seen.
    """

    opened = Signal(QWidget)

    def __init__(
        self, settings: Settings, notes: Mapping[Caution, CautionNote], today: date
    ) -> None:
        super().__init__()
        self._before = settings
        self._notes = notes
        self.chips = {topic: Chip(say()) for topic, say in TOPICS.items()}
        self.statements: dict[Caution, Statement] = {}
        self._warnings: dict[Caution, QWidget] = {}
        self._cards: dict[CautionTopic, Card] = {}
        self.parts = CautionParts(settings.caution_parts, _asking_above)
        why = plain(injuredparts.why_where(), "caption", "muted")
        self._where = holding(column_of(*self.parts.rows.values(), why, gap=SPACE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(flow_of(*self.chips.values()))
        self._hint = plain(words.tick_what_fits(), "body", "muted")
        for topic, chip in self.chips.items():
            chip.setObjectName(topic.name)
            chip.setChecked(is_told(topic, settings.cautions))
            chip.clicked.connect(lambda on, t=topic: self._choose(t, chosen=on))
            if topic is CautionTopic.PREGNANT:
                self._cards[topic] = self._due_month(today)
            elif asked_in(topic):
                self._cards[topic] = self._questions(topic)
        add_all(column, self._hint, *self._cards.values(), None)
        self.setFocusProxy(next(iter(self.chips.values())))
        self._open()

    def told(self) -> Mapping[str, Any]:
        """What was answered, by the names of settings; of days only what was said."""
        cautions = {
            caution
            for topic, chip in self.chips.items()
            for caution in CAUTIONS_OF_TOPIC[topic]
            if chip.isChecked() and self._is_meant(topic, caution)
        }
        since = self.due.since
        is_known = Caution.PREG in cautions and since is not None
        return {
            "cautions": tuple(caution for caution in Caution if caution in cautions),
            "caution_parts": {c: part for c, part in self.parts.told().items() if c in cautions},
            "caution_days": {Caution.PREG: since} if is_known else {},
        }

    def _is_meant(self, topic: CautionTopic, caution: Caution) -> bool:
        if not asked_in(topic):
            return True
        statement = self.statements.get(caution)
        return statement is not None and statement.box.isChecked()

    def _questions(self, topic: CautionTopic) -> Card:
        name = TOPICS[topic]()
        card = Card(plain(name, "strong"), margin=2 * SPACE)
        card.body.setSpacing(0)
        for caution in asked_in(topic):
            say, note = STATEMENTS.get(caution), self._notes.get(caution)
            if say is None and note is None:
                continue
            statement = Statement(say() if say else note.question if note else "", name)
            statement.box.setObjectName(caution.value)
            statement.box.show_value(caution in self._before.cautions)
            statement.box.edited.connect(lambda on, c=caution: self._tick(c, ticked=on))
            self.statements[caution] = statement
            card.body.addWidget(statement)
            if note is not None and note.no_routine:
                self._warnings[caution] = plain(note.instead, "body", "danger")
                card.body.addWidget(self._warnings[caution])
        if topic is CautionTopic.NEW_INJURY:
            add_all(card.body, SPACE, self._where)
        return card

    def _due_month(self, today: date) -> Card:
        self.due = DueMonthField(today)
        self.due.show_since(self._before.caution_days.get(Caution.PREG))
        asked = labelled(words.when_it_began(Caution.PREG), self.due, "strong", wrap=True)
        return Card(asked, row_of(self.due, None), margin=2 * SPACE)

    def _choose(self, topic: CautionTopic, *, chosen: bool) -> None:
        self._open()
        card = self._cards.get(topic)
        if chosen and card is not None:
            self._reveal(card)

    def _tick(self, caution: Caution, *, ticked: bool) -> None:
        self._ask_more()
        if ticked and caution in PLACED:
            self._reveal(self._where)

    def _reveal(self, opened: QWidget) -> None:
        """Have it seen once it has its place."""
        QTimer.singleShot(0, opened, lambda: self.opened.emit(opened))

    def _open(self) -> None:
        """Show the questions of what is chosen, none of them twice."""
        for topic, card in self._cards.items():
            card.setVisible(self.chips[topic].isChecked())
        self._hint.setVisible(any(self.chips[t].isChecked() for t in self._cards if asked_in(t)))
        outer = self.chips[CautionTopic.OUTER_HIP].isChecked()
        self.statements[Caution.GTPS].setVisible(not outer)
        self._ask_more()

    def _ask_more(self) -> None:
        """Say and ask what follows from what is ticked."""
        self.parts.ask_of([c for c, one in self.statements.items() if one.box.isChecked()])
        self._where.setVisible(self.parts.is_asking)
        for caution, warning in self._warnings.items():
            warning.setVisible(self.statements[caution].box.isChecked())
