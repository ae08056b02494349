"""A person's folder that cannot be written: the app says so, goes on, and tries again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDoubleSpinBox

from tests.driving import Driver

needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@dataclass
class Folder:
    """The folder that everything is kept in, and how it is shut."""

    path: Path
    rights: int | None

    @property
    def aside(self) -> Path:
        return self.path.with_name(f"{self.path.name}-aside")

    def shut(self) -> None:
        """Take away its rights, or put a file in its place."""
        if self.rights is None:
            self.path.rename(self.aside)
            self.path.touch()
        else:
            self.path.chmod(self.rights)

    def open(self) -> None:
        """Undo that."""
        if self.rights is not None:
            self.path.chmod(0o755)
        elif self.aside.exists():
            self.path.unlink()
            self.aside.rename(self.path)


@pytest.fixture(
    params=[
        pytest.param(None, id="a file"),
        pytest.param(0o555, id="read-only", marks=needs_rights),
        pytest.param(0o000, id="no rights", marks=needs_rights),
    ]
)
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Folder]:
    folder = Folder(tmp_path, request.param)
    yield folder
    folder.open()


def test_the_app_starts_and_says_what_it_cannot_read(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    folder.shut()
    driver = make()
    assert f"The history file {folder.path / 'history.sqlite3'} cannot be read" in driver.text()
    for page in ("Routines", "History", "Guide", "Today"):
        driver.click(page)
    assert "Glute relief stretches" in driver.text()


def test_a_session_is_played_to_its_end_and_kept_when_that_is_possible(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    folder.shut()
    driver = make()
    driver.click("Start")
    said = f"The current session cannot be saved to {folder.path / 'session-in-progress.toml'}"
    assert said in driver.text()
    driver.wait(600)
    assert "Well done." in driver.text()
    assert "The session could not be saved" in driver.text()
    assert str(folder.path / "history.sqlite3") in driver.text()
    driver.click("Done")
    folder.open()
    driver.app.window.close()
    assert len(driver.app.services.history.sessions.page()) == 1


def test_a_folder_shut_meanwhile_is_said_and_tried_again_at_the_end(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    driver = make()
    driver.click("Start")
    driver.wait(100)
    folder.shut()
    driver.wait(100)
    assert "The current session cannot be saved" in driver.text()
    folder.open()
    driver.wait(400)
    assert "Well done." in driver.text()
    assert len(driver.app.services.history.sessions.page()) == 1
    assert "was not finished" not in make().text()


def test_closing_asks_once_before_a_session_is_lost(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    folder.shut()
    driver = make()
    driver.click("Start")
    driver.wait(600)
    driver.click("Done")
    driver.app.window.close()
    assert driver.app.window.isVisible()
    assert f"The session cannot be saved in {folder.path}" in driver.text()
    driver.click("Close anyway")
    assert not driver.app.window.isVisible()


@needs_rights
@pytest.mark.parametrize("folder", [0o555], indirect=True)
def test_in_a_folder_shut_meanwhile_an_open_history_is_written_and_nothing_offered_twice(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    driver = make()
    with driver.app.services.history.database.writing():
        """It is open from now on."""
    driver.click("Start")
    driver.wait(100)
    folder.shut()
    driver.wait(500)
    driver.click("Done")
    driver.app.window.close()
    assert not driver.app.window.isVisible()
    folder.open()
    second = make()
    assert "was not finished" not in second.text()
    assert len(second.app.services.history.sessions.page()) == 1


@pytest.mark.parametrize("folder", [None, pytest.param(0o000, marks=needs_rights)], indirect=True)
def test_a_session_never_saved_is_offered_at_the_next_start(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    driver = make()
    driver.click("Start")
    driver.wait(100)
    folder.shut()
    driver.wait(500)
    driver.click("Done")
    driver.app.window.close()
    driver.click("Close anyway")
    folder.open()
    second = make()
    assert "was not finished" in second.text()
    second.click("Keep what you did")
    assert len(second.app.services.history.sessions.page()) == 1


def test_settings_that_cannot_be_saved_hold_until_the_app_is_closed(
    folder: Folder, make: Callable[[], Driver]
) -> None:
    folder.shut()
    driver = make()
    driver.app.subjects.settings.dialog().findChild(QDoubleSpinBox, "prepare_s").setValue(20)
    assert f"The settings cannot be saved to {folder.path / 'settings.toml'}" in driver.text()
    driver.click("Start")
    assert driver.app.subjects.player.page.ring.state.digits == "20"


@needs_rights
def test_a_history_that_can_only_be_read_is_shown(
    tmp_path: Path, make: Callable[[], Driver]
) -> None:
    driver = make()
    driver.click("Start")
    driver.wait(600)
    driver.app.services.close()
    folder = Folder(tmp_path, 0o555)
    folder.shut()
    try:
        second = make()
        second.click("History")
        assert "1 day with a session" in second.text()
        second.app.subjects.history.show_session(second.app.services.history.sessions.page()[0].id)
        for _ in range(2):
            second.click("Delete")
            assert "The history cannot be saved to" in second.text()
            second.app.subjects.history.show_session(
                second.app.services.history.sessions.page()[0].id
            )
        assert len(second.app.services.history.sessions.page()) == 1
    finally:
        folder.open()
