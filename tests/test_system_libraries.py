"""Whether `dev.py` installs every shared library that Qt's own files say that they need."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from recoverytimer.base.systemlibraries import LIBRARIES, renamed
from tests import ROOT

# What these packages bring is there wherever apt is: libc6, libgcc-s1, libstdc++6, zlib1g,
# libzstd1, libbz2-1.0.
ALWAYS_THERE = frozenset(
    [
        "libc.so.6",
        "libm.so.6",
        "libdl.so.2",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
        "libgcc_s.so.1",
        "libstdc++.so.6",
        "libz.so.1",
        "libzstd.so.1",
        "libbz2.so.1",
    ]
)
# Plugins that Qt looks for by itself, for what the app does on a desktop.
PLUGINS = (
    "iconengines/*",
    "imageformats/*",
    "multimedia/*",
    "platforminputcontexts/*",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so",
    "texttospeech/*",
    "wayland-*-client/*",
    "wayland-shell-integration/*",
    "xcbglintegrations/*",
)
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere Qt brings all that it needs"
)


def qt_modules(*folders: str) -> set[str]:
    """The modules of Qt that are imported in folders."""
    trees = [
        ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for folder in folders
        for file in (ROOT / folder).rglob("*.py")
    ]
    imported = {n.module or "" for tree in trees for n in tree if isinstance(n, ast.ImportFrom)}
    return {name.split(".")[1] for name in imported if name.startswith("PySide6.")}


def needed_by(files: Iterable[Path], wheels: Path) -> set[str]:
    """The libraries outside of the wheels that files and those below them need."""
    inside = {path.name: path for path in wheels.glob("*/**/*.so*") if path.is_file()}
    outside: set[str] = set()
    seen: set[Path] = set()
    waiting = list(files)
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            names = set(needed(file))
            outside |= names - inside.keys()
            waiting += [inside[name] for name in names & inside.keys()]
    return outside


def needed(file: Path) -> Iterator[str]:
    """The libraries that an ELF file names."""
    from elftools.elf.elffile import ELFFile

    with file.open("rb") as opened:
        dynamic = ELFFile(opened).get_section_by_name(".dynamic")
        yield from (tag.needed for tag in dynamic.iter_tags("DT_NEEDED"))


def test_every_library_that_qt_needs_is_installed() -> None:
    import PySide6

    home = Path(PySide6.__file__).parent
    modules = [home / f"{name}.abi3.so" for name in qt_modules("src", "tests")]
    plugins = [file for pattern in PLUGINS for file in (home / "Qt" / "plugins").glob(pattern)]
    assert len(modules) > 8
    assert all(list((home / "Qt" / "plugins").glob(pattern)) for pattern in PLUGINS)
    outside = needed_by([*modules, *plugins], home.parent)
    loader = {name for name in outside if name.startswith("ld-linux")}
    assert outside - loader - ALWAYS_THERE == set(LIBRARIES)


def test_the_self_test_loads_all_of_qt_that_the_app_does_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    script = (
        "import sys; from recoverytimer.__main__ import main; code = main(['--self-test']);"
        "print(*(name for name in sys.modules if name.startswith('PySide6.'))); sys.exit(code)"
    )
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **home},
        capture_output=True,
        text=True,
        check=True,
    )
    *parts, told, loaded = done.stdout.splitlines()
    assert told == "Self-test passed", parts
    assert not list(tmp_path.rglob("*.sqlite3"))
    # What only they need is loaded by the processes that sound.
    assert any(part.startswith("Tones: OK") for part in parts)
    assert any(part.startswith("Voice: OK") for part in parts)
    apart = qt_modules("src/recoverytimer/sound") - qt_modules("src/recoverytimer/start")
    assert apart & {"QtMultimedia", "QtTextToSpeech"}
    assert {f"PySide6.{name}" for name in qt_modules("src") - apart} <= set(loaded.split())


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ({"ID": "debian", "VERSION_ID": "12"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "13"}, "libglib2.0-0t64"),
        ({"ID": "debian"}, "libglib2.0-0t64"),
        ({"ID": "ubuntu", "VERSION_ID": "22.04"}, "libglib2.0-0"),
        ({"ID": "ubuntu", "VERSION_ID": "24.04"}, "libglib2.0-0t64"),
        ({"ID": "fedora", "VERSION_ID": "44"}, "libglib2.0-0"),
    ],
)
def test_a_package_has_the_name_that_the_system_gives_it(
    system: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: system)
    assert renamed("libglib2.0-0") == name
    assert renamed("libegl1") == "libegl1"
