"""What is suggested today: a large card for the first, small ones for the others."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.routine.library import RoutineEntry
from recoverytimer.theme.theme import SPACE
from recoverytimer.today.rules import RuleName
from recoverytimer.today.suggestions import Suggestion
from recoverytimer.today.today import Offer
from recoverytimer.today.words import page as words
from recoverytimer.today.words.reasons import reason
from recoverytimer.widgets.button import button
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain


class SuggestionCard(Card):
    """The routine that is suggested, why, and room for its picture.

    Signals:
        start_wanted, details_wanted: it is to be started, or looked at.
        declined: not today.
        topic_wanted: the id of the guide's topic that says why.
        picture_wanted: the card was painted for the first time, so a picture delays nothing now.
    """

    start_wanted = Signal()
    details_wanted = Signal()
    declined = Signal()
    topic_wanted = Signal(str)
    picture_wanted = Signal()

    def __init__(self, offer: Offer, topic: str, picture: QSize) -> None:
        super().__init__()
        entry, portrait, suggestion = offer
        self._has_painted = False
        row = QHBoxLayout()
        row.setSpacing(4 * SPACE)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE)
        texts.addWidget(plain(reason(suggestion), "body", "muted"))
        texts.addWidget(plain(entry.name, "display"))
        texts.addWidget(plain(words.amount(portrait), "lead"))
        if entry.routine and entry.routine.when:
            texts.addWidget(plain(entry.routine.when, "body", "muted"))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        stand = QWidget(self)
        stand.setFixedSize(picture.expandedTo(QSize(0, 0)))
        self.stand = QVBoxLayout(stand)
        self.stand.setContentsMargins(0, 0, 0, 0)
        row.addWidget(stand, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addSpacing(SPACE)
        self.body.addWidget(self._choices(topic))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ask for the picture once the rest is seen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.picture_wanted.emit()

    def _choices(self, topic: str) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE)
        self.start = button(words.start(), "primary", large=True)
        self.start.setMinimumWidth(16 * SPACE)
        self.start.clicked.connect(lambda _checked: self.start_wanted.emit())
        look = button(words.see_the_steps(), large=True)
        look.clicked.connect(lambda _checked: self.details_wanted.emit())
        decline = button(words.not_today(), "quiet")
        decline.clicked.connect(lambda _checked: self.declined.emit())
        why = button(words.why_this(), "quiet")
        why.clicked.connect(lambda _checked: self.topic_wanted.emit(topic))
        for one in (self.start, look, decline, why):
            row.addWidget(one)
        return holder


class AlternativeCard(Card):
    """A routine that would be sensible instead, and why.

    Signals:
        start_wanted, details_wanted: it is to be started, or looked at.
    """

    start_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        entry, portrait, suggestion = offer
        self.body.addWidget(plain(reason(suggestion), "body", "muted"))
        self.body.addWidget(plain(entry.name, "title"))
        self.body.addWidget(plain(words.amount(portrait)))
        self.body.addStretch(1)
        self.body.addWidget(self._choices(entry))

    def _choices(self, entry: RoutineEntry) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE)
        start = button(words.start())
        start.setAccessibleName(words.start_routine(entry.name))
        start.clicked.connect(lambda _checked: self.start_wanted.emit())
        look = button(words.see_the_steps(), "quiet")
        look.setAccessibleName(words.steps_of(entry.name))
        look.clicked.connect(lambda _checked: self.details_wanted.emit())
        row.addWidget(start)
        row.addWidget(look)
        return holder


class RestCard(Card):
    """Why no routine is sensible now, and where to read on.

    Signals:
        topic_wanted: the id of the guide's topic that says more.
        exercise_wanted: the id of an exercise that one can do all the same.
        routines_wanted: all routines are to be shown.
    """

    topic_wanted = Signal(str)
    exercise_wanted = Signal(str)
    routines_wanted = Signal()

    def __init__(self, suggestion: Suggestion, exercise: str) -> None:
        super().__init__()
        is_urgent = suggestion.rule is RuleName.RED_FLAG
        self.body.addWidget(plain(reason(suggestion), "title" if is_urgent else "lead"))
        self.body.addSpacing(SPACE)
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE)
        more = button(words.read_on(), "primary")
        more.clicked.connect(lambda _checked: self.topic_wanted.emit(suggestion.topic))
        row.addWidget(more)
        if suggestion.exercise_id is not None:
            easy = button(words.at_ease(exercise))
            easy.clicked.connect(lambda _checked: self.exercise_wanted.emit(suggestion.exercise_id))
            row.addWidget(easy)
        everything = button(words.all_routines(), "quiet")
        everything.clicked.connect(lambda _checked: self.routines_wanted.emit())
        row.addWidget(everything)
        self.body.addWidget(holder)
