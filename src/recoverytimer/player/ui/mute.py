"""Whether one session is heard, whatever the preferences say of all sessions."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recoverytimer.settings.settings import Settings


class Mute(QObject):
    """Turns the sound of the session at hand off or on; the next one is as preferred again.

    Signals:
        changed: the `Settings` by which the session is heard from now on.

    Args:
        preferred: gives the settings of this moment.
    """

    changed = Signal(object)

    def __init__(self, preferred: Callable[[], Settings]) -> None:
        super().__init__()
        self._preferred = preferred
        self._known = preferred().sound
        self._is_turned = False

    def settings(self) -> Settings:
        """The settings by which the session is heard."""
        preferred = self._preferred()
        return replace(preferred, sound=not preferred.sound) if self._is_turned else preferred

    def turn(self) -> None:
        """Turn the sound off, or on again."""
        self._set(not self._is_turned)

    def forget(self) -> None:
        """Be as preferred, as for another session."""
        self._set(False)

    def take_preferred(self, preferred: Settings) -> None:
        """Follow the preferences; who changes the sound there means this session too."""
        if preferred.sound != self._known:
            self._is_turned = False
        self._known = preferred.sound
        self.changed.emit(self.settings())

    def _set(self, is_turned: bool) -> None:
        self._is_turned = is_turned
        self.changed.emit(self.settings())
