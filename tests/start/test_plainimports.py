from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PLAINLY = """
from recoverytimer.start.plainimports import import_plainly
import_plainly()
"""
WRONG_CALL = """
from PySide6.QtWidgets import QApplication
try:
    QApplication.setQuitOnLastWindowClosed([])
except TypeError as error:
    print(error)
"""


def printed_by(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout


def test_the_source_of_what_is_imported_is_not_read() -> None:
    program = "import linecache, wave, PySide6.QtWidgets; print(wave.__file__ in linecache.cache)"
    assert printed_by(PLAINLY + program) == "False\n"


def test_what_explains_signatures_waits_until_it_is_asked() -> None:
    program = """
import sys
from pathlib import Path
parser = vars(sys.modules["PySide6.support.signature.parser"])
print("pyside_type_init" in parser)
"""
    assert printed_by(PLAINLY + program) == "False\n"
    assert printed_by(PLAINLY + WRONG_CALL + program).endswith("True\n")


def test_a_wrong_call_is_explained_as_ever() -> None:
    told = printed_by(WRONG_CALL)
    assert "Supported signatures" in told
    assert printed_by(PLAINLY + WRONG_CALL) == told


def test_a_signature_is_given_as_ever() -> None:
    program = """
from PySide6.QtCore import QObject
from PySide6.support.signature import get_signature
print(get_signature(QObject.setObjectName))
"""
    told = printed_by(program)
    assert "name: str" in told
    assert printed_by(PLAINLY + program) == told


def test_what_draws_figures_is_loaded_by_the_thread_that_draws(tmp_path: Path) -> None:
    program = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from recoverytimer.base.paths import person_paths
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import StillPicture
from recoverytimer.start.app import App
class Watch:
    def find_spec(self, name, *_):
        if name == "numpy":
            print(threading.current_thread() is threading.main_thread())
sys.meta_path.insert(0, Watch())
qt = QApplication([])
app = App(qt, person_paths(Path({str(tmp_path)!r})))
app.open(None)
app.fill()
figures = app.services.figures
figures.ready.connect(qt.quit)
figures.still(StillPicture(FigureRole("pigeon-pose"), figures.style("pigeon-pose", QSize(9, 9))))
qt.exec()
app.close()
"""
    assert printed_by(PLAINLY + program) == "False\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads are counted on Linux")
def test_what_draws_figures_begins_no_threads() -> None:
    program = "import os, numpy; print(len(os.listdir('/proc/self/task')))"
    assert printed_by(PLAINLY + program) == "1\n"


def test_what_talks_to_the_desktop_and_what_draws_is_loaded_after_the_first_picture(
    tmp_path: Path,
) -> None:
    program = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from recoverytimer.base.paths import person_paths
from recoverytimer.start.app import App
qt = QApplication([])
app = App(qt, person_paths(Path({str(tmp_path)!r})))
def painted():
    print([name for name in sys.modules if name in ("jeepney", "PySide6.QtDBus", "numpy")])
    qt.quit()
app.window.painted.connect(painted)
app.window.show()
qt.exec()
"""
    assert printed_by(PLAINLY + program) == "[]\n"
