"""What each version brought, as CHANGELOG.md tells runners."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from recoverytimer.about.changelog import Release, releases_in

CHANGELOG = Path(__file__).resolve().parents[1] / "CHANGELOG.md"
HEADING = re.compile(r"## \d[\d.]* - (\d{4}-\d\d-\d\d|not released yet)\s*")


def releases(text: str) -> tuple[Release, ...]:
    """The releases that the text of a changelog tells of, in its order: the newest first.

    Raises:
        ValueError: a heading is not as "## 1.2.0 - 2026-12-01" or "## 1.2.0 - not released yet".
    """
    for line in text.splitlines():
        if line.startswith("## ") and not HEADING.fullmatch(line):
            message = f"CHANGELOG.md: a heading has no version with its day: {line}"
            raise ValueError(message)
    return releases_in(text)


def day_of(version: str, made: Iterable[Release]) -> date | None:
    """The day on which a version was released."""
    return next((release.day for release in made if release.version == version), None)
