"""Whether anything may move: one answer for all windows, kept where Qt has its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recoverytimer.settings.settings import MotionChoice

EFFECTS = Qt.UIEffect.UI_General


def is_still() -> bool:
    """Whether nothing is to move but what changes once a second."""
    return not QApplication.isEffectEnabled(EFFECTS)


class Motion:
    """Stills the application where the person wants that or, if they follow it, the system.

    Args:
        wants_stillness: asks Qt what it knows of the system.
    """

    def __init__(
        self, app: QApplication, choice: MotionChoice, wants_stillness: Callable[[], bool]
    ) -> None:
        self._app = app
        self._choice = choice
        self._wants_stillness = wants_stillness
        self._blinking_ms = app.cursorFlashTime()
        self._hints: set[str] = set()
        self._apply()

    def choose(self, choice: MotionChoice) -> None:
        """Follow the system, or have things move or stand still for good."""
        self._choice = choice
        self._apply()

    @property
    def is_unsure(self) -> bool:
        """Whether it is for the system to say."""
        return self._choice is MotionChoice.SYSTEM

    def ask_system(self) -> None:
        """Find out what Qt knows, which takes longer than a first picture may."""
        if self.is_unsure:
            self.take_hint("Qt", self._wants_stillness())

    def take_hint(self, source: str, is_still: bool) -> None:
        """Take what one of several says of the system; one that asks for stillness is enough."""
        self._hints = self._hints | {source} if is_still else self._hints - {source}
        self._apply()

    def _apply(self) -> None:
        still = bool(self._hints) if self.is_unsure else self._choice is MotionChoice.REDUCED
        self._app.setEffectEnabled(EFFECTS, not still)
        self._app.setCursorFlashTime(0 if still else self._blinking_ms)
