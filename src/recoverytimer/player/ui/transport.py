"""The buttons of the player: transport, and what one may want beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from recoverytimer.player.player import ADJUSTMENT_S
from recoverytimer.player.ui.playback import Playback
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import icon_button, name_button


class Transport(QWidget):
    """Drives the playback; what is not its own it asks for.

    Signals:
        sound_wanted, high_wanted: sound, or what is seen from afar, is to be switched.
        small_wanted, full_screen_wanted: the small window, or the whole screen.
        help_wanted, keys_wanted: the stop rules, or all keys.
    """

    sound_wanted = Signal()
    high_wanted = Signal()
    small_wanted = Signal()
    full_screen_wanted = Signal()
    help_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: dict[QPushButton, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        play = playback
        self.back = self._add("previous", "Back", "Left", play.previous)
        self.less = self._add(
            "minus-10", "10 seconds less", "Down", lambda: play.adjust(-ADJUSTMENT_S)
        )
        self.toggle = self._add("pause", "Pause", "Space", play.toggle, filled=True)
        self.more = self._add("plus-10", "10 seconds more", "Up", lambda: play.adjust(ADJUSTMENT_S))
        self.next = self._add("next", "Next", "Right", play.next)
        row.addSpacing(3 * SPACE)
        self.sound = self._add("sound", "Mute", "M", self.sound_wanted.emit)
        self.help = self._add("help", "Stop, when to get help", "H", self.help_wanted.emit)
        self.full = self._add("fullscreen", "Full screen", "F", self.full_screen_wanted.emit)
        self.others = self._add("more", "More", "", self._open_menu)
        self.end = self._add("stop", "End and keep what was done", "", play.end)
        self.menu = self._menu()

    def show_state(self, *, running: bool, may_adjust: bool, asked: bool) -> None:
        """Show what can be done now; nothing goes past a question."""
        self.less.setEnabled(may_adjust)
        self.more.setEnabled(may_adjust)
        self.next.setEnabled(not asked)
        name = "Pause" if running else "Go on"
        self._show(self.toggle, "pause" if running else "play", name, "Space")

    def show_sound(self, *, on: bool) -> None:
        """Show whether there is sound."""
        self._show(self.sound, "sound" if on else "mute", "Mute" if on else "Sound on", "M")

    def _show(self, made: QPushButton, icon: str, name: str, keys: str) -> None:
        if self._made[made] != icon:
            self._made[made] = icon
            made.setIcon(painted_icon(icon, "accent_ink" if made is self.toggle else "ink"))
            name_button(made, name, keys)

    def _add(
        self,
        icon: str,
        name: str,
        keys: str,
        action: Callable[[], object],
        *,
        filled: bool = False,
    ) -> QPushButton:
        picture = painted_icon(icon, "accent_ink" if filled else "ink")
        made = icon_button(picture, name, keys=keys, round_=True, filled=filled)
        self._made[made] = icon
        made.clicked.connect(lambda _checked: action())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, key, wanted in (
            ("High visibility", "V", self.high_wanted),
            ("Small window", "W", self.small_wanted),
            ("Keys", "?", self.keys_wanted),
        ):
            # Behind the tab stands the key, which the page itself listens to.
            menu.addAction(f"{name}\t{key}").triggered.connect(wanted)
        return menu

    def _open_menu(self) -> None:
        self.menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))
