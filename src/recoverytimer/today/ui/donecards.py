"""What the first page shows once something was done today: that, and what could come next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.history.words import sessions
from recoverytimer.runs.leaps import RecentLeap
from recoverytimer.runs.words import last_was_a_leap
from recoverytimer.soreness.easing import Easing
from recoverytimer.soreness.words.easing import easing_basis, easing_line, what_got_easier
from recoverytimer.theme.theme import SPACE
from recoverytimer.today.done import Done
from recoverytimer.today.today import Offer, Today
from recoverytimer.today.words import done as words
from recoverytimer.today.words import page as page_words
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, add_all, column_of, row_of
from recoverytimer.widgets.text import heading, plain
from recoverytimer.widgets.weekdots import Tick, WeekDots


class LeapCard(Card):
    """That the last run was too long, which comes before what was done.

    Signals:
        why_wanted: where to read on is to be shown.
    """

    why_wanted = Signal()

    def __init__(self, leap: RecentLeap) -> None:
        super().__init__(margin=2 * SPACE)
        why = button(page_words.why_this(), "quiet", do=self.why_wanted.emit)
        add_all(self.body, plain(last_was_a_leap(leap), "strong"), row_of(why, None))


class DoneCard(Card):
    """Says that something was done.

    Signals:
        session_wanted: the newest session's id.
    """

    session_wanted = Signal(str)

    def __init__(self, done: Done) -> None:
        super().__init__()
        tick = Tick()
        title = heading(words.done_for_today(), "title")
        self.setAccessibleName(title.text())
        texts = column_of(title, plain(words.what_was_done(done), "body", "muted"), gap=4)
        look = button(page_words.look_at_it(), do=lambda: self.session_wanted.emit(done.last.id))
        look.setAccessibleDescription(sessions.name(done.last))
        row = row_of(tick, (texts, 1), look, gap=3 * SPACE)
        row.setAlignment(tick, Qt.AlignmentFlag.AlignVCenter)
        row.setAlignment(look, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)


class AheadCard(Card):
    """What would be sensible on a day to come; it is looked at, not begun.

    Signals:
        details_wanted: the steps are to be looked at.
    """

    details_wanted = Signal()

    def __init__(self, day: date, offer: Offer, today: date, picture: QSize) -> None:
        super().__init__()
        entry, portrait, _ = offer
        add_all(
            self.body,
            plain(words.on_day(day, today), "body", "muted"),
            heading(entry.name, "title"),
            plain(page_words.amount(portrait)),
        )
        if entry.routine and entry.routine.when:
            self.body.addWidget(plain(entry.routine.when, "body", "muted"))
        look = button(page_words.see_the_steps(), do=self.details_wanted.emit)
        look.setAccessibleName(page_words.steps_of(entry.name))
        stand = QWidget(self)
        stand.setFixedSize(picture.expandedTo(QSize(0, 0)))
        self.stand = QVBoxLayout(stand)
        self.stand.setContentsMargins(0, 0, 0, 0)
        row = row_of(look, None, stand)
        row.setAlignment(look, Qt.AlignmentFlag.AlignBottom)
        add_all(self.body, None, SPACE, row)


class WeekCard(Card):
    """The days of this week, and what they make; perhaps what got easier."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._dots = WeekDots()
        day = today.now.date()
        self._dots.show_week(day, today.days)
        add_all(
            self.body,
            plain(page_words.this_week(), "body", "muted"),
            heading(words.days_done(len(today.days), today.days_a_week), "title"),
            plain(words.week_in_short(today.week, today.streak)),
            SPACE,
            self._dots,
        )
        self._easing = column_of(gap=4)
        add_all(self.body, self._easing, None)

    def show_easing(self, found: Easing) -> None:
        """Tell what got easier."""
        add_all(
            self._easing,
            2 * SPACE,
            plain(what_got_easier(), "body", "muted"),
            plain(easing_line(found), "strong"),
            plain(easing_basis(found), "caption", "muted"),
        )
