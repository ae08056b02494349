"""The first page in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recoverytimer.base.words import common
from recoverytimer.base.words.system import reason
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.shell.shell import Shell
from recoverytimer.today.nottoday import DeclinedFile
from recoverytimer.today.today import TodayReader
from recoverytimer.today.ui.page import TodayPage
from recoverytimer.today.words import page as words

if TYPE_CHECKING:
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.soreness.easing import Easing


class TodayWiring(QObject):
    """Shows what would be sensible, and takes a no for today.

    `shown`: the page is shown, so that back leads there.

    Args:
        is_playing: whether a session is open.
        card: makes what is shown of soreness.
        answer_ending: keeps whether a caution is over, and gives what takes that back.
        news: makes what tells of a new version, where there is something to tell.
        easing: chooses the line on what got easier.
    """

    shown = Signal()

    def __init__(
        self,
        shell: Shell,
        reader: TodayReader,
        declined: DeclinedFile,
        is_playing: Callable[[], bool],
        figures: Callable[[], Figures],
        card: Callable[[], QWidget],
        answer_ending: Callable[[Caution, bool], Callable[[], None]],
        news: Callable[[], QWidget | None],
        easing: Callable[[], Easing | None],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._reader = reader
        self._declined = declined
        self._is_playing = is_playing
        self._answer_ending = answer_ending
        self.page = TodayPage(figures, card, news, easing)
        self.page.declined.connect(self._decline)
        self.page.ending_answered.connect(self._end)

    def show(self) -> None:
        """Show the page as it is now."""
        self.shown.emit()
        timing = self._shell.settings().timing
        today = self._reader.read(timing, playing=self._is_playing())
        self._shell.window.show_page(self.page, "today")
        self.page.show_today(today)

    def show_again(self) -> None:
        """Show the page as it is now, if it is being looked at."""
        if self.page.isVisible():
            self.show()

    def _end(self, caution: Caution, is_over: bool) -> None:
        """Go by what a person says of a caution, which can be taken back for a while."""
        from recoverytimer.today.words import endings

        take_back = self._answer_ending(caution, is_over)

        def undo() -> None:
            take_back()
            self._show_taken_back(None)

        self.show_again()
        self._shell.window.notice.tell(endings.taken_note(), common.undo(), undo)

    def _decline(self, entry: RoutineEntry) -> None:
        """Suggest something else today."""
        declined, tell = self._declined, self._shell.window.notice.tell
        self._shell.writer.do(
            partial(declined.decline, entry.id),
            lambda _: self._say_declined(entry),
            lambda error: tell(words.not_kept(declined.path, reason(error))),
        )

    def _say_declined(self, entry: RoutineEntry) -> None:
        self.show_again()
        said = words.comes_back(entry.name)
        self._shell.window.notice.tell(said, common.undo(), lambda: self._take_back(entry))

    def _take_back(self, entry: RoutineEntry) -> None:
        take_back = partial(self._declined.take_back, entry.id)
        self._shell.writer.do(take_back, self._show_taken_back, self._show_taken_back)

    def _show_taken_back(self, _done: object) -> None:
        if self._shell.window.shows_shell:
            self.show()
