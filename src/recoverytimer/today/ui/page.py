"""Where one starts: a suggestion, the last session, this week."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recoverytimer.history.words import sessions
from recoverytimer.runs import leaps
from recoverytimer.runs.words import last_was_a_leap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.today.rules import RuleName
from recoverytimer.today.today import Interrupted, Offer, Today
from recoverytimer.today.ui.cards import (
    AlternativeCard,
    FirstCard,
    RestCard,
    SuggestionCard,
)
from recoverytimer.today.ui.donecards import AheadCard, DoneCard, LeapCard, WeekCard
from recoverytimer.today.words import done as done_words
from recoverytimer.today.words import page as words
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, ScrollingPage, add_all, clear_layout, row_of
from recoverytimer.widgets.text import heading, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from recoverytimer.exercise.caution import Caution
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.soreness.easing import Easing
    from recoverytimer.today.done import Done

PICTURE, SMALL_PICTURE = QSize(288, 216), QSize(200, 152)
WIDE = 104 * SPACE
TWO_COLUMNS = 44
"""As many letters are as wide as a page with two columns."""
FIGURE_AFTER_MS = 50


class TodayPage(ScrollingPage):
    """Shows a `Today`.

    Signals:
        start_wanted, details_wanted: a suggested `Entry`.
        declined: the first suggested `Entry`, which is not wanted today.
        topic_wanted: the id of a topic of the guide.
        exercise_wanted: the id of an exercise.
        go_on_wanted, keep_wanted: the interrupted session's `Checkpoint`.
        session_wanted: a session's id.
        routines_wanted: all routines are to be shown.
        ending_answered: a `Caution`, and whether it is over.
    """

    start_wanted = Signal(object)
    details_wanted = Signal(object)
    declined = Signal(object)
    topic_wanted = Signal(str)
    exercise_wanted = Signal(str)
    go_on_wanted = Signal(object)
    keep_wanted = Signal(object)
    session_wanted = Signal(str)
    routines_wanted = Signal()
    ending_answered = Signal(object, bool)

    def __init__(
        self,
        figures: Callable[[], Figures],
        soreness: Callable[[], QWidget],
        news: Callable[[], QWidget | None],
        easing: Callable[[], Easing | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._soreness = soreness
        self._news = news
        self._easing = easing
        self._more_after = ""
        """The session after which something else was asked for."""
        self._was_seen = False
        self._today: Today | None = None

    def show_today(self, today: Today) -> None:
        """Show what there is today."""
        self._today = today
        clear_layout(self.head)
        clear_layout(self.body)
        self.head.addWidget(heading(words.greeting(today.now), "display"))
        if today.interrupted is not None:
            self.body.addWidget(self._interrupted(today.interrupted))
        if today.ending is not None:
            self.body.addWidget(self._ending(today.ending))
        if today.done is None or today.comes_first:
            self.body.addWidget(self._first(today))
        if today.done is not None:
            self._add_done(today.done, today.leap)
        news = self._news()
        if news is not None:
            self.body.addWidget(news)
        self._week = WeekCard(today)
        self._sore = QVBoxLayout()
        if today.done is not None:
            self.body.addLayout(self._in_a_row(*self._ahead(today), self._week))
        self.body.addLayout(self._sore)
        if self._was_seen:
            self._add_looked_up()
        self._add_others(today)
        if today.done is None:
            self.body.addLayout(self._in_a_row(self._week, self._last(today)))
        self._reminder = plain("", "body", "muted")
        self.body.addWidget(self._reminder)
        self.show_reminder(today.reminder)

    def show_reminder(self, text: str) -> None:
        """Say what comes next and when, or nothing."""
        assert self._today is not None
        self._today = replace(self._today, reminder=text)
        self._reminder.setText(words.next_reminder(text))
        self._reminder.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """What has to be looked up comes after the first picture, so that it delays nothing."""
        super().paintEvent(event)
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(FIGURE_AFTER_MS, self, self._add_soreness)

    def _add_soreness(self) -> None:
        # Whoever has gone on by then finds it when they come back.
        if self.isVisible() and not self._sore.count():
            self._add_looked_up()

    def _add_looked_up(self) -> None:
        self._sore.addWidget(self._soreness())
        easing = self._easing()
        if easing is not None:
            self._week.show_easing(easing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page has a smaller picture, and its cards below each other."""
        before = self._shape(event.oldSize().width())
        super().resizeEvent(event)
        if before != self._shape(self.width()):
            self._show_again()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words have their cards below each other sooner."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._show_again()

    def _show_again(self) -> None:
        if self._today is not None:
            self.show_today(self._today)

    def _shape(self, width: int) -> tuple[QSize, QBoxLayout.Direction]:
        """How large the picture may be, and how cards stand to each other."""
        if width < TWO_COLUMNS * theme_of(self).scale.body:
            return QSize(), QBoxLayout.Direction.TopToBottom
        return PICTURE if width >= WIDE else SMALL_PICTURE, QBoxLayout.Direction.LeftToRight

    def _in_a_row(self, *cards: QWidget) -> QBoxLayout:
        row = QBoxLayout(self._shape(self.width())[1])
        row.setSpacing(2 * SPACE)
        for card in cards:
            row.addWidget(card, 1)
        return row

    def _set_figure(self, card: FirstCard | AheadCard, exercise: str | None, size: QSize) -> None:
        if exercise is None or not size.isValid():
            return
        from recoverytimer.exercise.figurerole import FigureRole
        from recoverytimer.figure.ui.widget import FigurePicture

        picture = FigurePicture(self._figures(), size)
        card.stand.addWidget(picture)
        picture.show_role(FigureRole(exercise), words.main_exercise())

    def _interrupted(self, found: Interrupted) -> QWidget:
        self.go_on = button(
            words.go_on(), "primary", do=lambda: self.go_on_wanted.emit(found.checkpoint)
        )
        self.keep = button(
            words.keep_what_was_done(), do=lambda: self.keep_wanted.emit(found.checkpoint)
        )
        said = plain(words.interrupted(found), "body", "muted")
        ways = row_of(self.go_on, self.keep, None)
        return Card(heading(words.did_not_end()), said, ways)

    def _ending(self, caution: Caution) -> QWidget:
        from recoverytimer.today.ui.endingcard import EndingCard

        card = EndingCard(caution)
        card.answered.connect(lambda is_over: self.ending_answered.emit(caution, is_over))
        return card

    def _first(self, today: Today) -> QWidget:
        suggestion, offer = today.suggestions.first, today.offered
        if offer is None:
            rest = RestCard(suggestion, today.at_ease, self._shape(self.width())[0])
            self._have_figure(rest, suggestion.exercise_id)
            rest.topic_wanted.connect(self.topic_wanted)
            rest.exercise_wanted.connect(self.exercise_wanted)
            rest.routines_wanted.connect(self.routines_wanted)
            return rest
        entry, portrait, _ = offer
        # The card below says how sore it is, where that is not why someone is to look at it.
        is_below = bool(today.episodes) and suggestion.rule is not RuleName.LONG_BUT_MILD
        offer = (entry, portrait, replace(offer[2], soreness_said=is_below))
        told, topic = "", suggestion.topic
        if today.leap is not None:
            told, topic = last_was_a_leap(today.leap), leaps.TOPIC
        card = SuggestionCard(offer, topic, self._shape(self.width())[0], told)
        card.start_wanted.connect(lambda: self.start_wanted.emit(entry))
        card.details_wanted.connect(lambda: self.details_wanted.emit(entry))
        card.declined.connect(lambda: self.declined.emit(entry))
        card.topic_wanted.connect(self.topic_wanted)
        self._have_figure(card, portrait.exercise)
        return card

    def _have_figure(self, card: FirstCard, exercise: str | None) -> None:
        """The figure comes after the first picture of the page, so that it delays nothing."""
        card.picture_wanted.connect(
            lambda: QTimer.singleShot(
                FIGURE_AFTER_MS,
                card,
                lambda: self._set_figure(card, exercise, self._shape(self.width())[0]),
            )
        )

    def _add_done(self, done: Done, leap: leaps.RecentLeap | None) -> None:
        if leap is not None:
            warning = LeapCard(leap)
            warning.why_wanted.connect(lambda: self.topic_wanted.emit(leaps.TOPIC))
            self.body.addWidget(warning)
        card = DoneCard(done)
        card.session_wanted.connect(self.session_wanted)
        self.body.addWidget(card)

    def _ahead(self, today: Today) -> list[QWidget]:
        """What could come next, if that can be said."""
        if today.ahead is None:
            return []
        day, offer = today.ahead
        has_room = self._shape(self.width())[0] == PICTURE and theme_of(self).scale.factor <= 1
        size = SMALL_PICTURE if has_room else QSize()
        card, entry = AheadCard(day, offer, today.now.date(), size), offer[0]
        card.details_wanted.connect(lambda: self.details_wanted.emit(entry))
        QTimer.singleShot(
            FIGURE_AFTER_MS, card, lambda: self._set_figure(card, offer[1].exercise, size)
        )
        return [card]

    def _add_others(self, today: Today) -> None:
        """What could be done instead or, once something was done, only where that is asked for."""
        offers = () if today.offered is None else (today.offered, *today.others)
        if today.done is None and offers:
            self.body.addWidget(self._others(today.others))
        elif today.done is not None and self._more_after == today.done.last.id and offers:
            ahead = today.ahead[1][0].id if today.ahead else ""
            self.body.addWidget(self._others(tuple(o for o in offers if o[0].id != ahead)))
        elif today.done is not None and not today.comes_first:
            ask = self._show_more if offers else self.routines_wanted.emit
            self.more = button(done_words.something_else(), "quiet", do=ask)
            self.body.addLayout(row_of(self.more, None))

    def _show_more(self) -> None:
        assert self._today is not None
        assert self._today.done is not None
        self._more_after = self._today.done.last.id
        self._show_again()

    def _others(self, offers: tuple[Offer, ...]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        title = heading(words.or_instead() if offers else "")
        all_of_them = button(words.all_routines(), "quiet", do=self.routines_wanted.emit)
        head = row_of((title, 1), all_of_them)
        add_all(column, head, self._in_a_row(*map(self._other, offers)))
        return holder

    def _other(self, offer: Offer) -> QWidget:
        card, entry = AlternativeCard(offer), offer[0]
        card.start_wanted.connect(lambda: self.start_wanted.emit(entry))
        card.details_wanted.connect(lambda: self.details_wanted.emit(entry))
        return card

    def _last(self, today: Today) -> QWidget:
        title = plain(words.last_session(), "body", "muted")
        if today.last is None:
            return Card(title, plain(words.none_yet(), "title"), plain(words.kept_here()), None)
        summary, days_ago = today.last
        look = button(words.look_at_it(), "quiet", do=lambda: self.session_wanted.emit(summary.id))
        return Card(
            title,
            plain(sessions.name(summary), "title"),
            plain(words.last_done(summary, days_ago)),
            row_of(look, None),
            None,
        )
