"""Soreness in the history: what it means now, how it went, and what was noted on each day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.noteddays import noted_days
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.ui.dayrow import DayRow
from recoverytimer.soreness.ui.trendcard import TrendCard
from recoverytimer.soreness.verdicts import grouped_by_verdict, verdict
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import levels_in_words
from recoverytimer.soreness.words.verdicts import episodes_in_words, verdict_sentence, why_in_full
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.layout import (
    Card,
    ScrollingColumn,
    add_all,
    clear_layout,
    column_of,
    flow_of,
    row_of,
)
from recoverytimer.widgets.text import heading, plain

DAYS_AT_ONCE = 20


class SorenessSection(ScrollingColumn):
    """Shows how it stands each time that it is shown.

    Args:
        look: tells how it stands, or None where that cannot be read.

    Signals:
        check_in_wanted, like_yesterday_wanted, not_sore_wanted: a click.
        questions_wanted: whether all are to be asked, also those with an answer.
        edit_wanted, delete_wanted: a `SorenessEntry`.
        guide_wanted: the id of a topic.
        follow_up_answered: a `FollowUp`, and whether someone has looked at it.
    """

    check_in_wanted = Signal()
    like_yesterday_wanted = Signal()
    not_sore_wanted = Signal()
    questions_wanted = Signal(bool)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    guide_wanted = Signal(str)
    follow_up_answered = Signal(object, bool)

    def __init__(
        self,
        look: Callable[[], SorenessNow | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = DAYS_AT_ONCE
        self._open: set[date] = set()
        self._now = column_of(gap=2 * SPACE)
        self.trend = TrendCard()
        self._entries = column_of(gap=2 * SPACE)
        add_all(self.body, self._now, self.trend, self._entries)

    def show_again(self) -> None:
        """Show how it stands now."""
        found = self._look()
        clear_layout(self._now)
        clear_layout(self._entries)
        if found is None:
            self._now.addWidget(plain(words.unreadable()))
            self.trend.hide()
            return
        self._now.addWidget(self._wishes(found))
        if found.alarms:
            self._now.addWidget(self._alarm(found))
        elif found.open_questions:
            self._now.addWidget(self._open_questions())
        if found.episodes:
            self._now.addWidget(self._noted(found) if found.alarms else self._episodes(found))
        self.trend.setVisible(any(entry.level for entry in found.entries))
        self.trend.show_trend(found)
        self._list(found)

    def _wishes(self, found: SorenessNow) -> QWidget:
        check_in = words.check_in_again() if found.checked_in else words.check_in()
        wanted = [(check_in, self.check_in_wanted)]
        if found.yesterday and not found.checked_in:
            wanted.append((words.like_yesterday(), self.like_yesterday_wanted))
        if found.episodes or not found.checked_in:
            wanted.append((words.not_sore(), self.not_sore_wanted))
        made = [button(text, do=wish.emit) for text, wish in wanted[1:]]
        first, wish = wanted[0]
        role: ButtonRole = "secondary" if found.alarms else "primary"
        return flow_of(button(first, role, do=wish.emit), *made)

    def _alarm(self, found: SorenessNow) -> QWidget:
        card = Card()
        alarm = found.alarms[0]
        card.body.addWidget(heading(words.advice(alarm.heading), "title"))
        for one in found.alarms:
            if one.heading != alarm.heading:
                card.body.addWidget(plain(words.advice(one.heading), "strong"))
            card.body.addWidget(plain(one.text))
        again = button(words.answer_again(), do=lambda: self.questions_wanted.emit(True))
        help_ = button(
            words.when_to_get_help(), "primary", do=lambda: self.guide_wanted.emit(alarm.topic)
        )
        ways = [help_, again]
        if found.follow_up is not None:
            answer = partial(self.follow_up_answered.emit, found.follow_up)
            question = words.has_someone_looked(found.follow_up, found.now)
            card.body.addWidget(plain(question, "strong"))
            ways[1:1] = [
                button(words.someone_has(), do=partial(answer, True)),
                button(words.not_yet(), do=partial(answer, False)),
            ]
        add_all(card.body, SPACE, flow_of(*ways))
        return card

    def _open_questions(self) -> QWidget:
        ask = button(words.answer_them(), "primary", do=lambda: self.questions_wanted.emit(False))
        guide = self._to_guide(words.when_to_get_help(), HELP_TOPIC)
        return Card(plain(words.mostly_harmless()), flow_of(ask, guide))

    def _episodes(self, found: SorenessNow) -> QWidget:
        card = Card()
        card.body.setSpacing(2 * SPACE)
        card.body.addWidget(heading(words.where_it_stands()))
        for group in grouped_by_verdict(found.episodes):
            card.body.addLayout(self._group(group))
        return card

    def _noted(self, found: SorenessNow) -> QWidget:
        """Only what was noted: what it mostly means would speak against the advice."""
        return Card(
            heading(words.last_noted_label()),
            plain(levels_in_words(found.episodes), "strong"),
        )

    def _group(self, group: tuple[Episode, ...]) -> QHBoxLayout:
        said = verdict(group[0])
        column = column_of(
            plain(episodes_in_words(*group), "strong"), plain(verdict_sentence(said.rule)), gap=0
        )
        if len(said.reasons) > 1:
            column.addWidget(plain(why_in_full(said.reasons), "body", "muted"))
        guide = self._to_guide(words.read_why(), said.topic)
        guide.setAccessibleName(words.read_why_of(group))
        return row_of((column, 1), guide, gap=2 * SPACE)

    def _to_guide(self, text: str, topic: str) -> QWidget:
        return button(text, "quiet", do=lambda: self.guide_wanted.emit(topic))

    def _list(self, found: SorenessNow) -> None:
        days = noted_days(found.entries)
        if not days:
            card = Card(heading(words.nothing_noted(), "title"), plain(words.what_it_is_for()))
            self._entries.addWidget(card)
            return
        card = Card(heading(words.entries()))
        for day in days[: self._shown]:
            row = DayRow(day, found.today, is_open=day.day in self._open)
            row.edit_wanted.connect(self.edit_wanted)
            row.delete_wanted.connect(self.delete_wanted)
            row.opened.connect(partial(self._remember, day.day))
            card.body.addWidget(row)
        if len(days) > self._shown:
            card.body.addWidget(flow_of(button(words.show_older(), do=self._show_older)))
        self._entries.addWidget(card)

    def _remember(self, day: date, is_open: bool) -> None:
        """What is open stays so when all is shown anew."""
        if is_open:
            self._open.add(day)
        else:
            self._open.discard(day)

    def _show_older(self) -> None:
        self._shown += 2 * DAYS_AT_ONCE
        self.show_again()
