"""The window fits the screen, and is where it was at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from recoverytimer.base.writer import Writer
from recoverytimer.shell.place import FRAME, USUAL, WindowPlace, first_place
from tests.driving import Driver

SCREENS = {
    "1366x768": QRect(0, 0, 1366, 768),
    "1920x1080": QRect(0, 0, 1920, 1080),
    "the same at 150%": QRect(0, 0, 1280, 720),
    "the same at 200%": QRect(0, 0, 960, 540),
    "beside a panel": QRect(1366, 32, 1300, 736),
}


@pytest.mark.parametrize("room", SCREENS.values(), ids=SCREENS.keys())
def test_at_the_first_start_the_window_fits_the_screen_and_stands_in_its_middle(
    room: QRect,
) -> None:
    place = first_place(room)
    framed = place.adjusted(0, 0, 0, FRAME)
    assert room.contains(framed)
    assert (framed.center() - room.center()).manhattanLength() <= 2
    # It is no smaller than it has to be.
    assert place.width() in {USUAL.width(), room.width()}
    assert framed.height() in {USUAL.height() + FRAME, room.height()}


@pytest.fixture
def place(tmp_path: Path) -> WindowPlace:
    return WindowPlace(tmp_path / "window-place", Writer())


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[[], QMainWindow]]:
    def made() -> QMainWindow:
        window = QMainWindow()
        qtbot.addWidget(window)
        return window

    return made


def test_a_window_has_its_size_and_place_again(
    place: WindowPlace, window: Callable[[], QMainWindow]
) -> None:
    before, after = window(), window()
    before.setGeometry(31, 47, 500, 400)
    place.keep(before)
    place.restore(after)
    assert after.geometry() == before.geometry()


def test_a_window_that_filled_the_screen_does_so_again(
    place: WindowPlace, window: Callable[[], QMainWindow]
) -> None:
    before, after = window(), window()
    before.resize(500, 400)
    before.showMaximized()
    place.keep(before)
    place.restore(after)
    assert after.isMaximized()
    assert after.normalGeometry().size() == QSize(500, 400)


def test_a_window_starts_with_its_frame_where_a_session_had_the_whole_screen(
    place: WindowPlace, window: Callable[[], QMainWindow]
) -> None:
    before, after = window(), window()
    before.showFullScreen()
    place.keep(before)
    place.restore(after)
    assert not after.isFullScreen()


@pytest.mark.parametrize("damage", [b"", b"xyz", b"\x01\xd9\xd0\xcb\x00\x03\x00\x00", b"0" * 5000])
def test_what_is_damaged_is_as_at_the_first_start(
    tmp_path: Path, place: WindowPlace, window: Callable[[], QMainWindow], damage: bytes
) -> None:
    (tmp_path / "window-place").write_bytes(damage)
    made = window()
    place.restore(made)
    assert made.size() == first_place(made.screen().availableGeometry()).size()


def test_where_nothing_can_be_kept_nothing_happens(
    tmp_path: Path, window: Callable[[], QMainWindow]
) -> None:
    (tmp_path / "taken").write_text("")
    place = WindowPlace(tmp_path / "taken" / "window-place", Writer())
    place.keep(window())
    place.restore(window())


def test_the_app_starts_as_it_was_left(make: Callable[[], Driver]) -> None:
    driver = make()
    driver.app.window.resize(700, 500)
    assert driver.close_window()
    assert make().app.window.size() == QSize(700, 500)


def test_the_full_screen_is_left_to_what_was_before(driver: Driver) -> None:
    window = driver.app.window
    window.showMaximized()
    window.set_full_screen(True)
    assert window.isFullScreen()
    window.set_full_screen(False)
    assert window.windowState() == Qt.WindowState.WindowMaximized
