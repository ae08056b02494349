"""Starting with the computer, as the person has set it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from recoverytimer.base.paths import Paths
from recoverytimer.base.sandbox import is_in_flatpak
from recoverytimer.base.writer import Writer
from recoverytimer.desktop import words
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.keeper import SettingsKeeper

if TYPE_CHECKING:
    from recoverytimer.desktop.autostart import Autostart
    from recoverytimer.desktop.backgroundportal import BackgroundPortal
    from recoverytimer.desktop.busline import BusLine


class StartWithComputer(QObject):
    """Does what the person has set.

    Args:
        bus: gives the line to the bus of a Linux session.
        tell: takes a sentence on what went wrong.
    """

    def __init__(
        self,
        paths: Paths,
        keeper: SettingsKeeper,
        writer: Writer,
        bus: Callable[[], BusLine],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._paths = paths
        self._keeper = keeper
        self._writer = writer
        self._bus = bus
        self._tell = tell
        self._is_set = keeper.current.start_with_computer

    @property
    def command(self) -> tuple[str, ...]:
        """What starts this app in the background, on this person's folders."""
        from recoverytimer.desktop.autostart import own_command

        folder = str(self._paths.data.resolve())
        chosen = () if self._paths.are_usual else ("--data-dir", folder)
        return own_command(*chosen, "--background")

    @cached_property
    def entry(self) -> Autostart:
        """What the system starts."""
        from recoverytimer.desktop.autostart import autostart

        return autostart(self.command)

    @cached_property
    def portal(self) -> BackgroundPortal:
        """What has the app started within Flatpak, where a file would be seen by nobody."""
        from recoverytimer.desktop.backgroundportal import BackgroundPortal

        return BackgroundPortal(self._bus(), self.command)

    def follow(self) -> None:
        """Do from now on what is set."""
        self._keeper.changed.connect(self._follow)

    def _follow(self, settings: Settings) -> None:
        wanted = settings.start_with_computer
        if wanted == self._is_set:
            return
        self._is_set = wanted
        if is_in_flatpak():
            self.portal.ask(wanted, partial(self._say_if_refused, wanted))
            return
        self._writer.do(
            partial(self.entry.set, wanted),
            failed=lambda error: self._tell(words.start_unchanged(wanted, error)),
        )

    def _say_if_refused(self, wanted: bool, is_done: bool) -> None:
        if not is_done:
            self._tell(words.start_refused(wanted))
