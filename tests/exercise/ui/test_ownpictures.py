"""Your own pictures: shrunk when they are taken, shown instead of the figure, never in the way."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.ownpictures import PictureError
from recoverytimer.exercise.ui.ownpictures import fitted_in_box, shrunk
from recoverytimer.exercise.ui.picturefolder import OwnPictures
from recoverytimer.exercise.words.pictures import picture_fault_in_words
from recoverytimer.figure.poses import Poses
from recoverytimer.figure.ui.figures import Figures, OwnPicture, StillPicture
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.routine.library import Library
from recoverytimer.theme.theme import Themes
from tests.driving import Driver
from tests.figure.ui.test_figures import blank, drawn, seen, show
from tests.making import BEND

RESOURCES = shipped_resources()
BOX = QSize(240, 180)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<rect width="40" height="20" fill="#0000ff"/></svg>"""


def painted(path: Path, size: QSize, colour: str = "#ff0000", *, clear: bool = False) -> Path:
    """A picture's file in one colour, or one that can be seen through."""
    kind = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    image = QImage(size, kind)
    image.fill(QColor(0, 0, 0, 0) if clear else QColor(colour))
    image.setText("Comment", "taken at home")
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path))
    return path


@cache
def huge_png(width: int, height: int) -> bytes:
    """A PNG of few bytes and many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(width // 8 + 1)) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IDAT", rows + packer.flush())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_large_picture_is_shrunk_and_bare(
    qapp: QApplication, tmp_path: Path, ending: str
) -> None:
    name, data = shrunk(painted(tmp_path / f"My Bed.{ending}", QSize(3000, 1500)))
    kept = QImage.fromData(data)
    assert name.startswith("my-bed-")
    assert name.endswith(f".{ending}")
    assert kept.size() == QSize(1600, 800)
    assert kept.pixelColor(800, 400).red() > 250
    assert not kept.textKeys()


def test_a_small_picture_keeps_its_size_and_what_can_be_seen_through(
    qapp: QApplication, tmp_path: Path
) -> None:
    name, data = shrunk(painted(tmp_path / "lines.png", QSize(100, 50), clear=True))
    kept = QImage.fromData(data)
    assert name.endswith(".png")
    assert kept.size() == QSize(100, 50)
    assert kept.pixelColor(5, 5).alpha() == 0


def test_an_svg_is_kept_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "bend.svg").write_text(SVG)
    name, data = shrunk(tmp_path / "bend.svg")
    assert name.endswith(".svg")
    assert data.decode() == SVG


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("bomb.png", huge_png(20_000, 20_000), "more than 50 million pixels"),
        ("text.png", b"hello", "not a PNG, JPEG or SVG"),
        ("gif.png", b"GIF89a" + bytes(40), "not a PNG, JPEG or SVG"),
        ("half.png", huge_png(800, 800)[:60], "damaged"),
        ("empty.jpg", b"", "not a PNG, JPEG or SVG"),
        ("none.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>", "damaged"),
        ("out.svg", b"<svg><image href='/etc/passwd'/></svg>", "outside itself"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    qapp: QApplication, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    for take in (shrunk, lambda path: fitted_in_box(path, BOX)):
        with pytest.raises(PictureError) as raised:
            take(tmp_path / name)
        assert told in picture_fault_in_words(raised.value.name, raised.value.fault)


def test_a_picture_fits_into_its_box_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    wide = fitted_in_box(painted(tmp_path / "wide.png", QSize(400, 100)), BOX)
    assert wide.size() == BOX
    assert wide.pixelColor(120, 90) == QColor("#ff0000")
    assert wide.pixelColor(120, 20).alpha() == 0
    on_ground = fitted_in_box(tmp_path / "wide.png", BOX, "#00ff00")
    assert on_ground.pixelColor(120, 20) == QColor("#00ff00")
    assert not on_ground.hasAlphaChannel()
    (tmp_path / "bend.svg").write_text(SVG)
    svg = fitted_in_box(tmp_path / "bend.svg", BOX)
    assert svg.pixelColor(120, 90) == QColor("#0000ff")
    assert svg.pixelColor(120, 20).alpha() == 0
    clear = fitted_in_box(painted(tmp_path / "lines.png", QSize(90, 90), clear=True), BOX)
    assert clear.pixelColor(120, 90) == QColor("#ffffff")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(RESOURCES, tmp_path)
    made.exercises.save("bend", replace(BEND, picture="bend.png"))
    return made


@pytest.fixture
def figures(tmp_path: Path, library: Library, qapp: QApplication) -> Iterator[Figures]:
    own = OwnPictures(tmp_path / "pictures", library.exercises)
    poses = Poses(RESOURCES / "poses", library.exercises)
    made = Figures(poses, tmp_path / "figures", lambda: "ana", own=own)
    yield made
    made.close()


def middle(image: QImage) -> QColor:
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_an_own_picture_is_shown_instead_of_a_figure_and_follows_its_file(
    qtbot: QtBot, figures: Figures, themes: Themes, tmp_path: Path
) -> None:
    painted(tmp_path / "pictures" / "bend.png", QSize(40, 30))
    picture = FigurePicture(figures, BOX)
    picture.show_role(FigureRole("bend"), "Bend")
    show(qtbot, picture)
    drawn(qtbot, figures)
    assert middle(seen(picture)) == QColor("#ff0000")
    painted(tmp_path / "pictures" / "bend.png", QSize(80, 60), "#00ff00")
    picture.update()
    drawn(qtbot, figures)
    assert middle(seen(picture)) == QColor("#00ff00")


def test_an_own_picture_takes_the_place_of_a_shipped_figure(
    qtbot: QtBot, figures: Figures, library: Library, tmp_path: Path
) -> None:
    order = StillPicture(FigureRole("pigeon-pose"), figures.style("pigeon-pose", BOX))
    assert figures.can_move(FigureRole("pigeon-pose"))
    library.exercises.save(
        "pigeon-pose", replace(library.exercises["pigeon-pose"], picture="bend.png")
    )
    painted(tmp_path / "pictures" / "bend.png", QSize(40, 30))
    figures.still(order)
    drawn(qtbot, figures)
    found = figures.still(order)
    assert found is not None
    assert middle(found) == QColor("#ff0000")
    assert not figures.can_move(FigureRole("pigeon-pose"))
    library.exercises.delete("pigeon-pose")
    figures.still(order)
    drawn(qtbot, figures)
    back = figures.still(order)
    assert back is not None
    assert back != found


@pytest.mark.parametrize("content", [None, b"no picture", huge_png(20_000, 20_000)])
def test_a_bad_picture_is_the_icon_of_the_kind_and_a_sentence(
    qtbot: QtBot, figures: Figures, themes: Themes, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "pictures").mkdir()
        (tmp_path / "pictures" / "bend.png").write_bytes(content)
    picture = FigurePicture(figures, BOX)
    picture.show_role(FigureRole("bend"), "Bend")
    show(qtbot, picture)
    drawn(qtbot, figures)
    assert not blank(seen(picture))
    assert "bend.png" in figures.fault_of("bend")
    assert not figures.has("bend")
    painted(tmp_path / "pictures" / "bend.png", QSize(40, 30))
    assert figures.has("bend")
    assert not figures.fault_of("bend")


def test_an_exercise_without_any_picture_is_the_icon_of_its_kind(
    qtbot: QtBot, figures: Figures, themes: Themes, library: Library
) -> None:
    library.exercises.save("bend", BEND)
    picture = FigurePicture(figures, BOX)
    picture.show_role(FigureRole("bend"), "Bend")
    show(qtbot, picture)
    assert not blank(seen(picture))


def test_a_picture_is_shown_by_its_name(qtbot: QtBot, figures: Figures, tmp_path: Path) -> None:
    painted(tmp_path / "pictures" / "other.png", QSize(40, 30))
    order = OwnPicture("other.png", figures.style("", BOX))
    assert figures.still(order) is None
    drawn(qtbot, figures)
    found = figures.still(order)
    assert found is not None
    assert middle(found) == QColor("#ff0000")


def test_the_player_shows_an_own_picture_as_it_is(driver: Driver, tmp_path: Path) -> None:
    painted(tmp_path / "pictures" / "bend.png", QSize(400, 300), "#123456")
    library = driver.app.services.library
    library.exercises.save("bend", replace(BEND, picture="bend.png"))
    driver.app.subjects.player.sessions.practise("bend")
    driver.app.subjects.player.playback.next()
    drawn(driver.bot, driver.app.services.figures)
    driver.wait(1)
    picture = driver.app.subjects.player.page.picture
    first = seen(picture)
    assert picture.animation is None
    assert middle(first) == QColor("#123456")
    driver.wait(1)
    assert seen(picture) == first


def test_the_player_goes_from_a_figure_to_an_own_exercise_without_a_picture(
    driver: Driver, tmp_path: Path
) -> None:
    driver.app.services.library.exercises.save("bend", BEND)
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "two.toml").write_text(
        'format = 1\nname = "Two"\n[[steps]]\nexercise = "pigeon-pose"\nhold = 5\n'
        'sides = "left"\n[[steps]]\nexercise = "bend"\nhold = 5\n'
    )
    driver.app.open_routine("two")
    driver.wait(11)
    drawn(driver.bot, driver.app.services.figures)
    before = seen(driver.app.subjects.player.page.picture)
    driver.bot.keyClick(driver.app.subjects.player.page, Qt.Key.Key_Right)
    for _ in range(4):
        driver.wait(1)
        drawn(driver.bot, driver.app.services.figures)
    shown = seen(driver.app.subjects.player.page.picture)
    assert shown != before
    assert not blank(shown)


def test_texts_in_pictures_of_other_colours_are_kept_upright(
    qapp: QApplication, tmp_path: Path
) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 30, 30), QColor("#ff0000"))
    painter.end()
    path = tmp_path / "turned.jpg"
    assert image.save(str(path), "JPEG", 100)
    data = path.read_bytes()
    # The note of a camera that was held upright: turn it by a quarter.
    exif = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"
    exif += bytes(6)
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    _, kept = shrunk(path)
    upright = QImage.fromData(kept)
    assert upright.size() == QSize(30, 60)
    assert upright.pixelColor(15, 10).green() < 40
    assert upright.pixelColor(15, 50).green() > 200
