"""A session bus that is stuck, at each step of getting to know each other, stops nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from recoverytimer.base.paths import person_paths
from recoverytimer.desktop import sessionbus
from recoverytimer.desktop.sessionbus import VARIABLE, BusQuestion, use_only_if_answered
from recoverytimer.history.history import History
from tests.start.test_process import BARE, start, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such bus")
STEPS = ("accept", "let in", "say hello")


class StuckBus:
    """A bus that goes so far, and no further."""

    def __init__(self, path: Path, how_far: str) -> None:
        self.address = f"unix:path={path}"
        self._how_far = STEPS.index(how_far)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._lines: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def was_asked(self) -> bool:
        return bool(self._lines)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for line in self._lines:
            line.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            self._lines.append(line)
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        from jeepney import HeaderFields, Parser, new_method_return

        parser, is_in, heard = Parser(), False, b""
        while self._how_far:
            try:
                more = line.recv(4096)
            except OSError:
                return
            if not more:
                return
            heard += more
            if not is_in and b"BEGIN\r\n" in heard:
                heard = heard.partition(b"BEGIN\r\n")[2]
                is_in = True
                line.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            if is_in and self._how_far == STEPS.index("say hello"):
                parser.add_data(heard)
                heard = b""
                message = parser.get_next_message()
                if message and message.header.fields[HeaderFields.member] == "Hello":
                    line.sendall(new_method_return(message, "s", (":1.7",)).serialise(serial=1))


@pytest.fixture(params=STEPS)
def stuck(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StuckBus]:
    bus = StuckBus(tmp_path / "bus", request.param)
    yield bus
    bus.close()


def test_a_bus_that_is_stuck_is_done_without(
    stuck: StuckBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sessionbus.VARIABLE, stuck.address)
    use_only_if_answered(BusQuestion(0.2))
    wait_for(lambda: stuck.was_asked)
    assert not BusQuestion(0.2).is_answered()
    # Nobody is there any more who could keep one waiting.
    assert os.environ[sessionbus.VARIABLE] == sessionbus.NOWHERE


def test_a_bus_that_takes_nobody_in_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as full, socket.socket(socket.AF_UNIX) as other:
        full.bind(str(tmp_path / "bus"))
        full.listen(0)
        other.connect(str(tmp_path / "bus"))
        monkeypatch.setenv(sessionbus.VARIABLE, f"unix:path={tmp_path / 'bus'}")
        assert not BusQuestion(60).is_answered()


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "unix:abstract=nobody-is-there"])
def test_a_bus_that_is_gone_is_known_at_once(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sessionbus.VARIABLE, address)
    assert not BusQuestion(60).is_answered()


@pytest.mark.parametrize("address", ["", "tcp:host=localhost,port=1", "autolaunch:", "nonsense"])
def test_what_cannot_be_asked_is_left_to_others(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv(sessionbus.VARIABLE, address)
    use_only_if_answered(BusQuestion(60))
    assert os.environ[sessionbus.VARIABLE] == address


@pytest.mark.usefixtures("bus_daemon")
def test_a_bus_that_works_answers() -> None:
    address = os.environ[sessionbus.VARIABLE]
    assert use_only_if_answered(BusQuestion(60))
    assert os.environ[sessionbus.VARIABLE] == address
    assert not sessionbus.bus_is_stuck()


@pytest.mark.usefixtures("bus_daemon")
def test_an_answer_that_has_come_is_heard_however_late_one_listens() -> None:
    question = BusQuestion(0.0)
    assert question._line is not None
    wait_for(lambda: has_all(question._line))
    assert question.is_answered()


def has_all(line: socket.socket | None) -> bool:
    """Whether the bus has said all that it has to say."""
    assert line is not None
    try:
        return sessionbus._replies(line.recv(4096, socket.MSG_PEEK)) == 2
    except BlockingIOError:
        return False


def test_who_is_refused_is_not_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sessionbus.VARIABLE, sessionbus.NOWHERE)
    assert not sessionbus.bus_is_stuck()


def test_a_bus_that_is_given_up_is_in_the_log(stuck: StuckBus, tmp_path: Path) -> None:
    log = tmp_path / "data" / "recoverytimer.log"
    running = start("--data-dir", str(log.parent), DBUS_SESSION_BUS_ADDRESS=stuck.address)
    try:
        wait_for(lambda: log.exists() and "bus did not answer" in log.read_text())
    finally:
        running.kill()
        running.communicate()


# What Qt does itself there waits for half a minute, or for ever; here it says so instead.
LATER = """
import sys
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from recoverytimer.desktop.ui.desktop import Desktop

def wait(*_):
    print("waits", flush=True)

qt = QApplication([])
QSystemTrayIcon.isSystemTrayAvailable = QSystemTrayIcon.show = wait
desktop = Desktop(None)
print("ready", flush=True)
sys.stdin.readline()
desktop.show("", "")
print("done", flush=True)
"""


def test_a_tray_on_a_bus_that_stops_later_keeps_nobody_waiting(
    bus_daemon: subprocess.Popen[str],
) -> None:
    environment = {**BARE, "QT_QPA_PLATFORM": "offscreen", VARIABLE: os.environ[VARIABLE]}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", LATER], env=environment, stdin=pipe, stdout=pipe, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        bus_daemon.send_signal(signal.SIGSTOP)
        running.stdin.write("\n")
        running.stdin.flush()
        assert running.stdout.readline() == "done\n"
        bus_daemon.send_signal(signal.SIGCONT)


def test_a_session_runs_to_its_end_while_the_bus_is_stuck(stuck: StuckBus, tmp_path: Path) -> None:
    paths = person_paths(tmp_path / "data")
    running = start(
        *("--data-dir", str(paths.data), "--speed", "1000", "play", "desk-break"),
        DBUS_SESSION_BUS_ADDRESS=stuck.address,
    )
    # It comes after the first checkpoint, and stays when there is no checkpoint any more.
    begun = paths.session_files.reserve
    try:
        # How far it came says why it comes no further, as does the log.
        wait_for(
            lambda: begun.exists() and not paths.in_progress.exists(),
            told=lambda: (running.poll(), read(paths.in_progress), read(paths.log_file)),
        )
    finally:
        running.kill()
        running.communicate()
    with closing(History(paths.history)) as history:
        assert history.sessions.page(count=1)
    assert stuck.was_asked


def read(file: Path) -> str:
    return file.read_text() if file.exists() else ""
