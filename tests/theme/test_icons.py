import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from recoverytimer.exercise.exercise import Kind
from recoverytimer.theme import icons as module
from recoverytimer.theme.icons import Icons
from tests.driving import ICON_FOLDER

ALL = sorted(path.stem for path in ICON_FOLDER.glob("*.svg"))
FIXED = {"app-icon", "form-tick", "form-up", "form-down", "form-left", "form-right"}


def inked(pixmap: QPixmap) -> list[QColor]:
    image = pixmap.toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [found for x, y in spots if (found := image.pixelColor(x, y)).alpha() > 250]


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(ICON_FOLDER)


def test_there_are_icons() -> None:
    assert len(ALL) > 40


@pytest.mark.parametrize("name", sorted(set(ALL) - FIXED))
def test_every_icon_shows_in_the_colour_asked_for(icons: Icons, name: str) -> None:
    spots = inked(icons.pixmap(name, QColor("#c24f34"), 48))
    assert len(spots) > 40
    wanted = QColor("#c24f34")
    off = max(
        abs(a - b)
        for spot in spots
        for a, b in zip(spot.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )
    assert off <= 3


@pytest.mark.parametrize("name", sorted(FIXED))
def test_fixed_icons_show(icons: Icons, name: str) -> None:
    assert inked(icons.pixmap(name, "#000000", 48))


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


def test_a_picture_is_sharp_on_a_fine_screen(icons: Icons) -> None:
    pixmap = icons.pixmap("play", "#000000", 24, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)


def test_a_checked_button_may_show_another_colour(icons: Icons) -> None:
    icon = icons.icon("today", "#000000", on="#ff0000")
    on = icon.pixmap(24, module.QIcon.Mode.Normal, module.QIcon.State.On)
    assert inked(on)[0].red() > 200


@pytest.mark.parametrize("content", [None, "not an svg", ""])
def test_a_missing_or_damaged_icon_is_a_plain_ring(
    qapp: QApplication, tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "gone.svg").write_text(content)
    assert inked(Icons(tmp_path).pixmap("gone", "#ff0000", 48))


def test_an_icon_is_drawn_once(icons: Icons) -> None:
    again = icons.pixmap("play", "#000000", 19)
    assert again.cacheKey() == icons.pixmap("play", "#000000", 19).cacheKey()
