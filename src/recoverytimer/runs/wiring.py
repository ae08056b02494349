"""Runs in the window: their section of the history, logging, changing and deleting them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.runs.ui.actions import OwnRuns
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from recoverytimer.runs.run import Run
    from recoverytimer.runs.ui.section import RunsSection


class RunLogging(QObject):
    """Brings together the section of runs and what a person does with them.

    Signals:
        guide_wanted: the id of a topic.
        import_wanted: files of runs are to be chosen.
        dropped: the paths of files.
        changed: there is a run more or less, or another one.
    """

    guide_wanted = Signal(str)
    import_wanted = Signal()
    dropped = Signal(object)
    changed = Signal()

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__(window)
        self._services = services
        self._section: RunsSection | None = None
        self.own = OwnRuns(services.history.runs, services.record_keeper, window, services.now)
        self.own.changed.connect(self.show_again)
        self.own.changed.connect(self.changed)

    def section(self) -> RunsSection:
        """The section for the page of the history."""
        from recoverytimer.runs.ui.section import RunsSection

        s = self._services
        section = RunsSection(
            self._runs, lambda: s.now().astimezone(), s.library.references, s.themes, s.icons
        )
        section.log_wanted.connect(self.own.log)
        section.edit_wanted.connect(self.own.edit)
        section.delete_wanted.connect(self.own.delete)
        section.import_wanted.connect(self.import_wanted)
        section.dropped.connect(self.dropped)
        section.guide_wanted.connect(self.guide_wanted)
        self._section = section
        return section

    def show_again(self) -> None:
        """Show the section as it is now, if it was built."""
        if self._section is not None:
            self._section.show_again()

    def _runs(self) -> tuple[Run, ...] | None:
        runs = self._services.history.runs
        return self._services.record_keeper.ask(lambda: runs.between(date.min, date.max))
