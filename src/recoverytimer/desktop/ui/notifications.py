"""Desktop notifications over the bus of a Linux session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from jeepney import DBusAddress, MatchRule

from recoverytimer.base.identity import APP_ID
from recoverytimer.base.message import Message
from recoverytimer.base.sandbox import is_in_flatpak
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop import words

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import Body, BusLine

NAME = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
PORTAL = "org.freedesktop.portal.Notification"
PORTAL_ADDRESS = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", PORTAL
)
DEFAULT, OPEN = "default", "open"
Clicked = Callable[[str, str], None]
"""Takes the id of a routine, empty where there is none, and a token to come to the front with."""


class Notifications(Protocol):
    """What shows notifications, as far as anybody does."""

    def tell(self, message: Message) -> None:
        """Show a notification; a click on it opens its routine."""


class ServiceNotifications:
    """As the Desktop Notifications Specification has it, 1.2; tokens came with 1.3."""

    def __init__(self, bus: BusLine, clicked: Clicked) -> None:
        self._bus = bus
        self._clicked = clicked
        self._shown: dict[int, str] = {}
        self._tokens: dict[int, str] = {}
        bus.hear(_signal(ADDRESS, "ActivationToken"), "us", self._tokens.__setitem__)
        bus.hear(_signal(ADDRESS, "ActionInvoked"), "us", self._take)

    def tell(self, message: Message) -> None:
        """Show it with what the service can do."""

        def show(abilities: Body | None) -> None:
            if abilities is not None:
                self._show(message, has_actions="actions" in abilities[0])

        self._bus.call(ADDRESS, "GetCapabilities", gives="as", then=show)

    def _show(self, message: Message, *, has_actions: bool) -> None:
        label = words.look_at_it()
        # Where a service shows a button for the first, it shows none for the second, or both alike.
        actions = [DEFAULT, label, OPEN, label] if has_actions else []
        hints = {"desktop-entry": ("s", APP_ID)}
        texts = (message.title, message.text)
        values = (app_name(), 0, APP_ID, *texts, actions, hints, -1)

        def note(answer: Body | None) -> None:
            if answer is not None:
                self._shown[answer[0]] = message.routine_id

        self._bus.call(ADDRESS, "Notify", ("susssasa{sv}i", values), "u", note)

    def _take(self, number: int, _action: str) -> None:
        token = self._tokens.pop(number, "")
        routine_id = self._shown.pop(number, None)
        if routine_id is not None:
            self._clicked(routine_id, token)


class PortalNotifications:
    """As a sandboxed app shows them."""

    def __init__(self, bus: BusLine, clicked: Clicked) -> None:
        self._bus = bus
        self._clicked = clicked
        self._shown: dict[str, str] = {}
        bus.hear(_signal(PORTAL_ADDRESS, "ActionInvoked"), "ssav", self._take)

    def tell(self, message: Message) -> None:
        """Show it, in place of an earlier one of the same routine."""
        name = message.routine_id or APP_ID
        self._shown[name] = message.routine_id
        button = {"label": ("s", words.look_at_it()), "action": ("s", OPEN)}
        shown = {
            "title": ("s", message.title),
            "body": ("s", message.text),
            "default-action": ("s", OPEN),
            "buttons": ("aa{sv}", [button]),
        }
        self._bus.call(PORTAL_ADDRESS, "AddNotification", ("sa{sv}", (name, shown)))

    def _take(self, name: str, _action: str, more: list[tuple[str, Any]]) -> None:
        routine_id = self._shown.pop(name, None)
        if routine_id is not None:
            self._clicked(routine_id, _token(more))


def notifications(bus: BusLine, clicked: Clicked) -> Notifications:
    """This desktop's way to show them."""
    return (PortalNotifications if is_in_flatpak() else ServiceNotifications)(bus, clicked)


def _signal(sender: DBusAddress, name: str) -> MatchRule:
    return MatchRule(
        type="signal", interface=sender.interface, member=name, path=sender.object_path
    )


def _token(more: list[tuple[str, Any]]) -> str:
    """The token in what a portal tells of the platform; empty where it tells none."""
    for kind, value in more:
        if kind == "a{sv}" and value.get("activation-token", ("", ""))[0] == "s":
            return str(value["activation-token"][1])
    return ""
