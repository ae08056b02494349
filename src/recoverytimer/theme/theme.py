"""The theme that the whole window wears: colours, the type scale and one distance."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT, Colours
from recoverytimer.theme.stylesheet import stylesheet
from recoverytimer.theme.typescale import TypeScale

SPACE = 8
"""One step of the grid; all distances are multiples of it."""


class Theme(Struct, frozen=True):
    """What everything painted takes its colours and sizes from."""

    colours: Colours
    scale: TypeScale
    dark: bool


class Themes(QObject):
    """Owns the current theme and dresses the application in it.

    `changed` carries the new `Theme`. Form controls take their marks from the folder of icons.
    """

    changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_scale: float = 1.0,
        icons: Path | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._choice = choice
        self._text_scale = text_scale
        self._icons = icons
        app.setStyle("Fusion")
        self._ask_system()
        self._theme = self._wanted()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def current(self) -> Theme:
        """The theme that is worn now."""
        return self._theme

    def choose(self, choice: ThemeChoice, text_scale: float) -> None:
        """Follow the system or wear one scheme for good, with texts of the given size."""
        self._choice = choice
        self._text_scale = text_scale
        self._ask_system()
        self._refresh()

    def _ask_system(self) -> None:
        # The frame that the system draws around the window follows, too.
        hints = self._app.styleHints()
        if self._choice == ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self._choice == ThemeChoice.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _wanted(self) -> Theme:
        if self._choice == ThemeChoice.SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == ThemeChoice.DARK
        return Theme(DARK if dark else LIGHT, TypeScale.scaled(self._text_scale), dark)

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme != self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit(theme)

    def _dress(self) -> None:
        font = self._app.font()
        font.setPixelSize(self._theme.scale.body)
        self._app.setFont(font)
        self._app.setPalette(palette(self._theme.colours))
        self._app.setStyleSheet(stylesheet(self._theme.colours, self._theme.scale, self._icons))


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a set of colours."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.card,
        role.AlternateBase: colours.ground,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.BrightText: colours.danger,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.accent_ink,
        role.Accent: colours.accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.ToolTipBase: colours.notice,
        role.ToolTipText: colours.notice_ink,
        role.Light: colours.card,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.muted,
        role.Shadow: colours.line,
    }
    made = QPalette()
    for name, colour in chosen.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made
