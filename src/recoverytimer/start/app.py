"""Builds the objects and connects them: first what is seen, then what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from recoverytimer.base.clock import utc_now
from recoverytimer.base.disk import is_file
from recoverytimer.base.ownfile import SetAside
from recoverytimer.base.paths import Paths
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services, Surroundings
from recoverytimer.theme.theme import Themes

if TYPE_CHECKING:
    from recoverytimer.player.companions import Companions
    from recoverytimer.player.wiring import Sessions
    from recoverytimer.reminders.wiring import Reminding
    from recoverytimer.settings.settings import Settings
    from recoverytimer.start.navigation import Pages

LONGEST_WAIT_MS = 1000


class App:
    """One running app.

    Args:
        speed, surroundings: see `Services`.
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        speed: float = 1.0,
        surroundings: Surroundings | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._qt = qt
        self.paths = paths
        self._told: list[str] = []
        self._is_filled = False
        self._closes_anyway = False
        keeper = SettingsKeeper(SettingsFile(paths.settings), SetAside(now, self.tell), self.tell)
        settings = keeper.current
        icons = paths.resources / "icons"
        self.themes = Themes(qt, settings.theme, settings.text_size.factor, icons)
        self.services = Services(
            paths, keeper, self.themes, now, self.tell, surroundings or Surroundings(), speed
        )
        self.window = Window(
            self.themes, lambda: self.services.icons, self._may_close, self._go_aside
        )
        self.window.closing.connect(self.close)
        keeper.changed.connect(self._wear)

    @cached_property
    def sessions(self) -> Sessions:
        """What starts and concludes sessions."""
        from recoverytimer.player.wiring import Sessions

        sessions = Sessions(self.services)
        sessions.opening.connect(self._accompany)
        return sessions

    @cached_property
    def pages(self) -> Pages:
        """The pages of the window."""
        from recoverytimer.start.navigation import Pages

        return Pages(self.services, self.sessions, self.window)

    @cached_property
    def companions(self) -> Companions:
        """What goes along with sessions."""
        from recoverytimer.player.companions import Companions

        companions = Companions(self.services, self.window)
        companions.trouble.connect(self.pages.play.show_trouble)
        return companions

    @cached_property
    def reminding(self) -> Reminding:
        """What tells when a routine is due."""
        from recoverytimer.reminders.wiring import Reminding

        desktop = self.services.desktop
        desktop.open_wanted.connect(self.window.come_to_front)
        desktop.quit_wanted.connect(self.quit)
        reminding = Reminding(self.services, self.window)
        reminding.routine_wanted.connect(self.look_at)
        self._qt.applicationStateChanged.connect(reminding.wake)
        return reminding

    def open(
        self, routine: str | None, file: str | None = None, *, background: bool = False
    ) -> None:
        """Show the window, and in its second picture the first page, a routine or a file.

        So it is there at once, while history, routines and pages are still being read. In the
        background it is only in the tray or, where it would not stay there, minimised.
        """
        self.window.painted.connect(lambda: self.fill(routine, file))
        if not background:
            self.window.show()
        elif not self.reminding.go_aside(quietly=True):
            self.window.showMinimized()
        # A window that is hidden or minimised is not painted.
        QTimer.singleShot(LONGEST_WAIT_MS, self.window, self.window.count_as_painted)

    def fill(self, routine: str | None = None, file: str | None = None) -> None:
        """Show the first page, a routine or a file; say what went wrong on the way here."""
        if self._is_filled:
            return
        try:
            self.services.record_keeper.retry()
            self.pages.show_today()
        finally:
            # Where even that page fails, all else goes on, and what went wrong is told.
            self._begin(routine, file)

    def _begin(self, routine: str | None, file: str | None) -> None:
        self._is_filled = True
        if routine:
            self.open_routine(routine)
        if self._told:
            self.tell(" ".join(self._told))
            self._told.clear()
        self.reminding.start()
        QTimer.singleShot(0, self.window, self.pages.take_drops)
        if file:
            QTimer.singleShot(0, self.window, lambda: self.open_file(Path(file)))

    def tell(self, text: str) -> None:
        """Say a sentence at the bottom of the window."""
        if not self._is_filled:
            self._told.append(text)
            return
        import logging

        logging.getLogger(__name__).warning(text)
        self.window.notice.tell(text, seconds=20)

    def open_routine(self, id_or_file: str) -> None:
        """Play a routine by its id or file, or show what is wrong with it."""
        entry = self.services.library.find(id_or_file)
        if entry is None:
            from recoverytimer.routine.words import no_such_routine

            self.tell(no_such_routine(id_or_file))
            return
        self.pages.show_entry(entry)
        if entry.routine is not None and not self.services.playback.is_open:
            self.sessions.start(entry.routine, entry.id, None)

    def open_file(self, path: Path) -> None:
        """Show a file's routine if it is the person's own already, or offer to import it."""
        library = self.services.library
        if not is_file(path):
            self.tell(f"There is no file {path}.")
        elif path.parent == library.own_routines:
            self.pages.show_entry(library.routine_file(path))
        else:
            self.pages.import_files((path,))

    def look_at(self, routine_id: str) -> None:
        """Show the window with a routine; a session waits."""
        self.services.playback.pause()
        self.pages.end_small()
        self.window.come_to_front()
        entry = self.services.library.routine(routine_id)
        if entry is not None:
            self.pages.show_entry(entry)

    def close(self) -> None:
        """Save what is running before the app ends."""
        if self._is_filled:
            self.services.playback.pause()
            self.reminding.stop()
        if "companions" in self.__dict__:
            self.companions.close()
        self.services.close()

    def quit(self) -> None:
        """End the app, also from the tray; where something would be lost, the window says so."""
        self.pages.end_small()
        if self.window.close():
            # Closing a window that is hidden ends nothing.
            self._qt.quit()
        else:
            self.window.come_to_front()

    def _accompany(self) -> None:
        _made_now = self.companions

    def _wear(self, settings: Settings) -> None:
        self.themes.choose(settings.theme, settings.text_size.factor)

    def _go_aside(self) -> bool:
        """Whether the window was hidden instead of closed; a session waits then."""
        if not self._is_filled or not self.reminding.go_aside():
            return False
        self.services.playback.pause()
        return True

    def _may_close(self) -> bool:
        """Whether nothing would be lost; else it is said, with a way to close all the same."""
        records = self.services.record_keeper
        if self._closes_anyway or not self._is_filled or records.retry():
            return True
        left = "leaves that to the next start" if records.is_safe else "loses what is not saved"
        self.window.notice.tell(
            f"{records.unsaved.capitalize()} cannot be saved in {self.paths.data}. "
            f"Closing now {left}.",
            "Close all the same",
            self._close_anyway,
            seconds=60,
        )
        return False

    def _close_anyway(self) -> None:
        self._closes_anyway = True
        self.window.close()
