"""Whose work the app is made of, as the installation says."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from recoverytimer import __version__
from recoverytimer.about.parts import Part, parts_of
from recoverytimer.base.paths import shipped_resources
from tests import ROOT


@pytest.fixture(scope="module")
def parts() -> dict[str, Part]:
    return {part.name: part for part in parts_of(shipped_resources())}


def test_the_app_and_python_come_first_with_their_licences(parts: dict[str, Part]) -> None:
    own, python, *_ = parts.values()
    assert (own.name, own.version, own.licence) == (
        "Recovery Timer",
        __version__,
        "GPL-3.0-or-later",
    )
    assert "GNU GENERAL PUBLIC LICENSE" in own.text
    assert (python.name, python.version) == ("Python", sys.version.split()[0])
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in python.text


def test_every_library_that_the_app_needs_is_there_with_its_version(
    parts: dict[str, Part],
) -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [re.split(r"[>=!;]", one)[0] for one in table["project"]["dependencies"]]
    found = {name.replace("_", "-").lower(): part for name, part in parts.items()}
    assert len(needed) > 10
    for name in needed:
        part = found[name.lower()]
        assert part.version == version(name)
        assert part.licence
        assert len(part.text) > 500, name


def test_what_they_need_is_there_and_what_only_developers_need_is_not(
    parts: dict[str, Part],
) -> None:
    assert {"Pygments", "shiboken6", "Qt"} <= parts.keys()
    assert {"pytest", "mypy", "ruff", "hypothesis", "garmin-fit-sdk"}.isdisjoint(parts)


def test_qt_has_the_text_of_the_lgpl_which_its_wheels_lack(parts: dict[str, Part]) -> None:
    assert parts["Qt"].version == version("PySide6_Essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["Qt"].text
    assert "LGPL-3.0" in parts["Qt"].licence


def test_where_nothing_says_what_is_needed_all_that_is_there_is_listed(tmp_path: Path) -> None:
    names = {part.name for part in parts_of(tmp_path / "resources")}
    assert {"msgspec", "pytest"} <= names
