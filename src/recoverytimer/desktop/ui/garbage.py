"""Looks for garbage in the interface's thread only.

Python looks for it in whichever thread makes objects. What it finds may be parts of the
interface, which Qt lets nobody take apart in another thread: that ends in a crash, or in two
threads that wait for each other.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 2000


class CycleCollector(QObject):
    """Takes over from Python's own collector of cycles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Look as far as Python would have looked by now."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
