"""An object of ours on a bus, with its properties and methods, as others see and call it.

The names are those of the D-Bus Specification, chapters "Standard Interfaces" and
"Introspection Data Format".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    new_error,
    new_method_return,
    new_signal,
)
from msgspec import Struct

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
ERROR = "org.freedesktop.DBus.Error."
Types = Mapping[str, str]
"""Names of values, and the type of each as in a signature."""


class BusProperty(Struct, frozen=True):
    """A value of a type; one that cannot be set is only read."""

    type: str
    get: Callable[[], Any]
    set: Callable[[Any], None] | None = None


class BusMethod(Struct, frozen=True):
    """What is done with the values it takes; it gives a tuple of values, or None for no values."""

    do: Callable[..., tuple[Any, ...] | None]
    takes: Types = {}
    gives: Types = {}


class BusInterface(Struct, frozen=True):
    """A part of an object under a name of its own."""

    name: str
    properties: Mapping[str, BusProperty] = {}
    methods: Mapping[str, BusMethod] = {}
    signals: Mapping[str, Types] = {}


class BusFault(StrEnum):
    """Why a call is refused, as the end of the error's name."""

    OBJECT = "UnknownObject"
    METHOD = "UnknownMethod"
    INTERFACE = "UnknownInterface"
    PROPERTY = "UnknownProperty"
    READ_ONLY = "PropertyReadOnly"
    ARGUMENTS = "InvalidArgs"


class BusError(Exception):
    """A call that is refused: a `BusFault`, and the name of what it is about."""


class BusObject:
    """Answers calls and makes signals; sends nothing itself."""

    def __init__(self, path: str, *interfaces: BusInterface) -> None:
        self.path = path
        own = (*interfaces, self._properties(), self._introspectable())
        self._interfaces = {interface.name: interface for interface in own}
        self._told: dict[tuple[str, str], Any] = {}

    def answer(self, call: Message) -> Message:
        """What a call of a method is answered with."""
        try:
            method = self._method(call)
            given = method.do(*call.body) or ()
        except BusError as error:
            return refusal(call, *error.args)
        return new_method_return(call, _signature(method.gives) or None, given)

    def changed(self, interface: str, *names: str) -> Message | None:
        """The signal of what those properties are now, as far as that was not told yet."""
        values = {name: self._value(interface, name) for name in names}
        new = {
            name: value
            for name, value in values.items()
            if self._told.get((interface, name)) != value
        }
        self._told |= {(interface, name): value for name, value in new.items()}
        return self.signal(PROPERTIES, "PropertiesChanged", interface, new, []) if new else None

    def signal(self, interface: str, name: str, *values: Any) -> Message:
        """A signal of an interface."""
        types = _signature(self._interfaces[interface].signals[name])
        return new_signal(DBusAddress(self.path, interface=interface), name, types or None, values)

    def _method(self, call: Message) -> BusMethod:
        fields = call.header.fields
        name, interface = fields.get(HeaderFields.member, ""), fields.get(HeaderFields.interface)
        # Who calls may leave out the interface.
        asked = [self._interface(interface)] if interface else self._interfaces.values()
        method = next((i.methods[name] for i in asked if name in i.methods), None)
        if method is None:
            raise BusError(BusFault.METHOD, name)
        if fields.get(HeaderFields.signature, "") != _signature(method.takes):
            raise BusError(BusFault.ARGUMENTS, name)
        return method

    def _interface(self, name: str) -> BusInterface:
        if name not in self._interfaces:
            raise BusError(BusFault.INTERFACE, name)
        return self._interfaces[name]

    def _property(self, interface: str, name: str) -> BusProperty:
        found = self._interface(interface).properties.get(name)
        if found is None:
            raise BusError(BusFault.PROPERTY, name)
        return found

    def _value(self, interface: str, name: str) -> tuple[str, Any]:
        found = self._property(interface, name)
        return found.type, found.get()

    def _get(self, interface: str, name: str) -> tuple[Any, ...]:
        return (self._value(interface, name),)

    def _get_all(self, interface: str) -> tuple[Any, ...]:
        names = self._interface(interface).properties
        return ({name: self._value(interface, name) for name in names},)

    def _set(self, interface: str, name: str, value: tuple[str, Any]) -> None:
        found = self._property(interface, name)
        if found.set is None:
            raise BusError(BusFault.READ_ONLY, name)
        if value[0] != found.type:
            raise BusError(BusFault.ARGUMENTS, name)
        found.set(value[1])

    def _properties(self) -> BusInterface:
        one = {"interface_name": "s", "property_name": "s"}
        changes = {"changed_properties": "a{sv}", "invalidated_properties": "as"}
        return BusInterface(
            PROPERTIES,
            methods={
                "Get": BusMethod(self._get, one, {"value": "v"}),
                "GetAll": BusMethod(self._get_all, {"interface_name": "s"}, {"values": "a{sv}"}),
                "Set": BusMethod(self._set, {**one, "value": "v"}),
            },
            signals={"PropertiesChanged": {"interface_name": "s", **changes}},
        )

    def _introspectable(self) -> BusInterface:
        method = BusMethod(lambda: (self._described(),), gives={"xml_data": "s"})
        return BusInterface(INTROSPECTABLE, methods={"Introspect": method})

    def _described(self) -> str:
        # Few ever ask.
        from xml.etree.ElementTree import Element, SubElement, tostring

        node = Element("node", name=self.path)
        for interface in self._interfaces.values():
            part = SubElement(node, "interface", name=interface.name)
            for name, method in interface.methods.items():
                found = SubElement(part, "method", name=name)
                found.extend(_arguments(method.takes, direction="in"))
                found.extend(_arguments(method.gives, direction="out"))
            for name, types in interface.signals.items():
                SubElement(part, "signal", name=name).extend(_arguments(types))
            for name, one in interface.properties.items():
                access = "readwrite" if one.set else "read"
                SubElement(part, "property", name=name, type=one.type, access=access)
        return tostring(node, encoding="unicode")


def refusal(call: Message, fault: BusFault, about: str) -> Message:
    """The answer to a call that is refused."""
    return new_error(call, f"{ERROR}{fault}", "s", (f"{fault}: {about}",))


def _signature(types: Types) -> str:
    return "".join(types.values())


def _arguments(types: Types, **more: str) -> list[Element]:
    from xml.etree.ElementTree import Element

    return [Element("arg", {"name": name, "type": kind, **more}) for name, kind in types.items()]
