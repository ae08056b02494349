"""The settings of the running app: read once, kept when they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.core.disk import reason
from recoverytimer.core.settingsfile import SettingsFile

if TYPE_CHECKING:
    from recoverytimer.core.reading import Problem
    from recoverytimer.core.settings import Settings


class SettingsKeeper(QObject):
    """Owns the settings; what fails is told, and the app goes on with what it has.

    `changed` carries the new `Settings`.
    """

    changed = Signal(object)

    def __init__(
        self, file: SettingsFile, now: Callable[[], datetime], tell: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._file = file
        self._tell = tell
        self.current, problems = file.load()
        if problems:
            self._mend(problems, now())

    def change(self, settings: Settings) -> None:
        """Take over and keep new settings."""
        self.current = settings
        self.changed.emit(settings)
        try:
            self._file.save(settings)
        except OSError as error:
            self._tell(f"The settings cannot be saved to {self._file.path} ({reason(error)}).")

    def load_again(self) -> None:
        """Take over what is in the file now, as after a restore."""
        settings, _ = self._file.load()
        self.change(settings)

    def _mend(self, problems: tuple[Problem, ...], now: datetime) -> None:
        """Say what could not be read, and keep a damaged file beside."""
        path = self._file.path
        from recoverytimer.core.disk import replace_damaged

        where = replace_damaged(path, now, lambda: self._file.save(self.current))
        self._tell(
            f"Some settings could not be read ({problems[0]}) and are back to their defaults. "
            f"{where}"
        )
