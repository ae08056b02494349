"""The runs in the history: what they add up to, and each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from recoverytimer.base.amounts import distance_in_words
from recoverytimer.base.dates import abbreviated, with_short_weekday
from recoverytimer.base.listing import in_turn
from recoverytimer.runs import leaps, words
from recoverytimer.runs.run import Run
from recoverytimer.runs.ui.distancebars import DistanceBar, DistanceBars
from recoverytimer.runs.ui.list import RunList
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.filedrop import FileDrop
from recoverytimer.widgets.layout import (
    Card,
    ScrollingColumn,
    add_all,
    clear_layout,
    column_of,
    row_of,
)
from recoverytimer.widgets.opener import Unfolding
from recoverytimer.widgets.text import heading, plain

WEEKS = 12
SIDE_BY_SIDE = 112 * SPACE


class RunsSection(ScrollingColumn):
    """Shows the runs; off until there is one, but for the two ways to get one.

    Signals:
        log_wanted, import_wanted: a run is to be logged, or files are to be chosen.
        dropped: paths of files.
        edit_wanted, delete_wanted: the `Run`.
        guide_wanted: the id of a topic.

    Args:
        runs: gives all runs, the oldest first; None where they cannot be read.
        now: gives this instant on the wall.
        cited: says how some of the guide's sources are cited, by their ids.
    """

    log_wanted = Signal()
    import_wanted = Signal()
    dropped = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    guide_wanted = Signal(str)

    def __init__(
        self,
        runs: Callable[[], tuple[Run, ...] | None],
        now: Callable[[], datetime],
        cited: Callable[[Iterable[str]], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._now = now
        self._cited = cited
        self._cards = column_of(gap=2 * SPACE)
        self.list = RunList()
        self.list.edit_wanted.connect(self.edit_wanted)
        self.list.delete_wanted.connect(self.delete_wanted)
        add_all(self.body, self._ways(), self._cards, self.list)
        self._pair: QBoxLayout | None = None
        self._asked: dict[str, bool] = {}
        FileDrop(self, words.drop()).dropped.connect(self.dropped)

    def show_again(self) -> None:
        """Show the runs as they are now."""
        runs = self._runs()
        if runs is None:
            return
        today = self._now().date()
        clear_layout(self._cards)
        self._pair = None
        self.list.show_runs(runs, today)
        self.list.setVisible(bool(runs))
        if not runs:
            self._cards.addWidget(_invitation())
            return
        self._pair = QBoxLayout(self._direction())
        self._pair.setSpacing(2 * SPACE)
        add_all(self._pair, (self._longest(runs), 1), (self._weeks(runs, today), 1))
        self._cards.addLayout(self._pair)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the cards side by side where there is room."""
        if self._pair is not None:
            self._pair.setDirection(self._direction())
        super().resizeEvent(event)

    def _direction(self) -> QBoxLayout.Direction:
        wide = self.width() >= SIDE_BY_SIDE * theme_of(self).scale.factor
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom

    def _ways(self) -> QHBoxLayout:
        self.log_button = button(words.log_a_run(), "primary", do=self.log_wanted.emit)
        imports = button(words.import_runs(), do=self.import_wanted.emit)
        return row_of(self.log_button, imports, None)

    def _longest(self, runs: tuple[Run, ...]) -> Card:
        """The longest one of 30 days, and how the newest one compares."""
        now = self._now()
        card = Card(heading(words.longest_run()))
        known = ""
        recent = [r for r in runs if now - leaps.LEAP_WINDOW <= r.started_at <= now]
        measured = [r for r in recent if r.distance_m]
        if measured:
            longest = max(measured, key=lambda r: r.distance_m or 0)
            card.body.addWidget(plain(distance_in_words(longest.distance_m or 0), "display"))
            when = with_short_weekday(longest.day, now.date())
            card.body.addWidget(plain(when, "body", "muted"))
        card.body.addWidget(plain(words.next_run(runs, len(measured), now)))
        if recent:
            card.body.addSpacing(SPACE)
            newest = recent[-1]
            card.body.addWidget(plain(words.newest(newest.day, now.date()), "strong"))
            finding = words.new_run(newest, runs)
            card.body.addWidget(plain(finding.found))
            # A leap is told with what is known of leaps just as large.
            known = finding.known
        general = words.about_leaps()
        self._add_known(card, known or general, leaps.LEAPS_FROM, is_told=bool(known))
        return card

    def _weeks(self, runs: tuple[Run, ...], today: date) -> Card:
        card = Card(heading(words.distance_a_week()))
        weeks = leaps.last_weeks(runs, today, WEEKS)
        bars = DistanceBars()
        said = plain("", "strong")
        bars.chosen.connect(said.setText)
        bars.show_bars([_bar(w, today) for w in weeks], words.weeks_in_words(weeks, today))
        add_all(card.body, bars, said, SPACE)
        finding = words.weekly_change(runs, today)
        card.body.addWidget(plain(finding.found))
        self._add_known(card, finding.known, leaps.TEN_PERCENT_FROM)
        return card

    def _add_known(
        self, card: Card, known: str, sources: tuple[str, ...], *, is_told: bool = False
    ) -> None:
        """What is known, from where, and the guide: for who asks, or `is_told` at once."""
        named = self._cited(sources)
        cited = [plain(in_turn(named), "caption", "muted")] if named else []
        guide = button(words.read_on(), "quiet", do=lambda: self.guide_wanted.emit(leaps.TOPIC))
        unfolding = Unfolding(
            words.what_is_known(),
            plain(known, "body", "muted"),
            *cited,
            row_of(guide, None),
            is_open=self._asked.get(known, is_told),
        )
        # What was asked for stays there when the runs change.
        unfolding.opened.connect(lambda opened: self._asked.update({known: opened}))
        add_all(card.body, None, SPACE, unfolding)


def _invitation() -> Card:
    return Card(heading(words.no_runs(), "title"), plain(words.what_it_is_for()))


def _bar(week: leaps.RunWeek, today: date) -> DistanceBar:
    above, said = words.above_bar(week.distance_m), words.week_in_words(week, today)
    return DistanceBar(abbreviated(week.begins), above, week.distance_m, said)
