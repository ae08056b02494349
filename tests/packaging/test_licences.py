from __future__ import annotations

import re
from importlib.metadata import packages_distributions

import pytest

from licences import copyright_text, distributions_of
from tests import ROOT


def bare(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def needed() -> set[str]:
    """What the app needs, as its constraints name it."""
    text = (ROOT / "constraints" / "run.txt").read_text(encoding="utf-8")
    return {bare(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


@pytest.fixture(scope="module")
def modules(needed: set[str]) -> list[str]:
    known = packages_distributions()
    # "__pycache__" is of many.
    return [top for top, names in known.items() if set(map(bare, names)) <= needed]


def test_the_copyright_file_covers_all_that_the_app_needs(
    needed: set[str], modules: list[str]
) -> None:
    text = copyright_text(["recoverytimer.base", *modules])
    told = {bare(name) for name in re.findall(r"^Comment: (\S+) \d\S*$", text, re.MULTILINE)}
    frozen = {bare(name) for name in distributions_of(modules)}
    of_qt = {"pyside6-addons", "pyside6-essentials", "shiboken6"}
    assert of_qt < frozen
    assert len(frozen) > 15
    assert frozen <= needed
    assert told == frozen - of_qt
    assert "Files: */PySide6/* */shiboken6/*" in text


def test_each_paragraph_names_files_holders_and_a_licence_with_its_text(
    modules: list[str],
) -> None:
    head, *paragraphs = copyright_text(modules).split("\n\n")
    assert head.startswith("Format: https://www.debian.org/")
    for paragraph in paragraphs:
        fields = re.findall(r"^(?:Files|Copyright|License): .+", paragraph, re.MULTILINE)
        files, holders, licence = fields
        assert re.fullmatch(r"Files: \S+( \S+)*", files)
        assert len(holders) > len("Copyright: ")
        assert re.fullmatch(r"License: [\w.+-]+( (with|OR|AND|or) [\w .+-]+)?", licence), licence
        # A line that is not indented would begin another field.
        body = paragraph.partition(licence)[2].strip("\n").splitlines()
        assert body[0].startswith(" ")
        assert all(line.startswith((" ", "Comment: ")) for line in body)


def test_what_a_wheel_brings_of_others_is_among_its_files(modules: list[str]) -> None:
    text = copyright_text(modules)
    assert "Files: */numpy.libs/* */numpy/*" in text
    for name in ("OpenBLAS", "GCC runtime library", "Dragon4"):
        assert name in text


def test_a_module_of_nobody_adds_nothing() -> None:
    assert distributions_of(["json", "recoverytimer.base.disk", "no_such_module"]) == []
