"""A real X display that goes away in the middle of a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytimer.base.paths import person_paths
from tests.keeping import Keepers

PATIENCE_S = 60.0
pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs the program Xvfb")


@pytest.fixture
def display() -> Iterator[tuple[subprocess.Popen[str], str]]:
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    yield server, f":{server.stdout.readline().strip()}"
    server.kill()
    server.wait()
    server.stdout.close()


def test_a_session_goes_on_after_its_display_was_lost(
    display: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    server, name = display
    paths = person_paths(tmp_path)
    command = [sys.executable, "-m", "recoverytimer", "--data-dir", str(tmp_path)]
    app = subprocess.Popen(
        [*command, "play", "desk-break"],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": name},
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + PATIENCE_S
    while not paths.in_progress.exists() and time.monotonic() < end and app.poll() is None:
        time.sleep(0.1)
    server.kill()
    assert app.wait(PATIENCE_S) != 0
    told: list[str] = []
    keepers = Keepers(paths.data, tell=told.append)
    checkpoint = keepers.sessions.interrupted()
    keepers.history.close()
    assert checkpoint is not None
    assert checkpoint.identity.routine_id == "desk-break"
    assert not told
