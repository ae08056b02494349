"""A small window that stays on top, for who watches something else meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.base.commands import Command
from recoverytimer.player import commands
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Scene
from recoverytimer.player.ui.actions import PlayerActions
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.ring import CountdownRing, RingState
from recoverytimer.player.words.labels import not_on_top
from recoverytimer.player.words.scene import side_badge, stands_still
from recoverytimer.shell.words import window_title
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.actions import Action, icon_button_for, leave_keys_to_buttons
from recoverytimer.widgets.layout import add_all, column_of, row_of
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.text import plain

RING = 16 * SPACE
SIZE = QSize(54 * SPACE, 20 * SPACE)
NOTE = QMargins(0, 0, 0, 4 * SPACE)
"""The room of one more line."""


class SmallWindow(QWidget):
    """Ring, name, side, and a button to pause; `left` when the large one is wanted again.

    Args:
        scene: what is to be read at a moment.
        window: the actions of the whole window that are there in this one too.
        platform: what shows windows, as Qt calls it; Wayland keeps none on top.
    """

    left = Signal()

    def __init__(
        self,
        playback: Playback,
        scene: Callable[[SessionMoment], Scene],
        actions: PlayerActions,
        window: Sequence[Action],
        platform: str,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._scene = scene
        here = [action for c, action in actions.of.items() if c is not commands.FULL_SCREEN]
        self.addActions([*here, *window])
        leave_keys_to_buttons(self)
        self._build(actions.of)
        stays_on_top = platform != "wayland"
        self.note.setHidden(stays_on_top)
        self._stays_on_top = stays_on_top
        self._fit()
        playback.moved.connect(self.show_moment)

    def show_moment(self, moment: SessionMoment) -> None:
        """Show where the session is."""
        if not self.isVisible() or moment.state.status is PlayerStatus.FINISHED:
            return
        shown = self._scene(moment)
        dial = shown.dial
        self.ring.show_state(
            RingState(
                digits=dial.digits,
                caption=dial.phase or dial.caption,
                fraction=dial.fraction,
                mark=dial.mark,
                length_s=dial.length_s,
                colour=shown.colour,
                paused=stands_still() if shown.paused else "",
            )
        )
        self.setWindowTitle(window_title(shown.window_title))
        self.name.setText(shown.name)
        badge = side_badge(shown.side) or shown.sign
        self.side.setText(badge)
        self.side.setVisible(bool(badge))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        size = SIZE if self._stays_on_top else SIZE.grownBy(NOTE)
        self.setFixedSize(at_text_size(self, size.width()), at_text_size(self, size.height()))
        ring = at_text_size(self, RING)
        self.ring.setFixedSize(ring, ring)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The large window comes back."""
        super().closeEvent(event)
        self.left.emit()

    def _build(self, of: Mapping[Command, Action]) -> None:
        self.ring = CountdownRing()
        self.side = Pill("")
        self.name = plain("", "lead")
        self.toggle = icon_button_for(of[commands.PAUSE], round_=True, filled=True)
        self.large = icon_button_for(of[commands.SMALL], round_=True)
        self.note = plain(not_on_top(), "caption", "muted")
        buttons = column_of(self.toggle, self.large, None)
        texts = column_of(self.side, (self.name, 1))
        row = row_of(self.ring, (texts, 1), buttons, gap=2 * SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        add_all(column, (row, 1), self.note)
