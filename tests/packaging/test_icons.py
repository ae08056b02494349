"""The app's icons: drawn from the figure, and in every size that systems ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from iconfiles import APP, DOCUMENT, ICNS_TYPES, ICO_SIZES, MAC_SHARE, SIZES, icns, ico, png
from icons import icons
from recoverytimer.theme.colours import LIGHT
from tests.driving import ICON_FOLDER
from tests.figure.test_pictures import MOST_IN_ALL, differences


def painted(svg: bytes, side: int = 96) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(image.rect()))
    return image


def share_of(image: QImage, colour: str) -> float:
    """Which share of a picture is about of a colour."""
    wanted = QColor(colour).getRgb()
    spots = [
        image.pixelColor(x, y).getRgb() for x in range(image.width()) for y in range(image.height())
    ]
    near = [s for s in spots if max(abs(a - b) for a, b in zip(s, wanted, strict=True)) < 40]
    return len(near) / len(spots)


@pytest.mark.parametrize(("name", "text"), list(icons()), ids=lambda text: text[:16])
def test_icons_are_as_the_figure_is_drawn_today(name: str, text: str) -> None:
    """Else `python packaging/icons.py` draws them anew."""
    kept = painted((ICON_FOLDER / f"{name}.svg").read_bytes())
    assert differences(kept, painted(text.encode()))[1] <= MOST_IN_ALL


@pytest.mark.parametrize("side", SIZES)
def test_a_figure_is_seen_on_its_ground_in_every_size(tree: Path, side: int) -> None:
    found = list(tree.glob(f"icons/hicolor/{side}x{side}/apps/*.png"))
    assert len(found) == 1
    image = QImage(str(found[0]))
    assert image.size() == QSize(side, side)
    assert image.pixelColor(0, 0).alpha() < 10
    assert share_of(image, LIGHT.accent) > 0.4
    # The fewer the pixels, the more of them are the figure's.
    assert share_of(image, LIGHT.accent_ink) > (0.13 if side <= 32 else 0.08)


@pytest.mark.parametrize("side", SIZES)
def test_a_file_shows_the_figure_on_a_sheet(tree: Path, side: int) -> None:
    (found,) = tree.glob(f"icons/hicolor/{side}x{side}/mimetypes/*.png")
    image = QImage(str(found))
    assert image.size() == QSize(side, side)
    assert share_of(image, LIGHT.card) > 0.25
    assert share_of(image, LIGHT.accent) > 0.03


def test_the_symbolic_icon_has_one_colour(tree: Path) -> None:
    (found,) = tree.glob("icons/hicolor/symbolic/apps/*.svg")
    text = found.read_text(encoding="utf-8")
    assert text.count("fill=") == 1
    assert "stroke" not in text
    assert share_of(painted(text.encode(), 64), "#2e3436") > 0.15


@pytest.mark.parametrize("name", [APP, DOCUMENT])
def test_an_icon_of_windows_has_all_sizes(name: str) -> None:
    assert sides(ico(name), "ico") == list(ICO_SIZES)


def test_an_icon_of_macos_has_all_sizes() -> None:
    made = icns(APP)
    assert sides(made, "icns") == sorted(side for _, side in ICNS_TYPES)
    assert int.from_bytes(made[4:8]) == len(made)


def test_an_icon_of_macos_leaves_room_around_it() -> None:
    whole, smaller = (QImage.fromData(png(APP, 512, share)) for share in (1.0, MAC_SHARE))
    assert whole.pixelColor(256, 30).alpha() == 255
    assert smaller.pixelColor(256, 30).alpha() == 0


def sides(content: bytes, form: str) -> list[int]:
    """The sides of the pictures in a file."""
    data = QBuffer()
    data.setData(content)
    reader = QImageReader(data, QByteArray(form.encode()))
    found = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        image = reader.read()
        assert image.width() == image.height()
        assert share_of(image.scaled(32, 32), "#ffffff") > 0.05
        found.append(image.width())
    return sorted(found)
