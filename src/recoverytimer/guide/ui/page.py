"""The guide: why glutes get sore, what helps, how sure that is, and when to get help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.commands import BACK
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.words.references import where_from
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.guide import words
from recoverytimer.guide.guide import HELP_TOPIC, Claim, Evidence, HelpPage, Topic
from recoverytimer.guide.library import Guide
from recoverytimer.routine.library import Library
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for
from recoverytimer.widgets.button import button
from recoverytimer.widgets.cited import cited_source
from recoverytimer.widgets.guidehead import GuideHead
from recoverytimer.widgets.layout import (
    Card,
    Folding,
    ScrollingPage,
    add_all,
    bulleted,
    clear_layout,
    column_of,
    flow_of,
    holding,
    row_of,
)
from recoverytimer.widgets.linkcard import LinkCard
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.text import TextTone, heading, plain
from recoverytimer.widgets.words import GuidePart

MOST_EXERCISES = 8
PICTURE = QSize(14 * SPACE, 11 * SPACE)
TWO_COLUMNS, BESIDE = 104 * SPACE, 104 * SPACE
"""How wide a page must be for two cards side by side, or for what a topic leads to beside it."""


class GuidePage(ScrollingPage):
    """Topics, one topic, or the stop rules.

    Signals:
        routine_wanted, exercise_wanted: an id.
        address_wanted: the address of a source was followed.
        exercises_wanted: the other part of the guide is to be shown.
        left: back to where one came from (from the stop rules).
    """

    routine_wanted = Signal(str)
    exercise_wanted = Signal(str)
    address_wanted = Signal(str)
    exercises_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        guide: Guide,
        help_page: HelpPage,
        library: Library,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._guide = guide
        self._help = help_page
        self._library = library
        self._figures = figures
        self._leads_to_topics = False
        self._back = Action(BACK, self._go_back, self)

    def show_topics(self, typed: str = "") -> None:
        """List the topics in which all words occur."""
        self._back.setEnabled(False)
        self.setWindowTitle("")
        clear_layout(self.head)
        head = GuideHead(GuidePart.TOPICS, words.search(), typed)
        head.other_wanted.connect(self.exercises_wanted)
        self.search = head.search
        self.search.textChanged.connect(self._list)
        self.head.addWidget(head)
        self._list(typed)
        self.setFocus()

    def show_topic(self, topic_id: str, *, to_topics: bool = True) -> None:
        """Show one topic; back leads to all of them, or to where one came from."""
        topic = self._guide.topics.get(topic_id)
        if topic is None:
            return
        self._begin(topic.title, to_topics=to_topics)
        self.body.addWidget(plain(topic.summary, "lead", "muted"))
        told = QVBoxLayout()
        told.setSpacing(2 * SPACE)
        for claim in topic.claims:
            told.addWidget(self._claim(claim))
        if topic_id == HELP_TOPIC:
            self._add_help(told)
        links = self._links(topic)
        both = ((holding(told), 2), (links, 1)) if links else ((holding(told), 1),)
        beside = Folding(*both, least=BESIDE)
        self.body.addWidget(beside)

    def show_help(self) -> None:
        """Show the stop rules."""
        self._begin(self._help.title, to_topics=False)
        self._add_help(self.body)

    def _list(self, typed: str) -> None:
        clear_layout(self.body)
        wanted = typed.lower().split()
        found = [
            (key, topic)
            for key, topic in self._guide.topics.items()
            if all(w in _text_of(topic) for w in wanted)
        ]
        cards: list[QWidget] = [self._card(key, topic) for key, topic in found]
        if len(cards) % 2:
            cards.append(QWidget())
        for left, right in zip(cards[::2], cards[1::2], strict=True):
            self.body.addWidget(Folding((left, 1), (right, 1), least=TWO_COLUMNS))
        exercises = self._exercises_with(typed) if wanted else []
        if not found:
            nothing = words.no_topic() if exercises else words.nothing()
            self.body.addWidget(plain(nothing, "lead"))
        self._buttons(words.exercises(), exercises, self.exercise_wanted.emit)

    def _card(self, key: str, topic: Topic) -> LinkCard:
        picture = None
        if topic.picture is not None:
            picture = FigurePicture(self._figures, PICTURE, framed=True)
            picture.show_role(FigureRole(topic.picture))
        return LinkCard(topic.title, topic.summary, partial(self.show_topic, key), picture)

    def _exercises_with(self, typed: str) -> list[tuple[str, str]]:
        from recoverytimer.exercise.search import find_exercises

        exercises = self._library.exercises
        return [(exercises[k].name, k) for k in find_exercises(typed, exercises)[:MOST_EXERCISES]]

    def _begin(self, title: str, *, to_topics: bool) -> None:
        clear_layout(self.head)
        clear_layout(self.body)
        self._leads_to_topics = to_topics
        self._back.setEnabled(True)
        self.setWindowTitle(title)
        self.head.addLayout(row_of(icon_button_for(self._back), (heading(title, "display"), 1)))
        self.scroller.verticalScrollBar().setValue(0)
        self.setFocus()

    def _go_back(self) -> None:
        if self._leads_to_topics:
            self.show_topics()
        else:
            self.left.emit()

    def _claim(self, claim: Claim) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        if claim.heading:
            row.addWidget(heading(claim.heading), 1)
        else:
            row.addStretch(1)
        if claim.evidence:
            refuted = claim.evidence is Evidence.NONE
            label = words.evidence_label(claim.evidence)
            row.addWidget(Pill(label, "accent" if refuted else "plain"))
        if claim.heading or claim.evidence:
            card.body.addLayout(row)
        for paragraph in claim.text.strip().split("\n\n"):
            text = paragraph.replace("\n- ", "\n•  ")
            if text.startswith("- "):
                text = "•  " + text[2:]
            card.body.addWidget(plain(text))
        cited = self._guide.cited(claim.sources)
        if cited:
            add_all(card.body, SPACE, plain(where_from(), "caption", "muted"))
        for source in cited:
            card.body.addWidget(cited_source(source, self.address_wanted.emit))
        return card

    def _add_help(self, column: QVBoxLayout) -> None:
        column.addWidget(plain(self._help.summary, "lead", "muted"))
        for part in self._help.parts:
            tone: TextTone = "danger" if part.is_urgent else "ink"
            signs = map(bulleted, part.signs)
            column.addWidget(Card(heading(part.heading, "head", tone), *signs))

    def _links(self, topic: Topic) -> QWidget | None:
        """What a topic leads to, in a column beside it; nothing where it leads nowhere."""
        column = QVBoxLayout()
        column.setSpacing(3 * SPACE)
        routines = [(e.name, e.id) for e in map(self._library.routine, topic.routines) if e]
        self._leads(column, words.routines(), routines, self.routine_wanted.emit)
        known = [k for k in topic.exercises if k in self._library.exercises]
        exercises = [(self._library.exercises[k].name, k) for k in known]
        self._leads(column, words.exercises(), exercises, self.exercise_wanted.emit)
        related = [(self._guide.topics[k].title, k) for k in topic.related]
        self._leads(column, words.see_also(), related, self.show_topic)
        if not column.count():
            return None
        column.addStretch(1)
        return holding(column)

    def _leads(
        self,
        column: QVBoxLayout,
        title: str,
        choices: list[tuple[str, str]],
        action: Callable[[str], object],
    ) -> None:
        if choices:
            made = (button(name, "quiet", do=partial(action, key)) for name, key in choices)
            rows = (row_of(one, None) for one in made)
            column.addLayout(column_of(heading(title), *rows, gap=0))

    def _buttons(
        self, title: str, choices: list[tuple[str, str]], action: Callable[[str], object]
    ) -> None:
        if choices:
            made = (button(name, do=partial(action, key)) for name, key in choices)
            add_all(self.body, plain(title, "caption", "muted"), flow_of(*made))


def _text_of(topic: Topic) -> str:
    parts = [topic.title, topic.summary]
    parts += [f"{claim.heading or ''} {claim.text}" for claim in topic.claims]
    return " ".join(parts).lower()
