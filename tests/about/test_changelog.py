"""What a version brings, as CHANGELOG.md tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recoverytimer import __version__
from recoverytimer.about.changelog import Release, read_releases, releases_in
from recoverytimer.about.news import news_since
from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.versions import is_newer, newest
from tests.pseudo import CLOSE, OPEN, Pseudo

TEXT = """# Changes

## 0.10.0 - not released yet

- Something that runs
  over two lines.

### For those who build on it

- Of no interest to a runner.

## 0.2.0 - 2027-01-31

- Second.
- Third: `code`.

## 0.1.0 - 2026-12-24

### For those who build on it

- Only for others.
"""
TEN = Release("0.10.0", None, ("Something that runs over two lines.",))
TWO = Release("0.2.0", date(2027, 1, 31), ("Second.", "Third: `code`."))
ONE = Release("0.1.0", date(2026, 12, 24), ())


def test_each_version_has_its_day_and_what_is_new_for_runners() -> None:
    assert releases_in(TEXT) == (TEN, TWO, ONE)


@pytest.mark.parametrize("text", ["", "# Changes\n", "- A list.\n## Not a version\n- Another.\n"])
def test_what_tells_of_no_version_gives_none(text: str) -> None:
    assert releases_in(text) == ()


def test_the_version_that_is_built_is_told_of_first_in_plain_words() -> None:
    first, *_ = read_releases(shipped_resources())
    assert first.version == __version__
    assert len(first.changes) > 3
    assert [change for change in first.changes if "`" in change or "python" in change] == []
    assert [change for change in first.changes if change[-1] != "."] == []


def test_the_changes_are_said_in_the_apps_language() -> None:
    with speaking(Pseudo()):
        first, *_ = read_releases(shipped_resources())
    assert {(text[0], text[-1]) for text in first.changes} == {(OPEN, CLOSE)}


def test_an_installation_without_the_file_has_no_news(tmp_path: Path) -> None:
    assert read_releases(tmp_path / "resources") == ()


@pytest.mark.parametrize(
    ("seen", "running", "news"),
    [
        ("0.2.0", "0.10.0", (TEN,)),
        ("0.1.0", "0.10.0", (TEN, TWO)),
        ("", "0.10.0", (TEN,)),
        ("0.10.0", "0.10.0", ()),
        # An older app after a newer one.
        ("0.10.0", "0.2.0", ()),
        ("0.1.0", "0.2.0", (TWO,)),
        # A version of which there is nothing to tell a runner.
        ("0.0.9", "0.1.0", ()),
    ],
)
def test_news_are_what_came_after_the_version_that_was_seen(
    seen: str, running: str, news: tuple[Release, ...]
) -> None:
    assert news_since((TEN, TWO, ONE), seen, running) == news


@pytest.mark.parametrize(
    ("older", "newer"), [("", "0"), ("", "0.1"), ("0.9.9", "0.10"), ("1.2.9", "1.10.0")]
)
def test_versions_are_compared_by_their_numbers(older: str, newer: str) -> None:
    assert is_newer(newer, older) == bool(newer.strip("0."))
    assert not is_newer(older, newer)
    assert newest(older, newer) in {older, newer} - ({older} if newer.strip("0.") else set())


def test_trailing_zeros_make_no_version_newer() -> None:
    assert not is_newer("1.2.0", "1.2")
