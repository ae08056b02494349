"""What the system is told of `.recovery` files."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from recoverytimer.sharing.bundle import ShareFormat
from tests import ROOT

LINUX = ROOT / "packaging" / "linux"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_desktop_entry_opens_what_the_mime_type_says() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "recoverytimer.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    (kind,) = ET.parse(LINUX / "recoverytimer.xml").getroot()
    assert main["MimeType"] == f"{kind.get('type')};"
    assert main["Exec"] == "recoverytimer %f"
    globs = [glob.get("pattern") for glob in kind.findall(f"{SPACE}glob")]
    assert globs == [f"*{ShareFormat.FILE}"]


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-utils")
def test_the_desktop_entry_is_sound() -> None:
    said = subprocess.run(
        ["desktop-file-validate", LINUX / "recoverytimer.desktop"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not said.returncode, said.stdout


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no shared-mime-info")
def test_the_mime_type_is_sound(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    shutil.copy(LINUX / "recoverytimer.xml", packages)
    subprocess.run(["update-mime-database", tmp_path], check=True, capture_output=True)
    assert "application/x-recoverytimer:*.recovery" in (tmp_path / "globs").read_text()
