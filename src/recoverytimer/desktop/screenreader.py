"""Whether a screen reader is running that says what an app announces."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from recoverytimer.desktop.sessionbus import socket_of

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import Body, BusLine, Watch

# A listener to all events of objects takes announcements, too.
LISTENED = frozenset({"object", "object:announcement"})
SPI_GETSCREENREADER = 0x46


class ScreenReader:
    """Knows since it looked last.

    The toolkit knows only whether anything at all asks for widgets, such as an on-screen keyboard,
    for which the voice must not fall silent.

    Args:
        is_asked: whether anything does.
        bus: gives the bus of a Linux session.
        watch: tells when there is something to read from another bus.
    """

    def __init__(
        self, is_asked: Callable[[], bool], bus: Callable[[], BusLine], watch: Watch
    ) -> None:
        self._is_asked = is_asked
        self._bus = bus
        self._watch = watch
        self.is_there = False

    def look(self, changed: Callable[[], None]) -> None:
        """See whether one is there now; `changed` is called, perhaps later, if that is new."""

        def take(is_there: bool) -> None:
            if is_there != self.is_there:
                self.is_there = is_there
                changed()

        if not self._is_asked():
            take(False)
        elif sys.platform == "linux":
            self._ask_for_listeners(take)
        else:
            take(_windows_has_one() if sys.platform == "win32" else True)

    def _ask_for_listeners(self, told: Callable[[bool], None]) -> None:
        """Ask the registry of AT-SPI; nobody listens where it cannot be asked."""
        # Other systems do not have what it needs.
        from jeepney import DBusAddress

        from recoverytimer.desktop.busline import BusLine

        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        name = "org.a11y.atspi.Registry"
        registry = DBusAddress("/org/a11y/atspi/registry", name, name)

        def go_there(answer: Body | None) -> None:
            if answer is None:
                told(False)
                return
            line = BusLine(self._watch, lambda: socket_of(answer[0]))

            def count(events: Body | None) -> None:
                line.close()
                told(events is not None and any(_is_heard(event) for _who, event in events[0]))

            line.call(registry, "GetRegisteredEvents", gives="a(ss)", then=count)

        self._bus().call(launcher, "GetAddress", gives="s", then=go_there)


def _is_heard(event: str) -> bool:
    return event.lower().rstrip(":") in LISTENED


def _windows_has_one() -> bool:
    import ctypes

    found = ctypes.c_int(0)
    ctypes.windll.user32.SystemParametersInfoW(  # type: ignore[attr-defined]
        SPI_GETSCREENREADER, 0, ctypes.byref(found), 0
    )
    return bool(found.value)
