"""Sources as files name them, and as they are cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.words.references import citation
from recoverytimer.guide.guide import References
from recoverytimer.guide.library import Guide

SOURCES = """\
[sources]
read = { label = "Anna 2020", mark = "V", address = "https://example.org/anna" }
quoted = { label = "Ben 2021", mark = "V2", quoted_in = "a leaflet" }
recalled = { label = "Cleo 2022", mark = "R" }
"""
SHIPPED = Guide(shipped_resources()).references
# Read in print or in a copy; their own pages have not been found.
WITHOUT_ADDRESS = {"lenhart-2014", "mills-2015", "mujika-2001", "noble-1979", "outer-hip-review"}
DOUBTFUL = re.compile(r"forum|shop|store|scribd|docslib|free-exercise-db|\.blog|wordpress|wiki")


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "sources.toml").write_text(SOURCES)
    return Guide(tmp_path)


def test_only_what_was_checked_is_cited(guide: Guide) -> None:
    cited = guide.cited(("read", "recalled", "quoted", "unknown"))
    assert [source.label for source in cited] == ["Anna 2020", "Ben 2021"]


def test_what_was_read_elsewhere_is_said_to_be_quoted_there(guide: Guide) -> None:
    said = [citation(source) for source in guide.cited(("read", "quoted"))]
    assert said == ["Anna 2020", "Ben 2021, as quoted by a leaflet"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://a b", "https://"],
)
def test_only_pages_of_the_web_are_addresses(tmp_path: Path, address: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(f'[sources]\na = {{ label = "A", mark = "V", address = "{address}" }}\n')
    assert read_file(References, path).problems


def test_each_shipped_source_can_be_followed() -> None:
    assert {key for key, source in SHIPPED.items() if not source.address} == WITHOUT_ADDRESS


@pytest.mark.parametrize("name", SHIPPED)
def test_no_forum_shop_or_mirror_is_a_source(name: str) -> None:
    source = SHIPPED[name]
    said = f"{source.label} {source.quoted_in or ''} {source.address or ''}"
    assert not DOUBTFUL.search(said)
