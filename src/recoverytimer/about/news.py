"""Which versions are new to a person."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.about.changelog import Release
from recoverytimer.base.versions import is_newer


def news_since(releases: Iterable[Release], seen: str, running: str) -> tuple[Release, ...]:
    """What came after the version that was seen, up to the one that runs, with what is new in it.

    Where nothing is remembered, only the version that runs is new: nobody reads all there ever was.
    """
    return tuple(
        release
        for release in releases
        if release.changes
        and not is_newer(release.version, running)
        and (is_newer(release.version, seen) if seen else not is_newer(running, release.version))
    )
