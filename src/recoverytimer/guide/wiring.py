"""The guide in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from recoverytimer.guide import words
from recoverytimer.routine.library import Library
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.guide.guide import HelpPage
    from recoverytimer.guide.library import Guide
    from recoverytimer.guide.ui.page import GuidePage


class GuideWiring(QObject):
    """Shows topics and the stop rules.

    Signals:
        shown: all topics are shown, so that back leads there.
        routine_wanted, exercise_wanted: an id.
        exercises_wanted: the other part of the guide is to be shown.
        left: back to where one came from.

    Args:
        guide, help_page: give what there is to read, and what to say of the stop rules.
    """

    shown = Signal()
    routine_wanted = Signal(str)
    exercise_wanted = Signal(str)
    exercises_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        shell: Shell,
        guide: Callable[[], Guide],
        help_page: Callable[[], HelpPage],
        library: Library,
        figures: Callable[[], Figures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._guide = guide
        self._help_page = help_page
        self._library = library
        self._figures = figures

    @cached_property
    def page(self) -> GuidePage:
        """Topics, one topic, or the stop rules."""
        from recoverytimer.guide.ui.page import GuidePage

        page = GuidePage(
            self._guide(),
            self._help_page(),
            self._library,
            self._figures(),
        )
        page.routine_wanted.connect(self.routine_wanted)
        page.exercise_wanted.connect(self.exercise_wanted)
        page.address_wanted.connect(self.open_address)
        page.exercises_wanted.connect(self.exercises_wanted)
        page.left.connect(self.left)
        return page

    def show_topics(self) -> None:
        """Show all topics."""
        self.shown.emit()
        self.page.show_topics()
        self._shell.window.show_page(self.page, "guide")

    def show_topic(self, topic_id: str) -> None:
        """Show one topic, from which one goes back to where one came from."""
        self.page.show_topic(topic_id, to_topics=False)
        self._shell.window.show_page(self.page, "guide")

    def show_help(self) -> None:
        """Show the stop rules."""
        self.page.show_help()
        self._shell.window.show_page(self.page, "guide")

    def open_address(self, address: str) -> None:
        """Show the page of a source in the browser that the system has; tell where it is else."""
        if not QDesktopServices.openUrl(QUrl(address)):
            self._shell.tell(words.not_opened(address))
