"""Whether the desktop prefers dark, and a strong contrast, as its portal says."""

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
APPEARANCE = "org.freedesktop.appearance"
SCHEME, CONTRAST = "color-scheme", "contrast"
# That it is dark, or that the contrast is strong.
WANTED = 1


class PortalAppearance:
    """Asks as soon as it is made, and tells what is preferred then and at each change.

    Where there is no such portal, nothing is told; nor is what it does not know.
    """

    def __init__(
        self,
        bus: BusLine,
        take_dark: Callable[[bool], None],
        take_contrast: Callable[[bool], None],
    ) -> None:
        self._bus = bus
        for key, told in ((SCHEME, take_dark), (CONTRAST, take_contrast)):
            self._follow(key, told)

    def _follow(self, key: str, told: Callable[[bool], None]) -> None:
        changed = MatchRule(
            type="signal",
            interface=SETTINGS.interface,
            member="SettingChanged",
            path=SETTINGS.object_path,
        )
        changed.add_arg_condition(0, APPEARANCE)
        changed.add_arg_condition(1, key)
        self._bus.hear(changed, "ssv", lambda _appearance, _key, value: _tell(told, value))

        def take_or_ask(answer: Body | None) -> None:
            if answer is not None:
                _tell(told, answer[0])
            else:
                # Portals knew no other way before version 2; there the value is wrapped twice.
                self._read("Read", key, lambda old: _tell(told, old[0][1]) if old else None)

        self._read("ReadOne", key, take_or_ask)

    def _read(self, method: str, key: str, then: Callable[[Body | None], None]) -> None:
        self._bus.call(SETTINGS, method, ("ss", (APPEARANCE, key)), "v", then)


def _tell(told: Callable[[bool], None], value: Any) -> None:
    if isinstance(value, tuple) and value[0] == "u":
        told(value[1] == WANTED)
