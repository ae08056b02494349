import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QApplication

from recoverytimer.exercise.exercise import Kind
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.colours import DARK, LIGHT
from recoverytimer.theme.icons import icon_pixmap, painted_icon
from recoverytimer.theme.palette import ROLES
from recoverytimer.theme.theme import Themes
from tests.driving import ICON_FOLDER

ALL = sorted(path.stem for path in ICON_FOLDER.glob("*.svg"))
APP = {"app-icon", "app-icon-small", "app-icon-symbolic", "recovery-file"}
FIXED = APP | {"form-tick", "form-some", "form-up", "form-down", "form-left", "form-right"}


def inked(pixmap: QPixmap) -> list[QColor]:
    image = pixmap.toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [found for x, y in spots if (found := image.pixelColor(x, y)).alpha() > 250]


def test_there_are_icons() -> None:
    assert len(ALL) > 40


@pytest.mark.parametrize("name", sorted(set(ALL) - FIXED))
def test_every_icon_shows_in_the_colour_asked_for(themes: Themes, name: str) -> None:
    spots = inked(icon_pixmap(name, "#c24f34", 48))
    assert len(spots) > 40
    wanted = QColor("#c24f34")
    off = max(
        abs(a - b)
        for spot in spots
        for a, b in zip(spot.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )
    assert off <= 3


@pytest.mark.parametrize("name", sorted(FIXED))
def test_fixed_icons_show(themes: Themes, name: str) -> None:
    assert inked(icon_pixmap(name, "#000000", 48))


@pytest.mark.parametrize("name", ALL)
def test_icons_load_nothing_from_elsewhere(name: str) -> None:
    text = (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert "href" not in text
    assert "url(" not in text
    box = ET.fromstring(text).get("viewBox")
    small = name not in FIXED and not name.startswith("kind-")
    assert box == "0 0 24 24" if small else box in {"0 0 96 96", "0 0 16 16"}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_picture(kind: Kind) -> None:
    assert f"kind-{kind}" in ALL


def test_a_picture_is_sharp_on_a_fine_screen(themes: Themes) -> None:
    drawn = icon_pixmap("play", LIGHT.ink, 24, 2.0)
    asked = painted_icon("play").pixmap(QSize(24, 24), 2.0)
    for pixmap in (drawn, asked):
        assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)
    assert drawn.toImage() == asked.toImage()


@pytest.mark.parametrize("colour", ROLES)
def test_an_icon_follows_the_theme_in_each_colour(themes: Themes, colour: str) -> None:
    icon = painted_icon("stop", colour)
    for choice, colours in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        themes.choose(choice, 1.0)
        middle = icon.pixmap(24).toImage().pixelColor(12, 12)
        assert middle == QColor(getattr(colours, colour))


def test_a_checked_button_may_show_another_colour(themes: Themes) -> None:
    icon = painted_icon("stop", on="accent_text")
    on = icon.pixmap(24, QIcon.Mode.Normal, QIcon.State.On)
    assert on.toImage().pixelColor(12, 12) == QColor(LIGHT.accent_text)
    assert icon.pixmap(24).toImage().pixelColor(12, 12) == QColor(LIGHT.ink)


def test_an_icon_is_painted_into_any_room(themes: Themes) -> None:
    image = QImage(60, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painted_icon("stop").paint(painter, image.rect())
    assert image.pixelColor(30, 12) == QColor(LIGHT.ink)
    assert image.pixelColor(5, 12) == QColor("white")


def test_the_apps_icon_is_plainer_where_there_are_few_pixels(themes: Themes) -> None:
    for side, name in ((32, "app-icon-small"), (33, "app-icon")):
        assert (
            icon_pixmap("app-icon", "#000000", side).toImage()
            == icon_pixmap(name, "#000000", side).toImage()
        )
    # Twice as many pixels in the same place.
    sharp = icon_pixmap("app-icon", "#000000", 24, 2.0).toImage()
    assert sharp != icon_pixmap("app-icon-small", "#000000", 24, 2.0).toImage()


@pytest.mark.parametrize("content", [None, "not an svg", ""])
def test_a_missing_or_damaged_icon_is_a_plain_ring(
    qapp: QApplication, tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "gone.svg").write_text(content)
    Themes(qapp, ThemeChoice.LIGHT, 1.0, tmp_path)
    QPixmapCache.clear()
    assert inked(icon_pixmap("gone", "#ff0000", 48))


def test_an_icon_is_drawn_once(themes: Themes) -> None:
    again = icon_pixmap("play", "#000000", 19)
    assert again.cacheKey() == icon_pixmap("play", "#000000", 19).cacheKey()


def test_arrows_point_the_way_in_which_one_reads(qapp: QApplication, themes: Themes) -> None:
    drawn = {name: painted_icon(name).pixmap(24).toImage() for name in ("next", "stop")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = {name: painted_icon(name).pixmap(24).toImage() for name in drawn}
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert turned["next"] == drawn["next"].transformed(QTransform.fromScale(-1, 1))
    assert turned["next"] != drawn["next"]
    assert turned["stop"] == drawn["stop"]
