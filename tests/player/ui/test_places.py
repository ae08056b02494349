"""The ring and the figure stay where they are, however much there is to read or to choose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.exercise.files import exercise_text
from recoverytimer.player import player as play
from recoverytimer.player.ui.page import PlayPage
from recoverytimer.settings.settings import CountdownStyle, TextSize
from recoverytimer.theme.typeface import figures_font
from recoverytimer.widgets.painting import fitting_font, ink_box
from tests.driving import Driver
from tests.making import COACHED, plain, routine_of

LONG = "Bring one leg over the other, and turn as far as that is comfortable for you today. " * 3
SHORT = replace(COACHED, name="Bow", safety=None, cues=(), left_means=None, sides=Sides.NONE)
WORDY = replace(
    COACHED,
    name="Half-kneeling hip flexor stretch with a reach to the other side",
    setup=LONG,
    safety=LONG[:160],
    instructions=(LONG[:200], "Bend."),
)
GROUP = """rounds = "1+"
rest_between = 10
[[steps.steps]]
exercise = "wordy"
hold = 20
swap = "short"
"""
STEPS = plain(
    'exercise = "short"\nhold = 40',
    f'exercise = "wordy"\nhold = 40\nswap = "short"\nnote = "{LONG[:120]}"',
    'exercise = "short"\nreps = 10',
    f'exercise = "short"\nhold = 10\nask = "{LONG[:100]}"',
    "rest = 30",
    'exercise = "wordy"\nreps = 10\nsides = "alternate"',
    GROUP,
    'exercise = "breath"\nhold = 60\ntempo = [["in", 4], ["out", 6]]',
)
SIZES = [
    (960, 640, TextSize.NORMAL),
    (1280, 800, TextSize.NORMAL),
    (1920, 1080, TextSize.NORMAL),
    (960, 640, TextSize.LARGER),
    (1280, 800, TextSize.DOUBLE),
]


def begun(driver: Driver, tmp_path: Path) -> PlayPage:
    """The player on a routine whose parts have little to say, or as much as can be."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    breath = replace(SHORT, name="Calm breath", kind=Kind.BREATHING)
    for name, made in {"short": SHORT, "wordy": WORDY, "breath": breath}.items():
        (folder / f"{name}.toml").write_text(exercise_text(made))
    player = driver.app.subjects.player
    player.sessions.start(routine_of(STEPS), "steps")
    return player.page


def place(widget: QWidget, page: PlayPage) -> QRect:
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def places(page: PlayPage) -> tuple[QRect, QRect]:
    QApplication.processEvents()
    return place(page.ring, page), place(page.picture, page)


def parts(driver: Driver) -> Iterator[str]:
    """Each part of the session while it is at hand; questions get a yes, further rounds no end."""
    playback = driver.app.subjects.player.playback
    while playback.is_open:
        segment = playback.moment.state.segment
        yield f"{playback.moment.state.index} {segment.kind}"
        if segment.question or segment.offers_round:
            playback.apply(lambda state, now: play.answer(state, True, now))
            if segment.offers_round:
                return
        else:
            playback.next()


def look(driver: Driver, width: int, height: int, size: TextSize) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, text_size=size))
    driver.app.window.resize(width, height)


@pytest.mark.parametrize("high", [False, True])
@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_nothing_jumps(
    driver: Driver, tmp_path: Path, width: int, height: int, size: TextSize, high: bool
) -> None:
    page = begun(driver, tmp_path)
    look(driver, width, height, size)
    driver.app.keeper.set(high_visibility=high)
    first = places(page)
    playback = driver.app.subjects.player.playback
    asked = grown = False
    for part in parts(driver):
        assert places(page) == first, part
        driver.wait(1)
        asked |= page.yes.isVisible()
        if page.add_round.isVisible() and not grown:
            grown = True
            playback.apply(play.add_round)
            assert places(page) == first, f"{part}, with a round more"
    assert asked
    assert grown or high
    for source in ("screen", "sound", "voice"):
        page.show_trouble(source, LONG)
    assert places(page) == first
    playback.pause()
    assert places(page) == first


@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_all_that_is_read_has_room(
    driver: Driver, tmp_path: Path, width: int, height: int, size: TextSize
) -> None:
    page = begun(driver, tmp_path)
    look(driver, width, height, size)
    for part in parts(driver):
        QApplication.processEvents()
        labels = (page.name, page.safety, page.side_means, page.instruction, page.note)
        shown = [label for label in (*labels, page.following) if label.isVisible()]
        for pill in (page.side, page.sign):
            assert not pill.isVisible() or pill.width() >= pill.sizeHint().width(), part
        for label in shown:
            assert label.height() >= label.heightForWidth(label.width()), (part, label.text())
        things = [place(thing, page) for thing in (*shown, page.ring, page.picture, page.bar)]
        for one, other in combinations(things, 2):
            assert not one.intersects(other), part


