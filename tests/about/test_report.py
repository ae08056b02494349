"""What is copied for a report: what helps, and nothing personal."""

from __future__ import annotations

import logging
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer import __version__
from recoverytimer.__main__ import main
from recoverytimer.about.report import Screen, report
from recoverytimer.base.logfile import TOLD, log_to
from recoverytimer.base.paths import Paths, person_paths

SCREEN = Screen("6.9.1", "6.9.2", "wayland", ((1280, 800, 1.5),), 1.2)
NAME, NOTE = "hips.toml", "Sore calf on the left\nsecret: line two\n  and three"
ENVIRONMENT = {"USER": "annabel", "XDG_CURRENT_DESKTOP": "GNOME", "LANG": "de_DE.UTF-8"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home" / "annabel"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.fixture
def paths(home: Path) -> Iterator[Paths]:
    made = person_paths(home / "recovery")
    yield made
    logger = logging.getLogger("recoverytimer")
    for handler in [*logger.handlers]:
        if str(getattr(handler, "baseFilename", "")).startswith(str(home)):
            handler.close()
            logger.removeHandler(handler)


def test_it_says_what_runs_where(paths: Paths) -> None:
    text = report(paths, SCREEN, ENVIRONMENT)
    for told in (
        f"Recovery Timer {__version__}",
        f"Python {platform.python_version()}, installed as: checkout",
        "Qt 6.9.1, PySide6 6.9.2",
        platform.machine(),
        "Desktop: GNOME, wayland",
        "Screen: 1280 x 800 at 1.5",
        "Text size: 1.20",
        "Language: en; the system asks for de_DE.UTF-8",
        "The log is empty.",
    ):
        assert told in text


def test_of_the_log_it_has_the_last_lines(paths: Paths) -> None:
    assert log_to(paths.log_file)
    logger = logging.getLogger("recoverytimer.figure")
    for number in range(250):
        logger.warning("picture %s", number)
    text = report(paths, None, ENVIRONMENT)
    assert "The last 200 lines of the log:" in text
    assert "WARNING recoverytimer.figure: picture 249" in text
    assert "picture 50\n" in text
    assert "picture 49\n" not in text


def test_where_the_log_has_just_begun_the_one_before_goes_on(paths: Paths) -> None:
    assert log_to(paths.log_file)
    logging.getLogger("recoverytimer").warning("newer")
    older = paths.log_file.with_name(f"{paths.log_file.name}.1")
    older.write_text("2026-03-04 12:00:00,000 ERROR recoverytimer: older\n", encoding="utf-8")
    text = report(paths, None, ENVIRONMENT)
    assert 0 < text.index("older") < text.index("newer")


def test_it_names_nobody_and_no_routine(paths: Paths, home: Path) -> None:
    assert log_to(paths.log_file)
    logging.getLogger(TOLD).warning("Anna's hips was interrupted; my note: sore since Tuesday")
    logging.getLogger("recoverytimer.start.app").warning("Anna's hips, told by an earlier version")
    logging.getLogger("recoverytimer.sound.client").error("KeyError: 'Anna hips'")
    logging.getLogger("recoverytimer").warning("nothing in /media/annabel/stick")
    try:
        (home / NAME).read_text(encoding="utf-8")
    except OSError as error:
        logging.getLogger("recoverytimer").exception("Not expected", exc_info=error)
    try:
        raise ValueError(NOTE)
    except ValueError as error:
        text = f"bad 'Anna\\'s {error}'"
        logging.getLogger("recoverytimer").exception(text)
    told = report(paths, None, ENVIRONMENT)
    for personal in (
        "Anna",
        "annabel",
        "hips",
        "Tuesday",
        "note",
        "calf",
        "secret",
        "three",
        str(home),
    ):
        assert personal not in told
    assert "FileNotFoundError: [Errno 2] No such file or directory: '…'" in told
    assert "recoverytimer.told: (a sentence that you were told" in told
    assert "in test_it_names_nobody_and_no_routine" in told
    assert "/media/<user>/stick" in told


def test_a_folder_of_the_persons_own_is_not_named(paths: Paths, tmp_path: Path) -> None:
    elsewhere = replace(paths, data=tmp_path / "Annas stick", config=tmp_path / "Annas stick")
    assert log_to(paths.log_file)
    logging.getLogger("recoverytimer").warning("no room in %s", elsewhere.data)
    told = report(elsewhere, None, ENVIRONMENT)
    assert "no room in <data>" in told
    assert "stick" not in told


def test_a_log_that_cannot_be_read_is_none(paths: Paths) -> None:
    paths.log_file.mkdir(parents=True)
    assert "The log is empty." in report(paths, None, ENVIRONMENT)


def test_a_terminal_prints_where_files_are_and_the_same_details(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "about"]) == 0
    told = capsys.readouterr().out
    assert f"Settings: {tmp_path / 'settings.toml'}" in told
    assert f"Recovery Timer {__version__}" in told
    assert "The log is empty." in told
    assert list(tmp_path.iterdir()) == []
