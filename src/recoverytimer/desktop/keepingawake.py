"""Has the system keep the screen on, in the app's name, as each system wants to be asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from recoverytimer.base.identity import APP_ID
from recoverytimer.base.sandbox import is_in_flatpak
from recoverytimer.base.words.common import app_name

if TYPE_CHECKING:
    import subprocess

    from recoverytimer.desktop.busline import Body, BusLine

IDLE = 8
"""What the services of GNOME and of the portal are asked to hold back."""
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
"""The states of a thread of Windows."""


class KeepingAwake(Protocol):
    """Keeps the screen on from `keep` to `let_go`."""

    def keep(self, reason: str, told: Callable[[bool], None]) -> None:
        """Ask the system, with a reason that it may show; `told` takes whether it agrees."""

    def let_go(self) -> None:
        """Let the screen go off."""


class Inhibitor(Struct, frozen=True):
    """A service on the bus of a Linux desktop.

    Attributes:
        given: the types and values of the call that asks, for a reason.
        gives: the type of the hold it answers with.
        release: the interface and the method that take the hold back; a hold that is an object is
            called itself.
    """

    service: str
    path: str
    interface: str
    given: Callable[[str], tuple[str, tuple[Any, ...]]]
    gives: str
    release: tuple[str, str]


SCREEN_SAVER = Inhibitor(
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    lambda reason: ("ss", (app_name(), reason)),
    "u",
    ("org.freedesktop.ScreenSaver", "UnInhibit"),
)
GNOME = Inhibitor(
    "org.gnome.SessionManager",
    "/org/gnome/SessionManager",
    "org.gnome.SessionManager",
    lambda reason: ("susu", (APP_ID, 0, reason, IDLE)),
    "u",
    ("org.gnome.SessionManager", "Uninhibit"),
)
PORTAL = Inhibitor(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Inhibit",
    lambda reason: ("sua{sv}", ("", IDLE, {"reason": ("s", reason)})),
    "o",
    ("org.freedesktop.portal.Request", "Close"),
)


class AwakeByBus:
    """Asks one service after the other until one agrees."""

    def __init__(self, bus: Callable[[], BusLine], *inhibitors: Inhibitor) -> None:
        self._bus = bus
        self._inhibitors = inhibitors
        self._wish = 0
        """The number of the wish that holds; an answer to an older one is let go at once."""
        self._release: Callable[[], None] | None = None

    def keep(self, reason: str, told: Callable[[bool], None]) -> None:
        """Ask the first of them."""
        self.let_go()
        self._ask(self._inhibitors, reason, told, self._wish)

    def let_go(self) -> None:
        """Take back what was asked for."""
        self._wish += 1
        release, self._release = self._release, None
        if release is not None:
            release()

    def _ask(
        self,
        inhibitors: tuple[Inhibitor, ...],
        reason: str,
        told: Callable[[bool], None],
        wish: int,
    ) -> None:
        from jeepney import DBusAddress

        if not inhibitors:
            told(False)
            return
        one, *others = inhibitors

        def look(answer: Body | None) -> None:
            if answer is not None:
                self._take(one, answer[0], wish)
            if wish != self._wish:
                return
            if answer is None:
                self._ask(tuple(others), reason, told, wish)
            else:
                told(True)

        address = DBusAddress(one.path, one.service, one.interface)
        self._bus().call(address, "Inhibit", one.given(reason), one.gives, look)

    def _take(self, one: Inhibitor, hold: Any, wish: int) -> None:
        from jeepney import DBusAddress

        interface, method = one.release
        is_object = one.gives == "o"
        address = DBusAddress(hold if is_object else one.path, one.service, interface)
        given = ("", ()) if is_object else ("u", (hold,))

        def release() -> None:
            self._bus().call(address, method, given)

        if wish == self._wish:
            self._release = release
        else:
            release()


class AwakeByState:
    """Sets the state of the thread that it is called in, as Windows wants it.

    Args:
        set_state: sets it; 0 where that failed.
    """

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set_state = set_state

    def keep(self, reason: str, told: Callable[[bool], None]) -> None:
        """Need the system and its screen."""
        del reason
        told(self._set_state(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED) != 0)

    def let_go(self) -> None:
        """Need nothing more."""
        self._set_state(CONTINUOUS)


class AwakeByProgram:
    """Has a program run that keeps the screen on as long as it runs, as on macOS."""

    def __init__(self, *command: str) -> None:
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def keep(self, reason: str, told: Callable[[bool], None]) -> None:
        """Start it."""
        import subprocess

        del reason
        self.let_go()
        try:
            self._running = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603
        except OSError:
            told(False)
        else:
            told(True)

    def let_go(self) -> None:
        """End it."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()


def keeping_awake(bus: Callable[[], BusLine]) -> KeepingAwake:
    """This system's own way."""
    if sys.platform == "win32":
        import ctypes

        return AwakeByState(ctypes.windll.kernel32.SetThreadExecutionState)
    if sys.platform == "darwin":
        # It ends with this process, however that ends.
        return AwakeByProgram("caffeinate", "-d", "-w", str(os.getpid()))
    services = (SCREEN_SAVER, GNOME, PORTAL)
    return AwakeByBus(bus, *(reversed(services) if is_in_flatpak() else services))
