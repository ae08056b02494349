"""What one fresh process measures: `probes.py NAME FOLDER` prints a number."""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

# Wall-clock instant at which the process was asked for.
began = float(os.environ["STARTED"])


def bare_window():
    """A bare window with one label, painted."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    qt = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Recovery Timer"))
    window.resize(1280, 800)
    window.show()
    qt.processEvents()
    return qt, window


def app_window(folder: Path, **options: object):
    """The app's first page, painted."""
    from PySide6.QtWidgets import QApplication

    from recoverytimer.app import App
    from recoverytimer.paths import person_paths

    qt = QApplication([])
    app = App(qt, person_paths(folder), **options)
    app.open(None)
    qt.processEvents()
    return qt, app


def pss_mib() -> float:
    """The process's proportional share of memory."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def used_s(seconds: float) -> float:
    """Processor seconds used while the event loop runs for some seconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    def run(some_s: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(some_s * 1000), loop.quit)
        loop.exec()

    run(1)
    before = resource.getrusage(resource.RUSAGE_SELF)
    run(seconds)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bare_ring() -> float:
    """A bare window that repaints a ring of the same size 30 times a second."""
    from PySide6.QtCore import QRectF, Qt, QTimer
    from PySide6.QtGui import QPainter, QPen
    from PySide6.QtWidgets import QApplication, QWidget

    class Ring(QWidget):
        angle = 0

        def paintEvent(self, _event) -> None:  # noqa: N802
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.GlobalColor.red, 16))
            self.angle = (self.angle + 10) % 5760
            painter.drawArc(QRectF(20, 20, 340, 340), 1440, -self.angle)

    _qt = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    ring = Ring(window)
    ring.setGeometry(800, 100, 380, 380)
    window.show()
    timer = QTimer(window)
    timer.timeout.connect(ring.update)
    timer.start(33)
    return used_s(10)


def playing(folder: Path) -> float:
    """The app in the middle of a hold."""
    qt, app = app_window(folder)
    entry = app.library.routine("glute-relief")
    app.start(entry.routine, entry.id, None)
    app.playback.next()
    qt.processEvents()
    while app.figures.is_busy:
        qt.processEvents()
        time.sleep(0.05)
    return used_s(10)


def history(folder: Path) -> float:
    """From the start to the picture of History."""
    qt, app = app_window(folder)
    app.show_history()
    qt.processEvents()
    return time.time() - began


def main(name: str, folder: Path) -> float:
    """Measure one thing."""
    if name in {"start", "bare-start"}:
        kept = app_window(folder) if name == "start" else bare_window()
        return time.time() - began if kept else 0.0
    if name in {"memory", "bare-memory"}:
        kept = app_window(folder) if name == "memory" else bare_window()
        return pss_mib() if kept else 0.0
    if name == "bare-ring":
        return bare_ring()
    return playing(folder) if name == "playing" else history(folder)


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2])))
