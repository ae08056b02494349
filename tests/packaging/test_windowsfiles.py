"""What Windows is told of the app, and what its installer does, as far as files say it."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

import build
import windowsfiles
from iconfiles import ICO_SIZES
from onefolder import INNER
from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID, HOMEPAGE, ISSUES
from recoverytimer.desktop.autostart import NAME, RUN_KEY, WINDOWED
from recoverytimer.sharing.bundle import ShareFormat
from tests.packaging.test_icons import sides
from windowsfiles import PROGID, PROGRAMS, TARGET, numbers, version_resource

Entry = dict[str, str]
OF_INNO = {"app", "autopf", "autoprograms", "cm"}
"""The constants of Inno Setup that are used."""


def sections() -> dict[str, list[str]]:
    """The lines of the installer's script by their sections, without comments."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in windowsfiles.installer("1.2.3").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            lines = found.setdefault(heading[1], [])
        elif line and not line.startswith(";"):
            lines.append(line)
    return found


def setup() -> Entry:
    return dict(line.split("=", 1) for line in sections()["Setup"])


def entries(section: str) -> list[Entry]:
    """The entries of a section, each by the names of its parameters."""
    parameter = re.compile(r'(\w+): (?:"((?:[^"]|"")*)"|([^;"]+))(?:; |$)')
    made = []
    for line in sections()[section]:
        assert parameter.sub("", line) == "", line
        found = parameter.findall(line)
        made.append({name: quoted.replace('""', '"') or bare for name, quoted, bare in found})
    return made


def test_the_installer_knows_the_app_by_the_same_names_as_all_else() -> None:
    told = setup()
    assert told["AppId"] == APP_ID
    assert (told["AppPublisherURL"], told["AppSupportURL"]) == (HOMEPAGE, ISSUES)
    assert told["AppVersion"] == "1.2.3"
    assert told["VersionInfoVersion"] == "1.2.3.0"
    (link,) = entries("Icons")
    assert link["AppUserModelID"] == APP_ID
    assert link["Filename"] == f"{{app}}\\{WINDOWED}"
    text = windowsfiles.installer("1.2.3")
    assert set(re.findall(r"\{(\w+)", text)) == OF_INNO
    assert set(sections()) == {"Setup", "InstallDelete", "Files", "Icons", "Registry", "Run"}


def test_the_installer_is_for_one_person_without_rights() -> None:
    assert setup()["PrivilegesRequired"] == "lowest"
    assert {entry["Root"] for entry in entries("Registry")} == {"HKA", "HKCU"}


def test_the_installer_takes_what_is_built(tmp_path: Path) -> None:
    windowsfiles.write_windows_files(tmp_path)
    folder = build.WORK / "onefolder" / NAME
    programs, icon = entries("Files")
    taken = PureWindowsPath(programs["Source"])
    assert taken.name == "*"
    assert (TARGET / taken.parent.as_posix()).resolve() == folder
    assert "recursesubdirs" in programs["Flags"]
    for name in (icon["Source"], setup()["SetupIconFile"]):
        assert sides((tmp_path / name).read_bytes(), "ico") == list(ICO_SIZES)
    assert (TARGET / PureWindowsPath(setup()["OutputDir"]).as_posix()).resolve() == build.DIST
    assert WINDOWED in PROGRAMS


def test_recovery_files_are_opened_without_a_terminal() -> None:
    told = {(e["Subkey"], e["ValueName"]): e.get("ValueData") for e in entries("Registry")}
    classes = "Software\\Classes\\"
    assert told[f"{classes}{ShareFormat.FILE}", ""] == PROGID
    assert (f"{classes}{ShareFormat.FILE}\\OpenWithProgids", PROGID) in told
    command = told[f"{classes}{PROGID}\\shell\\open\\command", ""]
    assert command == f'"{{app}}\\{WINDOWED}" "%1"'
    assert told[f"{classes}{PROGID}\\DefaultIcon", ""] == "{app}\\recovery.ico,0"
    # As Windows wants it.
    assert len(PROGID) <= 39
    assert setup()["ChangesAssociations"] == "yes"


def test_what_is_uninstalled_leaves_nothing_but_a_persons_files() -> None:
    for entry in entries("Registry"):
        above = f"Software\\Classes\\{PROGID}\\"
        assert "uninsdelete" in entry.get("Flags", "") or entry["Subkey"].startswith(above)
    starts = [entry for entry in entries("Registry") if entry["Root"] == "HKCU"]
    assert [(e["Subkey"], e["ValueName"]) for e in starts] == [(RUN_KEY, NAME)]
    assert entries("InstallDelete") == [{"Type": "filesandordirs", "Name": f"{{app}}\\{INNER}"}]
    assert "UninstallDelete" not in sections()


class Structure:
    """As PyInstaller's structures of a version resource, which need Windows."""

    def __init__(self, *values: Any, **named: Any) -> None:
        self.values = values
        self.named = named


@pytest.mark.parametrize("program", PROGRAMS)
def test_windows_shows_name_and_version_of_a_program(program: str) -> None:
    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    known = dict.fromkeys((*names, "VarFileInfo", "VarStruct"), Structure)
    # As PyInstaller reads it.
    made = eval(version_resource("1.2.3", program), {"__builtins__": {}}, known)
    assert made.named["ffi"].named == {"filevers": (1, 2, 3, 0), "prodvers": (1, 2, 3, 0)}
    strings, variables = made.named["kids"]
    ((table,),) = strings.values
    language, shown = table.values
    told = dict(one.values for one in shown)
    assert told["ProductName"] == told["FileDescription"] == "Recovery Timer"
    assert told["OriginalFilename"] == program
    assert told["ProductVersion"] == told["FileVersion"] == "1.2.3"
    ((translation,),) = variables.values
    name, codes = translation.values
    assert name == "Translation"
    assert language == "".join(f"{code:04X}" for code in codes)


@pytest.mark.parametrize(
    ("version", "made"),
    [("0.1.0", (0, 1, 0, 0)), ("2.10", (2, 10, 0, 0)), ("1.0.0rc1", (1, 0, 0, 0))],
)
def test_a_version_is_four_numbers(version: str, made: tuple[int, ...]) -> None:
    assert numbers(version) == made
    assert len(numbers(__version__)) == 4
