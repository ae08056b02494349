"""Buttons with an icon in the colour of the theme, whichever that is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from recoverytimer.theme.icons import Icons
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.button import icon_button


class _Ink(QObject):
    """Keeps an icon in the ink of the theme as long as its button lives."""

    def __init__(self, made: QPushButton, icons: Icons, themes: Themes, name: str) -> None:
        super().__init__(made)
        self._made = made
        self._icons = icons
        self._themes = themes
        self._name = name
        themes.changed.connect(self._wear)
        self._wear()

    def _wear(self) -> None:
        self._made.setIcon(self._icons.icon(self._name, self._themes.current.colours.ink))


def themed_button(
    icons: Icons, themes: Themes, name: str, title: str, keys: str = ""
) -> QPushButton:
    """A button with only an icon; see `icon_button` for its title and keys."""
    made = icon_button(QIcon(), title, keys=keys)
    _Ink(made, icons, themes, name)
    return made
