"""Whether the desktop prefers dark or light, as its portal says (org.freedesktop.appearance)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule

from recoverytimer.desktop.busline import Body, BusLine

SETTINGS = DBusAddress(
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Settings",
)
APPEARANCE, SCHEME = "org.freedesktop.appearance", "color-scheme"
DARK = 1


class PortalScheme:
    """Asks as soon as it is made; `told` takes whether dark is preferred, then and at each change.

    Where there is no such portal, nothing is told.
    """

    def __init__(self, bus: BusLine, told: Callable[[bool], None]) -> None:
        self._bus = bus
        self._told = told
        changed = MatchRule(
            type="signal",
            interface=SETTINGS.interface,
            member="SettingChanged",
            path=SETTINGS.object_path,
        )
        changed.add_arg_condition(0, APPEARANCE)
        changed.add_arg_condition(1, SCHEME)
        bus.hear(changed, "ssv", lambda _appearance, _scheme, value: self._take(value))
        self._read("ReadOne", self._take_or_ask)

    def _read(self, method: str, then: Callable[[Body | None], None]) -> None:
        self._bus.call(SETTINGS, method, ("ss", (APPEARANCE, SCHEME)), "v", then)

    def _take_or_ask(self, answer: Body | None) -> None:
        if answer is not None:
            self._take(answer[0])
        else:
            # Portals knew no other way before version 2; there the value is wrapped twice.
            self._read("Read", lambda old: self._take(old[0][1]) if old else None)

    def _take(self, value: Any) -> None:
        if isinstance(value, tuple) and value[0] == "u":
            self._told(value[1] == DARK)
