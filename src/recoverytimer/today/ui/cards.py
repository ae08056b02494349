"""What is suggested today: a large card for the first, small ones for the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.theme.theme import SPACE
from recoverytimer.today.rules import RuleName
from recoverytimer.today.suggestions import Suggestion
from recoverytimer.today.today import Offer
from recoverytimer.today.words import page as words
from recoverytimer.today.words.reasons import reason
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, add_all, column_of, flow_of, row_of
from recoverytimer.widgets.text import heading, plain


class FirstCard(Card):
    """What comes first today, in `texts`, and room for its picture.

    Signals:
        picture_wanted: the card was painted for the first time, so a picture delays nothing now.
    """

    picture_wanted = Signal()

    def __init__(self, picture: QSize) -> None:
        super().__init__()
        self._has_painted = False
        self.texts = column_of()
        stand = QWidget(self)
        stand.setFixedSize(picture.expandedTo(QSize(0, 0)))
        self.stand = QVBoxLayout(stand)
        self.stand.setContentsMargins(0, 0, 0, 0)
        row = row_of((self.texts, 1), stand, gap=4 * SPACE)
        row.setAlignment(stand, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ask for the picture once the rest is seen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.picture_wanted.emit()


class SuggestionCard(FirstCard):
    """The routine that is suggested, and why.

    Signals:
        start_wanted, details_wanted: it is to be started, or looked at.
        declined: not today.
        topic_wanted: the id of the guide's topic that says why.

    Args:
        before: what is to be said before all else.
    """

    start_wanted = Signal()
    details_wanted = Signal()
    declined = Signal()
    topic_wanted = Signal(str)

    def __init__(self, offer: Offer, topic: str, picture: QSize, before: str = "") -> None:
        super().__init__(picture)
        entry, portrait, suggestion = offer
        texts = self.texts
        if before:
            add_all(texts, plain(before, "strong"), SPACE)
        add_all(
            texts,
            plain(reason(suggestion), "body", "muted"),
            heading(entry.name, "display"),
            plain(words.amount(portrait), "lead"),
        )
        if suggestion.changes:
            texts.addWidget(plain(adapted_for_you(suggestion.changes), "strong"))
        if entry.routine and entry.routine.when:
            texts.addWidget(plain(entry.routine.when, "body", "muted"))
        add_all(texts, None, SPACE, self._choices(topic))

    def _choices(self, topic: str) -> QWidget:
        self.start = button(words.start(), "primary", large=True, do=self.start_wanted.emit)
        self.start.setMinimumWidth(16 * SPACE)
        look = button(words.see_the_steps(), large=True, do=self.details_wanted.emit)
        decline = button(words.not_today(), "quiet", do=self.declined.emit)
        why = button(words.why_this(), "quiet", do=lambda: self.topic_wanted.emit(topic))
        return flow_of(self.start, look, decline, why)


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
        add_all(
            self.body,
            plain(reason(suggestion), "body", "muted"),
            heading(entry.name, "title"),
            plain(words.amount(portrait)),
        )
        if suggestion.changes:
            self.body.addWidget(plain(adapted_for_you(suggestion.changes), "body", "muted"))
        add_all(self.body, None, self._choices(entry))

    def _choices(self, entry: RoutineEntry) -> QWidget:
        start = button(words.start(), do=self.start_wanted.emit)
        start.setAccessibleName(words.start_routine(entry.name))
        look = button(words.see_the_steps(), "quiet", do=self.details_wanted.emit)
        look.setAccessibleName(words.steps_of(entry.name))
        return flow_of(start, look)


class RestCard(FirstCard):
    """Why no routine is sensible now, and where to read on.

    Signals:
        topic_wanted: the id of the guide's topic that says more.
        exercise_wanted: the id of an exercise that one can do all the same.
        routines_wanted: all routines are to be shown.
    """

    topic_wanted = Signal(str)
    exercise_wanted = Signal(str)
    routines_wanted = Signal()

    def __init__(self, suggestion: Suggestion, exercise: str, picture: QSize) -> None:
        super().__init__(picture if suggestion.exercise_id else QSize())
        is_urgent = suggestion.rule in {RuleName.RED_FLAG, RuleName.NO_ROUTINE}
        is_for_guide = is_urgent or suggestion.rule is RuleName.SEE_A_PROFESSIONAL
        # The questions stand below, and are the first thing to do then.
        comes_first = suggestion.rule is not RuleName.QUESTIONS_FIRST
        to_guide = button(
            words.read_on(),
            "primary" if is_for_guide or suggestion.exercise_id is None else "secondary",
            do=lambda: self.topic_wanted.emit(suggestion.topic),
        )
        ways = [to_guide]
        if suggestion.exercise_id is not None:
            says = words.at_ease_instead if is_for_guide else words.at_ease
            at_ease = button(
                says(exercise),
                "primary" if comes_first and not is_for_guide else "secondary",
                do=partial(self.exercise_wanted.emit, suggestion.exercise_id),
            )
            ways.insert(1 if is_for_guide else 0, at_ease)
        ways.append(button(words.all_routines(), "quiet", do=self.routines_wanted.emit))
        said = plain(reason(suggestion), "title" if is_urgent else "lead")
        add_all(self.texts, None, said, 2 * SPACE, flow_of(*ways), None)
