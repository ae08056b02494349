"""Seen and steered from the mat: large digits, a small window, controls that fade, all keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHoverEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from recoverytimer.exercise.files import exercise_text
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.ui import wakelock
from recoverytimer.player.ui.page import PlayPage
from recoverytimer.settings.settings import CountdownStyle, MotionChoice, TextSize
from recoverytimer.theme.typeface import figures_font
from recoverytimer.widgets.painting import fitting_font, ink_box
from tests.driving import Awake, Driver
from tests.making import COACHED, plain, routine_of


def rest(driver: Driver) -> None:
    """As if nobody touched anything for three seconds."""
    driver.app.subjects.player.page.fader._timer.timeout.emit()


def are_controls_faded(driver: Driver) -> bool:
    effect = driver.app.subjects.player.page.transport.graphicsEffect()
    return effect is not None and effect.isEnabled()


def stir(driver: Driver) -> None:
    place = QPointF(100, 100)
    event = QHoverEvent(QEvent.Type.HoverMove, place, place, QPointF())
    QApplication.sendEvent(driver.app.subjects.player.page, event)


def test_controls_fade_while_nobody_touches_anything(driver: Driver) -> None:
    driver.click("Start")
    assert not are_controls_faded(driver)
    rest(driver)
    assert are_controls_faded(driver)
    assert driver.app.subjects.player.page.cursor().shape() is Qt.CursorShape.BlankCursor
    stir(driver)
    assert not are_controls_faded(driver)
    assert driver.app.subjects.player.page.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_a_key_shows_the_controls_again(driver: Driver) -> None:
    driver.click("Start")
    rest(driver)
    driver.press(Qt.Key.Key_Up)
    assert not are_controls_faded(driver)


def test_controls_stay_while_paused_and_while_something_waits_for_an_answer(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_Space)
    assert not driver.app.subjects.player.page.fader._timer.isActive()
    driver.press(Qt.Key.Key_Space)
    assert driver.app.subjects.player.page.fader._timer.isActive()


def test_controls_stay_for_who_works_with_the_keyboard(driver: Driver) -> None:
    driver.click("Start")
    driver.button("10 seconds more").setFocus(Qt.FocusReason.TabFocusReason)
    rest(driver)
    assert not are_controls_faded(driver)


@pytest.mark.parametrize(("high", "share"), [(False, 1 / 5), (True, 1 / 2)])
def test_digits_take_their_share_of_the_window(driver: Driver, high: bool, share: float) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_Right)
    driver.wait(3)
    if high:
        driver.press(Qt.Key.Key_V)
    for width, height in ((1280, 800), (960, 640), (1920, 1080)):
        driver.app.window.resize(width, height)
        QApplication.processEvents()
        ring = driver.app.subjects.player.page.ring
        side = min(ring.width(), ring.height())
        room = ring.digits_room()
        box = ink_box(fitting_font(figures_font(ring.font()), "00", room), "00")
        assert box.height() >= share * height * 0.99, (width, height, side)


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        *((size, 1280, 800) for size in (TextSize.NORMAL, TextSize.LARGER, TextSize.DOUBLE)),
        *((size, 960, 640) for size in (TextSize.NORMAL, TextSize.LARGER)),
    ],
)
def test_nothing_lies_upon_anything_else(
    driver: Driver, size: TextSize, width: int, height: int
) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, text_size=size))
    driver.app.window.resize(width, height)
    driver.click("Start")
    page = driver.app.subjects.player.page
    page.show_trouble("screen", "The screen may switch off.")
    page.show_trouble("sound", "No sound: no speakers or headphones were found.")
    driver.wait(72)
    QApplication.processEvents()
    assert page.instruction.height() >= page.instruction.heightForWidth(page.instruction.width())
    things = [page.ring, page.picture, page.instruction, page.name, page.add_round, page.following]
    places = [QRect(t.mapTo(page, QPoint()), t.size()) for t in things]
    for one, other in combinations(places, 2):
        assert not one.intersects(other)


def coached(driver: Driver, tmp_path: Path) -> PlayPage:
    """The player on an exercise that has all that a coach says, with a note of the step."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bow.toml").write_text(exercise_text(COACHED))
    step = 'exercise = "bow"\nhold = 40\nnote = "Hold on to a chair that cannot slip."'
    player = driver.app.subjects.player
    player.sessions.start(routine_of(plain(step)), "bows")
    driver.wait(1)
    return player.page


