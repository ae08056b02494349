"""What the programs and the installer for Windows are made with, written into `build/windows`."""

from __future__ import annotations

import re
from pathlib import Path

from iconfiles import APP, DOCUMENT, ico
from recoverytimer import __version__
from recoverytimer.desktop.autostart import NAME, RUN_KEY, WINDOWED
from recoverytimer.sharing.bundle import ShareFormat
from templates import KIND, MIME, TITLE, filled

FOLDER = Path(__file__).resolve().parent / "windows"
TARGET = FOLDER.parents[1] / "build" / "windows"
INSTALLER = "installer.iss"
INSTALLER_NAME = "RecoveryTimer-{version}-setup"
APP_ICON, FILE_ICON = "app.ico", "recovery.ico"
PROGRAMS = (f"{NAME}.exe", WINDOWED)
"""That of the terminal, and that without one."""
PROGID = "RecoveryTimer.recovery"
"""What the registry calls the type of files: at most 39 letters, says Windows."""
UNICODE, ENGLISH = 0x04B0, 0x0409


def write_windows_files(target: Path) -> None:
    """Write icons, a version resource for each program and the installer's script."""
    target.mkdir(parents=True, exist_ok=True)
    (target / APP_ICON).write_bytes(ico(APP))
    (target / FILE_ICON).write_bytes(ico(DOCUMENT))
    (target / INSTALLER).write_text(installer(__version__), encoding="utf-8")
    for program in PROGRAMS:
        text = version_resource(__version__, program)
        version_file(target, program).write_text(text, encoding="utf-8")


def version_file(folder: Path, program: str) -> Path:
    """Where the version resource of a program is written."""
    return folder / f"{program}.version"


def installer(version: str) -> str:
    """The script that Inno Setup reads."""
    return filled(
        INSTALLER,
        FOLDER,
        INSTALLER_NAME=INSTALLER_NAME.format(version=version),
        NAME=TITLE,
        VERSION=version,
        NUMBERS=".".join(map(str, numbers(version))),
        WINDOWED=WINDOWED,
        PROGRAM=NAME,
        ENDING=str(ShareFormat.FILE),
        PROGID=PROGID,
        KIND=KIND,
        MIME=MIME,
        RUN_KEY=RUN_KEY,
    )


def numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows wants it: four numbers."""
    found = [int(number) for number in re.findall(r"\d+", version)[:3]]
    first, second, third = (*found, 0, 0)[:3]
    return first, second, third, 0


def version_resource(version: str, program: str) -> str:
    """What Windows shows of a program, as PyInstaller reads it."""
    strings = {
        "CompanyName": "Recovery Timer contributors",
        "FileDescription": TITLE,
        "FileVersion": version,
        "InternalName": program.removesuffix(".exe"),
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": program,
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    lines = "\n".join(f"      StringStruct({key!r}, {text!r})," for key, text in strings.items())
    parts = numbers(version)
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={parts}, prodvers={parts}),\n"
        "  kids=[\n"
        f"    StringFileInfo([StringTable('{ENGLISH:04X}{UNICODE:04X}', [\n{lines}\n    ])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])]),\n"
        "  ],\n"
        ")\n"
    )
