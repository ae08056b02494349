"""A session in the window while the disk fills up; see tests/test_smalldisk.py for a real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox

from recoverytimer.base.storage.database import FullDiskError
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.history.history import History
from tests.driving import Driver
from tests.smalldisk import fill, needs_small_disk


def test_what_could_not_be_saved_waits_for_the_next_start(
    make: Callable[[], Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FullDiskError(Path("history.sqlite3"), HistoryFault.NOT_WRITTEN, StorageCause.FULL)

    first = make()
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", full)
        first.click("Start")
        first.wait(100)
        first.press(Qt.Key.Key_Escape)
        assert "The session could not be saved" in first.text()
        assert "The disk is full" in first.text()
        assert "Not in your history yet." in first.text()
        first.click("Done")
        first.app.window.close()
        assert (
            "If you close now, the app will try to save again when it next starts." in first.text()
        )
        first.click("Close anyway")
        assert not first.app.window.isVisible()
    second = make()
    assert "What could not be saved before is now in your history." in second.text()
    assert "was not finished" not in second.text()
    assert second.app.services.history.sessions.page()[0].total_s == pytest.approx(100)


@needs_small_disk
def test_on_a_small_disk_that_fills_up_a_session_is_saved_to_its_end(
    driver: Driver, tmp_path: Path
) -> None:
    driver.click("Start")
    driver.wait(40)
    fill(tmp_path)
    driver.wait(560)
    assert "Well done." in driver.text()
    driver.click("Done")
    driver.app.window.close()
    assert not driver.app.window.isVisible()
    assert driver.app.services.history.sessions.page()[0].total_s > 400


@needs_small_disk
def test_on_a_small_disk_that_is_full_already_closing_asks_and_tries_again(
    driver: Driver, tmp_path: Path
) -> None:
    driver.app.services.history.sessions.page()
    filling = fill(tmp_path)
    driver.click("Start")
    assert "The disk is full" in driver.text()
    driver.wait(600)
    assert "The session could not be saved" in driver.text()
    assert "The disk is full" in driver.text()
    assert "I/O" not in driver.text()
    fill(tmp_path)
    driver.app.subjects.settings.dialog().findChild(QDoubleSpinBox, "prepare_s").setValue(20)
    assert "The settings cannot be saved" in driver.text()
    assert "The disk is full" in driver.text()
    driver.app.services.paths.session_files.waiting.unlink(missing_ok=True)
    fill(tmp_path)
    driver.app.window.close()
    assert driver.app.window.isVisible()
    filling.unlink()
    driver.app.window.close()
    assert not driver.app.window.isVisible()
    assert driver.app.services.history.sessions.page()[0].total_s > 400
