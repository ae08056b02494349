from itertools import product

import pytest
from msgspec.structs import fields
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.settings.settings import TextSize, ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT, Colours
from recoverytimer.theme.palette import DOUBLES, OF_KIND, ROLES
from recoverytimer.theme.theme import Theme, Themes, theme_of
from recoverytimer.theme.typescale import TypeScale
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain
from tests import ROOT

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

TEXTS = [
    ("ink", ("ground", "card", "line", "accent_soft")),
    ("muted", ("ground", "card", "line", "accent_soft")),
    ("accent_text", ("ground", "card", "line", "accent_soft")),
    ("danger", ("ground", "card")),
    ("ground", ("ink",)),
    ("accent_ink", ("accent", "accent_hover")),
    ("notice_ink", ("notice",)),
    ("notice_accent", ("notice",)),
]

SHAPES = [
    ("accent", ("ground", "card", "line")),
    ("focus", ("ground", "card", "accent", "line")),
    ("focus_on_ink", ("ink",)),
    ("notice_ink", ("notice",)),
]


def brightness(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize(("text", "grounds"), TEXTS)
def test_texts_can_be_read(colours: Colours, text: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5, ground


@BOTH
@pytest.mark.parametrize(("shape", "grounds"), SHAPES)
def test_shapes_stand_out(colours: Colours, shape: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3, ground


@BOTH
def test_each_kind_stands_out_from_ground_and_card(colours: Colours) -> None:
    for kind, ground in product(colours.kinds.values(), (colours.ground, colours.card)):
        assert contrast(kind, ground) >= 3, kind


@BOTH
def test_every_kind_has_a_colour(colours: Colours) -> None:
    wanted = {str(name) for name in (*Kind, *SegmentKind)} - {"work"}
    assert set(colours.kinds) == wanted
    assert len({colours.of(kind) for kind in Kind}) == len(Kind)
    assert colours.of("nothing known") == colours.muted


def test_text_size_multiplies_the_scale() -> None:
    scale = TypeScale.scaled(1.4)
    assert (scale.body, scale.caption, scale.factor) == (21, 18, 1.4)


@pytest.mark.parametrize("size", TextSize)
def test_each_text_size_is_known_again_by_its_body(size: TextSize) -> None:
    scale = TypeScale.scaled(size.factor)
    assert TypeScale.of_body(scale.body) == scale


def test_each_colour_has_a_role_of_its_own() -> None:
    assert {*ROLES, "kinds"} == {field.name for field in fields(Colours)}
    assert len({*ROLES.values(), *DOUBLES, OF_KIND}) == len(ROLES) + len(DOUBLES) + 1


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
    assert theme_of(window).dark
    themes.choose(ThemeChoice.LIGHT, 1.0)
    hints.colorSchemeChanged.emit(dark)
    assert not theme_of(window).dark
    themes.choose(ThemeChoice.SYSTEM, 1.0)
    assert theme_of(window).dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: Qt.ColorScheme.Light)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme_of(window).dark


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
