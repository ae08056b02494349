"""The theme that the whole window wears: colours, the type scale and one distance."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from recoverytimer.settings.settings import ContrastChoice, ThemeChoice
from recoverytimer.theme.colours import BY_ACCENT, Colours, colours_for
from recoverytimer.theme.icons import FOLDER
from recoverytimer.theme.palette import colours_of, palette
from recoverytimer.theme.stylesheet import stylesheet
from recoverytimer.theme.typeface import text_font
from recoverytimer.theme.typescale import TypeScale

SPACE = 8
"""One step of the grid; all distances are multiples of it."""


class Theme(Struct, frozen=True):
    """What everything painted takes its colours and sizes from."""

    colours: Colours
    scale: TypeScale


def theme_of(widget: QWidget) -> Theme:
    """What a widget wears now, as its palette and its font say."""
    return _theme(colours_of(widget.palette()).accent, widget.font().pixelSize())


@cache
def _theme(accent: str, body: int) -> Theme:
    return Theme(BY_ACCENT[accent], TypeScale.of_body(body))


def at_text_size(widget: QWidget, pixels: int) -> int:
    """A length that is so many pixels with texts of the usual size, and more with larger ones."""
    return round(pixels * max(1.0, theme_of(widget).scale.factor))


class Themes(QObject):
    """Dresses the application, light or dark, usual or strong; whoever paints asks `theme_of`.

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
        contrast: ContrastChoice = ContrastChoice.SYSTEM,
    ) -> None:
        super().__init__()
        self._app = app
        self._choice = choice
        self._text_scale = text_scale
        self._contrast = contrast
        self._worn: Theme | None = None
        self._is_dark_hinted = self._is_strong_hinted = False
        # What is asked of it belongs to it, and goes with it.
        self._hints = app.styleHints()
        if icons is not None:
            QDir.setSearchPaths(FOLDER, [str(icons)])
        # Without it what the style sheet has touched keeps the palette that it had then.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        self._ask_system()
        self._refresh()
        self._hints.colorSchemeChanged.connect(self._refresh)
        if hasattr(self._hints, "accessibility"):
            # Qt tells of it from 6.10 on.
            self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    def choose(
        self,
        choice: ThemeChoice,
        text_scale: float,
        contrast: ContrastChoice = ContrastChoice.SYSTEM,
    ) -> None:
        """Follow the system or wear one scheme for good, with texts of the given size."""
        self._choice = choice
        self._text_scale = text_scale
        self._contrast = contrast
        self._ask_system()
        self._refresh()

    @property
    def is_unsure(self) -> bool:
        """Whether the system is to be followed and Qt does not know all that it prefers."""
        # Qt says "no preference" also where it has not asked.
        follows_contrast = self._contrast == ContrastChoice.SYSTEM
        return self._knows_no_scheme or (follows_contrast and not self._system_is_strong)

    def take_dark_hint(self, is_dark: bool) -> None:
        """Follow what is said elsewhere of the system, as long as Qt does not know it."""
        self._is_dark_hinted = is_dark
        self._refresh()

    def take_contrast_hint(self, is_strong: bool) -> None:
        """Follow the system's wish for a strong contrast, which Qt does not hear of everywhere."""
        self._is_strong_hinted = is_strong
        self._refresh()

    @property
    def _knows_no_scheme(self) -> bool:
        unknown = self._hints.colorScheme() == Qt.ColorScheme.Unknown
        return unknown and self._choice == ThemeChoice.SYSTEM

    @property
    def _system_is_strong(self) -> bool:
        if not hasattr(self._hints, "accessibility"):
            return False
        preferred = self._hints.accessibility().contrastPreference()
        return preferred is Qt.ContrastPreference.HighContrast

    def _ask_system(self) -> None:
        # The frame that the system draws around the window follows, too.
        hints = self._hints
        if self._choice == ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self._choice == ThemeChoice.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _wanted(self) -> Theme:
        if self._knows_no_scheme:
            dark = self._is_dark_hinted
        elif self._choice == ThemeChoice.SYSTEM:
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == ThemeChoice.DARK
        if self._contrast == ContrastChoice.SYSTEM:
            strong = self._is_strong_hinted or self._system_is_strong
        else:
            strong = self._contrast == ContrastChoice.STRONG
        return Theme(
            colours_for(is_dark=dark, is_strong=strong), TypeScale.scaled(self._text_scale)
        )

    def _refresh(self) -> None:
        theme, worn = self._wanted(), self._worn
        self._worn = theme
        if worn is None or theme.colours != worn.colours:
            self._app.setPalette(palette(theme.colours))
        strong = theme.colours.is_strong
        if worn is None or theme.scale != worn.scale or strong != worn.colours.is_strong:
            self._redress(theme)
        elif theme.colours != worn.colours:
            self._recolour()
        # Qt would tell them at some later time.
        for told in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QCoreApplication.sendPostedEvents(None, told)

    def _redress(self, theme: Theme) -> None:
        font = text_font(self._app.font())
        font.setPixelSize(theme.scale.body)
        self._app.setFont(font)
        # Over another style sheet Qt dresses each widget once more for each that it lies in.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(stylesheet(theme.scale, is_strong=theme.colours.is_strong))

    def _recolour(self) -> None:
        # Qt keeps what it has found for `palette(...)` until a widget is polished anew.
        style = self._app.style()
        for widget in self._app.allWidgets():
            # A plain label takes its colour from the palette alone, and there are many.
            if type(widget) is not QLabel:
                style.polish(widget)
