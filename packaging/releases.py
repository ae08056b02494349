"""What each version brought, as CHANGELOG.md says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

CHANGELOG = Path(__file__).resolve().parents[1] / "CHANGELOG.md"
HEADING = re.compile(
    r"## (?P<version>\d[^\s,]*)(?:,| -) (?:(?P<day>\d{4}-\d\d-\d\d)|not released yet)"
)


class Release(Struct, frozen=True):
    """A version with its changes; `day` is missing until it is released."""

    version: str
    day: date | None
    changes: tuple[str, ...]


def releases(text: str) -> tuple[Release, ...]:
    """The releases that the text of a changelog tells of, in its order: the newest first.

    Raises:
        ValueError: a heading is not as "## 1.2.0, 2026-12-01" or "## 1.2.0, not released yet".
    """
    return tuple(_releases(text))


def day_of(version: str, made: Iterable[Release]) -> date | None:
    """The day on which a version was released."""
    return next((release.day for release in made if release.version == version), None)


def _releases(text: str) -> Iterator[Release]:
    for section in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        found = HEADING.fullmatch(heading.strip())
        if found is None:
            message = f"CHANGELOG.md: a heading has no version with its day: {heading}"
            raise ValueError(message)
        items = (" ".join(item.split()) for item in re.split(r"^- ", body, flags=re.MULTILINE))
        day = date.fromisoformat(found["day"]) if found["day"] else None
        yield Release(found["version"], day, tuple(filter(None, items)))
