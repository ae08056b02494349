"""What is new is told once, calmly, to who knows the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from recoverytimer.about.ui.news import NewsDialog
from recoverytimer.settings.file import SettingsFile
from tests.driving import Driver

Make = Callable[..., Driver]
CHANGES = """
## 0.3.0 - 2028-01-01

- Not here yet.

## 0.2.0 - 2027-02-03

- The second thing.

## 0.1.0 - 2026-12-24

- The first thing.
"""


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has another version run, which tells of all those above."""
    from recoverytimer.about import wiring
    from recoverytimer.about.changelog import releases_in

    monkeypatch.setattr(wiring, "read_releases", lambda _resources: releases_in(CHANGES))

    def run(number: str) -> None:
        for module in ("about.wiring", "start.subjects", "settings.wiring"):
            monkeypatch.setattr(f"recoverytimer.{module}.__version__", number)

    run("0.2.0")
    return run


def known(tmp_path: Path, seen: str = "") -> None:
    """A person who has answered the questions of the first start."""
    told = f'asked = true\nvoice = "names only"\nnews_seen = "{seen}"\n'
    (tmp_path / "settings.toml").write_text(told, encoding="utf-8")


def seen(tmp_path: Path) -> str:
    return SettingsFile(tmp_path / "settings.toml").load()[0].news_seen


@pytest.mark.usefixtures("version")
def test_a_new_version_says_what_is_new_beside_the_days_suggestion(
    make: Make, tmp_path: Path
) -> None:
    known(tmp_path, "0.1.0")
    driver = make()
    assert QApplication.activeModalWidget() is None
    told = driver.text()
    assert "New in Recovery Timer 0.2.0" in told
    assert "The second thing." in told
    assert "The first thing." not in told
    assert "Not here yet." not in told
    assert "Start" in told


@pytest.mark.usefixtures("version")
def test_it_is_told_until_it_is_dismissed_and_never_again(make: Make, tmp_path: Path) -> None:
    known(tmp_path, "0.1.0")
    make()
    driver = make()
    driver.click("Dismiss: don't show what's new in this version again")
    assert "New in" not in driver.text()
    assert "Start" in driver.text()
    assert seen(tmp_path) == "0.2.0"
    assert "New in" not in make().text()


@pytest.mark.usefixtures("version")
def test_who_has_read_it_is_not_told_again(make: Make, tmp_path: Path) -> None:
    known(tmp_path)
    driver = make()
    driver.click("See what's new")
    dialog = driver.dialog(NewsDialog)
    dialog.reject()
    driver.settle()
    assert "New in" not in driver.text()
    assert "New in" not in make().text()


def test_a_new_person_is_told_of_no_news(
    make: Make, tmp_path: Path, version: Callable[[str], None]
) -> None:
    driver = make(asks=True)
    for _ in range(3):
        driver.click("Skip")
    assert "Good" in driver.text()
    assert "New in" not in driver.text()
    assert seen(tmp_path) == "0.2.0"
    version("0.3.0")
    assert "New in Recovery Timer 0.3.0" in make().text()


@pytest.mark.usefixtures("version")
def test_questions_that_are_asked_again_hide_no_news(make: Make, tmp_path: Path) -> None:
    known(tmp_path, "0.1.0")
    driver = make()
    driver.app.subjects.settings.ask()
    for _ in range(3):
        driver.click("Skip")
    assert "New in Recovery Timer 0.2.0" in driver.text()


def test_an_older_app_neither_forgets_nor_tells_again(
    make: Make, tmp_path: Path, version: Callable[[str], None]
) -> None:
    known(tmp_path, "0.2.0")
    version("0.1.0")
    older = make()
    assert "New in" not in older.text()
    older.app.subjects.about.show_news()
    older.dialog(NewsDialog).reject()
    older.settle()
    assert seen(tmp_path) == "0.2.0"
    version("0.2.0")
    assert "New in" not in make().text()


@pytest.mark.usefixtures("version")
def test_who_asked_for_a_routine_is_not_told(make: Make, tmp_path: Path) -> None:
    known(tmp_path, "0.1.0")
    driver = make(routine="desk-break")
    assert driver.app.subjects.player.playback.is_open
    driver.app.subjects.player.playback.stop()
    driver.app.subjects.today.show()
    assert "New in" not in driver.text()
    assert "New in" in make().text()


@pytest.mark.usefixtures("version")
def test_a_restored_backup_of_before_tells_nothing_again(make: Make, tmp_path: Path) -> None:
    known(tmp_path, "0.2.0")
    driver = make()
    known(tmp_path, "0.1.0")
    driver.app.keeper.load_again()
    assert driver.app.keeper.current.news_seen == "0.2.0"
    driver.app.writer.flush()
    assert "New in" not in make().text()
