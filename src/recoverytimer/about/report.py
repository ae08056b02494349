"""What a report of a fault needs: versions, the system and the end of the log, nothing personal."""

from __future__ import annotations

import builtins
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct

from recoverytimer import __version__
from recoverytimer.about import words
from recoverytimer.base.language import language_code
from recoverytimer.base.logfile import TOLD
from recoverytimer.base.ownfile import MIB, OwnFileError, is_there, own_text
from recoverytimer.base.paths import Paths
from recoverytimer.base.sandbox import is_in_flatpak

LINES = 200
QUIET = "'…'"
_LARGEST_LOG = 4 * MIB
_SHORTEST_NAME = 3
# The second one is of logs from before the first was there.
_TELLING = frozenset({TOLD, "recoverytimer.start.app"})
_LINE = re.compile(r"(?P<head>[\d :,-]+ [A-Z]+ (?P<logger>[\w.]+): )(?P<text>.*)")
_PLACE, _CODE = re.compile(r'  File "'), re.compile(r"    \S")
_ERROR = re.compile(r"(?P<kind>[\w.]*(Error|Exception|Exit|Interrupt|Iteration|Warning))(:|$)")
# What others say holds what was read or typed.
_SAID_BY_SYSTEM = frozenset(
    {AssertionError, AttributeError, ImportError, IndexError, MemoryError, NameError, OSError}
    | {OverflowError, RecursionError, RuntimeError, TypeError, ZeroDivisionError}
)
_CHAIN = re.compile(r"Traceback \(|During handling of|The above exception")
# What is quoted in what an error says may be a person's own words; a place in the code is not.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")


class Way(Enum):
    """In which form the app was installed, by the words of those who package it."""

    APPIMAGE = "AppImage"
    FLATPAK = "Flatpak"
    FROZEN = "frozen"
    WHEEL = "wheel"
    CHECKOUT = "checkout"


class Screen(Struct, frozen=True):
    """How the window is shown.

    Attributes:
        qt, pyside: versions.
        server: what Qt calls the display server: "wayland", "xcb".
        sizes: each screen's width and height, in pixels of the app, and how many of the screen
            each of these has.
        text: how large texts are beside the usual.
    """

    qt: str
    pyside: str
    server: str
    sizes: tuple[tuple[int, int, float], ...]
    text: float


def report(
    paths: Paths, screen: Screen | None = None, environment: Mapping[str, str] = os.environ
) -> str:
    """The details for a report; it reads the log, so it waits for the disk.

    Args:
        paths: where the log is, and what may name the person.
        screen: None in a terminal.
        environment: its variables, by name.
    """
    facts = [
        words.version(__version__),
        words.python(platform.python_version(), _way(paths).value),
        words.qt(screen.qt, screen.pyside) if screen else "",
        words.system(_system(), platform.machine()),
        words.desktop(environment.get("XDG_CURRENT_DESKTOP", ""), _server(screen, environment)),
        *([words.screens(screen.sizes), words.text_size(screen.text)] if screen else []),
        words.language(language_code(), environment.get("LC_ALL") or environment.get("LANG", "")),
    ]
    names = _names_of(paths, environment)
    log = [*without_persons(_end_of(paths.log_file), names)]
    text = "\n".join((*filter(None, facts), "", words.log(len(log)), *log))
    return f"{text}\n"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _way(paths: Paths) -> Way:
    if is_in_flatpak():
        return Way.FLATPAK
    if getattr(sys, "frozen", False):
        return Way.APPIMAGE if "APPIMAGE" in os.environ else Way.FROZEN
    return Way.WHEEL if paths.resources.parent.name == "recoverytimer" else Way.CHECKOUT


def _server(screen: Screen | None, environment: Mapping[str, str]) -> str:
    return screen.server if screen else environment.get("XDG_SESSION_TYPE", "")


def _names_of(paths: Paths, environment: Mapping[str, str]) -> dict[str, str]:
    """What would name the person, each with what stands for it, the longest first."""
    home = str(Path.home())
    names = {home: "~"} if len(home) > 1 else {}
    for name in ("data", "config", "log", "cache"):
        # A folder elsewhere has a name that somebody gave it.
        folder = str(getattr(paths, name))
        if not (names and folder.startswith(home)):
            names.setdefault(folder, f"<{name}>")
    user = environment.get("USER") or environment.get("USERNAME") or ""
    if len(user) >= _SHORTEST_NAME:
        names[f"/{user}"] = "/<user>"
    return {name: names[name] for name in sorted(names, key=len, reverse=True)}


def _end_of(log: Path) -> list[str]:
    """The last lines of the log, and of the one before where it has just begun."""
    lines: list[str] = []
    for path in (log, log.with_name(f"{log.name}.1")):
        if is_there(path) and len(lines) < LINES:
            try:
                lines = own_text(path, _LARGEST_LOG).splitlines() + lines
            except (OwnFileError, UnicodeDecodeError):
                continue
    return lines[-LINES:]


def without_persons(lines: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    """Lines of a log without what is the person's own.

    Gone are the sentences that the person was told, as these name routines and files; what is
    quoted in the text of an error; what follows an error in further lines.

    Args:
        lines: as they stand in the log.
        names: texts that would name the person, with what stands for each.
    """
    after_place = False
    for line in lines:
        kept = _impersonal(line, is_code=after_place)
        after_place = bool(_PLACE.match(line))
        if kept:
            for name, instead in names.items():
                kept = kept.replace(name, instead)
            yield kept


def _impersonal(line: str, *, is_code: bool) -> str:
    """What may be told of a line; empty where that is nothing."""
    found = _LINE.match(line)
    if found is None:
        if _CHAIN.match(line) or _PLACE.match(line) or (is_code and _CODE.match(line)):
            return line
        return _impersonal_error(line)
    head, text = found["head"], found["text"]
    if found["logger"] in _TELLING:
        return f"{head}{words.left_out()}"
    if _PLACE.match(text):
        return line
    return f"{head}{_impersonal_error(text) or _QUOTED.sub(QUIET, text)}"


def _impersonal_error(line: str) -> str:
    """What may be told of an error; empty where a line is none."""
    found = _ERROR.match(line)
    if found is None:
        return ""
    kind = getattr(builtins, found["kind"], None)
    is_of_system = isinstance(kind, type) and not _SAID_BY_SYSTEM.isdisjoint(kind.__mro__)
    if is_of_system or found["kind"].startswith("sqlite3."):
        return _QUOTED.sub(QUIET, line)
    return found["kind"]
