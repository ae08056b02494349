"""What nobody foresaw reaches the person in one sentence, and the log in full."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytimer.__main__ import main
from recoverytimer.base.logfile import log_to
from recoverytimer.base.unforeseen import QUIET_S, UnforeseenFaults
from recoverytimer.desktop.ui.qtmessages import MOST, QtMessages
from recoverytimer.routine.library import Library
from recoverytimer.sound.messages import Failed, read_report
from recoverytimer.terminal import start as terminal
from tests.start.test_process import BARE, start

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")


@pytest.fixture(autouse=True)
def no_handler_stays() -> Iterator[None]:
    import logging

    yield
    logger = logging.getLogger("recoverytimer")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()


class FaultError(Exception):
    """Nobody expects it."""


def fail(*_: object, **__: object) -> None:
    message = "boom"
    raise FaultError(message)


def caught(act: object = fail) -> FaultError:
    with pytest.raises(FaultError) as found:
        act()  # type: ignore[operator]
    return found.value


def test_a_kind_of_fault_is_told_once_in_some_time(tmp_path: Path) -> None:
    now, told = [0.0], []
    log = tmp_path / "new" / "log"
    unforeseen = UnforeseenFaults(log, told.append, clock=lambda: now[0])
    for _ in range(5):
        unforeseen.take(caught())
    (sentence,) = told
    assert sentence == (
        f"Something unexpected went wrong. You can carry on; the details are in {log}."
    )
    text = log.read_text()
    assert text.count("Traceback") == 1
    assert "FaultError: boom" in text
    assert "in fail" in text
    unforeseen.take(ValueError("another kind"))
    assert len(told) == 2
    now[0] += QUIET_S
    unforeseen.take(caught())
    assert len(told) == 3


def test_without_a_log_the_details_go_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    (tmp_path / "file").touch()
    UnforeseenFaults(tmp_path / "file" / "log", told.append).take(caught())
    assert told[0].endswith("You can carry on; there is no log of what happened.")
    assert "FaultError: boom" in capsys.readouterr().err


def test_the_log_is_opened_once(tmp_path: Path) -> None:
    import logging

    for _ in range(3):
        assert log_to(tmp_path / "log")
    logging.getLogger("recoverytimer.x").warning("once")
    assert (tmp_path / "log").read_text().count("once") == 1


def test_the_log_is_opened_once_also_where_the_folder_is_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import logging

    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for _ in range(3):
        assert log_to(Path("../log"))
    logging.getLogger("recoverytimer.x").warning("once")
    assert (tmp_path / "log").read_text().count("once") == 1


OPEN_LOG = """
import sys
from pathlib import Path
from recoverytimer.base.logfile import log_to
print(log_to(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_or_a_folder_in_place_of_the_log_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        command = [sys.executable, "-c", OPEN_LOG, str(tmp_path / name)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert told.stdout == "False\n", told.stderr


@pytest.mark.parametrize("command", [("list",), ("check", "a.toml"), ("play", "x", "--terminal")])
def test_a_command_ends_with_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
) -> None:
    monkeypatch.setattr(Library, "__init__", fail)
    monkeypatch.setattr(terminal, "play", fail)
    assert main(["--data-dir", str(tmp_path), *command]) == 1
    log = tmp_path / "recoverytimer.log"
    assert capsys.readouterr().err == (
        f"Something unexpected went wrong, so the app has stopped; the details are in {log}.\n"
    )
    assert "FaultError: boom" in log.read_text()


WINDOW = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from recoverytimer.start import process
from recoverytimer.today.wiring import TodayWiring
from recoverytimer.base.paths import person_paths

opened = process.opened

def boom(*_):
    raise ValueError("boom")

def watched(qt, *rest):
    app = opened(qt, *rest)

    def look():
        if app.window.notice.text:
            print(app.window.notice.text, flush=True)
            os._exit(0)

    def act():
        qWarning("Qt has seen something")
        if sys.argv[2] == "slot":
            boom()
        elif sys.argv[2] == "thread":
            threading.Thread(target=boom).start()

    looking = QTimer(qt, interval=20)
    looking.timeout.connect(look)
    looking.start()
    app.window.painted.connect(lambda: QTimer.singleShot(0, act))
    return app

process.opened = watched
if sys.argv[2] == "page":
    TodayWiring.show = boom
process.open_app(person_paths(Path(sys.argv[1])), process.CommandLine())
"""


@pytest.mark.parametrize("where", ["slot", "thread", "page"])
def test_in_the_window_a_notice_says_so(tmp_path: Path, where: str) -> None:
    (tmp_path / "settings.toml").write_text("asked = true\n")
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(tmp_path), where],
        env={**BARE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = tmp_path / "recoverytimer.log"
    assert done.stdout == (
        f"Something unexpected went wrong. You can carry on; the details are in {log}.\n"
    ), done.stderr
    text = log.read_text()
    assert "ValueError: boom" in text
    assert "in boom" in text
    assert "Qt has seen something" in text


AT_THE_END = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from recoverytimer.start import process
from recoverytimer.base.paths import person_paths

opened = process.opened

def watched(qt, *rest):
    app = opened(qt, *rest)
    app.window.painted.connect(lambda: QTimer.singleShot(0, qt.quit))
    return app

def boom():
    raise ValueError("in a thread")

process.opened = watched
process.open_app(person_paths(Path(sys.argv[1])), process.CommandLine())
thread = threading.Thread(target=boom)
thread.start()
thread.join()
raise ValueError("at the very end")
"""


def test_what_comes_up_after_the_window_is_only_in_the_log(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_THE_END, str(tmp_path)],
        env={**BARE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Error" not in done.stderr
    text = (tmp_path / "recoverytimer.log").read_text()
    assert "ValueError: in a thread" in text
    assert "ValueError: at the very end" in text


def test_what_qt_says_is_logged_however_much_it_has_said(tmp_path: Path) -> None:
    from PySide6.QtCore import qWarning

    messages = QtMessages(tmp_path / "log")
    try:
        messages.begin()
        for number in range(3 * MOST):
            qWarning(f"Message {number}.")
            qWarning(f"Message {number}.")
    finally:
        messages.close()
    text = (tmp_path / "log").read_text()
    assert [text.count(f"Message {number}.") for number in range(3 * MOST)] == [1] * 3 * MOST


SOUND = """
import sys
from pathlib import Path
from recoverytimer.sound import process

def boom(*_):
    raise ValueError("boom")

process._sounding = boom if sys.argv[1] == "at once" else lambda *_: boom
sys.exit(process.run_sound("tones", Path("nowhere"), "en"))
"""


@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_sound_process_tells_the_app(when: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOUND, when],
        input=b'{"do":"tones"}\n',
        env={**BARE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    told = read_report(done.stdout)
    assert isinstance(told, Failed)
    assert "ValueError: boom" in told.trace


def test_without_qt_one_sentence_says_what_is_missing(tmp_path: Path) -> None:
    package = tmp_path / "path" / "PySide6"
    package.mkdir(parents=True)
    said = "libGL.so.1: cannot open shared object file: No such file or directory"
    (package / "__init__.py").write_text(f"raise ImportError({said!r}, name='PySide6.QtGui')")
    running = start("--data-dir", str(tmp_path), PYTHONPATH=str(package.parent))
    _, told = running.communicate(timeout=60)
    assert running.returncode == 1
    assert len(told.splitlines()) == 1
    assert told.startswith("The window needs PySide6")
    assert said in told


@linux
def test_a_terminal_goes_on_where_a_name_is_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    running = start("--data-dir", str(folder), "list")
    out, told = running.communicate(timeout=60)
    assert running.returncode == 0, told
    assert "desk-break" in out
    running = start("--data-dir", str(folder), "check", f"{folder}.toml")
    out, told = running.communicate(timeout=60)
    assert "caf\\xe9.toml: The file cannot be read" in out, told


@linux
def test_a_screen_that_does_not_answer_gets_one_sentence(tmp_path: Path) -> None:
    running = start("--data-dir", str(tmp_path), QT_QPA_PLATFORM="xcb", DISPLAY=":9999")
    _, told = running.communicate(timeout=60)
    assert running.returncode == 1
    assert len(told.splitlines()) == 1
    assert told.startswith("Recovery Timer cannot open a window (")


@linux
def test_a_library_of_qt_that_is_missing_is_named_with_its_package(tmp_path: Path) -> None:
    # An empty file in the place of a library, as no library can be taken away.
    for name in ("libEGL.so.1", "libxcb-cursor.so.0"):
        (tmp_path / name).write_bytes(b"")
        running = start(
            "--data-dir",
            str(tmp_path / "data"),
            QT_QPA_PLATFORM="xcb",
            LD_LIBRARY_PATH=str(tmp_path),
        )
        _, told = running.communicate(timeout=60)
        assert running.returncode == 1
        assert len(told.splitlines()) == 1
        assert f"{name} (on Debian and Ubuntu: " in told
