"""Starting with the computer as a sandboxed app asks for it: the portal makes the entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MatchRule

from recoverytimer.desktop import words

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import Body, BusLine

BACKGROUND = DBusAddress(
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Background",
)
REQUEST = "org.freedesktop.portal.Request"
GRANTED = 0


class BackgroundPortal:
    """Asks org.freedesktop.portal.Background, which may ask the person.

    Args:
        command: what is run within the sandbox.
    """

    def __init__(self, bus: BusLine, command: Sequence[str]) -> None:
        self._bus = bus
        self._command = list(command)

    def ask(self, wanted: bool, told: Callable[[bool], None]) -> None:
        """Have the app started or not; `told` takes whether that is so from now on."""

        def listen(answer: Body | None) -> None:
            if answer is None:
                told(False)
                return
            rule = MatchRule(type="signal", interface=REQUEST, member="Response", path=answer[0])
            self._bus.hear(rule, "ua{sv}", decide)

        def decide(code: int, results: dict[str, tuple[str, Any]]) -> None:
            told(code == GRANTED and results.get("autostart") == ("b", wanted))

        options = {
            "reason": ("s", words.started_for()),
            "autostart": ("b", wanted),
            "commandline": ("as", self._command),
        }
        given = ("sa{sv}", ("", options))
        self._bus.call(BACKGROUND, "RequestBackground", given, "o", listen)
