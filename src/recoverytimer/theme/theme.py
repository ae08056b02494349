"""The theme that the whole window wears: colours, the type scale and one distance."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT, Colours
from recoverytimer.theme.icons import FOLDER
from recoverytimer.theme.palette import palette
from recoverytimer.theme.stylesheet import stylesheet
from recoverytimer.theme.typescale import TypeScale

SPACE = 8
"""One step of the grid; all distances are multiples of it."""


class Theme(Struct, frozen=True):
    """What everything painted takes its colours and sizes from."""

    colours: Colours
    scale: TypeScale

    @property
    def dark(self) -> bool:
        """Whether it is the dark one."""
        return self.colours is DARK


def theme_of(widget: QWidget) -> Theme:
    """What a widget wears now, as its palette and its font say."""
    # No rule of the style sheet gives a widget another accent.
    accent = widget.palette().color(QPalette.ColorRole.Accent).name()
    return _theme(accent, widget.font().pixelSize())


@cache
def _theme(accent: str, body: int) -> Theme:
    return Theme(DARK if accent == DARK.accent else LIGHT, TypeScale.of_body(body))


def at_text_size(widget: QWidget, pixels: int) -> int:
    """A length that is so many pixels with texts of the usual size, and more with larger ones."""
    return round(pixels * max(1.0, theme_of(widget).scale.factor))


class Themes(QObject):
    """Dresses the application in light or dark; whoever paints asks `theme_of`.

    A switch comes to widgets as a change of their palette, another text size as one of their font.

    Args:
        icons: the folder of icons, which are found as `icons:NAME.svg` from then on.
    """

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
        self._worn: Theme | None = None
        self._is_dark_hinted = False
        if icons is not None:
            QDir.setSearchPaths(FOLDER, [str(icons)])
        # Without it what the style sheet has touched keeps the palette that it had then.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        self._ask_system()
        self._refresh()
        app.styleHints().colorSchemeChanged.connect(self._refresh)

    def choose(self, choice: ThemeChoice, text_scale: float) -> None:
        """Follow the system or wear one scheme for good, with texts of the given size."""
        self._choice = choice
        self._text_scale = text_scale
        self._ask_system()
        self._refresh()

    @property
    def is_unsure(self) -> bool:
        """Whether the system is to be followed and Qt does not know what it prefers."""
        unknown = self._app.styleHints().colorScheme() == Qt.ColorScheme.Unknown
        return unknown and self._choice == ThemeChoice.SYSTEM

    def take_hint(self, is_dark: bool) -> None:
        """Follow what is said elsewhere of the system, as long as Qt does not know it."""
        self._is_dark_hinted = is_dark
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
        if self.is_unsure:
            dark = self._is_dark_hinted
        elif self._choice == ThemeChoice.SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == ThemeChoice.DARK
        return Theme(DARK if dark else LIGHT, TypeScale.scaled(self._text_scale))

    def _refresh(self) -> None:
        theme, worn = self._wanted(), self._worn
        self._worn = theme
        if worn is None or theme.colours != worn.colours:
            self._app.setPalette(palette(theme.colours))
        if worn is None or theme.scale != worn.scale:
            self._resize(theme.scale)
        elif theme.colours != worn.colours:
            self._recolour()
        # Qt would tell them at some later time.
        for told in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QCoreApplication.sendPostedEvents(None, told)

    def _resize(self, scale: TypeScale) -> None:
        font = self._app.font()
        font.setPixelSize(scale.body)
        self._app.setFont(font)
        # Over another style sheet Qt dresses each widget once more for each that it lies in.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(stylesheet(scale))

    def _recolour(self) -> None:
        # Qt keeps what it has found for `palette(...)` until a widget is polished anew.
        style = self._app.style()
        for widget in self._app.allWidgets():
            # A plain label takes its colour from the palette alone, and there are many.
            if type(widget) is not QLabel:
                style.polish(widget)
