"""The small picture that stands for a session where the desktop shows what is played."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal

from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.player.player import Player
from recoverytimer.player.stage import role_at
from recoverytimer.theme.colours import Colours

SIZE = QSize(256, 192)


class TrackPicture(QObject):
    """Looks for the figure of a segment among the kept pictures, where it is put if need be.

    Signals:
        changed: a picture has been made.

    Args:
        worn: gives the colours that the app wears.
    """

    changed = Signal()

    def __init__(self, figures: Figures, worn: Callable[[], Colours]) -> None:
        super().__init__()
        self._figures = figures
        self._worn = worn
        self._awaited: StillPicture | None = None
        figures.ready.connect(self._take)

    def address(self, state: Player) -> str:
        """The address of the picture's file; empty as long as there is none."""
        role = role_at(state.timeline.segments, state.index, state.timeline.recipe.facts)
        style = self._figures.style(role.exercise, SIZE, worn=self._worn())
        order = StillPicture(role, style)
        path = self._figures.file_of(order)
        self._awaited = None if path else order
        return path.absolute().as_uri() if path else ""

    def _take(self, order: object) -> None:
        if order == self._awaited:
            self._awaited = None
            self.changed.emit()
