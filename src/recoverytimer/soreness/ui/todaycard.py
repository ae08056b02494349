"""How sore one is today, in short."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.verdicts import (
    WITH_REASONS,
    VerdictRule,
    grouped_by_verdict,
    is_severe_after_effort,
    verdict,
)
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import levels_in_words
from recoverytimer.soreness.words.verdicts import episodes_in_words, how_is_it_now, verdict_sentence
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.layout import Card, add_all, clear_layout, flow_of
from recoverytimer.widgets.text import heading, plain

Wish = tuple[str, ButtonRole, Callable[[], object] | None]
MOST_LINES = 2


class SorenessCard(QWidget):
    """Asks how sore one is today or, once that was said, tells what it means.

    Args:
        look: tells how it stands, or None where that cannot be read.

    Signals:
        check_in_wanted, like_yesterday_wanted, not_sore_wanted: a click.
        questions_wanted: whether all are to be asked, also those with an answer.
        guide_wanted: the id of a topic.
        follow_up_answered: a `FollowUp`, and whether someone has looked at it.
    """

    check_in_wanted = Signal()
    like_yesterday_wanted = Signal()
    not_sore_wanted = Signal()
    questions_wanted = Signal(bool)
    guide_wanted = Signal(str)
    follow_up_answered = Signal(object, bool)

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
        self._card.body.addWidget(plain(words.soreness(), "body", "muted"))
        found = self._look()
        if found is None:
            self._card.body.addWidget(plain(words.unreadable()))
        elif found.alarms:
            self._alarm(found)
        elif found.checked_in:
            self._tell(found)
        else:
            self._ask(found)
        self._card.body.addStretch(1)

    def _ask(self, found: SorenessNow) -> None:
        self._card.body.addWidget(heading(words.how_sore(), "title"))
        if found.episodes:
            self._card.body.addWidget(plain(self._last_noted(found.episodes[0])))
        self._buttons(
            (words.check_in(), "secondary", self.check_in_wanted.emit),
            (
                words.like_yesterday(),
                "secondary",
                self.like_yesterday_wanted.emit if found.yesterday else None,
            ),
            (words.not_sore(), "secondary", self.not_sore_wanted.emit),
        )

    def _last_noted(self, episode: Episode) -> str:
        if verdict(episode).rule is VerdictRule.NOTHING_NEW:
            return how_is_it_now(episode)
        return words.last_noted(episodes_in_words(episode))

    def _tell(self, found: SorenessNow) -> None:
        if not found.episodes:
            self._card.body.addWidget(heading(words.not_sore_today(), "title"))
        alike = grouped_by_verdict(found.episodes)
        for group in alike[:1]:
            # What to do then is what the page begins with.
            is_told = verdict(group[0]).standing in WITH_REASONS
            say = levels_in_words(group) if is_told else episodes_in_words(*group)
            self._card.body.addWidget(plain(say, "lead"))
            if not is_told:
                meaning = self._meaning(found, group[0])
                self._card.body.addWidget(plain(meaning, "body", "muted"))
        for group in alike[1:MOST_LINES]:
            self._card.body.addWidget(plain(episodes_in_words(*group)))
        more = sum(map(len, alike[MOST_LINES:]))
        if more > 0:
            self._card.body.addWidget(plain(words.more_places(more), "body", "muted"))
        comes_first = any(map(is_severe_after_effort, found.episodes))
        asks = (lambda: self.questions_wanted.emit(False)) if found.open_questions else None
        self._buttons(
            (words.answer(), "primary" if comes_first else "secondary", asks),
            (words.check_in_again(), "secondary", self.check_in_wanted.emit),
            *self._guide(found.episodes[:1]),
        )

    def _meaning(self, found: SorenessNow, worst: Episode) -> str:
        """What is usual is only said once nothing is left to ask."""
        said = verdict(worst)
        if found.open_questions:
            return words.mostly_harmless()
        return verdict_sentence(said.rule)

    def _alarm(self, found: SorenessNow) -> None:
        """What was noted, and of which sign the advice is that the page begins with."""
        alarm = found.alarms[0]
        noted = words.noted_by(found.episodes, checked_in=found.checked_in)
        self._card.body.addWidget(plain(noted, "lead"))
        check_in = words.check_in_again() if found.checked_in else words.check_in()
        if found.follow_up is None:
            self._card.body.addWidget(plain(words.sign_as_reason(alarm.text), "body", "muted"))
            self._buttons((check_in, "secondary", self.check_in_wanted.emit))
            return
        answer = partial(self.follow_up_answered.emit, found.follow_up)
        question = words.has_someone_looked(found.follow_up, found.now)
        self._card.body.addWidget(plain(question, "strong"))
        self._buttons(
            (words.someone_has(), "secondary", partial(answer, True)),
            (words.not_yet(), "secondary", partial(answer, False)),
            (words.answer_again(), "quiet", lambda: self.questions_wanted.emit(True)),
            (check_in, "quiet", self.check_in_wanted.emit),
        )

    def _guide(self, episodes: tuple[Episode, ...]) -> tuple[Wish, ...]:
        topics = [verdict(episode).topic for episode in episodes]
        text = words.read_why()
        return tuple((text, "quiet", partial(self.guide_wanted.emit, t)) for t in topics)

    def _buttons(self, *wanted: Wish) -> None:
        made = (button(text, role, do=wish) for text, role, wish in wanted if wish is not None)
        add_all(self._card.body, SPACE, flow_of(*made))
