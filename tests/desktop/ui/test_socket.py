"""One running app: a second start finds the first, and no other user gets between them."""

from __future__ import annotations

import logging
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recoverytimer.desktop.ui.singleinstance import Doorbell, ask_running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes have no place in a folder")
NOBODY = 65534
REACH = """
import os, socket, sys
os.setuid(int(sys.argv[1]))
for path in sys.argv[2:]:
    for what in ("connect", "bind"):
        try:
            getattr(socket.socket(socket.AF_UNIX), what)(path)
        except OSError:
            print("no")
        else:
            print("yes")
"""


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name, into which everybody can look."""
    with TemporaryDirectory(prefix="rt-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(autouse=True)
def _elsewhere(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder of this session but those of the test."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(short))


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    parent = QObject(qapp)
    yield parent
    parent.deleteLater()
    QApplication.processEvents()


def sockets(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if stat.S_ISSOCK(path.lstat().st_mode)]


def is_heard(bot: QtBot, bell: Doorbell, data: Path) -> bool:
    with bot.waitSignal(bell.rang) as heard:
        assert ask_running(data, "glute-relief")
    return heard.args == ["glute-relief"]


def test_a_second_start_is_heard_beside_the_data(qtbot: QtBot, owner: QObject, short: Path) -> None:
    data = short / "data"
    data.mkdir(mode=0o700)
    bell = Doorbell(data, owner)
    assert [path.parent for path in sockets(short)] == [data]
    assert is_heard(qtbot, bell, data)


def test_a_long_path_has_another_place_of_its_own(
    qtbot: QtBot, owner: QObject, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = short / ("d" * 60) / ("e" * 60)
    data.mkdir(mode=0o700, parents=True)
    bell = Doorbell(data, owner)
    (place,) = sockets(short)
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert is_heard(qtbot, bell, data)
    runtime = short / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert is_heard(qtbot, Doorbell(data, owner), data)
    assert [path.parent for path in sockets(short) if path != place] == [runtime]


def test_a_folder_whose_name_is_no_utf8_is_no_trouble(
    qtbot: QtBot, owner: QObject, short: Path
) -> None:
    data = short / os.fsdecode(b"d\xe9j\xe0")
    data.mkdir(mode=0o700)
    assert not ask_running(data, os.fsdecode(b"caf\xe9"))
    assert is_heard(qtbot, Doorbell(data, owner), data)


def test_a_folder_that_others_can_write_into_is_passed_by(
    qtbot: QtBot, owner: QObject, short: Path
) -> None:
    data = short / "data"
    data.mkdir()
    data.chmod(0o777)
    bell = Doorbell(data, owner)
    assert data not in {path.parent for path in sockets(short)}
    assert is_heard(qtbot, bell, data)


def test_what_a_crash_left_is_taken_over(qtbot: QtBot, owner: QObject, short: Path) -> None:
    data = short / "data"
    data.mkdir(mode=0o700)
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(data / "running.socket"))
    left.close()
    assert not ask_running(data, "")
    assert is_heard(qtbot, Doorbell(data, owner), data)


def test_where_there_is_no_place_the_log_says_so(
    owner: QObject, short: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = short / "data"
    data.mkdir()
    data.chmod(0o777)
    taken = short / f"recoverytimer-of-{os.getuid()}"
    taken.mkdir()
    taken.chmod(0o777)
    with caplog.at_level(logging.WARNING):
        Doorbell(data, owner)
    assert "second start" in caplog.text
    assert sockets(short) == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can be others")
@pytest.mark.parametrize("name", ["data", "d" * 90])
def test_no_other_user_can_listen_there_or_be_heard(
    qtbot: QtBot, owner: QObject, short: Path, name: str
) -> None:
    data = short / name
    data.mkdir(mode=0o755)
    bell = Doorbell(data, owner)
    (place,) = sockets(short)
    tried = subprocess.run(
        [sys.executable, "-c", REACH, str(NOBODY), str(place), str(place.with_name("free"))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert tried.stdout.split() == ["no"] * 4
    assert is_heard(qtbot, bell, data)
