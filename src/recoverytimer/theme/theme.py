"""Colours, the type scale, and the theme that the whole window wears."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.stylesheet import stylesheet
from recoverytimer.theme.typescale import TypeScale

SPACE = 8
"""One step of the grid; all distances are multiples of it."""


class Colours(Struct, frozen=True):
    """One set of colours, as `#rrggbb`.

    Attributes:
        accent_ink: text and icons on the accent.
        accent_text: accent-coloured text on the ground, a card or the soft accent.
        accent_soft: the quiet accent behind a chosen entry or a pill.
        notice: the ground of a notice; `notice_ink` and `notice_accent` are its texts.
        focus: the ring around what has the keyboard; `focus_on_ink` around what is filled with ink.
        kinds: by the kind of an exercise and of a segment; `of` looks them up.
    """

    ground: str
    card: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_hover: str
    accent_ink: str
    accent_text: str
    accent_soft: str
    danger: str
    focus: str
    focus_on_ink: str
    notice: str
    notice_ink: str
    notice_accent: str
    kinds: dict[str, str]

    def of(self, key: str) -> str:
        """The colour of a kind; `accent` too; muted for what is not known."""
        return self.accent if key == "accent" else self.kinds.get(key, self.muted)


LIGHT = Colours(
    ground="#f7f2ea",
    card="#ffffff",
    ink="#23303b",
    muted="#59636c",
    line="#e4dcd0",
    accent="#c24f34",
    accent_hover="#ad4329",
    accent_ink="#ffffff",
    accent_text="#a33f28",
    accent_soft="#f3ddd4",
    danger="#9b2335",
    focus="#17212b",
    focus_on_ink="#f7a78f",
    notice="#23303b",
    notice_ink="#f7f2ea",
    notice_accent="#f7a78f",
    kinds={
        "stretch": "#c24f34",
        "dynamic": "#b8782f",
        "mobility": "#b5627a",
        "roll": "#6f7ab0",
        "ball": "#8e6ba6",
        "strength": "#4a8a76",
        "breathing": "#4a86ad",
        "active": "#85873f",
        "rest": "#5d957f",
        "cold": "#3e8fc1",
        "heat": "#bf6b2c",
        "prepare": "#94887a",
        "switch": "#94887a",
        "question": "#6b7680",
    },
)

DARK = Colours(
    ground="#1c2127",
    card="#252c34",
    ink="#f1ece4",
    muted="#a3aeb8",
    line="#36404a",
    accent="#e8704d",
    accent_hover="#f0805f",
    accent_ink="#1c2127",
    accent_text="#f59a7e",
    accent_soft="#4a322c",
    danger="#f29aa0",
    focus="#ffffff",
    focus_on_ink="#c24f34",
    notice="#3a4650",
    notice_ink="#f1ece4",
    notice_accent="#f7a78f",
    kinds={
        "stretch": "#e8704d",
        "dynamic": "#d6a25a",
        "mobility": "#d08aa0",
        "roll": "#8f99cc",
        "ball": "#b08fc4",
        "strength": "#6fa58f",
        "breathing": "#7fb0cf",
        "active": "#a9ab66",
        "rest": "#75a892",
        "cold": "#6fa9cc",
        "heat": "#dd8e4c",
        "prepare": "#7a8691",
        "switch": "#7a8691",
        "question": "#9aa5af",
    },
)


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
        self._app.setStyleSheet(stylesheet(self._theme, self._icons))


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
