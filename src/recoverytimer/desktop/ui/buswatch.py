"""Has Qt tell when there is something to read from a bus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def watch(descriptor: int, ready: Callable[[], None]) -> Callable[[], None]:
    """Call something whenever a file descriptor can be read, until what this gives is called."""
    notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
    notifier.activated.connect(ready)

    def end() -> None:
        notifier.setEnabled(False)
        notifier.deleteLater()

    return end