def test_what_a_coach_says_is_read_as_one_goes_along(driver: Driver, tmp_path: Path) -> None:
    page = coached(driver, tmp_path)
    assert page.safety.isVisible()
    assert page.safety.text() == "Come out if it pinches."
    assert page.side_means.text() == "Left means your left leg is in front."
    assert page.instruction.text() == "Stand."
    seen = set()
    for _ in range(100):
        driver.wait(1)
        seen.add(page.instruction.text())
    assert seen >= {"Keep your hips level.", "Bend.", "Breathe out slowly.", "Stand up slowly."}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (960, 640)])
def test_in_high_visibility_a_note_is_one_line(
    driver: Driver, tmp_path: Path, width: int, height: int
) -> None:
    page = coached(driver, tmp_path)
    driver.app.window.resize(width, height)
    driver.wait(12)
    assert page.note.isVisible()
    driver.press(Qt.Key.Key_V)
    QApplication.processEvents()
    assert not page.note.isVisible()
    assert page.short_note.isVisible()
    assert page.short_note.text() == "Hold on to a chair that cannot slip."
    assert page.short_note.height() < 2 * page.short_note.fontMetrics().height()
    things = (page.ring, page.picture, page.short_note)

    def lie_apart() -> bool:
        places = [QRect(t.mapTo(page, QPoint()), t.size()) for t in things]
        return not any(one.intersects(other) for one, other in combinations(places, 2))

    driver.bot.waitUntil(lie_apart)


def test_high_visibility_lasts_and_is_left_again(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_V)
    assert driver.app.keeper.current.high_visibility
    assert driver.app.subjects.player.page.ring.state.style is CountdownStyle.DIGITS
    driver.press(Qt.Key.Key_V)
    assert driver.app.subjects.player.page.ring.state.style is CountdownStyle.RING


def test_the_small_window_shows_the_session_and_leads_back(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_W)
    small = driver.app.subjects.player._small
    assert small.isVisible()
    assert not driver.app.window.isVisible()
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not small.note.isVisible()
    driver.wait(82)
    assert small.side.text() == "LEFT SIDE"
    assert small.name.text() == "Figure-four stretch (lying)"
    driver.bot.mouseClick(small.toggle, Qt.MouseButton.LeftButton)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    assert small.toggle.accessibleName() == "Resume"
    assert small.ring.state.large == "Paused"
    driver.press(Qt.Key.Key_Space, small)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.RUNNING
    driver.press(Qt.Key.Key_Escape, small)
    assert driver.app.window.isVisible()
    assert driver.app.subjects.player.playback.is_open


def test_the_small_window_says_where_it_cannot_stay_on_top(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    driver.click("Start")
    driver.press(Qt.Key.Key_W)
    small = driver.app.subjects.player._small
    assert small.note.isVisible()
    assert small.note.text() == "This desktop does not let it stay on top."
    assert small.note.height() >= small.note.heightForWidth(small.note.width())
    assert not small.note.geometry().intersects(small.toggle.geometry())


def test_the_end_comes_back_to_the_large_window(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_W)
    driver.wait(600)
    assert not driver.app.subjects.player._small.isVisible()
    assert "Well done." in driver.text()


@pytest.mark.parametrize(
    "keys",
    [
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious),
    ],
)
def test_presenters_and_media_keys_step(driver: Driver, keys: tuple[Qt.Key, Qt.Key]) -> None:
    driver.click("Start")
    driver.press(keys[0])
    assert driver.app.subjects.player.playback.moment.state.index == 1
    driver.press(keys[1])
    assert driver.app.subjects.player.playback.moment.state.index == 0


