"""What a person does with the records of sessions: looks at them, corrects, deletes, adds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.figure.ui.figures import Figures
from recoverytimer.history.history import Record
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.ui.overviewsection import OverviewSection
from recoverytimer.history.ui.page import HistoryPage
from recoverytimer.history.yearbook import Yearbook
from recoverytimer.player.session import Session
from recoverytimer.routine.library import Entry, Library
from recoverytimer.routine.timeline import Timing
from recoverytimer.shell.window import Window
from recoverytimer.theme.icons import Icons
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.dialogs import ask

if TYPE_CHECKING:
    from recoverytimer.history.ui.byhanddialog import ByHandDialog
    from recoverytimer.history.ui.editdialog import EditDialog
    from recoverytimer.history.ui.sessionpage import SessionDetails
    from recoverytimer.history.ui.sessionssection import SessionsSection

OVERVIEW, SESSIONS = "Overview", "Sessions"


class OwnHistory(QObject):
    """Fills the page of the history and does what is wanted there; every change can be undone.

    Signals:
        repeat_wanted: the `Session` whose routine is to be played again.
        goal_wanted: so many days are to make a week count; 0 counts days in a row.

    Args:
        timing: gives the person's seconds to get ready and to change sides.
        main_exercise: gives the exercise whose picture stands for a routine, by its id.
        now: gives this instant in UTC.
    """

    repeat_wanted = Signal(object)
    fit_wanted = Signal(str)
    goal_wanted = Signal(int)

    def __init__(
        self,
        yearbook: Yearbook,
        records: RecordKeeper,
        library: Library,
        window: Window,
        timing: Callable[[], Timing],
        main_exercise: Callable[[str], str | None],
        now: Callable[[], datetime],
        figures: Figures,
        themes: Themes,
        icons: Icons,
    ) -> None:
        super().__init__(window)
        self._yearbook = yearbook
        self._records = records
        self._library = library
        self._window = window
        self._timing = timing
        self._main_exercise = main_exercise
        self._now = now
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self.page = HistoryPage()
        self.page.add_section(OVERVIEW, self._overview)
        self.page.add_section(SESSIONS, lambda: self.sessions)

    def show(self) -> None:
        """Show the section that was shown last, as it is now."""
        self.page.show_again()

    def show_session(self, session_id: str) -> None:
        """Show one session, or all where it is no more."""
        found = self._yearbook.session(session_id)
        if found is None:
            self.page.show_section(SESSIONS)
        else:
            self.details.show_session(*found)
            self.page.show_detail(self.details)

    @cached_property
    def details(self) -> SessionDetails:
        """One session."""
        from recoverytimer.history.ui.sessionpage import SessionDetails

        details = SessionDetails(self._library.exercises, self._themes, self._icons)
        details.left.connect(self.show)
        details.delete_wanted.connect(self._delete)
        details.edit_wanted.connect(lambda session: ask(self.edit_dialog(session)))
        details.repeat_wanted.connect(self.repeat_wanted)
        details.fit_wanted.connect(self.fit_wanted)
        return details

    @cached_property
    def sessions(self) -> SessionsSection:
        """The list of all."""
        from recoverytimer.history.ui.sessionssection import SessionsSection

        section = SessionsSection(self._yearbook, self._main_exercise, self._figures, self._themes)
        section.opened.connect(self.show_session)
        section.add_wanted.connect(lambda: ask(self.add_dialog()))
        return section

    def edit_dialog(self, session: Session) -> EditDialog:
        """The dialog that corrects a session."""
        from recoverytimer.history.ui.editdialog import EditDialog

        dialog = EditDialog(session, self._now, self._window)
        dialog.saved.connect(lambda changed: self._change(session, changed))
        return dialog

    def add_dialog(self) -> ByHandDialog:
        """The dialog that takes a session done without the app."""
        from recoverytimer.history.ui.byhanddialog import ByHandDialog

        routines = [entry for entry in self._library.routines() if entry.routine is not None]
        dialog = ByHandDialog(
            routines, self._seconds, self._library.exercises, self._now, self._window
        )
        dialog.saved.connect(self._add)
        return dialog

    def _overview(self) -> OverviewSection:
        overview = OverviewSection(self._yearbook, self._themes, self._icons)
        overview.days_chosen.connect(self._show_days)
        overview.goal_wanted.connect(self._set_goal)
        overview.add_wanted.connect(lambda: ask(self.add_dialog()))
        return overview

    def _show_days(self, first: date, last: date) -> None:
        self.page.show_section(SESSIONS)
        self.sessions.show_days(first, last)

    def _set_goal(self, days: int) -> None:
        self.goal_wanted.emit(days)
        self.show()

    def _seconds(self, entry: Entry) -> float:
        assert entry.routine is not None
        return self._library.portrait(entry.routine, self._timing()).total.seconds

    def _change(self, before: Session, after: Session) -> None:
        if after == before:
            return
        if self._records.keep(after):
            self._window.notice.tell("Session changed.", "Undo", lambda: self._change_back(before))
        self.show_session(after.id)

    def _change_back(self, before: Session) -> None:
        self._records.keep(before)
        self.show_session(before.id)

    def _add(self, records: tuple[Record, ...]) -> None:
        if self._keep(records):
            added = records[0].id
            self._window.notice.tell("Session added.", "Undo", lambda: self._take_back(added))

    def _take_back(self, session_id: str) -> None:
        log = self._records.history.sessions
        self._records.ask(lambda: log.delete(session_id))
        self.show()

    def _delete(self, session_id: str) -> None:
        log = self._records.history.sessions
        gone = self._records.ask(lambda: log.delete(session_id))
        self.show()
        if gone:
            self._window.notice.tell("Session deleted.", "Undo", lambda: self._restore(gone))

    def _restore(self, records: tuple[Record, ...]) -> None:
        self._keep(records)

    def _keep(self, records: tuple[Record, ...]) -> bool:
        kept = self._records.keep(*records)
        self.show()
        return kept
