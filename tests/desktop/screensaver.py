"""A screen saver's service on the session bus: prints a line for each call.

Run as a program: `python -m tests.desktop.screensaver`.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection

COOKIE = 7


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QDBusAbstractAdaptor):
    """Takes every wish to stay awake."""

    @Slot(str, str, result="uint")
    def Inhibit(self, _app: str, _reason: str) -> int:
        print("inhibit", flush=True)
        return COOKIE

    @Slot("uint")
    def UnInhibit(self, cookie: int) -> None:
        print(f"uninhibit {cookie}", flush=True)


def main() -> int:
    qt = QCoreApplication([])
    place = QObject()
    _saver = ScreenSaver(place)
    bus = QDBusConnection.sessionBus()
    for path in ("/org/freedesktop/ScreenSaver", "/ScreenSaver"):
        bus.registerObject(path, place)
    print("ready" if bus.registerService("org.freedesktop.ScreenSaver") else "failed", flush=True)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
