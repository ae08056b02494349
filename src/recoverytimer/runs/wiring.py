"""Runs in the window: their section of the history, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.exercise.words.references import citation
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.guide.library import Guide
    from recoverytimer.runs.run import Run
    from recoverytimer.runs.ui.section import RunsSection


class RunsWiring(QObject):
    """Brings together the section of runs and what a person does with them.

    Signals:
        guide_wanted: the id of a topic.
        import_wanted: files of runs are to be chosen.
        dropped: the paths of files.

    Args:
        guide: gives the guide, whose sources are cited.
    """

    guide_wanted = Signal(str)
    import_wanted = Signal()
    dropped = Signal(object)

    def __init__(self, shell: Shell, records: RecordKeeper, guide: Callable[[], Guide]) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._records = records
        self._guide = guide
        self._section: RunsSection | None = None

    def section(self) -> RunsSection:
        """The section for the page of the history."""
        from recoverytimer.runs.ui.actions import OwnRuns
        from recoverytimer.runs.ui.section import RunsSection

        shell = self._shell
        section = RunsSection(
            self._runs,
            lambda: shell.now().astimezone(),
            self._cited,
        )
        own = OwnRuns(self._records, shell.window, shell.now)
        own.changed.connect(section.show_again)
        section.log_wanted.connect(own.log)
        section.edit_wanted.connect(own.edit)
        section.delete_wanted.connect(own.delete)
        section.import_wanted.connect(self.import_wanted)
        section.dropped.connect(self.dropped)
        section.guide_wanted.connect(self.guide_wanted)
        self._section = section
        return section

    def _cited(self, sources: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(citation, self._guide().cited(sources)))

    def show_again(self) -> None:
        """Show the section as it is now, if it was built."""
        if self._section is not None:
            self._section.show_again()

    def _runs(self) -> tuple[Run, ...] | None:
        runs = self._records.history.runs
        return self._records.ask(lambda: runs.between(date.min, date.max))
