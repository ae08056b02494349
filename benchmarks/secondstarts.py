"""Does the app live through files that further starts hand to it while the computer is busy?

`python -m benchmarks.secondstarts [COUNT]`: each start brings a file, which is left with Escape and
imported by turns. Prints the counts; 1 if the app ended.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROUTINE = 'format = 1\nname = "Legs {0}"\n[[steps]]\nexercise = "childs-pose"\nhold = 30\n'
STARTS = 50
# As long as a person looks at least: meanwhile the start that brought the file has ended.
LOOK_MS = 400


def run(count: int) -> int:
    """Start the app, then further ones, with a busy loop on each core; 1 if it ended."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        for _ in range(os.cpu_count() or 1):
            busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            ends.callback(busy.kill)
        first = _start("-m", "benchmarks.secondstarts", "--first", folder)
        ends.callback(first.kill)
        while not (Path(folder) / "answered").exists() and first.poll() is None:
            time.sleep(0.1)
        # It listens as soon as a start is handed over.
        while first.poll() is None and _handed_over(Path(folder), "play", "nothing") != 0:
            pass
        codes = [_handed_over(Path(folder), "open", _file(Path(folder), n)) for n in range(count)]
        ended = first.poll()
        if ended is None:
            first.terminate()
        answered = len((Path(folder) / "answered").read_text().splitlines())
        imported = len(list((Path(folder) / "data" / "routines").glob("legs-*.toml")))
    print(f"{codes.count(0)} of {count} starts handed their file over.")
    print(f"{answered} dialogs were answered, {imported} files imported.")
    print("The app lived." if ended is None else f"The app ended with {ended}.")
    return 0 if ended is None else 1


def _file(folder: Path, number: int) -> str:
    path = folder / f"legs-{number}.toml"
    path.write_text(ROUTINE.format(number))
    return str(path)


def _handed_over(folder: Path, *arguments: str) -> int | None:
    """The code that a further start ends with; None where it became a window of its own."""
    second = _start("-m", "recoverytimer", "--data-dir", str(folder / "data"), *arguments)
    try:
        return second.wait(timeout=10)
    except subprocess.TimeoutExpired:
        second.kill()
        return None


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.Popen([sys.executable, *arguments], env=environment)


def first(folder: Path) -> int:
    """Be the app, with somebody who answers each dialog."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from recoverytimer.base.paths import person_paths
    from recoverytimer.sharing.ui.importdialog import ImportDialog
    from recoverytimer.start import process

    opened, answered = process.opened, [""]

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            note(dialog.windowTitle())
            if len(answered) % 2:
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
            else:
                QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    def note(title: str) -> None:
        answered.append(title)
        (folder / "answered").write_text("\n".join(answered[1:]))

    def watched(qt: QApplication, *rest: Any) -> object:
        app = opened(qt, *rest)
        timer = QTimer(qt, interval=LOOK_MS)
        timer.timeout.connect(answer)
        timer.start()
        (folder / "answered").touch()
        return app

    process.opened = watched
    return process.open_app(person_paths(folder / "data"), process.CommandLine())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--first"]:
        sys.exit(first(Path(sys.argv[2])))
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else STARTS))