def test_what_is_too_long_is_cut_and_told_whole_to_a_screen_reader(
    driver: Driver, tmp_path: Path
) -> None:
    page = begun(driver, tmp_path)
    look(driver, 960, 640, TextSize.DOUBLE)
    QApplication.processEvents()
    driver.wait(0.1)
    page._reading.show_texts("", "", LONG * 3, "")
    QApplication.processEvents()
    assert page.instruction.text().endswith("\u2026")
    assert page.instruction.accessibleName() == LONG * 3
    page._reading.show_texts("", "", "Stand.", "")
    assert page.instruction.text() == "Stand."
    assert page.instruction.accessibleName() == ""


@pytest.mark.parametrize(("width", "height"), [(960, 640), (1280, 800), (1920, 1080)])
def test_high_visibility_is_digits_of_half_the_height_and_the_figure(
    driver: Driver, tmp_path: Path, width: int, height: int
) -> None:
    page = begun(driver, tmp_path)
    driver.app.window.resize(width, height)
    driver.press(Qt.Key.Key_V)
    QApplication.processEvents()
    box = ink_box(fitting_font(figures_font(page.ring.font()), "00", page.ring.digits_room()), "00")
    assert box.height() >= 0.5 * height * 0.99
    assert page.picture.height() >= 0.2 * height
    hidden = (page.name, page.instruction, page.safety, page.bar, page.following, page.routine)
    assert not any(widget.isVisible() for widget in hidden)


def test_in_high_visibility_the_side_is_a_band_at_its_edge(driver: Driver, tmp_path: Path) -> None:
    page = begun(driver, tmp_path)
    driver.press(Qt.Key.Key_V)
    seen = {}
    for _ in parts(driver):
        QApplication.processEvents()
        band = page.band
        assert band.isVisible() is (page.band.side in {Sides.LEFT, Sides.RIGHT})
        if band.isVisible():
            seen[band.accessibleName()] = band.x()
            assert not band.geometry().intersects(place(page.ring, page))
            assert not band.geometry().intersects(place(page.picture, page))
    assert seen == {"LEFT SIDE": 0, "RIGHT SIDE": page.width() - page.band.width()}


def test_a_pause_is_seen_in_the_ring_and_on_the_stage(driver: Driver, tmp_path: Path) -> None:
    page = begun(driver, tmp_path)
    driver.wait(3)
    running = page.picture.grab().toImage()
    for style in (CountdownStyle.RING, CountdownStyle.DIGITS):
        driver.app.keeper.set(countdown=style)
        driver.press(Qt.Key.Key_Space)
        assert page.ring.state.large == "Paused"
        assert page.ring.state.below == "7 of 10 s"
        assert page.picture.grab().toImage() != running
        driver.press(Qt.Key.Key_Space)
        assert page.ring.state.large == "7"
    assert page.picture.grab().toImage() == running


def test_why_it_was_paused_is_read_where_one_reads(driver: Driver, tmp_path: Path) -> None:
    page = begun(driver, tmp_path)
    driver.wait(3)
    driver.clock[0] += 2 * 3600
    driver.app.subjects.player.playback.follow()
    assert page.instruction.text() == "Paused: the computer was asleep for 2 h."
    driver.press(Qt.Key.Key_Space)
    assert page.instruction.text() == "Stand."


def test_what_does_not_work_is_a_sign_after_a_while_and_told_on_request(
    driver: Driver, tmp_path: Path
) -> None:
    page = begun(driver, tmp_path)
    page.show_trouble("sound", "No sound: no speakers were found.")
    QApplication.processEvents()
    assert "No sound" in driver.text()
    page.trouble._timer.timeout.emit()
    assert "No sound" not in driver.text()
    driver.press(Qt.Key.Key_I)
    assert "No sound" in driver.text()
    driver.click("What does not work now")
    assert "No sound" not in driver.text()
    page.show_trouble("sound", "")
    assert not page.notes.isVisible()
    driver.press(Qt.Key.Key_I)
    assert "No sound" not in driver.text()


def test_keys_are_shown_for_three_seconds_at_the_start(driver: Driver, tmp_path: Path) -> None:
    page = begun(driver, tmp_path)
    QApplication.processEvents()
    assert "Space: Pause\nLeft: Back\nRight: Next" in driver.text()
    assert page.keys._timer.interval() == 3000
    page.keys._timer.timeout.emit()
    assert "Space: Pause" not in driver.text()


def test_a_session_fills_the_screen_where_that_is_preferred(driver: Driver) -> None:
    window, player = driver.app.window, driver.app.subjects.player
    driver.click("Start")
    assert not window.isFullScreen()
    player.playback.end()
    driver.app.keeper.set(start_full_screen=True)
    routine = routine_of(plain('exercise = "childs-pose"\nhold = 40'))
    player.sessions.start(routine, "hold")
    assert window.isFullScreen()
    driver.wait(60)
    driver.click("Done")
    assert not window.isFullScreen()


def test_who_leaves_full_screen_goes_on_in_the_window(driver: Driver) -> None:
    driver.app.keeper.set(start_full_screen=True)
    driver.click("Start")
    driver.press(Qt.Key.Key_Escape)
    assert not driver.app.window.isFullScreen()
    assert driver.app.subjects.player.playback.is_open
