"""The figure in the app: drawn in the background, following the timeline, turned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.poses import Poses
from recoverytimer.figure.ui.figures import ANIMATIONS_BYTES, Figures, MovingPicture, StillPicture
from recoverytimer.figure.ui.widget import FigurePicture, TurntablePicture
from recoverytimer.settings.settings import MotionChoice, PersonChoice
from recoverytimer.theme.colours import DARK, LIGHT, STRONG_LIGHT
from recoverytimer.theme.theme import Themes
from tests.driving import Driver
from tests.figure.making import IDS

SMALL = QSize(160, 120)
RESOURCES = shipped_resources()


@pytest.fixture
def figures(tmp_path: Path, qapp: QApplication) -> Iterator[Figures]:
    exercises = Exercises(RESOURCES / "exercises", tmp_path)
    made = Figures(Poses(RESOURCES / "poses", exercises), tmp_path / "pictures", lambda: "ana")
    yield made
    made.close()


def drawn(bot: QtBot, figures: Figures) -> None:
    for _ in range(2):
        QApplication.processEvents()
        bot.waitUntil(lambda: not figures.is_busy, timeout=20_000)
    QApplication.processEvents()


def seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def blank(image: QImage) -> bool:
    first = image.pixelColor(0, 0)
    size = image.size()
    return all(
        image.pixelColor(x, y) == first
        for x in range(0, size.width(), 7)
        for y in range(0, size.height(), 7)
    )


def show(bot: QtBot, picture: QWidget) -> None:
    bot.addWidget(picture)
    with bot.waitExposed(picture):
        picture.show()


def test_a_picture_comes_as_soon_as_it_is_drawn(
    qtbot: QtBot, figures: Figures, themes: Themes
) -> None:
    picture = FigurePicture(figures, SMALL)
    picture.show_role(FigureRole("pigeon-pose"), "Pigeon pose")
    show(qtbot, picture)
    assert picture.accessibleName() == "Pigeon pose"
    drawn(qtbot, figures)
    assert not blank(seen(picture))


def test_small_pictures_are_kept_and_damaged_ones_made_anew(
    qtbot: QtBot, figures: Figures, tmp_path: Path
) -> None:
    order = StillPicture(FigureRole("pigeon-pose"), figures.style("pigeon-pose", SMALL))
    figures.still(order)
    drawn(qtbot, figures)
    (kept,) = (tmp_path / "pictures").iterdir()
    kept.write_bytes(b"no picture")
    again = Figures(figures.poses, tmp_path / "pictures", lambda: "ana")
    again.still(order)
    drawn(qtbot, again)
    found = again.still(order)
    assert found is not None
    assert found.size() == SMALL
    assert kept.read_bytes().startswith(b"\x89PNG")
    again.close()


def test_a_folder_that_cannot_be_written_costs_no_picture(
    qtbot: QtBot, figures: Figures, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    made = Figures(figures.poses, tmp_path / "file" / "pictures", lambda: "ana")
    order = StillPicture(FigureRole("pigeon-pose"), made.style("pigeon-pose", SMALL))
    made.still(order)
    drawn(qtbot, made)
    assert made.still(order) is not None
    made.close()


def test_people_themes_and_sides_look_different(qtbot: QtBot, figures: Figures) -> None:
    orders = [
        StillPicture(
            FigureRole("pigeon-pose", side), figures.style("pigeon-pose", SMALL, worn=worn)
        )
        for side in (Side.LEFT, Side.RIGHT)
        for worn in (LIGHT, DARK, STRONG_LIGHT)
    ]
    ben = Figures(figures.poses, Path("nowhere"), lambda: "ben")
    orders.append(StillPicture(FigureRole("pigeon-pose"), ben.style("pigeon-pose", SMALL)))
    for order in orders:
        figures.still(order)
    drawn(qtbot, figures)
    images = [figures.still(order) for order in orders]
    assert None not in images
    assert all(a != b for n, a in enumerate(images) for b in images[:n])


def test_changing_people_differ_from_exercise_to_exercise(figures: Figures) -> None:
    changing = Figures(figures.poses, Path("nowhere"), lambda: "changing")
    people = {changing.style(name, SMALL).person for name in IDS}
    assert len(people) > 2


def test_movements_take_no_more_memory_than_allowed(qtbot: QtBot, figures: Figures) -> None:
    size = QSize(960, 720)
    names = ("leg-swing-front", "glute-bridge", "cat-cow", "pigeon-pose")
    orders = [MovingPicture(FigureRole(name), figures.style(name, size)) for name in names]
    for order in orders:
        figures.animation(order)
    drawn(qtbot, figures)
    kept = [made for order in orders if (made := figures.animation(order))]
    assert 0 < sum(made.size_bytes for made in kept) <= ANIMATIONS_BYTES
    assert len(kept) < len(orders)


def test_the_figure_is_turned_with_the_mouse_and_the_keys(
    qtbot: QtBot, figures: Figures, themes: Themes
) -> None:
    picture = TurntablePicture(figures)
    picture.resize(320, 240)
    picture.show_role(FigureRole("pigeon-pose"), "Pigeon pose")
    show(qtbot, picture)
    drawn(qtbot, figures)
    before = seen(picture)
    for change in (
        lambda: qtbot.keyClick(picture, Qt.Key.Key_Right),
        lambda: qtbot.keyClick(picture, Qt.Key.Key_Up),
        lambda: drag(qtbot, picture),
    ):
        change()
        drawn(qtbot, figures)
        after = seen(picture)
        assert after != before
        before = after


def drag(bot: QtBot, widget: QWidget) -> None:
    bot.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    bot.mouseMove(widget, QPoint(220, 100))
    bot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(220, 100))


def test_an_exercise_shows_its_figure_and_where_it_is_felt(driver: Driver) -> None:
    driver.app.subjects.exercises.show("pigeon-pose")
    assert "Where you feel it" in driver.text()
    picture = driver.app.subjects.exercises.page.picture
    assert picture.accessibleName() == "Pigeon pose"
    assert "Kneel on all fours" in picture.accessibleDescription()


def playing(driver: Driver, exercise: str) -> None:
    driver.app.subjects.player.sessions.practise(exercise)
    driver.app.subjects.player.playback.next()
    drawn(driver.bot, driver.app.services.figures)
    driver.wait(0.5)


def test_the_figure_moves_with_the_session_and_stands_while_it_is_paused(driver: Driver) -> None:
    playing(driver, "leg-swing-front")
    picture = driver.app.subjects.player.page.picture
    assert picture.animation is not None
    first = seen(picture)
    driver.wait(1)
    moved = seen(picture)
    assert moved != first
    driver.bot.keyClick(driver.app.subjects.player.page, Qt.Key.Key_Space)
    dimmed = seen(picture)
    driver.clock[0] += 5
    driver.app.subjects.player.playback.follow()
    assert seen(picture) == dimmed
    driver.bot.keyClick(driver.app.subjects.player.page, Qt.Key.Key_Space)
    assert seen(picture) == moved


def test_reduced_motion_shows_stills(driver: Driver) -> None:
    driver.app.keeper.change(replace(driver.app.keeper.current, motion=MotionChoice.REDUCED))
    playing(driver, "leg-swing-front")
    picture = driver.app.subjects.player.page.picture
    assert picture.animation is None
    first = seen(picture)
    assert not blank(first)
    driver.wait(1)
    assert seen(picture) == first


def test_another_person_is_chosen_while_playing(driver: Driver) -> None:
    playing(driver, "pigeon-pose")
    before = seen(driver.app.subjects.player.page.picture)
    driver.app.keeper.change(replace(driver.app.keeper.current, person=PersonChoice.BEN))
    drawn(driver.bot, driver.app.services.figures)
    driver.wait(1)
    assert seen(driver.app.subjects.player.page.picture) != before


def test_no_key_is_lost_while_pictures_are_being_made(driver: Driver) -> None:
    driver.app.subjects.player.sessions.practise("leg-swing-front")
    assert driver.app.services.figures.is_busy
    for _ in range(4):
        driver.bot.keyClick(driver.app.subjects.player.page, Qt.Key.Key_Up)
    moment = driver.app.subjects.player.playback.moment
    assert moment is not None
    assert moment.state.length_s == 50
    drawn(driver.bot, driver.app.services.figures)
