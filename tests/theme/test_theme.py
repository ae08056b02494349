from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT, Colours
from recoverytimer.theme.theme import Theme, Themes
from recoverytimer.theme.typescale import TypeScale
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

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


def test_a_choice_dresses_the_application_and_says_so_once(qapp: QApplication) -> None:
    themes = Themes(qapp, ThemeChoice.LIGHT)
    seen: list[Theme] = []
    themes.changed.connect(seen.append)
    themes.choose(ThemeChoice.DARK, 1.0)
    themes.choose(ThemeChoice.DARK, 1.0)
    assert [theme.dark for theme in seen] == [True]
    assert themes.current is seen[0]
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window.name() == DARK.ground
    themes.choose(ThemeChoice.LIGHT, 1.2)
    assert qapp.font().pixelSize() == 18


def test_the_system_is_followed_only_when_asked(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    dark = Qt.ColorScheme.Dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: dark)
    themes = Themes(qapp, ThemeChoice.SYSTEM)
    assert themes.current.dark
    themes.choose(ThemeChoice.LIGHT, 1.0)
    hints.colorSchemeChanged.emit(dark)
    assert not themes.current.dark
    themes.choose(ThemeChoice.SYSTEM, 1.0)
    assert themes.current.dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: Qt.ColorScheme.Light)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not themes.current.dark


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
    assert edge == QColor(themes.current.colours.focus)


def test_texts_from_files_stay_plain(themes: Themes) -> None:
    label = plain("<b>x</b>", "title")
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.ensurePolished()
    assert label.font().pixelSize() == themes.current.scale.title
