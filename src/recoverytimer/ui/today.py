"""Where one starts: a suggestion, the last session, this week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.core import wording
from recoverytimer.core.library import Entry, Portrait
from recoverytimer.core.overview import Today
from recoverytimer.core.session import Checkpoint
from recoverytimer.ui.layout import Card, Page, clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button
from recoverytimer.ui.widgets.flow import FlowLayout
from recoverytimer.ui.widgets.text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from recoverytimer.ui.figures import Figures

PICTURE, SMALL_PICTURE = QSize(320, 240), QSize(200, 152)
WIDE = 104 * SPACE
FIGURE_AFTER_MS = 50


class TodayPage(Page):
    """Shows a `Today`.

    Signals:
        start_wanted, details_wanted: the suggested `Entry`.
        go_on_wanted, keep_wanted: the interrupted session's `Checkpoint`.
        session_wanted: a session's id.
        routines_wanted: all routines are to be shown.
    """

    start_wanted = Signal(object)
    details_wanted = Signal(object)
    go_on_wanted = Signal(object)
    keep_wanted = Signal(object)
    session_wanted = Signal(str)
    routines_wanted = Signal()

    def __init__(
        self, figures: Callable[[], Figures], themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._stand: QVBoxLayout | None = None
        self._themes = themes
        self._today: Today | None = None
        self._exercise: str | None = None
        themes.changed.connect(self._show_again)

    def show_today(self, today: Today) -> None:
        """Show what there is today."""
        self._today = today
        self._stand = None
        clear(self.head)
        clear(self.body)
        self.head.addWidget(plain(today.greeting, "display"))
        if today.interrupted is not None:
            self.body.addWidget(self._interrupted(*today.interrupted))
        if today.offered is not None:
            self.body.addWidget(self._offered(*today.offered))
        else:
            card = Card()
            card.body.addWidget(plain(today.suggestions.first.reason, "lead"))
            self.body.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self._week(today), 1)
        row.addWidget(self._last(today), 1)
        self.body.addLayout(row)
        self._reminder = plain("", "body", "muted")
        self.body.addWidget(self._reminder)
        self.show_reminder(today.reminder)

    def show_reminder(self, text: str) -> None:
        """Say what comes next and when, or nothing."""
        assert self._today is not None
        self._today = replace(self._today, reminder=text)
        self._reminder.setText(f"Next reminder: {text}")
        self._reminder.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The figure comes after the first picture of the page, so that it delays nothing."""
        if self._stand is not None:
            QTimer.singleShot(FIGURE_AFTER_MS, self, self._set_figure)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page has a smaller picture."""
        before = self._picture_size(event.oldSize().width())
        super().resizeEvent(event)
        if before != self._picture_size():
            self._show_again()

    def _show_again(self) -> None:
        if self._today is not None:
            self.show_today(self._today)

    def _picture_size(self, width: int | None = None) -> QSize:
        return PICTURE if (self.width() if width is None else width) >= WIDE else SMALL_PICTURE

    def _set_figure(self) -> None:
        stand, self._stand = self._stand, None
        if stand is None or self._exercise is None:
            return
        from recoverytimer.core.stage import Role
        from recoverytimer.ui.widgets.figure import FigurePicture

        picture = FigurePicture(self._figures(), self._themes, self._picture_size())
        stand.addWidget(picture)
        picture.show_role(Role(self._exercise), "The main exercise")

    def _interrupted(self, checkpoint: Checkpoint, text: str) -> QWidget:
        card = Card()
        card.body.addWidget(plain("A session did not come to its end", "lead"))
        card.body.addWidget(plain(text, "body", "muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.go_on = button("Go on", "primary")
        self.go_on.clicked.connect(lambda _checked: self.go_on_wanted.emit(checkpoint))
        self.keep = button("Keep what was done")
        self.keep.clicked.connect(lambda _checked: self.keep_wanted.emit(checkpoint))
        row.addWidget(self.go_on)
        row.addWidget(self.keep)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _offered(self, entry: Entry, portrait: Portrait, why: str) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(4 * SPACE)
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        words.addWidget(plain(why, "body", "muted"))
        words.addWidget(plain(entry.name, "display"))
        needs = ", ".join(portrait.equipment) or "no equipment"
        words.addWidget(plain(f"{wording.total(portrait.total)}, {needs}", "lead"))
        if entry.routine and entry.routine.when:
            words.addWidget(plain(entry.routine.when, "body", "muted"))
        words.addSpacing(2 * SPACE)
        words.addWidget(self._choices(entry))
        words.addStretch(1)
        row.addLayout(words, 1)
        stand = QWidget()
        stand.setFixedSize(self._picture_size())
        self._stand = QVBoxLayout(stand)
        self._stand.setContentsMargins(0, 0, 0, 0)
        self._exercise = portrait.exercise
        row.addWidget(stand)
        card.body.addLayout(row)
        return card

    def _choices(self, entry: Entry) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE)
        self.start = button("Start", "primary", large=True)
        self.start.setMinimumWidth(18 * SPACE)
        self.start.clicked.connect(lambda _checked: self.start_wanted.emit(entry))
        look = button("Look at the steps", large=True)
        look.clicked.connect(lambda _checked: self.details_wanted.emit(entry))
        other = button("All routines", "quiet", large=True)
        other.clicked.connect(lambda _checked: self.routines_wanted.emit())
        for one in (self.start, look, other):
            row.addWidget(one)
        return holder

    def _week(self, today: Today) -> QWidget:
        card = Card()
        count, seconds = today.week.count, today.week.total_s
        card.body.addWidget(plain("This week", "body", "muted"))
        card.body.addWidget(plain(wording.minutes(seconds) if count else "0 min", "title"))
        parts = (wording.sessions(count), wording.in_a_row(today.streak))
        text = ", ".join(part for part in parts if part)
        card.body.addWidget(plain(text if count else "Nothing yet. Whenever you like."))
        card.body.addStretch(1)
        return card

    def _last(self, today: Today) -> QWidget:
        card = Card()
        card.body.addWidget(plain("Last session", "body", "muted"))
        if today.last is None:
            card.body.addWidget(plain("None yet", "title"))
            card.body.addWidget(plain("What you do is kept here, on your computer."))
        else:
            summary, when = today.last
            card.body.addWidget(plain(summary.routine_name, "title"))
            soreness = "" if summary.soreness is None else f", soreness {summary.soreness}"
            card.body.addWidget(plain(f"{when}, {wording.minutes(summary.total_s)}{soreness}"))
            look = button("Look at it", "quiet")
            look.clicked.connect(lambda _checked: self.session_wanted.emit(summary.id))
            row = QHBoxLayout()
            row.addWidget(look)
            row.addStretch(1)
            card.body.addLayout(row)
        card.body.addStretch(1)
        return card
