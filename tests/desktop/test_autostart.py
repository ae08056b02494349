from __future__ import annotations

import plistlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recoverytimer.desktop.autostart import FileEntry, autostart, own_command

COMMAND = ("/opt/my python", "-m", "recoverytimer", "--data-dir", '/tmp/a "b" $c `d` \\e 100%')


class Registry:
    """As much of `winreg` as is used, with the values in a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "HKCU", 2, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.path = ""

    @contextmanager
    def CreateKeyEx(self, root: str, path: str, _reserved: int, _access: int) -> Iterator[str]:
        self.path = f"{root}\\{path}"
        yield self.path

    def SetValueEx(self, _key: str, name: str, _reserved: int, _kind: int, value: str) -> None:
        self.values[name] = value

    def DeleteValue(self, _key: str, name: str) -> None:
        if name not in self.values:
            raise FileNotFoundError(name)
        del self.values[name]


def entry_of(platform: str, home: Path, **environ: str) -> FileEntry:
    made = autostart(COMMAND, platform, home, environ)
    assert isinstance(made, FileEntry)
    return made


def test_on_linux_a_desktop_entry_runs_exactly_the_command(tmp_path: Path) -> None:
    entry = entry_of("linux", tmp_path)
    entry.set(True)
    assert entry.path == tmp_path / ".config" / "autostart" / "recoverytimer.desktop"
    lines = dict(x.split("=", 1) for x in entry.path.read_text().splitlines() if "=" in x)
    assert lines["Type"] == "Application"
    unescaped = lines["Exec"].replace("\\\\", "\\").replace("%%", "%")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', unescaped)
    assert tuple(re.sub(r"\\(.)", r"\1", part) for part in quoted) == COMMAND


def test_the_configured_folder_is_respected(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert entry_of("linux", tmp_path, XDG_CONFIG_HOME=str(mine)).path.is_relative_to(mine)
    relative = entry_of("linux", tmp_path, XDG_CONFIG_HOME="mine").path
    assert relative.is_relative_to(tmp_path / ".config")


def test_on_macos_a_launch_agent_runs_the_command(tmp_path: Path) -> None:
    entry = entry_of("darwin", tmp_path)
    entry.set(True)
    assert entry.path.parent == tmp_path / "Library" / "LaunchAgents"
    agent = plistlib.loads(entry.path.read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_making_and_removing_may_be_repeated(tmp_path: Path, platform: str) -> None:
    entry = entry_of(platform, tmp_path)
    entry.set(False)
    for _ in range(2):
        entry.set(True)
        assert entry.path.is_file()
    for _ in range(2):
        entry.set(False)
        assert not entry.path.exists()


def test_an_entry_with_another_command_is_replaced(tmp_path: Path) -> None:
    entry = entry_of("linux", tmp_path)
    entry.path.parent.mkdir(parents=True)
    entry.path.write_bytes(b"\xff old")
    entry.set(True)
    assert "my python" in entry.path.read_text()


def test_on_windows_a_value_in_the_persons_registry() -> None:
    registry = Registry()
    entry = autostart(("C:\\my py\\pythonw.exe", "-m", "x"), "win32", registry=registry)
    entry.set(False)
    for _ in range(2):
        entry.set(True)
        assert registry.values == {"recoverytimer": '"C:\\my py\\pythonw.exe" -m x'}
    assert registry.path == r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
    for _ in range(2):
        entry.set(False)
        assert not registry.values


def test_what_is_not_possible_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / ".config").touch()
    with pytest.raises(OSError, match="autostart"):
        entry_of("linux", tmp_path).set(True)


def test_the_command_is_the_running_interpreter_or_the_packed_app(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    plain = own_command("--background", executable=str(python), is_frozen=False)
    assert plain == (str(python), "-m", "recoverytimer", "--background")
    (tmp_path / "pythonw.exe").touch()
    silent = own_command(executable=str(python), is_frozen=False)
    assert silent[0] == str(tmp_path / "pythonw.exe")
    packed = own_command("--background", executable="/opt/recoverytimer", is_frozen=True)
    assert packed == ("/opt/recoverytimer", "--background")


def test_on_windows_the_packed_app_is_started_without_a_terminal(tmp_path: Path) -> None:
    windowed = tmp_path / "Recovery Timer.exe"
    windowed.touch()
    for name in ("recoverytimer.exe", windowed.name):
        command = own_command("-b", executable=str(tmp_path / name), is_frozen=True)
        assert command == (str(windowed), "-b")


def test_within_flatpak_it_is_started_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoverytimer.desktop.autostart.is_in_flatpak", lambda: True)
    assert own_command("-b", executable="/usr/bin/python3") == ("recoverytimer", "-b")


def packed_app(folder: Path) -> Path:
    program = folder / "recoverytimer"
    folder.mkdir(parents=True)
    program.touch(mode=0o755)
    return program


def test_an_appimage_is_started_by_its_own_file(tmp_path: Path) -> None:
    program = packed_app(tmp_path / "mount" / "usr" / "lib" / "recoverytimer")
    image = str(tmp_path / "RecoveryTimer.AppImage")
    inside = {"APPIMAGE": image, "APPDIR": str(tmp_path / "mount")}
    assert own_command(executable=str(program), is_frozen=True, environ=inside) == (image,)
    # As a terminal that is an AppImage leaves them to what is started in it.
    others = {"APPIMAGE": image, "APPDIR": str(tmp_path / "terminal")}
    assert own_command(executable=str(program), is_frozen=True, environ=others) == (str(program),)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_installed_app_is_started_by_the_command_on_the_path(tmp_path: Path) -> None:
    program = packed_app(tmp_path / "lib" / "recoverytimer")
    command = tmp_path / "bin" / "recoverytimer"
    command.parent.mkdir()
    command.symlink_to(program)
    on_path = {"PATH": str(command.parent)}
    assert own_command(executable=str(program), is_frozen=True, environ=on_path) == (str(command),)
    other = packed_app(tmp_path / "other")
    assert own_command(executable=str(other), is_frozen=True, environ=on_path) == (str(other),)