def test_media_play_pauses_and_goes_on(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_MediaTogglePlayPause)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    driver.press(Qt.Key.Key_MediaPlay)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.RUNNING


def test_what_one_touches_while_playing_is_large_enough(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(230)
    page = driver.app.subjects.player.page
    QApplication.processEvents()
    shown = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert len(shown) > 9
    assert all(b.height() >= 48 and b.width() >= 48 for b in shown)
    assert page.bar.height() >= 48


def test_the_menu_has_what_has_no_button(driver: Driver) -> None:
    driver.click("Start")
    names = [
        a.text().split("\t")[0] for a in driver.app.subjects.player.page.transport.menu.actions()
    ]
    assert names == [
        *("Explain again", "Say what is left", "High visibility", "Small window"),
        *("Background sound", "Keys"),
    ]
    driver.app.subjects.player.page.transport.menu.actions()[2].trigger()
    assert driver.app.keeper.current.high_visibility


def test_the_screen_stays_on_while_the_session_runs_and_only_then(driver: Driver) -> None:
    held = Awake.held
    driver.click("Start")
    driver.bot.waitUntil(lambda: Awake.held == held + 1)
    driver.press(Qt.Key.Key_Space)
    driver.bot.waitUntil(lambda: Awake.held == held)
    driver.press(Qt.Key.Key_Space)
    driver.bot.waitUntil(lambda: Awake.held == held + 1)
    driver.press(Qt.Key.Key_Escape)
    driver.bot.waitUntil(lambda: Awake.held == held)


def test_a_system_that_refuses_is_told(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Awake, "willing", False)
    held = Awake.held
    driver.click("Start")
    driver.bot.waitUntil(lambda: "The screen may switch off" in driver.text())
    assert Awake.held == held


def test_a_system_that_takes_its_time_has_not_agreed_yet(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[bool], None]] = []
    monkeypatch.setattr(Awake, "keep", lambda _awake, _reason, told: asked.append(told))
    monkeypatch.setattr(wakelock, "ANSWER_MS", 0)
    driver.click("Start")
    driver.bot.waitUntil(lambda: "The screen may switch off" in driver.text())
    asked[0](True)
    driver.bot.waitUntil(lambda: "The screen may switch off" not in driver.text())


def test_reduced_motion_lets_controls_go_at_once(driver: Driver) -> None:
    keeper = driver.app.keeper
    from msgspec.structs import replace

    keeper.change(replace(keeper.current, motion=MotionChoice.REDUCED))
    driver.click("Start")
    rest(driver)
    assert driver.app.subjects.player.page.transport.graphicsEffect().opacity() == 0


def test_a_computer_that_slept_finds_the_session_paused_where_it_was(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(20)
    left = driver.app.subjects.player.page.ring.state.digits
    driver.clock[0] += 2 * 3600
    driver.app.subjects.player.playback.follow()
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    assert driver.app.subjects.player.page.ring.state.digits == left
    assert "the computer was asleep for 2 h" in driver.text()
    driver.press(Qt.Key.Key_Space)
    driver.wait(1)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.RUNNING


@pytest.mark.parametrize("jump", [timedelta(hours=5), timedelta(hours=-5)])
def test_a_clock_on_the_wall_that_jumps_changes_nothing(driver: Driver, jump: timedelta) -> None:
    driver.click("Start")
    driver.wait(20)
    driver.today[0] += jump
    driver.wait(20)
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.RUNNING
    driver.press(Qt.Key.Key_Escape)
    (kept,) = driver.app.services.history.sessions.page()
    assert kept.total_s == pytest.approx(40)


def test_minimised_it_goes_on(driver: Driver) -> None:
    driver.click("Start")
    driver.app.window.showMinimized()
    driver.wait(82)
    moment = driver.app.subjects.player.playback.moment
    assert moment.state.status is PlayerStatus.RUNNING
    assert moment.state.index > 1
    driver.app.window.showNormal()
    assert "LEFT SIDE" in driver.text()
