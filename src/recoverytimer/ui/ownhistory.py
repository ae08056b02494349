"""What a person does with the records of sessions: looks at them, deletes, repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QObject

from recoverytimer.core.history import Record
from recoverytimer.core.journal import Journal
from recoverytimer.core.library import Library
from recoverytimer.core.yearbook import Yearbook
from recoverytimer.ui.figures import Figures
from recoverytimer.ui.history.details import SessionDetails
from recoverytimer.ui.history.page import HistoryPage
from recoverytimer.ui.history.sessions import SessionsSection
from recoverytimer.ui.icons import Icons
from recoverytimer.ui.theme import Themes
from recoverytimer.ui.window import Window

SESSIONS = "Sessions"


class OwnHistory(QObject):
    """Fills the page of the history, and does what is wanted there; every change can be undone."""

    def __init__(
        self,
        yearbook: Yearbook,
        journal: Journal,
        library: Library,
        main_exercise: Callable[[str], str | None],
        window: Window,
        figures: Figures,
        themes: Themes,
        icons: Icons,
    ) -> None:
        super().__init__()
        self._yearbook = yearbook
        self._journal = journal
        self._library = library
        self._main_exercise = main_exercise
        self._window = window
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self.page = HistoryPage()
        self.page.add_section(SESSIONS, self._sessions)

    def show(self) -> None:
        """Show the section that was shown last, as it is now."""
        self.page.show_again()

    def show_session(self, session_id: str) -> None:
        """Show one session, or all where it is no more."""
        found = self._yearbook.session(session_id)
        if found is None:
            self.page.show_section(SESSIONS)
        else:
            self._details.show_session(*found)
            self.page.show_detail(self._details)

    @cached_property
    def _details(self) -> SessionDetails:
        details = SessionDetails(self._library.exercises, self._themes, self._icons)
        details.left.connect(self.show)
        details.delete_wanted.connect(self._delete)
        return details

    def _sessions(self) -> SessionsSection:
        section = SessionsSection(self._yearbook, self._main_exercise, self._figures, self._themes)
        section.opened.connect(self.show_session)
        return section

    def _delete(self, session_id: str) -> None:
        log = self._journal.history.sessions
        gone = self._journal.ask(lambda: log.delete(session_id))
        self.show()
        if gone:
            self._window.notice.tell("Session deleted.", "Undo", lambda: self._keep(gone))

    def _keep(self, records: Sequence[Record]) -> None:
        self._journal.keep(*records)
        self.show()
