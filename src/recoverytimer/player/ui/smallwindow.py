"""A small window that stays on top, for who watches something else meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Scene
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.ring import CountdownRing, RingState
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import icon_button, name_button
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.text import plain

RING = QSize(16 * SPACE, 16 * SPACE)
SIZE = QSize(52 * SPACE, 20 * SPACE)


class SmallWindow(QWidget):
    """Ring, name, side, and a button to pause; `left` when the large one is wanted again.

    Args:
        scene: what is to be read at a moment.
        keys: takes the keys that it has no meaning for itself.
    """

    left = Signal()

    def __init__(
        self,
        playback: Playback,
        scene: Callable[[SessionMoment], Scene],
        keys: Callable[[QKeyEvent], None],
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._playback = playback
        self._scene = scene
        self._keys = keys
        self._icon = "pause"
        self.setWindowTitle("Recovery Timer")
        self.setFixedSize(SIZE)
        self._build()
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
                colour=shown.colour,
            )
        )
        self.name.setText(shown.name)
        self.side.setText((shown.side or shown.sign).upper())
        self.side.setVisible(bool(shown.side or shown.sign))
        icon = "pause" if moment.state.status is PlayerStatus.RUNNING else "play"
        if icon != self._icon:
            self._icon = icon
            self.toggle.setIcon(painted_icon(icon, "accent_ink"))
            name_button(self.toggle, "Pause" if icon == "pause" else "Go on", "Space")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leads back; all other keys are the player's."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_W}:
            self.close()
        else:
            self._keys(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The large window comes back."""
        super().closeEvent(event)
        self.left.emit()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        row.setSpacing(2 * SPACE)
        self.ring = CountdownRing()
        self.ring.setFixedSize(RING)
        row.addWidget(self.ring)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        self.side = Pill("")
        self.name = plain("", "lead")
        column.addWidget(self.side)
        column.addWidget(self.name)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        pause = painted_icon("pause", "accent_ink")
        self.toggle = icon_button(pause, "Pause", keys="Space", round_=True, filled=True)
        self.toggle.clicked.connect(self._playback.toggle)
        large = painted_icon("fullscreen")
        self.large = icon_button(large, "Large window", keys="W", round_=True)
        self.large.clicked.connect(self.close)
        buttons.addWidget(self.toggle)
        buttons.addWidget(self.large)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
