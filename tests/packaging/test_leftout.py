from __future__ import annotations

import ast
import sys
from pathlib import Path

import PySide6
import pytest

import leftout
from recoverytimer.base.systemlibraries import LIBRARIES
from recoverytimer.start.selftest import FORMATS, PLUGINS
from tests import ROOT
from tests.test_system_libraries import ALWAYS_THERE

WHEELS = Path(PySide6.__file__).parents[1]
QT = "PySide6/Qt"


def imported() -> set[str]:
    trees = [
        ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for file in (ROOT / "src").rglob("*.py")
    ]
    nodes = [node for tree in trees for node in tree]
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    # It loads its parts when they are named.
    return named | {ast.unparse(n).replace("np.", "numpy.", 1) for n in nodes if is_of_numpy(n)}


def is_of_numpy(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name("np")):
            return True
    return False


def test_no_module_is_left_out_that_the_app_imports() -> None:
    found = imported()
    assert {"rich.console", "PySide6.QtCore", "sqlite3", "numpy.sqrt"} <= found
    left_out = tuple(f"{name}." for name in leftout.MODULES)
    assert {name for name in found if f"{name}.".startswith(left_out)} == set()


@pytest.mark.skipif(sys.platform != "linux", reason="the patterns are those of Linux")
def test_each_pattern_still_leaves_something_of_qt_out() -> None:
    files = [path.relative_to(WHEELS).as_posix() for path in (WHEELS / "PySide6").rglob("*")]
    of_qt = {pattern: why for pattern, why in leftout.FILES.items() if pattern.startswith(QT)}
    assert len(of_qt) > 15
    assert leftout.idle(files, of_qt) == []


def test_what_desktops_languages_and_pictures_need_stays() -> None:
    plugins = [
        *PLUGINS["linux"],
        "platforms/libqoffscreen.so",
        "platforms/libqminimal.so",
        "platformthemes/libqxdgdesktopportal.so",
        "iconengines/libqsvgicon.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "wayland-shell-integration/libxdg-shell.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
        *(f"imageformats/libq{form}.so" for form in FORMATS if form != "png"),
    ]
    stay = [f"{QT}/plugins/{name}" for name in plugins]
    stay += [f"{QT}/translations/{name}.qm" for name in ("qtbase_ar", "qtbase_ja", "qt_lt")]
    stay += [f"{QT}/lib/{name}" for name in ("libicudata.so.73", "libQt6Svg.so.6")]
    assert [name for name in stay if leftout.reason(name)] == []


def test_only_what_every_desktop_has_is_left_to_the_system() -> None:
    of_system = {name for name in leftout.FILES if "/" not in name}
    known = {*LIBRARIES, *ALWAYS_THERE}
    # They come with libxcb1 and with libfontconfig1.
    assert of_system - known == {"libXau.so.6", "libXdmcp.so.6", "libexpat.so.1"}
