"""Where files of a person lie, as they are shown."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from recoverytimer.base.paths import Paths


class Place(Enum):
    """A file or a folder, by its name in `Paths`."""

    SETTINGS = "settings"
    DATA = "data"
    CACHE = "cache"
    LOG = "log_file"

    def within(self, paths: Paths) -> Path:
        """Its path."""
        path: Path = getattr(paths, self.value)
        return path

    def folder(self, paths: Paths) -> Path:
        """The folder that it is, or is in."""
        is_file = self in {Place.SETTINGS, Place.LOG}
        return self.within(paths).parent if is_file else self.within(paths)
