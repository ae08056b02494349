"""The guide: why glutes get sore, what helps, how sure that is, and when to get help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from recoverytimer.core import wording
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.guide import Claim, Evidence, Topic, Urgency
from recoverytimer.core.library import Library
from recoverytimer.core.stage import Role
from recoverytimer.ui.figures import Figures
from recoverytimer.ui.icons import Icons
from recoverytimer.ui.layout import Card, Page, clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button, icon_button
from recoverytimer.ui.widgets.figure import TurntablePicture
from recoverytimer.ui.widgets.flow import FlowLayout
from recoverytimer.ui.widgets.pill import Pill
from recoverytimer.ui.widgets.text import plain

HELP = "when-to-get-help"
PICTURE_HEIGHT = 40 * SPACE


class GuidePage(Page):
    """Topics, one topic, one exercise, or the stop rules.

    Signals:
        routine_wanted: a routine's id.
        practise_wanted: an exercise's id, to be played on its own.
        left: back to where one came from (from an exercise or the stop rules).
    """

    routine_wanted = Signal(str)
    practise_wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        library: Library,
        figures: Figures,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self.content.setMaximumWidth(112 * SPACE)

    def show_topics(self, words: str = "") -> None:
        """List the topics in which all words occur."""
        clear(self.head)
        row = QHBoxLayout()
        row.addWidget(plain("Guide", "display"), 1)
        self.search = QLineEdit(words)
        self.search.setPlaceholderText("Search the guide")
        self.search.setAccessibleName("Search the guide")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(38 * SPACE)
        self.search.textChanged.connect(self._list)
        row.addWidget(self.search)
        self.head.addLayout(row)
        self._list(words)

    def show_topic(self, topic_id: str) -> None:
        """Show one topic."""
        topic = self._library.topics.get(topic_id)
        if topic is None:
            return
        self._begin(topic.title, to_topics=True)
        self.body.addWidget(plain(topic.summary, "lead", "muted"))
        for claim in topic.claims:
            self.body.addWidget(self._claim(claim))
        if topic_id == HELP:
            self._add_stop_rules()
        self._links(topic)

    def show_help(self) -> None:
        """Show the stop rules."""
        rules = self._library.stop_rules
        self._begin(rules.title if rules else "Stop, when to get help", to_topics=False)
        self._add_stop_rules()

    def show_exercise(self, exercise_id: str) -> None:
        """Show how an exercise is done."""
        exercise = self._library.exercises.get(exercise_id)
        if exercise is None:
            return
        self._begin(exercise.name, to_topics=False)
        if exercise.also:
            self.body.addWidget(plain("Also called " + ", ".join(exercise.also), "body", "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        self.practise = button("Do it now", "primary", large=True)
        self.practise.clicked.connect(lambda _checked: self.practise_wanted.emit(exercise_id))
        row.addWidget(self.practise)
        dose = wording.dose(exercise.dose, exercise.sides)
        if exercise.dose.sets:
            dose += f", {wording.amount(exercise.dose.sets, 'sets')}"
        row.addWidget(plain(f"Usual dose: {dose}", "lead"), 1)
        self.body.addLayout(row)
        self._picture(exercise_id, exercise)
        self._how(exercise_id, exercise)
        self._care(exercise)
        self._exercise_links(exercise_id, exercise)

    def _picture(self, exercise_id: str, exercise: Exercise) -> None:
        if not self._figures.has(exercise_id):
            return
        card = Card()
        self.picture = TurntablePicture(self._figures, self._themes)
        self.picture.setFixedHeight(PICTURE_HEIGHT)
        self.picture.show_role(Role(exercise_id), exercise.setup)
        card.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        card.body.addWidget(self.picture)
        if exercise.feel:
            feel = plain(f"Where you feel it: {exercise.feel}", "body", "muted")
            feel.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
            card.body.addWidget(feel)
        self.body.addWidget(card)

    def _how(self, exercise_id: str, exercise: Exercise) -> None:
        card = Card()
        card.body.addWidget(plain("How", "lead"))
        card.body.addWidget(plain(exercise.setup))
        for number, text in enumerate(exercise.instructions, start=1):
            card.body.addWidget(plain(f"{number}.  {text}"))
        if exercise.feel and not self._figures.has(exercise_id):
            card.body.addWidget(plain(exercise.feel, "strong"))
        for title, texts in (
            ("Muscles", exercise.muscles),
            ("You need", exercise.equipment),
        ):
            if texts:
                card.body.addWidget(plain(title, "caption", "muted"))
                card.body.addWidget(plain(", ".join(texts)))
        if exercise.mistakes:
            card.body.addWidget(plain("Avoid", "caption", "muted"))
            card.body.addWidget(plain("\n".join(f"•  {text}" for text in exercise.mistakes)))
        for title, variant in (("Easier", exercise.easier), ("Harder", exercise.harder)):
            if variant:
                card.body.addWidget(plain(title, "caption", "muted"))
                card.body.addWidget(plain(variant.text))
                if variant.exercise and variant.exercise in self._library.exercises:
                    self._exercise_button(card, variant.exercise)
        self.body.addWidget(card)

    def _exercise_button(self, card: Card, exercise_id: str) -> None:
        row = QHBoxLayout()
        made = button(self._library.exercises[exercise_id].name, "quiet")
        made.clicked.connect(lambda _checked: self.show_exercise(exercise_id))
        row.addWidget(made)
        row.addStretch(1)
        card.body.addLayout(row)

    def _care(self, exercise: Exercise) -> None:
        notes = [self._library.cautions.get(c) for c in exercise.cautions]
        texts = [f"{n.name}: {n.consequence}" for n in notes if n] + list(exercise.ask_first)
        if texts:
            card = Card()
            card.body.addWidget(plain("Leave it out, or ask first, with", "lead"))
            for text in texts:
                card.body.addWidget(plain(f"•  {text}"))
            self.body.addWidget(card)

    def _exercise_links(self, exercise_id: str, exercise: Exercise) -> None:
        cited = [s.text for s in exercise.sources if s.citable]
        if cited:
            text = "Sources: " + "; ".join(cited) + "."
            self.body.addWidget(plain(text, "caption", "muted"))
        topics = [(k, t) for k, t in self._library.topics.items() if exercise_id in t.exercises]
        self._buttons("In the guide", [(t.title, k) for k, t in topics], self.show_topic)

    def _list(self, words: str) -> None:
        clear(self.body)
        wanted = words.lower().split()
        found = [
            (key, topic)
            for key, topic in self._library.topics.items()
            if all(w in _text_of(topic) for w in wanted)
        ]
        for key, topic in found:
            card = Card()
            made = button(topic.title, "quiet")
            made.clicked.connect(lambda _=False, k=key: self.show_topic(k))
            row = QHBoxLayout()
            row.addWidget(made)
            row.addStretch(1)
            card.body.addLayout(row)
            summary = plain(topic.summary, "body", "muted")
            summary.setContentsMargins(2 * SPACE + 2, 0, 0, 0)
            card.body.addWidget(summary)
            card.body.setContentsMargins(SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
            self.body.addWidget(card)
        if not found:
            self.body.addWidget(plain("Nothing in the guide has these words.", "lead"))

    def _begin(self, title: str, *, to_topics: bool) -> None:
        clear(self.head)
        clear(self.body)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        back = icon_button(self._icon("back"), "Back", keys="Esc")
        back.setShortcut("Esc")
        if to_topics:
            back.clicked.connect(lambda _checked: self.show_topics())
        else:
            back.clicked.connect(lambda _checked: self.left.emit())
        row.addWidget(back)
        row.addWidget(plain(title, "display"), 1)
        self.head.addLayout(row)
        self.scroller.verticalScrollBar().setValue(0)

    def _claim(self, claim: Claim) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        if claim.heading:
            row.addWidget(plain(claim.heading, "lead"), 1)
        else:
            row.addStretch(1)
        if claim.evidence:
            strong = claim.evidence in {Evidence.WELL, Evidence.SOME}
            row.addWidget(Pill(claim.evidence.capitalize(), "accent" if strong else "plain"))
        if claim.heading or claim.evidence:
            card.body.addLayout(row)
        for paragraph in claim.text.strip().split("\n\n"):
            text = paragraph.replace("\n- ", "\n•  ")
            if text.startswith("- "):
                text = "•  " + text[2:]
            card.body.addWidget(plain(text))
        labels = [self._library.references.get(s) for s in claim.sources]
        cited = [r.label for r in labels if r and r.citable]
        if cited:
            text = "Sources: " + "; ".join(cited)
            source = plain(text, "caption", "muted")
            card.body.addWidget(source)
        return card

    def _add_stop_rules(self) -> None:
        rules = self._library.stop_rules
        if rules is None:
            self.body.addWidget(plain("The stop rules are missing; reinstall the app.", "lead"))
            return
        self.body.addWidget(plain(rules.summary, "lead", "muted"))
        for level in rules.levels:
            card = Card()
            urgent = level.urgency in {Urgency.EMERGENCY, Urgency.URGENT}
            card.body.addWidget(plain(level.heading, "lead", "danger" if urgent else "ink"))
            for sign in level.signs:
                card.body.addWidget(plain(f"•  {sign.text}"))
            self.body.addWidget(card)

    def _links(self, topic: Topic) -> None:
        routines = [(e.name, e.id) for e in map(self._library.routine, topic.routines) if e]
        self._buttons("Routines", routines, self.routine_wanted.emit)
        known = [k for k in topic.exercises if k in self._library.exercises]
        exercises = [(self._library.exercises[k].name, k) for k in known]
        self._buttons("Exercises", exercises, self.show_exercise)
        related = [(self._library.topics[k].title, k) for k in topic.related]
        self._buttons("See also", related, self.show_topic)

    def _buttons(self, title: str, choices: list[tuple[str, str]], action: object) -> None:
        if not choices:
            return
        self.body.addWidget(plain(title, "caption", "muted"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE)
        for name, key in choices:
            made = button(name)
            made.clicked.connect(lambda _=False, k=key: action(k))  # type: ignore[operator]
            flow.addWidget(made)
        self.body.addWidget(holder)

    def _icon(self, name: str) -> QIcon:
        return self._icons.icon(name, self._themes.current.colours.ink)


def _text_of(topic: Topic) -> str:
    parts = [topic.title, topic.summary]
    parts += [f"{claim.heading or ''} {claim.text}" for claim in topic.claims]
    return " ".join(parts).lower()
