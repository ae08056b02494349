import pytest
from msgspec.structs import fields
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.settings.settings import ContrastChoice, TextSize, ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT, SETS, STRONG_LIGHT, Colours
from recoverytimer.theme.palette import DOUBLES, ROLES
from recoverytimer.theme.theme import Theme, Themes, theme_of
from recoverytimer.theme.typescale import TypeScale
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain
from tests import ROOT


def test_text_size_multiplies_the_scale() -> None:
    scale = TypeScale.scaled(1.4)
    assert (scale.body, scale.caption, scale.factor) == (21, 18, 1.4)


@pytest.mark.parametrize("size", TextSize)
def test_each_text_size_is_known_again_by_its_body(size: TextSize) -> None:
    scale = TypeScale.scaled(size.factor)
    assert TypeScale.of_body(scale.body) == scale


def test_each_colour_has_a_role_of_its_own() -> None:
    of_no_role = {"families", "is_dark", "is_strong"}
    assert {*ROLES, *of_no_role} == {field.name for field in fields(Colours)}
    assert len({*ROLES.values(), *DOUBLES}) == len(ROLES) + len(DOUBLES)


def test_a_choice_dresses_all_that_is_there_once(themes: Themes, qtbot: QtBot) -> None:
    window = Counting()
    qtbot.addWidget(window)
    within = QWidget(window)
    window.show()
    themes.choose(ThemeChoice.DARK, 1.0)
    themes.choose(ThemeChoice.DARK, 1.0)
    assert theme_of(within) == theme_of(window) == Theme(DARK, TypeScale())
    assert window.changes == [QEvent.Type.PaletteChange]
    themes.choose(ThemeChoice.LIGHT, 1.2)
    assert theme_of(within) == theme_of(window) == Theme(LIGHT, TypeScale.scaled(1.2))


class Counting(QWidget):
    """Remembers what it was told of its look."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[QEvent.Type] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.changes.append(event.type())
        super().changeEvent(event)


def test_the_system_is_followed_only_when_asked(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    dark = Qt.ColorScheme.Dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: dark)
    themes, window = Themes(qapp, ThemeChoice.SYSTEM), QWidget()
    assert theme_of(window).colours.is_dark
    themes.choose(ThemeChoice.LIGHT, 1.0)
    hints.colorSchemeChanged.emit(dark)
    assert not theme_of(window).colours.is_dark
    themes.choose(ThemeChoice.SYSTEM, 1.0)
    assert theme_of(window).colours.is_dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: Qt.ColorScheme.Light)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme_of(window).colours.is_dark


@pytest.mark.parametrize("colours", SETS)
def test_each_set_is_known_again_by_what_a_widget_wears(themes: Themes, colours: Colours) -> None:
    scheme = ThemeChoice.DARK if colours.is_dark else ThemeChoice.LIGHT
    contrast = ContrastChoice.STRONG if colours.is_strong else ContrastChoice.USUAL
    themes.choose(scheme, 1.0, contrast)
    assert theme_of(QWidget()).colours is colours


def test_the_systems_contrast_is_followed_only_when_asked(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    asked = hints.accessibility()
    wanted = Qt.ContrastPreference
    monkeypatch.setattr(type(asked), "contrastPreference", lambda _asked: wanted.HighContrast)
    themes, window = Themes(qapp, ThemeChoice.LIGHT), QWidget()
    assert theme_of(window).colours is STRONG_LIGHT
    themes.choose(ThemeChoice.LIGHT, 1.0, ContrastChoice.USUAL)
    assert theme_of(window).colours is LIGHT
    themes.choose(ThemeChoice.LIGHT, 1.0)
    assert theme_of(window).colours is STRONG_LIGHT
    monkeypatch.setattr(type(asked), "contrastPreference", lambda _asked: wanted.NoPreference)
    asked.contrastPreferenceChanged.emit(wanted.NoPreference)
    assert theme_of(window).colours is LIGHT
    themes.take_contrast_hint(True)
    assert theme_of(window).colours is STRONG_LIGHT


def test_a_card_has_a_border_in_strong_contrast_alone(themes: Themes, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = Card(parent=window)
    card.resize(200, 100)
    card.ensurePolished()
    edges = []
    for contrast in (ContrastChoice.STRONG, ContrastChoice.USUAL):
        themes.choose(ThemeChoice.LIGHT, 1.0, contrast)
        edges.append(card.grab().toImage().pixelColor(100, 0).name())
    assert edges == [STRONG_LIGHT.edge, LIGHT.card]


def test_only_the_start_is_handed_what_dresses_the_app() -> None:
    source = ROOT / "src" / "recoverytimer"
    files = [path for path in source.rglob("*.py") if "Themes" in path.read_text(encoding="utf-8")]
    assert {path.relative_to(source).as_posix() for path in files} == {
        "theme/theme.py",
        "start/app.py",
    }


def test_buttons_are_high_enough_to_hit(themes: Themes) -> None:
    small, large = button("Save", "primary"), button("Start", "primary", large=True)
    for one in (small, large):
        one.ensurePolished()
    assert small.sizeHint().height() >= 40
    assert large.sizeHint().height() >= 48


def test_a_focused_button_wears_a_ring(themes: Themes, qtbot) -> None:
    made = QPushButton("Save")
    qtbot.addWidget(made)
    made.resize(120, 40)
    made.show()
    made.clearFocus()
    before = made.grab().toImage()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    after = made.grab().toImage()
    edge = after.pixelColor(60, 1)
    assert before.pixelColor(60, 1) != edge
    assert edge == QColor(theme_of(made).colours.focus)


def test_texts_from_files_stay_plain(themes: Themes) -> None:
    label = plain("<b>x</b>", "title")
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.ensurePolished()
    assert label.font().pixelSize() == TypeScale().title
