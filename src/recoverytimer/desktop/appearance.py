"""Whether the desktop prefers dark, a strong contrast and no motion, as its portal says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from jeepney import DBusAddress, MatchRule

from recoverytimer.desktop.busline import Body, BusLine

SETTINGS = DBusAddress(
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Settings",
)
APPEARANCE = "org.freedesktop.appearance"
SCHEME, CONTRAST, MOTION = "color-scheme", "contrast", "reduced-motion"
GNOME, ANIMATIONS = "org.gnome.desktop.interface", "enable-animations"
# That it is dark, that the contrast is strong, or that nothing is to move.
WANTED = ("u", 1)
# What GNOME says where its portal does not know of reduced motion.
UNWANTED = ("b", False)


class PortalAppearance:
    """Asks as soon as it is made, and tells what is preferred then and at each change.

    Where there is no such portal, nothing is told; nor is what it does not know.
    """

    def __init__(
        self,
        bus: BusLine,
        take_dark: Callable[[bool], None],
        take_contrast: Callable[[bool], None],
        take_still: Callable[[str, bool], None],
    ) -> None:
        self._bus = bus
        self._follow(APPEARANCE, SCHEME, WANTED, take_dark)
        self._follow(APPEARANCE, CONTRAST, WANTED, take_contrast)
        self._follow(APPEARANCE, MOTION, WANTED, partial(take_still, MOTION))
        self._follow(GNOME, ANIMATIONS, UNWANTED, partial(take_still, ANIMATIONS))

    def _follow(
        self, group: str, key: str, sought: tuple[str, object], told: Callable[[bool], None]
    ) -> None:
        changed = MatchRule(
            type="signal",
            interface=SETTINGS.interface,
            member="SettingChanged",
            path=SETTINGS.object_path,
        )
        changed.add_arg_condition(0, group)
        changed.add_arg_condition(1, key)
        self._bus.hear(changed, "ssv", lambda _group, _key, value: _tell(told, value, sought))

        def take_or_ask(answer: Body | None) -> None:
            if answer is not None:
                _tell(told, answer[0], sought)
            else:
                # Portals knew no other way before version 2; there the value is wrapped twice.
                what = group, key
                self._read("Read", what, lambda old: _tell(told, old and old[0][1], sought))

        self._read("ReadOne", (group, key), take_or_ask)

    def _read(
        self, method: str, what: tuple[str, str], then: Callable[[Body | None], None]
    ) -> None:
        self._bus.call(SETTINGS, method, ("ss", what), "v", then)


def _tell(told: Callable[[bool], None], value: Any, sought: tuple[str, object]) -> None:
    """Tell whether a value, if it is of the type of what is sought, is that."""
    if isinstance(value, tuple) and value[0] == sought[0]:
        told(value == sought)
