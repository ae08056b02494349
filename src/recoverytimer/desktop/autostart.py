"""Starting with the computer: an entry where each system looks for what to start."""

from __future__ import annotations

import errno
import importlib
import os
import plistlib
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from recoverytimer.base.disk import is_file, write_atomic
from recoverytimer.base.identity import APP_ID
from recoverytimer.base.sandbox import is_in_flatpak
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop import words

NAME = "recoverytimer"
# What is installed on Windows beside the program for the terminal, which would open one.
WINDOWED = "Recovery Timer.exe"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
SPECIAL = '\\"`$'


class Autostart(Protocol):
    """The entry of one person."""

    def set(self, wanted: bool) -> None:
        """Make the entry, or remove it; it may be there or not.

        Raises:
            OSError: that is not possible.
        """


class FileEntry:
    """A file that the system reads when a person logs in."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def set(self, wanted: bool) -> None:
        """Write the file, or remove it."""
        if not wanted:
            self.path.unlink(missing_ok=True)
            return
        try:
            data = self._text.encode()
        except UnicodeEncodeError as error:
            # Such a file has no room for a name that is not UTF-8.
            raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ)) from error
        if not is_file(self.path) or self.path.read_bytes() != data:
            write_atomic(self.path, data)


class RegistryEntry:
    """A value in the registry of Windows; `registry` is the module `winreg`."""

    def __init__(self, registry: Any, command: str) -> None:
        self._registry = registry
        self._command = command

    def set(self, wanted: bool) -> None:
        """Write the value, or remove it."""
        r = self._registry
        with r.CreateKeyEx(r.HKEY_CURRENT_USER, RUN_KEY, 0, r.KEY_SET_VALUE) as key:
            if wanted:
                r.SetValueEx(key, NAME, 0, r.REG_SZ, self._command)
                return
            try:
                r.DeleteValue(key, NAME)
            except FileNotFoundError:
                return


def autostart(
    command: Sequence[str],
    platform: str = sys.platform,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    registry: Any = None,
) -> Autostart:
    """The entry that this system looks for, with the command that it shall run."""
    home = home or Path.home()
    if platform == "win32":
        from subprocess import list2cmdline

        return RegistryEntry(registry or importlib.import_module("winreg"), list2cmdline(command))
    if platform == "darwin":
        return FileEntry(home / "Library" / "LaunchAgents" / f"{NAME}.plist", _plist(command))
    # A path that is not absolute does not count, says the specification.
    config = Path(environ.get("XDG_CONFIG_HOME", ""))
    folder = config if config.is_absolute() else home / ".config"
    return FileEntry(folder / "autostart" / f"{NAME}.desktop", _desktop_entry(command))


def own_command(
    *arguments: str,
    executable: str = sys.executable,
    is_frozen: bool = hasattr(sys, "frozen"),
    environ: Mapping[str, str] = os.environ,
) -> tuple[str, ...]:
    """How this app is started, also after an update or another start of the computer."""
    if is_in_flatpak():
        return (NAME, *arguments)
    if is_frozen:
        windowed = Path(executable).with_name(WINDOWED)
        if is_file(windowed):
            return (str(windowed), *arguments)
        return (_lasting_name(executable, environ), *arguments)
    # On Windows, the other one would open a terminal.
    silent = Path(executable).with_name("pythonw.exe")
    program = str(silent) if is_file(silent) else executable
    return (program, "-m", "recoverytimer", *arguments)


def _lasting_name(executable: str, environ: Mapping[str, str]) -> str:
    """The name of a packed app that stays: an AppImage lies elsewhere at each start."""
    program = Path(executable).resolve()
    image, mounted = environ.get("APPIMAGE"), environ.get("APPDIR")
    # Others hand these on to what they start.
    if image and mounted and program.is_relative_to(Path(mounted).resolve()):
        return image
    on_path = shutil.which(NAME, path=environ.get("PATH", ""))
    return on_path if on_path and Path(on_path).resolve() == program else executable


def _plist(command: Sequence[str]) -> str:
    entry = {"Label": NAME, "ProgramArguments": list(command), "RunAtLoad": True}
    return plistlib.dumps(entry).decode()


def _desktop_entry(command: Sequence[str]) -> str:
    return (
        f"[Desktop Entry]\nType=Application\nName={app_name()}\n"
        f"Comment={words.started_for()}\n"
        f"Exec={' '.join(_quoted(part) for part in command)}\n"
        f"Icon={APP_ID}\nTerminal=false\n"
    )


def _quoted(part: str) -> str:
    """An argument as the specification of desktop entries wants it: quoted, and then escaped."""
    inner = "".join(f"\\{c}" if c in SPECIAL else c for c in part)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")
