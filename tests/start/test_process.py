"""Whole processes, as a person starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from recoverytimer.player.checkpoint import CheckpointFile

BARE = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "recoverytimer", *arguments],
        env={**BARE, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_version_is_told() -> None:
    out, _ = start("--version").communicate(timeout=30)
    assert out.startswith("Recovery Timer 0.")


def test_printing_to_nobody_ends_in_silence(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "recoverytimer", "--data-dir", str(tmp_path), "list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(
    sys.platform.startswith("linux"), reason="`test_system_libraries` does, with what it loads"
)
def test_the_self_test_passes_and_leaves_nothing(tmp_path: Path) -> None:
    running = start("--self-test", HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "Self-test passed" in out
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_the_self_test_says_which_part_does_not_work(tmp_path: Path) -> None:
    broken = (
        "import sys, recoverytimer.sound.client as client;"
        "client.own_program = lambda: [sys.executable, '-c', 'import gone'];"
        "from recoverytimer.__main__ import main; sys.exit(main(['--self-test']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken],
        env={**BARE, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[-1] == "Self-test failed"
    failed = [line for line in lines if "FAILED" in line]
    assert [line.partition(":")[0] for line in failed] == ["Tones", "Voice"]
    assert all("No module named 'gone'" in line for line in failed)
    assert sum("OK" in line for line in lines) == 9


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    running = start("--data-dir", str(tmp_path), QT_QPA_PLATFORM="")
    _, told = running.communicate(timeout=30)
    assert running.returncode == 1
    assert told.startswith("Recovery Timer needs a screen")
    assert len(told.splitlines()) == 1
    assert "--terminal" in told


def test_without_a_terminal_there_is_none_to_play_in(tmp_path: Path) -> None:
    running = start("--data-dir", str(tmp_path), "play", "desk-break", "--terminal")
    _, told = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "not a terminal" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("way", [(), ("--background",)])
def test_a_second_start_hands_over_to_the_first(tmp_path: Path, way: tuple[str, ...]) -> None:
    first = start("--data-dir", str(tmp_path), *way)
    try:
        checkpoint = tmp_path / "session-in-progress.toml"
        wait_for((tmp_path / "recoverytimer.log").exists)
        wait_for(lambda: hands_over(tmp_path))
        wait_for(checkpoint.exists)
        assert first.poll() is None
    finally:
        first.kill()
        first.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_start_of_the_window_sweeps_and_closes(tmp_path: Path) -> None:
    left, open_to_all = tmp_path / ".reminders.toml.0a1b2c3d", tmp_path / "recoverytimer.log.1"
    for path in (left, open_to_all):
        path.write_text("notes")
        path.chmod(0o644)
    running = start("--data-dir", str(tmp_path))
    try:
        wait_for(lambda: not left.exists() and not open_to_all.stat().st_mode & 0o077)
        log = tmp_path / "recoverytimer.log"
        wait_for(log.exists)
        assert log.stat().st_mode & 0o077 == 0
    finally:
        running.kill()
        running.communicate()


def hands_over(folder: Path) -> bool:
    second = start("--data-dir", str(folder), "play", "desk-break")
    try:
        second.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        second.kill()
        second.communicate()
        return False
    return second.returncode == 0


def wait_for(
    condition: Callable[[], object],
    seconds: float = 240,
    told: Callable[[], object] = lambda: "",
) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, told()
        time.sleep(0.05)


# A shell that starts something behind itself has it ignore some signals.
SLOW_APP = """
import os, signal, sys
from pathlib import Path
from recoverytimer.base.paths import person_paths
from recoverytimer.start.process import CommandLine, open_app

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
sync = os.fsync

def wait(file):
    print("waits", flush=True)
    sys.stdin.readline()
    os.fsync = sync
    sync(file)

os.fsync = wait
sys.exit(open_app(person_paths(Path(sys.argv[1])), CommandLine(routine="glute-relief")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_who_is_told_to_end_while_the_disk_writes_ends_when_it_has(
    tmp_path: Path, number: signal.Signals
) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW_APP, str(tmp_path)],
        env={**BARE, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    checkpoint = CheckpointFile(tmp_path / "session-in-progress.toml")
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == "waits\n"
        assert checkpoint.load() is None
        running.send_signal(number)
        _, faults = running.communicate("go on\n", timeout=60)
    finally:
        running.kill()
        running.communicate()
    assert (running.returncode, faults) == (0, "")
    assert checkpoint.load() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_the_window_lives_in_a_folder_whose_name_is_no_utf8(tmp_path: Path) -> None:
    data, runtime = tmp_path / os.fsdecode(b"l\xe4uft"), tmp_path / "run"
    runtime.mkdir(mode=0o700)

    def started(*more: str) -> subprocess.Popen[str]:
        return start("--data-dir", os.fspath(data), *more, XDG_RUNTIME_DIR=str(runtime))

    first = started()
    try:
        wait_for((data / "recoverytimer.log").exists, 60)
        second = started("play", "glute-relief")
        assert second.communicate(timeout=60) == ("", "")
        assert second.returncode == 0
        wait_for((data / "session-in-progress.toml").exists, 60)
        assert first.poll() is None
    finally:
        first.terminate()
        assert first.communicate(timeout=60) == ("", "")
    assert {path.name for path in tmp_path.iterdir()} == {data.name, "run"}
