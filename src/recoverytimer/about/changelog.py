"""The changes of all versions, as `CHANGELOG.md` tells them to runners.

A heading `## VERSION - DATE` begins a version; what stands below it in a list is for runners, until
the next heading. Below one of a lower rank is what only concerns who builds on the app.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.base.content import SAID, in_language
from recoverytimer.base.paths import shipped_text

NAME = "CHANGELOG.md"
_VERSION = re.compile(r"## (?P<version>[0-9][0-9.]*)(?: - (?P<day>\d{4}-\d\d-\d\d)\s*$)?")


class Release(Struct, frozen=True):
    """A version.

    Attributes:
        day: when it came out; None while it is being made.
        changes: what is new for runners, each in a sentence or a few.
    """

    version: str
    day: date | None
    changes: Annotated[tuple[str, ...], Meta(extra=SAID)] = ()

    @property
    def context(self) -> Path:
        """Where its texts stand for translators, as if each version had a file."""
        return Path("changes") / f"{self.version}.md"


def read_releases(resources: Path) -> tuple[Release, ...]:
    """All versions in the app's language, the newest first; none where the file is not there."""
    try:
        text = shipped_text(resources, NAME).read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(in_language(release, release.context) for release in releases_in(text))


def releases_in(text: str) -> tuple[Release, ...]:
    """The versions that a text tells of, in its order, as they are written."""
    return tuple(map(_release, _sections(text)))


def _sections(text: str) -> Iterator[list[str]]:
    """The lines of each version, its heading first."""
    section: list[str] = []
    for line in text.splitlines():
        if _VERSION.match(line):
            if section:
                yield section
            section = [line]
        elif section:
            section.append(line)
    if section:
        yield section


def _release(lines: list[str]) -> Release:
    heading = _VERSION.match(lines[0])
    assert heading is not None
    changes: list[str] = []
    for line in lines[1:]:
        if line.startswith("#"):
            break
        if line.startswith("- "):
            changes.append(line.removeprefix("- ").strip())
        elif line.startswith("  ") and changes:
            changes[-1] += f" {line.strip()}"
    day = heading["day"]
    return Release(heading["version"], date.fromisoformat(day) if day else None, tuple(changes))
