from __future__ import annotations

import subprocess
import sys

LOOK = """
import linecache
from recoverytimer.start.plainimports import import_plainly
import_plainly()
from PySide6.QtWidgets import QApplication
import wave
print(wave.__file__ in linecache.cache)
"""


def test_the_source_of_what_is_imported_is_not_read() -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
