"""What ends the app from outside: a terminal, a session that ends, whoever says `kill`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def when_told_to_end(end: Callable[[], object], parent: QObject) -> None:
    """Have something called between two events, in place of ending in the middle of anything."""
    if sys.platform == "win32":
        return
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    notifier = QSocketNotifier(told, QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda _: (os.read(told, 1), end()))
    for number in (getattr(signal, name) for name in ENDING):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _noticed)


def _noticed(_number: int, _frame: object) -> None:
    """The number is in the pipe."""
