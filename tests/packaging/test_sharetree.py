"""What Linux desktops and shops are told of the app."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from recoverytimer.base.identity import APP_ID, HOMEPAGE, ISSUES
from recoverytimer.sharing.bundle import ShareFormat
from releases import CHANGELOG, releases
from sharetree import write_share_tree
from tests import DOCS, ROOT
from tests.start.test_process import BARE

SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture
def entry(tree: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tree / "applications" / f"{APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo(tree: Path) -> ET.Element:
    return ET.parse(tree / "metainfo" / f"{APP_ID}.metainfo.xml").getroot()


@pytest.fixture
def kind(tree: Path) -> ET.Element:
    (found,) = ET.parse(tree / "mime" / "packages" / f"{APP_ID}.xml").getroot()
    return found


def has_icon(tree: Path, folder: str, name: str) -> bool:
    return all(
        (tree / "icons" / "hicolor" / size / folder / f"{name}.{ending}").exists()
        for size, ending in (("16x16", "png"), ("512x512", "png"), ("scalable", "svg"))
    )


def test_all_call_the_app_by_one_id(
    tree: Path, entry: configparser.SectionProxy, metainfo: ET.Element
) -> None:
    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert entry["Icon"] == APP_ID
    assert has_icon(tree, "apps", APP_ID)
    symbolic = tree / "icons" / "hicolor" / "symbolic" / "apps"
    assert [path.name for path in symbolic.iterdir()] == [f"{APP_ID}-symbolic.svg"]


def test_files_are_known_by_one_type_and_opened_by_the_app(
    tree: Path, entry: configparser.SectionProxy, metainfo: ET.Element, kind: ET.Element
) -> None:
    name = kind.get("type")
    assert name
    assert entry["MimeType"] == f"{name};"
    assert metainfo.findtext("provides/mediatype") == name
    assert [g.get("pattern") for g in kind.findall(f"{SPACE}glob")] == [f"*{ShareFormat.FILE}"]
    (icon,) = kind.findall(f"{SPACE}icon")
    shown = icon.get("name")
    assert shown
    assert shown.startswith(APP_ID)
    assert has_icon(tree, "mimetypes", shown)
    program, _, argument = entry["Exec"].partition(" ")
    assert argument == "%f"
    assert program in PROJECT["scripts"]
    assert metainfo.findtext("provides/binary") == program


def test_the_windows_are_those_of_the_desktop_entry(
    entry: configparser.SectionProxy, tmp_path: Path
) -> None:
    script = (
        "import os; from recoverytimer.start import process\n"
        "def told(qt, *_):\n"
        "    print(qt.applicationName(), qt.desktopFileName(), flush=True)\n"
        "    os._exit(0)\n"
        "process.opened = told\n"
        "from recoverytimer.__main__ import main; main(['--data-dir', '.'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**BARE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    # X11 calls the class of a window by the first, Wayland by the second.
    assert done.stdout.split() == [entry["StartupWMClass"], APP_ID]


def test_the_stand_ins_are_written_in_one_place(metainfo: ET.Element) -> None:
    sources = [p for folder in ("src", "packaging") for p in (ROOT / folder).rglob("*") if p.suffix]
    naming = [p.name for p in sources if p.is_file() and _names_them(p)]
    assert naming == ["identity.py"]
    assert PROJECT["urls"] == {"Homepage": HOMEPAGE, "Issues": ISSUES}
    assert [url.text for url in metainfo.findall("url")] == [HOMEPAGE, ISSUES]


def _names_them(path: Path) -> bool:
    content = path.read_bytes()
    return path.suffix != ".pyc" and any(s.encode() in content for s in (APP_ID, HOMEPAGE))


def test_shops_show_every_release_with_its_day_and_changes(metainfo: ET.Element) -> None:
    told = releases(CHANGELOG.read_text(encoding="utf-8"))
    shown = metainfo.findall("releases/release")
    assert [r.get("version") for r in shown] == [release.version for release in told]
    for release, made in zip(told, shown, strict=True):
        assert made.get("type") == ("stable" if release.day else "development")
        items = ["".join(item.itertext()) for item in made.iter("li")]
        assert items == [change.replace("`", "") for change in release.changes]
        assert datetime.strptime(str(made.get("date")), "%Y-%m-%d").replace(tzinfo=UTC)


def test_shops_show_the_screenshots_of_the_docs(metainfo: ET.Element) -> None:
    images = metainfo.findall("screenshots/screenshot/image")
    assert len(images) > 3
    for image in images:
        address = str(image.text)
        assert address.startswith(f"{HOMEPAGE}/")
        picture = QImage(str(DOCS / address.rpartition("/")[2]))
        size = (str(picture.width()), str(picture.height()))
        assert size == (image.get("width"), image.get("height")), address


def test_two_trees_of_a_day_are_alike(
    tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del tree
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    for name in "ab":
        write_share_tree(tmp_path / name, zsh="vendor-completions")
    files = dict(contents(tmp_path / "a"))
    assert "zsh/vendor-completions/_recoverytimer" in files
    assert files == dict(contents(tmp_path / "b"))
    assert b'date="2026-12-01"' in files[f"metainfo/{APP_ID}.metainfo.xml"]


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-utils")
def test_the_desktop_entry_is_sound(tree: Path) -> None:
    file = tree / "applications" / f"{APP_ID}.desktop"
    assert said("desktop-file-validate", str(file)) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="no appstream")
def test_what_shops_show_is_sound(tree: Path) -> None:
    file = tree / "metainfo" / f"{APP_ID}.metainfo.xml"
    # Since 1.0 AppStream would have another tag for who made it, which Debian 12 does not know.
    is_old = " 0." in said("appstreamcli", "--version")[1]
    how = ["--strict"] if is_old else []
    code, told = said("appstreamcli", "validate", *how, "--no-net", str(file))
    assert code == 0, told


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no shared-mime-info")
def test_the_mime_type_is_sound(tree: Path, tmp_path: Path) -> None:
    shutil.copytree(tree / "mime", tmp_path / "mime")
    subprocess.run(["update-mime-database", tmp_path / "mime"], check=True, capture_output=True)
    assert "application/x-recoverytimer:*.recovery" in (tmp_path / "mime" / "globs").read_text()


def said(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
