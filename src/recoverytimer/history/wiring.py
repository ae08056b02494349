"""The page of the history: its sections, one session, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.words import labels
from recoverytimer.routine.library import Library
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.history.ui.actions import OwnSessions
    from recoverytimer.history.ui.overviewsection import OverviewSection
    from recoverytimer.history.ui.page import HistoryPage
    from recoverytimer.history.ui.sessionpage import SessionDetails
    from recoverytimer.history.ui.sessionssection import SessionsSection
    from recoverytimer.history.yearbook import Yearbook


class HistoryWiring(QObject):
    """Fills the page of the history; other subjects add their sections.

    Signals:
        shown: the page is shown, so that back leads there.
        repeat_wanted: the `Session` whose routine is to be played again.
        fit_wanted: the id of a session that is to be saved for a watch's service.
    """

    shown = Signal()
    repeat_wanted = Signal(object)
    fit_wanted = Signal(str)

    def __init__(
        self,
        shell: Shell,
        keeper: SettingsKeeper,
        records: RecordKeeper,
        library: Library,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
        figures: Callable[[], Figures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._keeper = keeper
        self._records = records
        self._library = library
        self._caution_notes = caution_notes
        self._figures = figures
        self._page: HistoryPage | None = None
        self._other_sections: dict[str, Callable[[], QWidget]] = {}
        self._actions: dict[str, Callable[[], object]] = {}

    def add_section(self, title: str, make: Callable[[], QWidget]) -> None:
        """Have the page show another subject's section, which is made when it is first shown."""
        self._other_sections[title] = make

    def add_action(self, text: str, action: Callable[[], object]) -> None:
        """Have the page offer what another subject does."""
        self._actions[text] = action

    @cached_property
    def yearbook(self) -> Yearbook:
        """What there is to show."""
        from recoverytimer.history.yearbook import Yearbook

        return Yearbook(
            self._library,
            self._records,
            self._shell.now,
            lambda: self._shell.settings().days_a_week_goal,
        )

    @property
    def page(self) -> HistoryPage:
        """The page itself."""
        self._page = self._page or self._make_page()
        return self._page

    def _make_page(self) -> HistoryPage:
        from recoverytimer.history.ui.page import HistoryPage

        page = HistoryPage()
        page.add_section(labels.overview(), self._overview)
        page.add_section(labels.sessions(), lambda: self.sessions)
        for title, make in self._other_sections.items():
            page.add_section(title, make)
        for text, action in self._actions.items():
            page.add_action(text, action)
        return page

    @cached_property
    def sessions(self) -> SessionsSection:
        """The list of all."""
        from recoverytimer.history.ui.sessionssection import SessionsSection

        timing = self._shell.settings().timing
        exercise_of = cache(lambda routine_id: self._library.main_exercise(routine_id, timing))
        section = SessionsSection(self.yearbook, exercise_of, self._figures())
        section.opened.connect(self._open)
        section.add_wanted.connect(self.own.add)
        return section

    @cached_property
    def details(self) -> SessionDetails:
        """One session."""
        from recoverytimer.history.ui.sessionpage import SessionDetails

        own = self.own
        details = SessionDetails(self._library.exercises, self._caution_notes())
        details.left.connect(self.page.show_again)
        details.delete_wanted.connect(own.delete)
        details.edit_wanted.connect(own.correct)
        details.repeat_wanted.connect(self.repeat_wanted)
        details.fit_wanted.connect(self.fit_wanted)
        return details

    @cached_property
    def own(self) -> OwnSessions:
        """What a person does with sessions that are over."""
        from recoverytimer.history.ui.actions import OwnSessions

        own = OwnSessions(self._shell, self._records, self._library)
        own.changed.connect(self._open)
        own.counted.connect(self.page.show_again)
        return own

    def show(self) -> None:
        """Show the section that was shown last, as it is now."""
        self.shown.emit()
        self.page.show_again()
        self._shell.window.show_page(self.page, "history")

    def show_sessions(self) -> None:
        """Show the list of all, where one searches."""
        self.page.show_section(labels.sessions())
        self.show()

    def show_again(self) -> None:
        """Show the page as it is now, if it is being looked at."""
        if self._page is not None and self._page.isVisible():
            self.show()

    def show_session(self, session_id: str) -> None:
        """Show one session, or all where it is no more."""
        self._open(session_id)
        self._shell.window.show_page(self.page, "history")

    def _open(self, session_id: str) -> None:
        found = self.yearbook.session(session_id)
        if found is None:
            self.page.show_section(labels.sessions())
        else:
            self.details.show_session(*found)
            self.page.show_detail(self.details)

    def _overview(self) -> OverviewSection:
        from recoverytimer.history.ui.overviewsection import OverviewSection

        overview = OverviewSection(self.yearbook, signs=self._keeper.current.year_signs)
        overview.days_chosen.connect(self._show_days)
        overview.goal_wanted.connect(self._set_goal)
        overview.signs_wanted.connect(lambda wanted: self._keeper.set(year_signs=wanted))
        overview.add_wanted.connect(self.own.add)
        return overview

    def _show_days(self, first: date, last: date) -> None:
        self.page.show_section(labels.sessions())
        self.sessions.show_days(first, last)

    def _set_goal(self, days: int) -> None:
        self._keeper.set(days_a_week_goal=days)
        self.page.show_again()
