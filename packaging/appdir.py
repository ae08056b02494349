"""The folder that an AppImage is made of."""

from __future__ import annotations

import configparser
import platform
import shutil
from pathlib import Path

from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID
from sharetree import write_share_tree

NAME = "recoverytimer"
FOLDER = "RecoveryTimer.AppDir"


def make_appdir(folder: Path, target: Path) -> Path:
    """Lay a frozen folder out as an AppImage wants it; the new folder is returned.

    Args:
        folder: what `onefolder.make_folder` returned.
        target: where the new one goes.
    """
    made = target / FOLDER
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(folder, made / "usr" / "lib" / NAME, symlinks=True)
    (made / "usr" / "bin").mkdir()
    (made / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    write_share_tree(made / "usr" / "share")
    entry = made / f"{APP_ID}.desktop"
    entry.symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    read = configparser.ConfigParser(interpolation=None)
    read.read(entry, encoding="utf-8")
    icon = f"{read['Desktop Entry']['Icon']}.png"
    (made / icon).symlink_to(f"usr/share/icons/hicolor/256x256/apps/{icon}")
    (made / ".DirIcon").symlink_to(icon)
    (made / "AppRun").symlink_to(f"usr/bin/{NAME}")
    return made


def finishing_command() -> str:
    """What makes an AppImage of the folder, where its runtime can be downloaded."""
    machine = platform.machine()
    image = f"RecoveryTimer-{__version__}-{machine}.AppImage"
    return f"ARCH={machine} appimagetool dist/{FOLDER} dist/{image}"
