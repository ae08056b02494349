"""A session that was ended too early goes on, and stays one session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from recoverytimer.history.sessionlog import Session
from recoverytimer.player.player import PlayerStatus
from tests.driving import Driver
from tests.making import plain, routine_of

HOLD = 'exercise = "childs-pose"\nhold = 40'
ASKED = """exercise = "skin-check"
ask = "Can you feel the skin normally?"
if_no = "end"
"""


def sessions(driver: Driver) -> list[Session]:
    log = driver.app.services.history.sessions
    found = [log.get(summary.id) for summary in log.page()]
    return [session for session in found if session is not None]


def escape(driver: Driver) -> None:
    driver.press(Qt.Key.Key_Escape)


def offers_to_go_on(driver: Driver) -> bool:
    found = driver.app.window.findChildren(QAbstractButton)
    return any(b.isVisible() and b.text() == "Go on" for b in found)


def test_escape_can_be_taken_back_and_all_of_it_is_one_record(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(100)
    escape(driver)
    (first,) = sessions(driver)
    at_end = driver.app.subjects.player.playback.moment
    driver.wait(30)
    driver.click("Go on")
    moment = driver.app.subjects.player.playback.moment
    assert moment.state.status is PlayerStatus.PAUSED
    assert (moment.state.index, moment.position_s) == (at_end.state.index, at_end.position_s)
    driver.press(Qt.Key.Key_Space)
    driver.wait(60)
    escape(driver)
    (second,) = sessions(driver)
    assert second.id == first.id
    assert first.total_s == pytest.approx(100)
    assert second.total_s == pytest.approx(160)
    assert second.ended_at - second.started_at == timedelta(seconds=190)


def test_what_was_noted_at_the_first_end_is_there_at_the_second(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(100)
    escape(driver)
    QTest.keyClicks(driver.app.subjects.player.finish.note, "Right hip stiff")
    driver.click("Go on")
    driver.press(Qt.Key.Key_Space)
    driver.wait(5)
    escape(driver)
    assert driver.app.subjects.player.finish.note.toPlainText() == "Right hip stiff"
    driver.click("Done")
    assert [session.note for session in sessions(driver)] == ["Right hip stiff"]


def test_after_a_crash_it_is_offered_with_all_that_was_done(
    make: Callable[..., Driver],
) -> None:
    driver = make()
    driver.click("Start")
    driver.wait(100)
    escape(driver)
    QTest.keyClicks(driver.app.subjects.player.finish.note, "Fine")
    driver.click("Go on")
    driver.press(Qt.Key.Key_Space)
    driver.wait(60)
    driver.app.subjects.player.playback.stop()
    again = make()
    assert "Resume" in again.text()
    again.click("Resume")
    again.press(Qt.Key.Key_Space)
    again.wait(20)
    escape(again)
    (kept,) = sessions(again)
    assert kept.total_s == pytest.approx(180, abs=16)
    assert kept.note == "Fine"


def test_the_end_itself_and_an_answer_that_ends_it_are_final(driver: Driver) -> None:
    start = driver.app.subjects.player.sessions.start
    start(routine_of(plain(HOLD)), "hold")
    driver.wait(60)
    assert "Done" in driver.text()
    assert not offers_to_go_on(driver)
    driver.click("Done")
    start(routine_of(plain(HOLD, ASKED)), "asked")
    driver.wait(300)
    driver.press(Qt.Key.Key_N)
    assert not driver.app.subjects.player.playback.is_open
    assert not offers_to_go_on(driver)


def test_one_that_another_window_began_meanwhile_is_not_disturbed(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.click("Start")
    driver.wait(100)
    escape(driver)
    keeper = type(driver.app.services.session_keeper)
    monkeypatch.setattr(keeper, "is_played_elsewhere", property(lambda _: True))
    driver.click("Go on")
    assert not driver.app.subjects.player.playback.is_open
    assert "already running in another window" in driver.text()
