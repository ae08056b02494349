"""How the app speaks: whole messages in a language, with the habits of a region.

Both are chosen once, at the start of a process, but miles or kilometres at any time. A message is
looked up when it is said, so none is said while modules are being loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from recoverytimer.base.region import Region

DOMAIN = "recoverytimer"
# In the order in which gettext asks them.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
Value = str | int | float | Path
WRITTEN_IN = frozenset({"en", "C", "POSIX", ""})


class Messages(Protocol):
    """The messages of a language, as gettext's translations have them."""

    def info(self) -> Mapping[str, str]:
        """What is said of them, such as their `language`."""

    def gettext(self, message: str) -> str:
        """A message."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of a message that goes with a number."""

    def pgettext(self, context: str, message: str) -> str:
        """A message in a context."""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Both."""


class AsWritten:
    """The messages as they are written here, in English."""

    def info(self) -> Mapping[str, str]:
        """Which language that is."""
        return {"language": "en"}

    def gettext(self, message: str) -> str:
        """The message."""
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for one, or for any other number."""
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        """The message."""
        del context
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The message for one, or for any other number."""
        del context
        return msgid1 if n == 1 else msgid2


class Speech:
    """How this process speaks."""

    def __init__(self) -> None:
        self.messages: Messages = AsWritten()
        self.region = Region()
        self.chose_miles: bool | None = None


SPEECH = Speech()
"""The only one; changed at the start of a process, by `measure` and by `speaking`."""


def speak(messages: Messages, region: Region) -> None:
    """Choose for this process."""
    SPEECH.messages, SPEECH.region = messages, region


def follow(region: Region) -> None:
    """Take on the habits of another region."""
    SPEECH.region = region


def measure(*, in_miles: bool | None) -> None:
    """Tell distances in miles or kilometres from now on; None as the region does."""
    SPEECH.chose_miles = in_miles


@contextmanager
def speaking(messages: Messages | None = None, region: Region | None = None) -> Iterator[None]:
    """Speak differently for a while: for tests, and for what is made in another language."""
    before, chose = (SPEECH.messages, SPEECH.region), SPEECH.chose_miles
    speak(messages or before[0], region or before[1])
    try:
        yield
    finally:
        speak(*before)
        measure(in_miles=chose)


def region() -> Region:
    """The region whose habits are followed."""
    return SPEECH.region


def in_miles() -> bool:
    """Whether distances are told and typed in miles, else in kilometres."""
    chosen = SPEECH.chose_miles
    return SPEECH.region.miles if chosen is None else chosen


def language_code() -> str:
    """The language that is spoken, as "en" or "pt_BR"."""
    return SPEECH.messages.info().get("language") or "en"


def is_right_to_left() -> bool:
    """Whether the language is written from right to left."""
    return language_code().replace("-", "_").partition("_")[0] in RIGHT_TO_LEFT


def messages_of(folder: Path, environment: Mapping[str, str] = os.environ) -> Messages:
    """The messages of the language that the environment asks for, English where there are none.

    Args:
        folder: holds `LANGUAGE/LC_MESSAGES/recoverytimer.mo`.
        environment: its variables, by name.
    """
    asked = next((value for name in VARIABLES if (value := environment.get(name))), "")
    wanted = asked.split(":")
    if wanted[0].partition("_")[0].partition(".")[0] in WRITTEN_IN or not folder.is_dir():
        return AsWritten()
    import struct
    from gettext import bindtextdomain, textdomain, translation

    try:
        messages = translation(DOMAIN, folder, wanted)
    except (OSError, ValueError, struct.error):
        return AsWritten()
    # What argparse says of a command line comes from there as well.
    bindtextdomain(DOMAIN, str(folder))
    textdomain(DOMAIN)
    return messages


def _(message: str, /, **values: object) -> str:
    """A whole message, its named values put in."""
    return _filled(SPEECH.messages.gettext(message), message, values)


def ngettext(one: str, other: str, n: int, /, **values: object) -> str:
    """A message that depends on a number, which it calls `{n}`."""
    said = SPEECH.messages.ngettext(one, other, n)
    return _filled(said, one if n == 1 else other, {"n": n, **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message that says too little by itself: a single word, a part of a list."""
    return _filled(SPEECH.messages.pgettext(context, message), message, values)


def npgettext(context: str, one: str, other: str, n: int, /, **values: object) -> str:
    """Both."""
    said = SPEECH.messages.npgettext(context, one, other, n)
    return _filled(said, one if n == 1 else other, {"n": n, **values})


def message(text: str) -> Callable[[], str]:
    """A message without values, said whenever it is called."""
    return lambda: SPEECH.messages.gettext(text)


def message_in(context: str, text: str) -> Callable[[], str]:
    """The same in a context."""
    return lambda: SPEECH.messages.pgettext(context, text)


def message_with(text: str) -> Callable[[Value], str]:
    """A message with one named value, said whenever it is called with that."""
    return lambda value: _(text, **{_name_in(text): value})


def message_in_with(context: str, text: str) -> Callable[[Value], str]:
    """The same in a context."""
    return lambda value: pgettext(context, text, **{_name_in(text): value})


def plural(one: str, other: str) -> Callable[[int], str]:
    """A message that depends on a number alone, said whenever it is called with that."""
    return lambda n: ngettext(one, other, n)


def plural_in(context: str, one: str, other: str) -> Callable[[int], str]:
    """The same in a context."""
    return lambda n: npgettext(context, one, other, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """A message that is said later, by `said_later`."""
    return message


def said_later(message: str) -> str:
    """A message that was marked by `N_`."""
    return SPEECH.messages.gettext(message)


def _name_in(text: str) -> str:
    return text[text.index("{") + 1 : text.index("}")]


def _filled(said: str, message: str, values: Mapping[str, object]) -> str:
    if not values:
        return said
    try:
        return said.format_map(values)
    except (KeyError, IndexError, ValueError):
        # A translation that names other values says less than the original.
        return message.format_map(values)
