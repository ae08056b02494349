"""How sore one is today, in short."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.verdicts import (
    episodes_in_words,
    grouped_by_verdict,
    levels_in_words,
    verdict,
)
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, clear_layout
from recoverytimer.widgets.text import plain

Wish = tuple[str, ButtonRole, Callable[[], object] | None]
MOST_LINES = 2


class SorenessCard(QWidget):
    """Asks how sore one is today or, once that was said, tells what it means.

    Args:
        look: tells how it stands, or None where that cannot be read.

    Signals:
        check_in_wanted, like_yesterday_wanted, not_sore_wanted, questions_wanted: a click.
        guide_wanted: the id of a topic.
    """

    check_in_wanted = Signal()
    like_yesterday_wanted = Signal()
    not_sore_wanted = Signal()
    questions_wanted = Signal()
    guide_wanted = Signal(str)

    def __init__(
        self, look: Callable[[], SorenessNow | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        outer.addWidget(self._card)
        self.show_again()

    def show_again(self) -> None:
        """Show how it stands now."""
        clear_layout(self._card.body)
        self._card.body.addWidget(plain("Soreness", "body", "muted"))
        found = self._look()
        if found is None:
            self._card.body.addWidget(plain("What was noted cannot be read now."))
        elif found.alarms:
            self._alarm(found)
        elif found.checked_in:
            self._tell(found)
        else:
            self._ask(found)
        self._card.body.addStretch(1)

    def _ask(self, found: SorenessNow) -> None:
        self._card.body.addWidget(plain("How sore today?", "title"))
        if found.episodes:
            self._card.body.addWidget(plain(f"Last noted: {episodes_in_words(found.episodes[0])}"))
        self._buttons(
            ("Check in", "secondary", self.check_in_wanted.emit),
            (
                "Like yesterday",
                "secondary",
                self.like_yesterday_wanted.emit if found.yesterday else None,
            ),
            ("Not sore", "secondary", self.not_sore_wanted.emit),
        )

    def _tell(self, found: SorenessNow) -> None:
        if not found.episodes:
            self._card.body.addWidget(plain("Not sore today", "title"))
        alike = grouped_by_verdict(found.episodes)
        for group in alike[:1]:
            self._card.body.addWidget(plain(episodes_in_words(*group), "lead"))
            self._card.body.addWidget(plain(verdict(group[0]).sentence, "body", "muted"))
        for group in alike[1:MOST_LINES]:
            self._card.body.addWidget(plain(episodes_in_words(*group)))
        more = sum(map(len, alike[MOST_LINES:]))
        if more > 0:
            self._card.body.addWidget(plain(f"and {more} more", "body", "muted"))
        asks = self.questions_wanted.emit if found.open_questions else None
        self._buttons(
            ("Answer a few questions", "primary", asks),
            ("Check in again", "secondary", self.check_in_wanted.emit),
            *self._guide(found.episodes[:1]),
        )

    def _alarm(self, found: SorenessNow) -> None:
        """What was noted, and of which sign the advice is that the page begins with."""
        alarm = found.alarms[0]
        if found.episodes:
            said = levels_in_words(found.episodes)
            noted = said if found.checked_in else f"Last noted: {said}"
        else:
            noted = "Nothing sore noted now"
        self._card.body.addWidget(plain(noted, "lead"))
        self._card.body.addWidget(plain(f"Why: {alarm.text}", "body", "muted"))
        name = "Check in again" if found.checked_in else "Check in"
        self._buttons((name, "secondary", self.check_in_wanted.emit))

    def _guide(self, episodes: tuple[Episode, ...]) -> tuple[Wish, ...]:
        topics = [verdict(episode).topic for episode in episodes]
        return tuple(("Read why", "quiet", partial(self.guide_wanted.emit, t)) for t in topics)

    def _buttons(self, *wanted: Wish) -> None:
        self._card.body.addSpacing(SPACE)
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE)
        for text, role, wish in wanted:
            if wish is not None:
                made = button(text, role)
                made.clicked.connect(lambda _checked, w=wish: w())
                row.addWidget(made)
        self._card.body.addWidget(holder)
