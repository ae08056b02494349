"""Whether all that names a release agrees: `python packaging/checkrelease.py`, before its tag."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from debpackage import MAINTAINER
from metainfo import metainfo
from recoverytimer import __version__
from recoverytimer.about.changelog import Release
from recoverytimer.base.identity import APP_ID
from releases import CHANGELOG, releases
from trying import NotMadeError, run

ROOT = Path(__file__).resolve().parents[1]
STAND_INS = ("io.github.recoverytimer.", "@users.noreply.github.com")
"""What nobody may publish under: see `README.md`."""


def of_changelog(version: str, told: Sequence[Release], today: date) -> Iterator[str]:
    """What is wrong with the changelog of a version, in sentences."""
    newest = next(iter(told), None)
    if newest is None or newest.version != version:
        has = newest.version if newest else "nothing"
        yield f"The app is version {version}, but the newest heading of CHANGELOG.md is {has}."
        return
    if newest.day is None:
        yield f"The heading of {version} in CHANGELOG.md has no day: ## {version} - {today}"
    elif newest.day > today:
        yield f"The heading of {version} in CHANGELOG.md has a day to come: {newest.day}."
    if not newest.changes:
        yield f"CHANGELOG.md says nothing of {version} to runners."


def of_shops(version: str, told: Sequence[Release], today: date) -> Iterator[str]:
    """What is wrong with what shops are told of a version, in sentences."""
    root = ET.fromstring(metainfo(version, told, today))  # noqa: S314  it is our own
    shown = root.find("releases/release")
    if shown is None or shown.get("version") != version:
        yield f"Shops would not show {version} as the newest release."
    elif shown.get("type") != "stable":
        yield f"Shops would show {version} as a development release."


def of_publisher(*names: str) -> Iterator[str]:
    """Which names are still those of nobody, in sentences."""
    for name in names:
        if any(stand_in in name for stand_in in STAND_INS):
            yield f"Nobody has put their own in place of {name}."


def of_repository(version: str, git: Callable[..., str]) -> Iterator[str]:
    """What is wrong with the repository, in sentences; `git` gives what a command of it prints."""
    if git("status", "--porcelain").strip():
        yield "There are changes that no commit holds."
    tag = f"v{version}"
    if git("tag", "--list", tag).strip():
        tagged, here = git("rev-list", "-n", "1", tag), git("rev-parse", "HEAD")
        if tagged != here:
            yield f"The tag {tag} is there, but on another commit."


def main() -> int:
    """Print what does not agree; 1 if there is anything."""
    today = datetime.now(UTC).date()
    try:
        told = releases(CHANGELOG.read_text(encoding="utf-8"))
        wrong = [
            *of_changelog(__version__, told, today),
            *of_shops(__version__, told, today),
            *of_publisher(APP_ID, MAINTAINER),
            *of_repository(__version__, lambda *command: run("git", *command, cwd=ROOT)),
        ]
    except (NotMadeError, ValueError) as error:
        wrong = [str(error)]
    print("\n".join(wrong) or f"{__version__} can be released.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
