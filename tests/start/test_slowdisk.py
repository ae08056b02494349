"""On a disk that takes its time, nobody waits: all that a person does goes on at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from recoverytimer.history.history import History
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.routine.drafts import RoutineDrafts
from recoverytimer.start.behind import WriterBehind
from tests.driving import Driver
from tests.history.life import refuse

NONE_YET = "What you do is kept here, on your computer."
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class SlowDisk:
    """A disk whose every fsync waits until it is let go, or fails.

    A thread that waits for it must not be the one of the interface.
    """

    def __init__(self) -> None:
        self.is_full = False
        self._gate = Event()
        self._gate.set()
        self._sync = os.fsync

    def fsync(self, file: int) -> None:
        assert current_thread() is not main_thread(), "the interface waits for the disk"
        # A test that fails must not wait for ever.
        assert self._gate.wait(30)
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._sync(file)

    def hold(self) -> None:
        self._gate.clear()

    def let_go(self) -> None:
        self._gate.set()


@pytest.fixture
def driver(make: Callable[..., Driver]) -> Driver:
    """The app with a writer that nobody waits for."""
    return make(writer=WriterBehind)


@pytest.fixture
def disk(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """Its disk; it is let go before the app ends."""
    assert driver.app.is_filled
    made = SlowDisk()
    monkeypatch.setattr(os, "fsync", made.fsync)
    yield made
    made.let_go()


def test_a_press_of_space_is_over_while_the_disk_still_writes(
    driver: Driver, disk: SlowDisk, tmp_path: Path
) -> None:
    file = CheckpointFile(tmp_path / "session-in-progress.toml")
    driver.click("Start")
    driver.app.writer.flush()
    driver.wait(3)
    before = file.load()
    disk.hold()
    driver.press(Key.Key_Space)
    assert "Paused" in driver.text()
    assert file.load() == before
    disk.let_go()
    driver.bot.waitUntil(lambda: file.load() != before)
    after = file.load()
    assert after is not None
    assert after.state.into_s == 3.0


def test_the_end_page_is_there_at_once_and_says_saved_when_it_is(
    driver: Driver, disk: SlowDisk
) -> None:
    sessions = driver.app.services.history.sessions
    driver.click("Start")
    driver.wait(60)
    disk.hold()
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Escape)
    assert "Saving\u2026" in driver.text()
    assert sessions.page() == ()
    disk.let_go()
    driver.bot.waitUntil(lambda: "Saved on this computer." in driver.text())
    assert len(sessions.page()) == 1


def test_what_is_noted_at_the_end_comes_after_the_session_and_today_shows_it_then(
    driver: Driver, disk: SlowDisk
) -> None:
    driver.click("Start")
    driver.wait(60)
    disk.hold()
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Escape)
    page = driver.app.subjects.player.finish
    driver.click("Add a note")
    driver.bot.keyClicks(page.note, "hilly loop")
    driver.click("Done")
    today = driver.app.subjects.today.page
    assert today.isVisible()
    # It has ended, and only the disk does not know yet.
    assert "Resume" not in driver.text()
    assert NONE_YET in driver.text()
    disk.let_go()
    driver.bot.waitUntil(lambda: NONE_YET not in driver.text())
    driver.app.writer.flush()
    (kept,) = driver.app.services.history.sessions.page()
    assert kept.note == "hilly loop"


def test_a_session_that_cannot_be_saved_is_told_with_its_place(
    driver: Driver, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    driver.click("Start")
    driver.wait(60)
    disk.hold()
    driver.press(Key.Key_Space)
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        driver.press(Key.Key_Escape)
        assert "Saving\u2026" in driver.text()
        disk.let_go()
        driver.bot.waitUntil(lambda: "Not in your history yet." in driver.text())
    waiting = tmp_path / "records-not-saved-yet.json"
    assert f"Until then, the data is kept in {waiting}." in driver.app.window.notice.text
    assert waiting.exists()


def test_a_setting_holds_at_once_and_a_fault_of_writing_it_is_told(
    driver: Driver, disk: SlowDisk, tmp_path: Path
) -> None:
    driver.click("Start")
    disk.hold()
    for is_high in (True, False, True):
        driver.press(Key.Key_V)
        assert driver.app.keeper.current.high_visibility is is_high
    file = tmp_path / "settings.toml"
    assert not file.exists()
    disk.let_go()
    driver.bot.waitUntil(lambda: file.exists() and "high_visibility = true" in file.read_text())
    disk.is_full = True
    driver.press(Key.Key_V)
    said = f"The settings cannot be saved to {file} (The disk is full)."
    driver.bot.waitUntil(lambda: driver.app.window.notice.text == said)


def type_name(driver: Driver, name: str) -> None:
    page = driver.app.subjects.routines.editing.page
    assert page is not None
    field = page.head.fields["name"]
    assert isinstance(field, QLineEdit)
    field.selectAll()
    driver.bot.keyClicks(field, name)


def edit(driver: Driver, name: str) -> None:
    entry = driver.app.services.library.routine("desk-break")
    assert entry is not None
    driver.app.subjects.routines.editing.edit(entry)
    type_name(driver, name)


def save(driver: Driver) -> None:
    driver.bot.keyClick(driver.app.subjects.routines.editing.page, Key.Key_S, CTRL)


def test_a_draft_is_known_before_it_is_written(
    driver: Driver, disk: SlowDisk, tmp_path: Path
) -> None:
    disk.hold()
    edit(driver, "Mine")
    driver.app.subjects.routines.show_list()
    assert driver.app.subjects.routines.drafts.named() == (("desk-break", "Mine"),)
    assert not list((tmp_path / "drafts").glob("desk-break.json"))
    disk.let_go()
    drafts = RoutineDrafts(tmp_path / "drafts", driver.app.writer)
    driver.bot.waitUntil(lambda: drafts.find("desk-break") is not None)


def test_what_is_edited_while_it_is_being_saved_stays_a_draft(
    driver: Driver, disk: SlowDisk
) -> None:
    library, drafts = driver.app.services.library, driver.app.subjects.routines.drafts
    edit(driver, "Mine")
    disk.hold()
    save(driver)
    assert "Mine has been saved." not in driver.text()
    type_name(driver, "Mine too")
    disk.let_go()
    driver.bot.waitUntil(lambda: "Mine has been saved." in driver.text())
    saved = library.routine("desk-break")
    assert saved is not None
    assert saved.name == "Mine"
    assert drafts.named() == (("desk-break", "Mine too"),)
    save(driver)
    driver.bot.waitUntil(lambda: "Mine too has been saved." in driver.text())
    assert drafts.named() == ()


def test_who_saves_and_leaves_at_once_comes_to_what_is_saved(
    driver: Driver, disk: SlowDisk
) -> None:
    edit(driver, "Mine")
    disk.hold()
    save(driver)
    page = driver.app.subjects.routines.editing.page
    assert page is not None
    page.outline.setFocus()
    driver.bot.keyClick(page, Key.Key_Escape)
    disk.let_go()
    details = driver.app.subjects.routines.page
    driver.bot.waitUntil(details.isVisible)
    assert "Mine" in driver.text()
    assert not driver.app.subjects.routines.drafts.has("desk-break")


def test_two_copies_that_are_wanted_at_once_are_two(driver: Driver, disk: SlowDisk) -> None:
    library, own = driver.app.services.library, driver.app.subjects.routines.own
    entry = library.routine("desk-break")
    assert entry is not None
    disk.hold()
    own.duplicate(entry)
    own.duplicate(entry)
    disk.let_go()
    driver.bot.waitUntil(lambda: len(library.own_ids()) == 2)


def test_the_app_ends_when_all_is_written(
    driver: Driver, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    flush = WriterBehind.flush

    def wait(writer: WriterBehind) -> None:
        disk.let_go()
        flush(writer)

    file = CheckpointFile(tmp_path / "session-in-progress.toml")
    driver.click("Start")
    driver.app.writer.flush()
    driver.wait(7)
    disk.hold()
    driver.press(Key.Key_Space)
    driver.press(Key.Key_V)
    monkeypatch.setattr(WriterBehind, "flush", wait)
    assert driver.close_window()
    left = file.load()
    assert left is not None
    assert left.state.into_s == 7.0
    assert "high_visibility = true" in (tmp_path / "settings.toml").read_text()
