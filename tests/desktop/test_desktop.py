"""A real session bus: media controls from outside, and the system's screen saver."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

NEEDED = ("dbus-run-session", "playerctl", "stdbuf")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"needs the programs {', '.join(NEEDED)}"
)


def test_playerctl_drives_a_session_and_the_screen_stays_on_while_it_runs(tmp_path: Path) -> None:
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.desktop.tour", str(tmp_path)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "playing": True,
        "awake": True,
        "album": "Desk break",
        "paused": True,
        "asleep": True,
        "next": True,
        "previous": True,
        "length": "10000000",
        "position": "4.000000",
        "volume": "0.500000",
        "goes on": True,
        "awake again": True,
    }
