"""The manual page says what the command line's parser does."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from manpage import escaped, manual_page, split
from recoverytimer import __version__
from recoverytimer.base.paths import person_paths
from recoverytimer.start.arguments import command_line


@pytest.fixture
def page(tree: Path) -> str:
    return gzip.decompress((tree / "man" / "man1" / "recoverytimer.1.gz").read_bytes()).decode()


def test_every_command_and_option_is_told(page: str) -> None:
    options, commands = split(command_line())
    told = [*options, *(action for _, _, command in commands for action in split(command)[0])]
    names = [name for action in told for name in action.option_strings]
    assert {"--data-dir", "--terminal", "--as", "--as-runs"} <= set(names)
    assert [name for name in names if escaped(name) not in page] == []
    helps = [action.help for action in told if action.help]
    assert [text for text in helps if escaped(text) not in page] == []
    assert [name for name, _, _ in commands] == [
        "play",
        "open",
        "list",
        "show",
        "about",
        "check",
        "export",
        "import",
    ]
    for name, text, _ in commands:
        assert re.search(rf"^\\fB{name}\\fR", page, re.MULTILINE)
        assert escaped(text) in page
    assert f"Recovery Timer {__version__}" in page


def test_what_only_the_app_calls_is_not_told(page: str) -> None:
    assert "sound" not in page


@pytest.mark.skipif(sys.platform != "linux", reason="the page names the folders of Linux")
def test_files_lie_where_the_page_says(
    page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    paths = person_paths()
    for path in (paths.settings, paths.data, paths.cache, paths.log_file):
        assert f"\n.I ~/{path.relative_to(tmp_path)}" in page


def test_text_is_no_command_of_the_page() -> None:
    assert escaped(".TH a-b\\") == "\\&.TH a\\-b\\e"


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff")
def test_the_page_is_sound() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8"],
        input=manual_page(command_line(), "1", "2026-12-01"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "recoverytimer" in done.stdout
    assert done.stderr == ""
