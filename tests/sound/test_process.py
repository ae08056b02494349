"""The processes that sound, as the system sees them."""

from __future__ import annotations

import subprocess
import sys

STUCK = """
import time
from pathlib import Path
from recoverytimer.sound import process
process.PATIENCE_S = 0.1
process._sounding = lambda *_: time.sleep(3600)
process.run_sound("voice", Path(), "en")
"""


def test_a_sound_server_that_hangs_keeps_no_process_after_the_app_has_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", STUCK], stdin=subprocess.PIPE) as stuck:
        assert stuck.stdin is not None
        stuck.stdin.close()
        assert stuck.wait(30) == 0
